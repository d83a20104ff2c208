using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>The revisions of a region at a time: those whose removal has come are not there any more.</summary>
internal sealed class RevisionView
{
    private static readonly RevisionStatus[] s_visible =
        [RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress];

    private readonly string _region;
    private readonly DateTimeOffset _latestGone;
    private readonly DateTimeOffset? _latestExpired;
    private ILookup<string, RevisionFact>? _due;
    private Arns? _arns;

    public RevisionView(IRegionView stored, string region, DateTimeOffset now, RemovalDelays delays)
    {
        At = time => new RevisionView(stored, region, time, delays);
        Stored = stored;
        Now = now;
        _region = region;
        _latestGone = now - delays.Removal;
        _latestExpired = delays.InactiveRetention is { } retention && retention < now - DateTimeOffset.MinValue ? now - retention : null;
    }

    public DateTimeOffset Now { get; }

    /// <summary>The same at another time.</summary>
    public Func<DateTimeOffset, RevisionView> At { get; }

    /// <summary>What the store has.</summary>
    public IRegionView Stored { get; }

    /// <summary>ARNs in the store's account.</summary>
    public Arns Arns => _arns ??= new Arns(_region, Stored.Store.Account);

    /// <summary>Nothing is to be removed: what the view shows can be seen, all of it.</summary>
    public bool IsSettled { get; set; }

    /// <summary>What to tell somebody who names a revision or a family that is not here.</summary>
    public string AdviceUnknown => Texts.Format(SR.AdviceUnknownRevision, _region);

    public RevisionFact? GetRevision(string family, int revision) =>
        Stored.GetRevision(family, revision) is { } fact && !IsGone(fact) ? fact : null;

    /// <summary>A revision named by <c>family:revision</c> or ARN; null when there is none here.</summary>
    public RevisionFact? Find(TaskDefinitionReference reference) =>
        EcsName.IsValid(reference.Family) && reference.Revision is { } number ? GetRevision(reference.Family, number) : null;

    /// <summary>The same; without one it refuses with ECS's text.</summary>
    public RevisionFact Demand(TaskDefinitionReference reference, string text) =>
        Find(reference) ?? throw Missing(reference, text, AdviceUnknown);

    /// <summary>The refusal of a revision that is not there.</summary>
    public static EcsException Missing(TaskDefinitionReference reference, string text, string advice) => EcsErrors.Missing(
        EcsErrorCodes.Client, new MissingResource(MissingResource.TaskDefinition, reference.ToString()), text, advice);

    /// <summary>The latest ACTIVE revision of a family.</summary>
    public RevisionFact? LatestActive(string family) =>
        Stored.GetLatest(family, RevisionStatus.Active) is { } latest ? GetRevision(family, latest) : null;

    /// <summary>The first revisions above a number of each state in turn.</summary>
    public IEnumerable<RevisionFact> Visible(string family, int after, int maxResults) => s_visible.SelectMany(status => Stored
        .ListRevisions(status, family, (family, after), descending: false)
        .Select(one => GetRevision(family, one.Revision)).OfType<RevisionFact>().Take(maxResults));

    /// <summary>A revision's document as it is answered.</summary>
    public TaskDefinitionDocument Document(RevisionFact revision, RevisionStatus? previousStatus = null, bool hideTime = false) =>
        TaskDefinitionSplice.Apply(
            Stored.ReadDocument(revision), revision.Status, hideTime ? null : revision.DeregisteredAt, previousStatus);

    /// <summary>A family without what is gone; null when there is none that can be seen.</summary>
    public FamilyFact? GetFamily(string family)
    {
        if (Stored.GetFamily(family) is not { } fact) return null;

        // Empty but for stores that cannot be written to.
        _due ??= Due().ToLookup(static r => r.Family, StringComparer.Ordinal);
        foreach (RevisionFact due in _due[family])
        {
            fact = due.Status == RevisionStatus.Inactive
                ? fact with { InactiveCount = fact.InactiveCount - 1 }
                : fact with { DeleteInProgressCount = fact.DeleteInProgressCount - 1 };
        }

        return fact.IsVisible ? fact : null;
    }

    /// <summary>What nobody will see any more, but what the store still has.</summary>
    public IEnumerable<RevisionFact> Due()
    {
        foreach ((string family, int revision, bool due, _) in Ended())
        {
            // Others may have removed it since it was listed.
            if (due && !IsInUse(family, revision) && Stored.GetRevision(family, revision) is { } fact && IsOver(fact)) yield return fact;
        }
    }

    /// <summary>What <see cref="Due"/> is about, with those that are still in use: what a store may fetch at once.</summary>
    public ReadPlan DuePlan(int maxResults) =>
        new()
        {
            Revisions = Ended().Where(static one => one.Due).Take(maxResults)
                .Select(static one => (one.Family, (int?)one.Revision)).ToArray(),
        };

    /// <summary>The time before which nothing can be removed, unless something changes; null when something can be now.</summary>
    public DateTimeOffset? NothingDueBefore()
    {
        DateTimeOffset next = DateTimeOffset.MaxValue;
        foreach ((string family, int revision, bool due, DateTimeOffset at) in Ended())
        {
            DateTimeOffset? until = due ? InUseUntil(family, revision) : at;
            if (until is not { } time) return null;
            if (time < next) next = time;
        }

        return next;
    }

    // Revisions whose time is over, and of each queue the first whose time is not.
    private IEnumerable<(string Family, int Revision, bool Due, DateTimeOffset At)> Ended()
    {
        foreach ((string family, int revision, DateTimeOffset requested) in Stored.ListDeletions())
        {
            bool due = IsOver(requested, _latestGone);
            yield return (family, revision, due, requested + (Now - _latestGone));
            if (!due) break;
        }

        if (_latestExpired is not { } latest) yield break;
        foreach ((string family, int revision, DateTimeOffset deregistered) in Stored.ListDeregistrations())
        {
            bool due = IsOver(deregistered, latest);
            yield return (family, revision, due, deregistered + (Now - latest));
            if (!due) yield break;
        }
    }

    /// <summary>Whether a task or service holds on to a revision now.</summary>
    public bool IsInUse(string family, int revision) => InUseUntil(family, revision) is not null;

    // With no delay nothing waits for the clock: an event is a millisecond ahead of it when the one before was in the same.
    private bool IsOver(DateTimeOffset since, DateTimeOffset latest) => since <= latest || latest == Now;

    private bool IsGone(RevisionFact revision) => IsOver(revision) && !IsInUse(revision.Family, revision.Revision);

    private bool IsOver(RevisionFact revision) => revision switch
    {
        { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested } => IsOver(requested, _latestGone),
        { Status: RevisionStatus.Inactive, DeregisteredAt: { } deregistered } =>
            _latestExpired is { } latest && IsOver(deregistered, latest),
        _ => false,
    };

    /// <summary>When an unused revision vanishes, and a used one if nothing else happens; null = never, as things are.</summary>
    public DateTimeOffset? GoneAt(RevisionFact revision)
    {
        DateTimeOffset? over = revision switch
        {
            { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested } => requested + (Now - _latestGone),
            { Status: RevisionStatus.Inactive, DeregisteredAt: { } deregistered } => deregistered + (Now - _latestExpired),
            _ => null,
        };
        DateTimeOffset? until = InUseUntil(revision.Family, revision.Revision);
        return over is null || until == DateTimeOffset.MaxValue ? null : until > over ? until : over;
    }

    /// <summary>Until when somebody uses the revision; see <see cref="RevisionUsers.InUseUntil"/>.</summary>
    public DateTimeOffset? InUseUntil(string family, int revision) => RevisionUsers.InUseUntil(Stored, family, revision, Now);
}
