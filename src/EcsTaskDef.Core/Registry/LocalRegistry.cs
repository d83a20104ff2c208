using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Runtime;
using EcsTaskDef.Rules;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

/// <summary>
/// Our engine: ECS's rules over a store. One file per operation; this one has what they share.
/// </summary>
public sealed partial class LocalRegistry
    : ITaskDefinitionRegistry, IFamilyCatalog, IClusterRegistry, ITaskRegistry, IServiceRegistry, IContainerInstanceRegistry
{
    // So many removals go into one change; the rest are hidden until the next.
    private const int MaxSweep = 1000;

    private readonly IRegistryStore _store;
    private readonly IRegionStore _region;
    private readonly IRevisionUsers _users;
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _removalDelay;
    private readonly Func<RuntimeSettings, RuntimeSettings>? _overrideRuntime;
    private readonly HighWater _highWater;
    private readonly RegistrationGate _registrations;
    private readonly string _user;

    internal LocalRegistry(RegistryHost.Shared shared, string region, string user, HighWater highWater, RegistrationGate registrations)
    {
        _store = shared.Store;
        _region = _store.OpenRegion(region);
        _users = RuntimeUsers.Instance;
        _clock = shared.Clock;
        _removalDelay = shared.RemovalDelay;
        _overrideRuntime = shared.OverrideRuntime;
        _highWater = highWater;
        _registrations = registrations;
        _user = user;
    }

    /// <inheritdoc/>
    public string Region => _region.Region;

    /// <inheritdoc/>
    public string Account => _store.Account;

    // A new store has its account from whoever makes it first, so this is asked for when it is needed.
    private RuntimeSettings RuntimeSettings =>
        _overrideRuntime is null ? _store.Settings.Runtime : _overrideRuntime(_store.Settings.Runtime).Demand();

    private string Caller => $"arn:{Regions.PartitionOf(Region)}:iam::{Account}:user/{_user}";

    /// <summary>
    /// The latest time at which this process looked. What was gone then stays gone here, also where the removal could not
    /// be written down and the clock went back.
    /// </summary>
    internal sealed class HighWater
    {
        private long _ticks;
        private ClockSetting? _clock;

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
    }

    // ECS's times have milliseconds (ECS semantics §1.2).
    private DateTimeOffset Now()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        now = RuntimeSettings.Clock?.Apply(now) ?? now;
        return DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    private DateTimeOffset LookTime() => _highWater.Raise(Now(), RuntimeSettings.Clock);

    // An event is at least a millisecond later than its predecessor on the same revision, whatever the clock says.
    private DateTimeOffset NextEventTime(RevisionFact revision)
    {
        DateTimeOffset now = Now();
        DateTimeOffset earliest = revision.LastChangedAt.AddMilliseconds(1);
        return now > earliest ? now : earliest;
    }

    /// <summary>Reads, after what is due for removal was written down as removed.</summary>
    private async ValueTask<T> ReadAsync<T>(Func<Look, T> read, CancellationToken cancellationToken)
    {
        DateTimeOffset now = LookTime();
        Delays delay = RemovalDelays();
        (bool due, T result) = await _region.ReadAsync(view =>
        {
            Look look = new(view, _users, now, delay);
            return look.Due().Any() ? (true, default(T)!) : (false, read(look));
        }, cancellationToken).ConfigureAwait(false);
        if (!due) return result;

        try
        {
            // Once seen gone a revision never comes back: so seeing it is a fact, and facts are kept.
            await _region.ChangeAsync((view, change) => Sweep(view, change, now, delay), cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException exception) when (exception.Kind == EcsErrorKind.Fault)
        {
            // A store that can only be read answers all the same: the look hides what is due.
        }

        return await _region.ReadAsync(view => read(new Look(view, _users, now, delay)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes, in the store's critical section, after removing what is due.</summary>
    private ValueTask<T> ChangeAsync<T>(Func<Look, Change, T> decide, CancellationToken cancellationToken)
    {
        Delays delay = RemovalDelays();
        return _region.ChangeAsync((view, change) =>
        {
            DateTimeOffset now = LookTime();
            change.By = Caller;
            Sweep(view, change, now, delay);
            return decide(new Look(view, _users, now, delay), change);
        }, cancellationToken);
    }

    private Delays RemovalDelays() => new(_removalDelay ?? _store.Settings.RemovalDelay, RuntimeSettings.InactiveRetention);

    private bool Sweep(IRegionView view, Change change, DateTimeOffset now, Delays delay)
    {
        List<RevisionFact> due = new Look(view, _users, now, delay).Due().Take(MaxSweep).ToList();
        foreach (RevisionFact revision in due)
        {
            RevisionEvent end = revision.Status == RevisionStatus.Inactive ? RevisionEvent.Expire : RevisionEvent.Remove;
            RevisionStatus next = RevisionLifecycle.Next(revision.Status, end);
            change.Add(new RevisionStatusChanged(revision.Family, revision.Revision, NextEventTime(revision), next));
        }

        return due.Count > 0;
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

    /// <summary>How long what is over can still be seen.</summary>
    /// <param name="Removal">A DELETE_IN_PROGRESS revision that nobody uses.</param>
    /// <param name="InactiveRetention">An INACTIVE revision that nobody uses; null = for ever.</param>
    private readonly record struct Delays(TimeSpan Removal, TimeSpan? InactiveRetention);

    /// <summary>A view at a time: revisions that are due for removal are not there any more.</summary>
    private sealed class Look
    {
        private readonly IRevisionUsers _users;
        private readonly DateTimeOffset _latestGone;
        private readonly DateTimeOffset? _latestExpired;

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

        public RevisionFact? GetRevision(string family, int revision) =>
            View.GetRevision(family, revision) is { } fact && !IsGone(fact) ? fact : null;

        /// <summary>What nobody will see any more, but what the store still has.</summary>
        public IEnumerable<RevisionFact> Due() => Ended()
            .Where(ended => !_users.IsInUse(View, ended.Family, ended.Revision, Now))
            .Select(ended => View.GetRevision(ended.Family, ended.Revision)!);

        private IEnumerable<(string Family, int Revision, DateTimeOffset Since)> Ended()
        {
            IEnumerable<(string Family, int Revision, DateTimeOffset Since)> deleted =
                View.ListDeletions().TakeWhile(deletion => deletion.RequestedAt <= _latestGone);
            if (_latestExpired is not { } latest) return deleted;
            return deleted.Concat(View.ListDeregistrations().TakeWhile(d => d.DeregisteredAt <= latest));
        }

        private bool IsGone(RevisionFact revision) => revision switch
        {
            { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested } =>
                requested <= _latestGone && IsUnused(revision),
            { Status: RevisionStatus.Inactive, DeregisteredAt: { } deregistered } =>
                deregistered <= _latestExpired && IsUnused(revision),
            _ => false,
        };

        private bool IsUnused(RevisionFact revision) => !_users.IsInUse(View, revision.Family, revision.Revision, Now);
    }
}
