namespace EcsTaskDef.PowerShell.Queries;

/// <summary>A query of <c>Get-TaskDefinition</c>, and the revisions that it finds.</summary>
internal sealed class RevisionQuery
{
    /// <summary>The most that ECS lists at a time.</summary>
    public const int LargestPage = 100;

    private static readonly string[] s_active = { TaskDefinitionStatuses.Active };

    private static readonly string[] s_all =
        { TaskDefinitionStatuses.Active, TaskDefinitionStatuses.Inactive, TaskDefinitionStatuses.DeleteInProgress };

    /// <summary>The states asked for; null = ACTIVE ones, or any state of a revision that is named.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>Revision numbers; null = all.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }

    /// <summary>Only the highest revision of each family.</summary>
    public bool Latest { get; init; }

    public bool Descending { get; init; }

    public int PageSize { get; init; } = LargestPage;

    /// <summary>Compiles a wildcard; returns null for a name.</summary>
    public required Func<string, Func<string, bool>?> WildcardOf { get; init; }

    /// <summary>The states of a parameter: <c>ALL</c> is each of them, null none.</summary>
    public static IReadOnlyList<string>? StatusesOf(IEnumerable<string>? asked)
    {
        string[]? statuses = asked?.Select(static status => status.ToUpperInvariant()).Distinct().ToArray();
        return statuses?.Contains(FamilyStatuses.Any) == true ? s_all : statuses;
    }

    public bool Wants(string? status) => Statuses is null || Statuses.Contains(status);

    /// <summary>The revisions of a name, found as they are needed.</summary>
    /// <param name="text">A family, a wildcard, <c>family:revision</c> or an ARN; null = everything.</param>
    /// <param name="registry">The registry to ask.</param>
    /// <param name="waiter">Waits for the answers.</param>
    public IEnumerable<RevisionCandidate> Find(string? text, IRegistry registry, IWaiter waiter)
    {
        if (text is null)
            return Latest || Numbers is not null ? OfFamilies("", static _ => true, null, registry, waiter)
                : Listed(null, registry, waiter);

        RevisionName name = RevisionName.Parse(text);
        if (!name.IsArn && WildcardOf(name.Family) is { } matches)
            return OfFamilies(FamilyStream.PrefixOf(name.Family), matches, name.Revision, registry, waiter);
        return name.Revision is not null || name.IsArn || text.Length == 0
            ? new[] { new RevisionCandidate(text, IsListed: false) }
            : OfFamily(text, registry, waiter);
    }

    /// <summary>How many revisions of a name there are to look at; null = unknown.</summary>
    /// <param name="text">As for <see cref="Find"/>.</param>
    /// <param name="registry">The registry to ask.</param>
    /// <param name="region">What the region holds; null = nothing.</param>
    /// <param name="waiter">Waits for the answers.</param>
    public long? Expect(string? text, IRegistry registry, Func<RegionDescription?> region, IWaiter waiter)
    {
        RevisionName name = RevisionName.Parse(text ?? "");
        if (name.IsArn || name.Revision is not null) return WildcardOf(name.Family) is null ? 1 : null;
        if (Latest || Numbers is not null || WildcardOf(name.Family) is not null) return null;
        if (text is null) return region() is { } all ? Sum(all.ActiveCount, all.InactiveCount, all.DeleteInProgressCount) : 0;
        return waiter.Wait(token => registry.GetFamilyAsync(text, token)) is { } one
            ? Sum(one.ActiveCount, one.InactiveCount, one.DeleteInProgressCount) : null;
    }

    private long Sum(long active, long inactive, long deleted)
    {
        IReadOnlyList<string> wanted = Statuses ?? s_active;
        return (wanted.Contains(TaskDefinitionStatuses.Active) ? active : 0)
            + (wanted.Contains(TaskDefinitionStatuses.Inactive) ? inactive : 0)
            + (wanted.Contains(TaskDefinitionStatuses.DeleteInProgress) ? deleted : 0);
    }

    private IEnumerable<RevisionCandidate> OfFamilies(
        string prefix, Func<string, bool> matches, string? revision, IRegistry registry, IWaiter waiter)
    {
        bool onlyActive = Numbers is null && revision is null && (Statuses ?? s_active).SequenceEqual(s_active);
        IEnumerable<string> families = FamilyStream
            .Names(registry, prefix, onlyActive ? FamilyStatuses.Active : FamilyStatuses.Any, waiter)
            .Where(matches);
        if (Descending) families = families.Reverse();
        return families.SelectMany(family => revision is not null
            ? new[] { new RevisionCandidate($"{family}:{revision}", IsListed: true) }
            : Numbers is not null ? Numbered(family, isListed: true) : Listed(family, registry, waiter));
    }

    private IEnumerable<RevisionCandidate> OfFamily(string family, IRegistry registry, IWaiter waiter)
    {
        if (Numbers is not null)
        {
            foreach (RevisionCandidate candidate in Numbered(family, isListed: false)) yield return candidate;
            yield break;
        }

        bool any = false;
        foreach (RevisionCandidate candidate in Listed(family, registry, waiter))
        {
            any = true;
            yield return candidate;
        }

        // None: describing the family gives ECS's own error, unless it has revisions in other states.
        if (!any && (Statuses is null || waiter.Wait(token => registry.GetFamilyAsync(family, token)) is null))
            yield return new RevisionCandidate(family, IsListed: false);
    }

    private IEnumerable<RevisionCandidate> Listed(string? family, IRegistry registry, IWaiter waiter)
    {
        IEnumerable<string> arns =
            RevisionStream.Of(registry, family, Statuses ?? s_active, Latest || Descending, Latest ? 1 : PageSize, waiter);

        // Over a wire, looking at families would take longer than all pages do. Short pages are those of a few.
        arns = Latest ? arns.Take(1) : registry is IDescribesMany && PageSize == LargestPage ? arns.ToArray() : arns;
        return arns.Select(static arn => new RevisionCandidate(arn, IsListed: true));
    }

    private IEnumerable<RevisionCandidate> Numbered(string family, bool isListed) =>
        (Descending ? Numbers!.OrderByDescending(static n => n) : Numbers!.AsEnumerable()).Select(number =>
            new RevisionCandidate(
                string.Format(CultureInfo.InvariantCulture, "{0}:{1}", family, number), isListed));
}
