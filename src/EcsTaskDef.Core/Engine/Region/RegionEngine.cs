using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>
/// What the operations of one region share: the store's region, the time at which they look, the answers given lately, and the removal
/// of expired revisions, which comes first.
/// </summary>
internal sealed class RegionEngine
{
    // At most this many removals go into one change.
    private const int MaxSweep = 1000;

    // Where the store cannot tell that something joined a queue, what is known of the queues holds no longer than this.
    private static readonly TimeSpan s_inexactIdle = TimeSpan.FromSeconds(1);

    private static readonly ReadPlan s_workloads = new() { Resources = true };

    private readonly HostContext _host;
    private readonly IRegionStore _region;
    private readonly RegionMemory _memory;
    private readonly string _user;
    private readonly bool _rehearses;

    /// <param name="host">What all regions of a host share.</param>
    /// <param name="region">The region's name.</param>
    /// <param name="user">Who asks: the last part of the caller's ARN.</param>
    /// <param name="memory">What this process remembers of the region.</param>
    /// <param name="rehearses">Decides changes and forgets them.</param>
    public RegionEngine(HostContext host, string region, string user, RegionMemory memory, bool rehearses = false)
    {
        _host = host;
        _region = rehearses ? new RehearsedRegion(host.Store.OpenRegion(region)) : host.Store.OpenRegion(region);
        _memory = memory;
        _user = user;
        _rehearses = rehearses;
    }

    /// <summary>The same region, without consequences.</summary>
    public RegionEngine Rehearsal => new(_host, Region, _user, _memory, rehearses: true);

    /// <summary>The region's name.</summary>
    public string Region => _region.Name;

    public string Account => Identify().Account;

    public RuntimeSettings Settings => SettingsOf(Identify());

    public Identifiers Identifiers => new(Region, () => Account);

    public Arns Arns => new(Region, Account);

    /// <summary>The time of the host that keeps the store, whatever the store's own clock says.</summary>
    public DateTimeOffset HostTimeIn(IRegionView stored) => stored.HostTime ?? _host.Clock.GetUtcNow();

    /// <summary>
    /// Looks whose store it is: a new one gets its account from the first process to change it. What reads or changes gets it from its
    /// view, without a look.
    /// </summary>
    public StoreIdentity Identify() => _host.Store.Identify();

    public RuntimeSettings SettingsOf(StoreIdentity store) => _host.SettingsOf(store.Settings);

    /// <summary>Parses identifiers while a view is read or changed.</summary>
    public Identifiers IdentifiersIn(IRegionView stored) => new(Region, () => stored.Store.Account);

    /// <summary>The ARN of the caller, in an account.</summary>
    public string CallerOf(string account) => $"arn:{Regions.PartitionOf(Region)}:iam::{account}:user/{_user}";

    /// <summary>The store's time. ECS's times have milliseconds (docs/ECS.md §1.2).</summary>
    public DateTimeOffset NowIn(IRegionView stored) =>
        DateTimeOffset.FromUnixTimeMilliseconds(HostContext.TimeBy(SettingsOf(stored.Store), HostTimeIn(stored)).ToUnixTimeMilliseconds());

    /// <summary>The store's time, but never earlier than this process has looked before.</summary>
    public DateTimeOffset LookTime(IRegionView stored) =>
        _memory.Raise(NowIn(stored), SettingsOf(stored.Store).Clock);

    // An event is at least a millisecond later than its predecessor on the same revision, whatever the clock says; and not
    // earlier than this process has looked, or a deletion would be over before it began.
    public DateTimeOffset NextEventTime(IRegionView stored, RevisionFact revision)
    {
        DateTimeOffset now = LookTime(stored);
        DateTimeOffset earliest = revision.LastChangedAt.AddMilliseconds(1);
        return now > earliest ? now : earliest;
    }

    /// <summary>A revision after an event of its life; one that changes nothing is not written down.</summary>
    /// <param name="stored">What the store has.</param>
    /// <param name="change">Takes the event.</param>
    /// <param name="revision">The revision before it.</param>
    /// <param name="revisionEvent">What happens.</param>
    /// <param name="known">When it happened elsewhere; null = it happens now.</param>
    public RevisionFact Advance(
        IRegionView stored, Change change, RevisionFact revision, RevisionEvent revisionEvent, DateTimeOffset? known = null)
    {
        RevisionStatus next = RevisionLifecycle.Next(revision.Status, revisionEvent);
        if (next == revision.Status) return revision;
        DateTimeOffset at = known > revision.RegisteredAt ? known.Value : NextEventTime(stored, revision);
        change.Add(new RevisionStatusChanged(revision.Family, revision.Revision, at, next));
        return revision with { Status = next, LastChangedAt = at };
    }

    /// <summary>Reads what depends on nothing but the region and the question; what was read once is remembered.</summary>
    /// <param name="question">Equal for questions that have the same answer.</param>
    /// <param name="read">Makes the answer, which must never change; null is not remembered.</param>
    /// <param name="size">An answer's size in bytes, about.</param>
    /// <param name="plan">What the answer is made of.</param>
    /// <param name="cancellationToken">Stops before it reads.</param>
    public ValueTask<T> RecallAsync<T>(
        object question, Func<RevisionView, T> read, Func<T, int> size, ReadPlan? plan, CancellationToken cancellationToken)
        where T : class => ReadAsync(
        view =>
        {
            // With something due for removal, what is to be seen depends on the time too.
            if (!view.IsSettled) return read(view);
            if (_memory.Answers.Find(view.Stored.Stamp, question) is T known) return known;
            T answer = read(view);
            _memory.Answers.Keep(view.Stored.Stamp, question, answer, size(answer));
            return answer;
        },
        plan, cancellationToken);

    /// <summary>Records the removal of expired revisions, then reads.</summary>
    public ValueTask<T> ReadAsync<T>(Func<RevisionView, T> read, CancellationToken cancellationToken) =>
        ReadAsync(read, null, cancellationToken);

    /// <summary>The same, where it is known what is read.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<RevisionView, T> read, ReadPlan? plan, CancellationToken cancellationToken)
    {
        DateTimeOffset now = default;
        RemovalDelays delays = default;
        bool due = false;
        T result = await _region.ReadAsync(stored =>
        {
            now = LookTime(stored);
            delays = _host.DelaysOf(stored.Store.Settings);
            RevisionView view = new(stored, Region, now, delays);
            due = HasDue(view, delays);
            if (due) return default!;
            view.IsSettled = true;
            return read(view);
        }, plan, cancellationToken).ConfigureAwait(false);
        if (!due) return result;

        try
        {
            // Once seen gone a revision never comes back: so seeing it is a fact, and facts are kept.
            bool more = !_rehearses;
            while (more)
            {
                ReadPlan expired = await _region.ReadAsync(
                    stored => new RevisionView(stored, Region, now, delays).DuePlan(MaxSweep), cancellationToken).ConfigureAwait(false);
                more = await _region.ChangeAsync((stored, change) => Sweep(stored, change, now, delays), expired, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (EcsException exception) when (exception.Kind == EcsErrorKind.Fault)
        {
            // A read-only store still answers: the view hides expired revisions.
        }

        return await _region.ReadAsync(stored => read(new RevisionView(stored, Region, now, delays)), plan, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The same of clusters, services, tasks and instances.</summary>
    public async ValueTask<T> ReadWorkloadsAsync<T>(Func<WorkloadView, T> read, CancellationToken cancellationToken)
    {
        bool due = false;
        T result = await ReadAsync(view =>
        {
            WorkloadView workloads = Workloads(view);
            due = _host.IsDue(workloads);
            return due ? default! : read(workloads);
        }, cancellationToken).ConfigureAwait(false);
        if (!due) return result;
        try
        {
            // What has happened to services is a fact as well (docs/decisions/0029).
            return await ChangeWorkloadsAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException exception) when (exception.Kind == EcsErrorKind.Fault && !_rehearses)
        {
            // A read-only store still answers: what cannot be written is worked out for this look alone.
            return await Rehearsal.ReadWorkloadsAsync(read, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what the store has, at no time and with nothing hidden.</summary>
    public ValueTask<T> ReadStoredAsync<T>(
        Func<IRegionView, T> read, CancellationToken cancellationToken, ReadPlan? plan = null) =>
        _region.ReadAsync(read, plan, cancellationToken);

    public ValueTask<StoredHistory> ReadHistoryAsync(
        HistoryMark from, bool descending, string? family, CancellationToken cancellationToken) =>
        _region.ReadHistoryAsync(from, descending, family, cancellationToken);

    /// <summary>Removes expired revisions and then changes, in the store's critical section.</summary>
    /// <param name="decide">Decides; it may be asked twice, so it begins anew each time.</param>
    /// <param name="plan">What it reads.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async ValueTask<T> ChangeAsync<T>(
        Func<RevisionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken)
    {
        try
        {
            return await _region.ChangeAsync((stored, change) =>
            {
                RemovalDelays delays = _host.DelaysOf(stored.Store.Settings);
                DateTimeOffset now = LookTime(stored);
                change.By = CallerOf(stored.Store.Account);
                Sweep(stored, change, now, delays);
                return decide(new RevisionView(stored, Region, now, delays), change);
            }, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            // A refusal may tell that something is gone: that is a fact as well, though nothing else of the change is.
            await ReadAsync(static _ => true, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The same of clusters, services, tasks and instances.</summary>
    public ValueTask<T> ChangeWorkloadsAsync<T>(Func<WorkloadView, T> decide, CancellationToken cancellationToken) =>
        ChangeAsync((view, change) => Decide(view, change, decide), s_workloads, cancellationToken);

    /// <summary>The same of clusters, services, tasks and instances together with revisions.</summary>
    public ValueTask<T> ChangeWorkloadsAsync<T>(
        Func<WorkloadView, Change, T> decide, ReadPlan plan, CancellationToken cancellationToken) =>
        ChangeAsync((view, change) => Decide(view, change, workloads => decide(workloads, change)), plan, cancellationToken);

    /// <summary>
    /// Keeps what another registry has. Nothing is removed first: what uses a revision may come later than the revision.
    /// </summary>
    /// <param name="decide">Decides, as for any change.</param>
    /// <param name="plan">What it reads.</param>
    /// <param name="isSilent">The history does not show it: it gets that of the other registry.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public ValueTask<T> CopyAsync<T>(
        Func<RevisionView, Change, T> decide, ReadPlan? plan, bool isSilent, CancellationToken cancellationToken) =>
        _region.ChangeAsync((stored, change) =>
        {
            change.By = CallerOf(stored.Store.Account);
            if (isSilent) change.Copied = [];
            return decide(new RevisionView(stored, Region, LookTime(stored), _host.DelaysOf(stored.Store.Settings)), change);
        }, plan, cancellationToken);

    /// <summary>The same of clusters, services, tasks and instances.</summary>
    public ValueTask<T> CopyWorkloadsAsync<T>(Func<WorkloadView, T> decide, bool isSilent, CancellationToken cancellationToken) =>
        CopyAsync((view, change) => Decide(view, change, decide), s_workloads, isSilent, cancellationToken);

    /// <summary>Clusters, services, tasks and instances as they are where revisions are as they are in a view.</summary>
    public WorkloadView Workloads(RevisionView view, Change? change = null) => new(view, SettingsOf(view.Stored.Store), change);

    /// <summary>What a change does with many revisions, one by one: it can be stopped between two, and reports its progress.</summary>
    public IEnumerable<T> Each<T>(IReadOnlyList<T> items, CancellationToken cancellationToken)
    {
        for (int i = 0; i < items.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % 100 == 99) _host.Progress?.Report(new StoreProgress(StoreWork.Changing, Region, i, items.Count));
            yield return items[i];
        }
    }

    private T Decide<T>(RevisionView view, Change change, Func<WorkloadView, T> decide)
    {
        WorkloadView workloads = Workloads(view, change);
        workloads.ForgetExpired();
        if (!_host.IsDue(workloads)) return decide(workloads);
        _host.CatchUp(workloads);
        return decide(Workloads(view, change));
    }

    // Revisions that are over but in use would be looked at again and again: as long as nothing has changed, and no user has
    // ended, the answer is known. What joins a queue now is over no sooner than a delay from now: so long even the answer of a store holds
    // that cannot tell, and where nothing waits in it nobody has to look for that.
    private bool HasDue(RevisionView view, RemovalDelays delays)
    {
        ViewStamp stamp = view.Stored.Stamp;
        ClockSetting? clock = SettingsOf(view.Stored.Store).Clock;
        RegionMemory.IdleTime? idle =
            _memory.Idle is { } known && known.Delays == delays && known.Clock == clock && view.Now < known.Until ? known : null;
        if (idle is not null && (stamp.IsNone ? idle.IsEmpty && !view.Stored.HasQueues : idle.Stamp == stamp)) return false;
        QueueState queues = view.Stored.Queues;
        if (idle is null || idle.IsEmpty || !idle.Queues.Equals(queues))
        {
            bool hasEnded = queues.HasDeletions || (delays.InactiveRetention is not null && queues.HasDeregistrations);
            if ((hasEnded ? view.NothingDueBefore() : DateTimeOffset.MaxValue) is not { } until) return true;
            if (!queues.IsExact) until = Earlier(until, view.Now + Shorter(s_inexactIdle, delays));
            idle = new RegionMemory.IdleTime(stamp, queues, delays, clock, until, IsEmpty: !queues.IsExact && !hasEnded);
        }

        _memory.Idle = idle with { Stamp = stamp };
        return false;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static TimeSpan Shorter(TimeSpan time, RemovalDelays delays)
    {
        if (delays.Removal < time) time = delays.Removal;
        return delays.InactiveRetention < time ? delays.InactiveRetention.Value : time;
    }

    private bool Sweep(IRegionView stored, Change change, DateTimeOffset now, RemovalDelays delays)
    {
        RevisionView view = new(stored, Region, now, delays);
        if (!HasDue(view, delays)) return false;
        List<RevisionFact> due = view.Due().Take(MaxSweep).ToList();
        foreach (RevisionFact revision in due)
            Advance(stored, change, revision, revision.Status == RevisionStatus.Inactive ? RevisionEvent.Expire : RevisionEvent.Remove);

        return due.Count == MaxSweep;
    }
}
