namespace EcsTaskDef.Remote;

/// <summary>Who calls.</summary>
/// <param name="Account">The account; empty where nobody said.</param>
/// <param name="Arn">The caller's ARN; null where nobody said.</param>
internal sealed record CallerIdentity(string Account, string? Arn);
