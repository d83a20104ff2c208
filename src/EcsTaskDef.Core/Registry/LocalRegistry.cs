using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Rules;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

/// <summary>
/// Our engine: ECS's rules over a store. One file per operation; this one has what they share.
/// </summary>
public sealed partial class LocalRegistry : ITaskDefinitionRegistry, IFamilyCatalog
{
    // So many removals go into one change.
    private const int MaxSweep = 1000;

    private readonly IRegistryStore _store;
    private readonly IRegionStore _region;
    private readonly IRevisionUsers _users;
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _removalDelay;
    private readonly HighWater _highWater;
    private readonly string _user;

    internal LocalRegistry(
        IRegistryStore store, string region, string user, TimeProvider clock, TimeSpan? removalDelay, HighWater highWater,
        IRevisionUsers? users = null)
    {
        _store = store;
        _region = store.OpenRegion(region);
        _users = users ?? NoRevisionUsers.Instance;
        _clock = clock;
        _removalDelay = removalDelay;
        _highWater = highWater;
        _user = user;
    }

    /// <inheritdoc/>
    public string Region => _region.Region;

    /// <inheritdoc/>
    public string Account => _store.Account;

    // A new store has its account from whoever makes it first, so this is asked for when it is needed.
    private string Caller => $"arn:{Regions.PartitionOf(Region)}:iam::{Account}:user/{_user}";

    /// <summary>
    /// The latest time at which this process looked. What was gone then stays gone here, also where the removal could not
    /// be written down and the clock went back.
    /// </summary>
    internal sealed class HighWater
    {
        private long _ticks;

        public DateTimeOffset Raise(DateTimeOffset now)
        {
            long seen;
            while ((seen = Volatile.Read(ref _ticks)) < now.UtcTicks)
            {
                if (Interlocked.CompareExchange(ref _ticks, now.UtcTicks, seen) == seen) return now;
            }

            return new DateTimeOffset(seen, TimeSpan.Zero);
        }
    }

    // ECS's times have milliseconds (ECS semantics §1.2).
    private DateTimeOffset Now() =>
        DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());

    // An event is at least a millisecond later than its predecessor on the same revision, whatever the clock says; and not
    // earlier than this process has looked, or a deletion would be over before it began.
    private DateTimeOffset NextEventTime(RevisionFact revision)
    {
        DateTimeOffset now = _highWater.Raise(Now());
        DateTimeOffset earliest = revision.LastChangedAt.AddMilliseconds(1);
        return now > earliest ? now : earliest;
    }

    /// <summary>The region's sums, without what is gone.</summary>
    internal ValueTask<RegionTotals> GetTotalsAsync(CancellationToken cancellationToken) =>
        ReadAsync(static look => look.View.Totals, cancellationToken);

    /// <summary>Reads, after what is due for removal was written down as removed.</summary>
    private async ValueTask<T> ReadAsync<T>(Func<Look, T> read, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _highWater.Raise(Now());
        TimeSpan delay = _removalDelay ?? _store.Settings.RemovalDelay;
        (bool due, T result) = await _region.ReadAsync(view =>
        {
            Look look = new(view, _users, now, delay);
            return look.Due().Any() ? (true, default(T)!) : (false, read(look));
        }, cancellationToken).ConfigureAwait(false);
        if (!due) return result;

        try
        {
            // Once seen gone a revision never comes back: so seeing it is a fact, and facts are kept.
            while (await _region.ChangeAsync((view, change) => Sweep(view, change, now, delay), cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (EcsException exception) when (exception.Kind == EcsErrorKind.Fault)
        {
            // A store that can only be read answers all the same: the look hides what is due.
        }

        return await _region.ReadAsync(view => read(new Look(view, _users, now, delay)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes, in the store's critical section, after removing what is due.</summary>
    private async ValueTask<T> ChangeAsync<T>(Func<Look, Change, T> decide, CancellationToken cancellationToken)
    {
        TimeSpan delay = _removalDelay ?? _store.Settings.RemovalDelay;
        try
        {
            return await _region.ChangeAsync((view, change) =>
            {
                DateTimeOffset now = _highWater.Raise(Now());
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

    /// <returns>True when there may be more.</returns>
    private bool Sweep(IRegionView view, Change change, DateTimeOffset now, TimeSpan delay)
    {
        List<RevisionFact> due = new Look(view, _users, now, delay).Due().Take(MaxSweep).ToList();
        foreach (RevisionFact revision in due)
        {
            RevisionStatus next = RevisionLifecycle.Next(revision.Status, RevisionEvent.Remove);
            change.Add(new RevisionStatusChanged(revision.Family, revision.Revision, NextEventTime(revision), next));
        }

        return due.Count == MaxSweep;
    }

    /// <summary>A revision named by <c>family:revision</c> or ARN; null when there is none here.</summary>
    private RevisionFact? Find(Look look, TaskDefinitionReference reference) =>
        IsHere(reference) && reference.Revision is { } number ? look.GetRevision(reference.Family, number) : null;

    // An ARN of another region or partition names nothing here (ECS semantics §2 [guess]); nor does a name that no family
    // can have, and which the index therefore could not tell from others.
    private bool IsHere(TaskDefinitionReference reference) => EcsName.IsValid(reference.Family)
        && (reference.Place is not { } place
            || (place.Region == Region && place.Partition == Regions.PartitionOf(Region) && place.Account == Account));

    // ECS semantics §2: an ARN of another account [seen].
    private void DemandAccount(TaskDefinitionReference reference)
    {
        if (reference.Place is { } place && place.Account != Account)
            throw EcsErrors.InvalidParameter(SR.AccountIdsMismatch, SR.Format(SR.AdviceOtherAccount, Account, place.Account));
    }

    private string AdviceUnknown(TaskDefinitionReference reference) =>
        reference.Place is { } place && place.Region != Region
            ? SR.Format(SR.AdviceOtherRegion, place.Region, Region)
            : SR.Format(SR.AdviceUnknownRevision, Region);

    private string ArnOf(string family, int revision) =>
        $"arn:{Regions.PartitionOf(Region)}:ecs:{Region}:{Account}:task-definition/{family}:{revision}";

    private static TaskDefinitionDocument Document(
        IRegionView view, RevisionFact revision, RevisionStatus? previousStatus = null, bool hideTime = false) =>
        TaskDefinitionSplice.Apply(
            view.ReadDocument(revision), revision.Status, hideTime ? null : revision.DeregisteredAt, previousStatus);

    /// <summary>A view at a time: revisions that are due for removal are not there any more.</summary>
    private sealed class Look
    {
        private readonly IRevisionUsers _users;
        private readonly DateTimeOffset _latestGone;
        private Dictionary<string, int>? _dueCounts;

        public Look(IRegionView view, IRevisionUsers users, DateTimeOffset now, TimeSpan delay)
        {
            View = view;
            _users = users;
            _latestGone = now - delay;
        }

        public IRegionView View { get; }

        public RevisionFact? GetRevision(string family, int revision) =>
            View.GetRevision(family, revision) is { } fact && !IsGone(fact) ? fact : null;

        /// <summary>A family without what is gone; null when there is none that can be seen.</summary>
        public FamilyFact? GetFamily(string family)
        {
            if (View.GetFamily(family) is not { } fact) return null;

            // Empty but for stores that cannot be written to.
            _dueCounts ??= Due().GroupBy(static r => r.Family, StringComparer.Ordinal)
                .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
            if (_dueCounts.TryGetValue(family, out int due))
                fact = fact with { DeleteInProgressCount = fact.DeleteInProgressCount - due };
            return fact.IsVisible ? fact : null;
        }

        /// <summary>What nobody will see any more, but what the store still has.</summary>
        public IEnumerable<RevisionFact> Due() => View.ListDeletions()
            .TakeWhile(deletion => deletion.RequestedAt <= _latestGone)
            .Where(deletion => !_users.IsInUse(View, deletion.Family, deletion.Revision))
            .Select(deletion => View.GetRevision(deletion.Family, deletion.Revision)!);

        private bool IsGone(RevisionFact revision) =>
            revision is { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested }
            && requested <= _latestGone && !_users.IsInUse(View, revision.Family, revision.Revision);
    }
}
