namespace EcsTaskDef.PowerShell.Queries;

/// <summary>Finds the revision before another one.</summary>
internal static class PrecedingRevision
{
    private const int LargestPage = 1000;

    /// <summary>
    /// The nearest lower number that is still there, in any state; null = none. Most often it is the next, so a look is short.
    /// </summary>
    /// <param name="registry">The registry to ask.</param>
    /// <param name="family">The family.</param>
    /// <param name="revision">The number that it is before.</param>
    /// <param name="waiter">Waits for the answers.</param>
    public static ArchivedRevision? Of(IRegistry registry, string family, int revision, IWaiter waiter)
    {
        int count = 1;
        for (int top = revision; top > 1; top -= count, count = Math.Min(2 * count, LargestPage))
        {
            int after = Math.Max(0, top - 1 - count);
            int size = top - 1 - after;
            IReadOnlyList<ArchivedRevision> page = waiter.Wait(token => registry.ReadFamilyAsync(family, after, size, token));
            if (page.LastOrDefault(one => one.TaskDefinition.Value.Revision < revision) is { } found) return found;
            count = size;
        }

        return null;
    }
}
