namespace EcsTaskDef.Settings;

/// <summary>A key that requests are signed with.</summary>
/// <param name="Id">The access key id.</param>
/// <param name="Secret">The secret; never shown.</param>
/// <param name="SessionToken">The token of a temporary key; null = it is none.</param>
public sealed record AccessKey(string Id, string Secret, string? SessionToken)
{
    /// <summary>Without the secret, wherever it is printed.</summary>
    public override string ToString() => Id;
}
