namespace EcsTaskDef.PowerShell.Queries;

/// <summary>A revision that a query found, not described yet.</summary>
/// <param name="Name">The name to describe it by.</param>
/// <param name="IsListed">
/// True when a list gave it: it is in the right state, and no error when somebody removes it in between. False when the
/// user named it.
/// </param>
internal sealed record RevisionCandidate(string Name, bool IsListed)
{
    /// <summary>What the registry has of it; null when it was listed and is not there any more, or never was.</summary>
    public DescribeTaskDefinitionResponse? Describe(ITaskDefinitionRegistry registry, bool withTags, IWaiter waiter)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = Name, Include = withTags ? TaskDefinitionFields.All : null };
        try
        {
            return waiter.Wait(token => registry.DescribeTaskDefinitionAsync(request, token));
        }
        catch (EcsException refusal) when (IsListed && refusal.Kind == EcsErrorKind.Refusal)
        {
            // Somebody removed it since it was listed. Or a family of a wildcard has no such number.
            return null;
        }
    }
}
