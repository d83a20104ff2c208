namespace EcsTaskDef.PowerShell.Queries;

/// <summary>Who uses the revisions of families, read page by page as they are needed.</summary>
internal static class UsageStream
{
    /// <summary>The revisions of one family, whatever their states, by number.</summary>
    public static IEnumerable<TaskDefinitionUsage> OfFamily(IRegistry registry, string family, IWaiter waiter) => PageStream.Of(
        waiter,
        0,
        (after, size, token) => registry.GetFamilyUsageAsync(family, after, size, token),
        static usage => usage.Revision);

    /// <summary>The same of every family that matches, in ordinal order of their names.</summary>
    /// <param name="registry">The registry to ask.</param>
    /// <param name="prefix">The beginning of all names that match.</param>
    /// <param name="matches">Whether a name does.</param>
    /// <param name="waiter">Waits for the pages.</param>
    public static IEnumerable<TaskDefinitionUsage> OfFamilies(
        IRegistry registry, string prefix, Func<string, bool> matches, IWaiter waiter) =>
        FamilyStream.Names(registry, prefix, FamilyStatuses.Any, waiter).Where(matches)
            .SelectMany(family => OfFamily(registry, family, waiter));
}
