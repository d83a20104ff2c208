namespace EcsTaskDef.Model;

/// <summary>Credentials for a private registry. Source: ECS API model.</summary>
public sealed record RepositoryCredentials : EcsStructure
{
    /// <summary>
    /// ARN or name of the Secrets Manager secret with user name and password. Required, and an execution role to read it.
    /// Source: ECS API model, docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? CredentialsParameter { get; init; }
}
