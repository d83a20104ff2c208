namespace EcsTaskDef.Model;

/// <summary>How the task is authorized at FSx for Windows File Server. Source: docs/ECS.md §3.3 [model].</summary>
public sealed record FSxWindowsFileServerAuthorizationConfig : EcsStructure
{
    /// <summary>
    /// ARN of the secret or parameter with the credentials. Required. Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public string? CredentialsParameter { get; init; }

    /// <summary>Full name of the Active Directory domain. Required. Source: docs/ECS.md §3.3 [model].</summary>
    public string? Domain { get; init; }
}
