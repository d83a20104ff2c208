using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

/// <summary>
/// Our engine: ECS's rules over a store. One file per operation; this one has what they share.
/// </summary>
public sealed partial class LocalRegistry
    : ITaskDefinitionRegistry, ITaskDefinitionRegistrar, IChangeHistory, IFamilyCatalog, IRevisionUsage, IRevisionBatches, IFamilyLimits,
        IFamilyArchive, IClusterRegistry, ITaskRegistry, IServiceRegistry, IContainerInstanceRegistry
{
    // So many removals go into one change.
    private const int MaxSweep = 1000;

    private readonly RegistryHost.Shared _shared;
    private readonly IRegistryStore _store;
    private readonly IRegionStore _region;
    private readonly IRevisionUsers _users;
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _removalDelay;
    private readonly Func<RuntimeSettings, RuntimeSettings>? _overrideRuntime;
    private readonly IProgress<StoreProgress>? _progress;
    private readonly HighWater _highWater;
    private readonly string _user;
    private readonly bool _rehearses;

    internal LocalRegistry(RegistryHost.Shared shared, string region, string user, HighWater highWater, bool rehearses = false)
    {
        _shared = shared;
        _rehearses = rehearses;
        _store = shared.Store;
        _region = rehearses ? new RehearsedRegion(_store.OpenRegion(region)) : _store.OpenRegion(region);
        _users = RuntimeUsers.Instance;
        _clock = shared.Clock;
        _removalDelay = shared.RemovalDelay;
        _overrideRuntime = shared.OverrideRuntime;
        _progress = shared.Progress;
        _highWater = highWater;
        _user = user;
    }

    /// <summary>
    /// This registry without consequences: each operation sees what is there, answers or is refused as it would be now, and
    /// changes nothing. So a door can tell beforehand what would be refused.
    /// </summary>
    public LocalRegistry Rehearsal => new(_shared, Region, _user, _highWater, rehearses: true);

    /// <inheritdoc/>
    public string Region => _region.Region;

    /// <inheritdoc/>
    public string Account => _store.Account;

    private RuntimeSettings RuntimeSettings => RuntimeOf(_store.Settings);

    // A new store has its account from whoever makes it first, so this is asked for when it is needed.
    private string Caller => CallerOf(Account);

    private string CallerOf(string account) => $"arn:{Regions.PartitionOf(Region)}:iam::{account}:user/{_user}";

    /// <summary>
    /// The latest time at which this process looked. What was gone then stays gone here, also where the removal could not
    /// be written down and the clock went back.
    /// </summary>
    internal sealed class HighWater
    {
        private long _ticks;
        private ClockSetting? _clock;
        private IdleTime? _idle;

        /// <summary>What the region has answered lately.</summary>
        public AnswerMemory Answers { get; } = new();

        /// <summary>Until when nothing is due, as the region was when somebody looked last.</summary>
        public IdleTime? Idle
        {
            get => Volatile.Read(ref _idle);
            set => Volatile.Write(ref _idle, value);
        }

        /// <param name="now">The time.</param>
        /// <param name="clock">The store's own clock: another one begins anew, since somebody moved time on purpose.</param>
        public DateTimeOffset Raise(DateTimeOffset now, ClockSetting? clock)
        {
            if (clock != Volatile.Read(ref _clock))
            {
                Volatile.Write(ref _clock, clock);
                Volatile.Write(ref _ticks, now.UtcTicks);
            }

            long seen;
            while ((seen = Volatile.Read(ref _ticks)) < now.UtcTicks)
            {
                if (Interlocked.CompareExchange(ref _ticks, now.UtcTicks, seen) == seen) return now;
            }

            return new DateTimeOffset(seen, TimeSpan.Zero);
        }

        public sealed record IdleTime(ViewStamp Stamp, RegionTotals Totals, Delays Delay, DateTimeOffset Until);
    }

    // ECS's times have milliseconds (docs/ECS.md §1.2).
    private DateTimeOffset Now(RuntimeSettings settings)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        now = settings.Clock?.Apply(now) ?? now;
        return DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    private DateTimeOffset LookTime() => LookTime(RuntimeSettings);

    private DateTimeOffset LookTime(RuntimeSettings settings) => _highWater.Raise(Now(settings), settings.Clock);

    private RuntimeSettings RuntimeOf(StoreSettings settings) =>
        _overrideRuntime is null ? settings.Runtime : _overrideRuntime(settings.Runtime).Demand();

    // An event is at least a millisecond later than its predecessor on the same revision, whatever the clock says; and not
    // earlier than this process has looked, or a deletion would be over before it began.
    private DateTimeOffset NextEventTime(RevisionFact revision)
    {
        DateTimeOffset now = LookTime();
        DateTimeOffset earliest = revision.LastChangedAt.AddMilliseconds(1);
        return now > earliest ? now : earliest;
    }

    /// <summary>The region's sums, without what is gone.</summary>
    internal ValueTask<RegionTotals> GetTotalsAsync(CancellationToken cancellationToken) =>
        ReadAsync(static look => look.View.Totals, cancellationToken);

    /// <summary>Reads what depends on nothing but the region and the question; what was read once is remembered.</summary>
    /// <param name="question">Equal for questions that have the same answer.</param>
    /// <param name="read">Makes the answer, which must never change; null is not remembered.</param>
    /// <param name="size">An answer's size in bytes, about.</param>
    /// <param name="cancellationToken">Stops before it reads.</param>
    private ValueTask<T> RecallAsync<T>(object question, Func<Look, T> read, Func<T, int> size, CancellationToken cancellationToken)
        where T : class => ReadAsync(
        look =>
        {
            // With something due for removal, what is to be seen depends on the time too.
            if (!look.IsSettled) return read(look);
            if (_highWater.Answers.Find(look.View.Stamp, question) is T known) return known;
            T answer = read(look);
            _highWater.Answers.Keep(look.View.Stamp, question, answer, size(answer));
            return answer;
        },
        cancellationToken);

    /// <summary>Reads, after what is due for removal was written down as removed.</summary>
    private async ValueTask<T> ReadAsync<T>(Func<Look, T> read, CancellationToken cancellationToken)
    {
        DateTimeOffset now = default;
        Delays delay = default;
        bool due = false;
        T result = await _region.ReadAsync(view =>
        {
            // In here they cost no look at the disk.
            StoreSettings settings = _store.Settings;
            now = LookTime(RuntimeOf(settings));
            delay = RemovalDelays(settings);
            Look look = new(view, _users, now, delay);
            due = HasDue(look, delay);
            if (due) return default!;
            look.IsSettled = true;
            return read(look);
        }, cancellationToken).ConfigureAwait(false);
        if (!due) return result;

        try
        {
            // Once seen gone a revision never comes back: so seeing it is a fact, and facts are kept.
            while (!_rehearses && await _region.ChangeAsync((view, change) => Sweep(view, change, now, delay), cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (EcsException exception) when (exception.Kind == EcsErrorKind.Fault)
        {
            // A store that can only be read answers all the same: the look hides what is due.
        }

        return await _region.ReadAsync(view => read(new Look(view, _users, now, delay)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a change does with many revisions, one by one: it can be stopped between two, and tells how far it is.</summary>
    private IEnumerable<T> Each<T>(IReadOnlyList<T> items, CancellationToken cancellationToken)
    {
        for (int i = 0; i < items.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % 100 == 99) _progress?.Report(new StoreProgress(StoreWork.Changing, Region, i, items.Count));
            yield return items[i];
        }
    }

    /// <summary>Changes, in the store's critical section, after removing what is due.</summary>
    private async ValueTask<T> ChangeAsync<T>(Func<Look, Change, T> decide, CancellationToken cancellationToken)
    {
        try
        {
            return await _region.ChangeAsync((view, change) =>
            {
                StoreSettings settings = _store.Settings;
                Delays delay = RemovalDelays(settings);
                DateTimeOffset now = LookTime(RuntimeOf(settings));
                change.By = Caller;
                Sweep(view, change, now, delay);
                return decide(new Look(view, _users, now, delay), change);
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            // A refusal may tell that something is gone: that is a fact as well, though nothing else of the change is.
            await ReadAsync(static _ => true, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    // Revisions that are over but in use would be looked at again and again: as long as nothing has changed, and no user has
    // ended, the answer is known. The totals change with everything that is written about revisions and their users.
    private bool HasDue(Look look, Delays delay)
    {
        ViewStamp stamp = look.View.Stamp;
        HighWater.IdleTime? idle = _highWater.Idle is { } known && known.Delay == delay && look.Now < known.Until ? known : null;
        if (idle is not null && !stamp.IsNone && idle.Stamp == stamp) return false;
        RegionTotals totals = look.View.Totals;
        if (idle is null || idle.Totals != totals)
        {
            bool hasEnded = totals.DeleteInProgressCount > 0 || (delay.InactiveRetention is not null && totals.InactiveCount > 0);
            if ((hasEnded ? look.NothingDueBefore() : DateTimeOffset.MaxValue) is not { } until) return true;
            idle = new HighWater.IdleTime(stamp, totals, delay, until);
        }

        _highWater.Idle = idle with { Stamp = stamp };
        return false;
    }

    private Delays RemovalDelays(StoreSettings settings) =>
        new(_removalDelay ?? settings.RemovalDelay, RuntimeOf(settings).InactiveRetention);

    private bool Sweep(IRegionView view, Change change, DateTimeOffset now, Delays delay)
    {
        Look look = new(view, _users, now, delay);
        if (!HasDue(look, delay)) return false;
        List<RevisionFact> due = look.Due().Take(MaxSweep).ToList();
        foreach (RevisionFact revision in due)
        {
            RevisionEvent end = revision.Status == RevisionStatus.Inactive ? RevisionEvent.Expire : RevisionEvent.Remove;
            RevisionStatus next = RevisionLifecycle.Next(revision.Status, end);
            change.Add(new RevisionStatusChanged(revision.Family, revision.Revision, NextEventTime(revision), next));
        }

        return due.Count == MaxSweep;
    }

    private Identifiers Identifiers => new(Region, () => Account);

    /// <summary>A revision named by <c>family:revision</c> or ARN; null when there is none here.</summary>
    private static RevisionFact? Find(Look look, TaskDefinitionReference reference) =>
        EcsName.IsValid(reference.Family) && reference.Revision is { } number ? look.GetRevision(reference.Family, number) : null;

    private string AdviceUnknown => Texts.Format(SR.AdviceUnknownRevision, Region);

    private string ArnOf(string family, int revision) => $"{ArnPrefix}{family}:{revision}";

    // For lists: made once, since the account is asked for at the store.
    private string ArnPrefix => ArnPrefixOf(Account);

    private string ArnPrefixOf(string account) => $"arn:{Regions.PartitionOf(Region)}:ecs:{Region}:{account}:task-definition/";

    private static TaskDefinitionDocument Document(
        IRegionView view, RevisionFact revision, RevisionStatus? previousStatus = null, bool hideTime = false) =>
        TaskDefinitionSplice.Apply(
            view.ReadDocument(revision), revision.Status, hideTime ? null : revision.DeregisteredAt, previousStatus);

    /// <summary>How long what is over can still be seen.</summary>
    /// <param name="Removal">A DELETE_IN_PROGRESS revision that nobody uses.</param>
    /// <param name="InactiveRetention">An INACTIVE revision that nobody uses; null = for ever.</param>
    internal readonly record struct Delays(TimeSpan Removal, TimeSpan? InactiveRetention);

    /// <summary>A view at a time: revisions that are due for removal are not there any more.</summary>
    private sealed class Look
    {
        private readonly IRevisionUsers _users;
        private readonly DateTimeOffset _latestGone;
        private readonly DateTimeOffset? _latestExpired;
        private ILookup<string, RevisionFact>? _due;

        public Look(IRegionView view, IRevisionUsers users, DateTimeOffset now, Delays delay)
        {
            View = view;
            Now = now;
            _users = users;
            _latestGone = now - delay.Removal;
            _latestExpired = delay.InactiveRetention is { } retention && retention < now - DateTimeOffset.MinValue ? now - retention : null;
        }

        public DateTimeOffset Now { get; }

        public IRegionView View { get; }

        /// <summary>Nothing is due: what the view shows can be seen, all of it.</summary>
        public bool IsSettled { get; set; }

        public RevisionFact? GetRevision(string family, int revision) =>
            View.GetRevision(family, revision) is { } fact && !IsGone(fact) ? fact : null;

        /// <summary>A family without what is gone; null when there is none that can be seen.</summary>
        public FamilyFact? GetFamily(string family)
        {
            if (View.GetFamily(family) is not { } fact) return null;

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
                if (due && !IsInUse(family, revision)) yield return View.GetRevision(family, revision)!;
            }
        }

        /// <summary>The time before which nothing can be due, unless something changes; null when something is due.</summary>
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
            foreach ((string family, int revision, DateTimeOffset requested) in View.ListDeletions())
            {
                bool due = IsOver(requested, _latestGone);
                yield return (family, revision, due, requested + (Now - _latestGone));
                if (!due) break;
            }

            if (_latestExpired is not { } latest) yield break;
            foreach ((string family, int revision, DateTimeOffset deregistered) in View.ListDeregistrations())
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

        private bool IsGone(RevisionFact revision) => revision switch
        {
            { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested } =>
                IsOver(requested, _latestGone) && !IsInUse(revision.Family, revision.Revision),
            { Status: RevisionStatus.Inactive, DeregisteredAt: { } deregistered } =>
                _latestExpired is { } latest && IsOver(deregistered, latest) && !IsInUse(revision.Family, revision.Revision),
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

        /// <summary>Until when somebody uses the revision; see <see cref="IRevisionUsers.InUseUntil"/>.</summary>
        public DateTimeOffset? InUseUntil(string family, int revision) => _users.InUseUntil(View, family, revision, Now);
    }
}
