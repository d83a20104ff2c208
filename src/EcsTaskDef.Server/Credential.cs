namespace EcsTaskDef.Server;

/// <summary>Who may call a server that verifies signatures.</summary>
/// <param name="AccessKeyId">The access key id; it becomes the last part of <c>registeredBy</c>.</param>
/// <param name="SecretAccessKey">The secret; never shown.</param>
/// <param name="SessionToken">What <c>X-Amz-Security-Token</c> has to be; null = the header must not be there.</param>
internal sealed record Credential(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <summary>Without the secret, wherever it is printed.</summary>
    public override string ToString() => AccessKeyId;
}
