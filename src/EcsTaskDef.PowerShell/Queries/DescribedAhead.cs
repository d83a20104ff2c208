namespace EcsTaskDef.PowerShell.Queries;

/// <summary>
/// Describes the next revisions of a list together, where each would be a request over a wire. The stream stays lazy: no more than a
/// window of it is read ahead.
/// </summary>
internal sealed class DescribedAhead
{
    private const int Window = 64;

    private readonly Dictionary<string, DescribeTaskDefinitionResponse?> _described = new(StringComparer.Ordinal);

    /// <summary>The candidates in their order; each of a window was described when it comes.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="registry">The registry; one on disk describes each by itself.</param>
    /// <param name="withTags">Whether their tags are wanted.</param>
    /// <param name="most">How many are wanted at most, at the time of asking.</param>
    /// <param name="waiter">Waits for the answers.</param>
    public IEnumerable<RevisionCandidate> Of(
        IEnumerable<RevisionCandidate> candidates, IRegistry registry, bool withTags, Func<ulong> most, IWaiter waiter)
    {
        if (registry is not IDescribesMany several)
        {
            foreach (RevisionCandidate one in candidates) yield return one;
            yield break;
        }

        var window = new List<RevisionCandidate>();
        using IEnumerator<RevisionCandidate> source = candidates.GetEnumerator();
        bool more = true;
        while (more)
        {
            int size = (int)Math.Min(Window, Math.Max(1, most()));
            window.Clear();
            while (window.Count < size && (more = source.MoveNext())) window.Add(source.Current);
            string[] names = window.Where(static one => one.IsListed).Select(static one => one.Name).ToArray();
            if (names.Length > 1)
            {
                IReadOnlyList<DescribeTaskDefinitionResponse?> answers =
                    waiter.Wait(token => several.DescribeManyAsync(names, withTags, token));
                for (int i = 0; i < names.Length; i++) _described[names[i]] = answers[i];
            }

            foreach (RevisionCandidate one in window) yield return one;
        }
    }

    /// <summary>
    /// What was described of a candidate, once; else it is described now. Null when a listed one is not there (any more).
    /// </summary>
    public DescribeTaskDefinitionResponse? Describe(RevisionCandidate candidate, IRegistry registry, bool withTags, IWaiter waiter)
    {
        if (!_described.TryGetValue(candidate.Name, out DescribeTaskDefinitionResponse? answer))
            return candidate.Describe(registry, withTags, waiter);
        _described.Remove(candidate.Name);
        return answer;
    }
}
