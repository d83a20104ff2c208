namespace EcsTaskDef.PowerShell.Queries;

/// <summary>A revision that a query found, not described yet.</summary>
/// <param name="Name">The name to describe it by.</param>
/// <param name="IsListed">
/// True when it comes from a list: its state is right, and it is no error if it disappears before it is described. False when the user
/// named it.
/// </param>
internal sealed record RevisionCandidate(string Name, bool IsListed)
{
    /// <summary>Describes it; null when a listed one is not there (any more).</summary>
    public DescribeTaskDefinitionResponse? Describe(ITaskDefinitionRegistry registry, bool withTags, IWaiter waiter)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = Name, Include = withTags ? TaskDefinitionFields.All : null };
        try
        {
            return waiter.Wait(token => registry.DescribeTaskDefinitionAsync(request, token));
        }
        catch (EcsException refusal) when (IsListed && refusal.Kind == EcsErrorKind.Refusal)
        {
            // Removed since it was listed, or the family of a wildcard has no such number.
            return null;
        }
    }
}
