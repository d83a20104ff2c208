namespace EcsTaskDef.Model;

/// <summary>Credentials for a private registry. Source: ECS API model.</summary>
public sealed record RepositoryCredentials : EcsStructure
{
    /// <summary>
    /// ARN of the Secrets Manager secret with user name and password. Required. Source: ECS API model.
    /// </summary>
    public string? CredentialsParameter { get; init; }
}
