namespace EcsTaskDef.Storage.Index;

/// <summary>
/// How events change the index: the only code that knows which keys belong together. The records that every event touches
/// (sums, and the family's) are kept aside and written once, by <see cref="Flush"/>; a journal of a million lines has them
/// a million times.
/// </summary>
internal sealed class IndexWriter
{
    private readonly LayerStack _layers;
    private readonly MemoryLayer _target;
    private readonly IndexWriter? _parent;
    private readonly Dictionary<string, Family> _families = new(StringComparer.Ordinal);
    private RegionTotals? _totals;
    private bool _totalsChanged;

    private QueueStarts _starts = QueueStarts.Empty;

    // A change looks up a revision first and then says what happens to it.
    private RevisionFact? _lastFound;

    /// <param name="layers">What is known, <paramref name="target"/> on top.</param>
    /// <param name="target">Takes the new entries.</param>
    /// <param name="parent">Writes into the layer below the target, and has not flushed; null = nobody does.</param>
    public IndexWriter(LayerStack layers, MemoryLayer target, IndexWriter? parent = null)
    {
        _layers = layers;
        _target = target;
        _parent = parent;
    }

    /// <summary>The earliest of what was put into the queues, by parents too.</summary>
    public QueueStarts Starts => _parent is null ? _starts : _starts.Or(_parent.Starts);

    /// <summary>Something was put into a queue or taken out of one.</summary>
    public bool HasTouchedQueues { get; private set; }

    /// <summary>The sums as they are now.</summary>
    public RegionTotals Totals => _parent is not null && !_totalsChanged ? _parent.Totals
        : _totals ??= _layers.Get(Keys.Totals) is { } sums ? Records.ReadTotals(sums) : RegionTotals.Zero;

    /// <summary>A family as it is now; null when there never was one of the name.</summary>
    public FamilyFact? GetFamily(string name)
    {
        if (_families.TryGetValue(name, out Family? known)) return known.Now;
        if (_parent is not null) return _parent.GetFamily(name);
        FamilyFact? stored = _layers.Get(Keys.Family(name)) is { } value ? Records.ReadFamily(name, value) : null;
        _families.Add(name, new Family(stored));
        return stored;
    }

    /// <summary>A revision as it is now; null when there is none of the number.</summary>
    public RevisionFact? GetRevision(string family, int revision)
    {
        if (_lastFound is { } last && last.Revision == revision && last.Family == family) return last;
        return _lastFound = _layers.Get(Keys.Revision(family, revision)) is { } value ? Records.ReadRevision(family, revision, value)
            : null;
    }

    /// <param name="storeEvent">What happened.</param>
    /// <param name="document">Where the document of a registration or resource lies.</param>
    /// <param name="tags">Where the tags of the event lie; an empty extent = none.</param>
    public void Apply(StoreEvent storeEvent, Extent document, Extent tags)
    {
        switch (storeEvent)
        {
            case ResourceChanged resource:
                Apply(resource, document);
                break;
            case RevisionRegistered registered:
                Apply(registered, document, tags);
                break;
            case RevisionStatusChanged changed:
                Apply(changed);
                break;
            case RevisionTagsChanged changed:
                Put(Demand(changed) with { Tags = tags, LastChangedAt = changed.At });
                Change(changed, RevisionStatus.Removed, RevisionStatus.Removed);
                break;
            default:
                throw new InvalidDataException($"An event of kind {storeEvent.GetType().Name} is not known.");
        }
    }

    /// <summary>Tells where the document and the tags of an event came to lie that was applied before they had a place.</summary>
    public void Place(StoreEvent storeEvent, Extent document, Extent tags)
    {
        if (document.IsEmpty && tags.IsEmpty) return;
        if (storeEvent is ResourceChanged resource)
        {
            byte[] key = Keys.Resource(resource.Kind, resource.Key);
            if (_layers.Get(key) is { } value)
                _target.Put(key, Records.Write(Records.ReadResource(resource.Kind, resource.Key, value) with { Document = document }));
        }
        else if (storeEvent is RevisionFactEvent revision && GetRevision(revision.Family, revision.Revision) is { } fact)
        {
            Put(fact with { Document = document.IsEmpty ? fact.Document : document, Tags = tags.IsEmpty ? fact.Tags : tags });
        }
    }

    /// <summary>Takes over what a child has, which begins anew.</summary>
    public void Take(IndexWriter child)
    {
        _target.TakeAll(child._target);
        _starts = _starts.Or(child._starts);
        HasTouchedQueues |= child.HasTouchedQueues;
        foreach (KeyValuePair<string, Family> one in child._families) Keep(one.Value.Now!);
        if (child._totalsChanged) Keep(child._totals!);
        child.Clear();
    }

    /// <summary>Forgets what was applied.</summary>
    public void Clear()
    {
        _target.Clear();
        ForgetQueues();
        _families.Clear();
        (_totals, _totalsChanged) = (null, false);
        _lastFound = null;
    }

    /// <summary>Forgets what was put into the queues: readers know of it.</summary>
    public void ForgetQueues() => (_starts, HasTouchedQueues) = (QueueStarts.Empty, false);

    /// <summary>Writes what is kept aside: readers of the layers need it there.</summary>
    public void Flush()
    {
        foreach (KeyValuePair<string, Family> one in _families)
        {
            (FamilyFact? before, FamilyFact? now) = (one.Value.Before, one.Value.Now);
            if (now is null || ReferenceEquals(before, now)) continue;
            one.Value.Before = now;
            _target.Put(Keys.Family(one.Key), Records.Write(now));
            List(one.Key, active: true, before is { ActiveCount: > 0 }, now.ActiveCount > 0);
            List(one.Key, active: false, before is { IsVisible: true, ActiveCount: 0 }, now is { IsVisible: true, ActiveCount: 0 });
        }

        if (_totalsChanged) _target.Put(Keys.Totals, Records.Write(_totals!));

        // A parent has not heard of them yet, so they are still asked for here.
        if (_parent is not null) return;
        _lastFound = null;
        _families.Clear();
        (_totals, _totalsChanged) = (null, false);
    }

    private void Apply(RevisionRegistered registered, Extent document, Extent tags)
    {
        Put(new RevisionFact
        {
            Family = registered.Family,
            Revision = registered.Revision,
            Status = RevisionStatus.Active,
            RegisteredAt = registered.At,
            LastChangedAt = registered.At,
            Document = document,
            Tags = tags,
        });
        _target.Put(Keys.Status(RevisionStatus.Active, registered.Family, registered.Revision), Records.Empty);
        Change(registered, RevisionStatus.Removed, RevisionStatus.Active, live: document.Length);
    }

    private void Apply(RevisionStatusChanged change)
    {
        (string name, int number) = (change.Family, change.Revision);
        RevisionFact revision = Demand(change);
        HasTouchedQueues = true;
        _target.Put(Keys.Status(revision.Status, name, number), null);
        if (revision is { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested })
            _target.Put(Keys.Deletion(requested, name, number), null);
        if (revision is { Status: RevisionStatus.Inactive, DeregisteredAt: { } deregistered })
            _target.Put(Keys.Deregistration(deregistered, name, number), null);
        if (change.Status == RevisionStatus.Removed)
        {
            _target.Put(Keys.Revision(name, number), null);
            _lastFound = null;
            Change(change, revision.Status, change.Status, live: -revision.Document.Length, dead: revision.Document.Length);
            return;
        }

        Put(revision with
        {
            Status = change.Status,
            LastChangedAt = change.At,
            DeregisteredAt = change.Status == RevisionStatus.Inactive ? change.At : revision.DeregisteredAt,
            DeleteRequestedAt = change.Status == RevisionStatus.DeleteInProgress ? change.At : revision.DeleteRequestedAt,
        });
        _target.Put(Keys.Status(change.Status, name, number), Records.Empty);
        long at = change.At.ToUnixTimeMilliseconds();
        if (change.Status == RevisionStatus.Inactive)
        {
            _target.Put(Keys.Deregistration(change.At, name, number), Records.Empty);
            _starts = _starts.Or(QueueStarts.Empty with { Deregistrations = at });
        }

        if (change.Status == RevisionStatus.DeleteInProgress)
        {
            _target.Put(Keys.Deletion(change.At, name, number), Records.Empty);
            _starts = _starts.Or(QueueStarts.Empty with { Deletions = at });
        }

        Change(change, revision.Status, change.Status);
    }

    private void Apply(ResourceChanged change, Extent document)
    {
        byte[] key = Keys.Resource(change.Kind, change.Key);
        ResourceFact? before = _layers.Get(key) is { } value ? Records.ReadResource(change.Kind, change.Key, value) : null;
        foreach (string text in before?.Index ?? Array.Empty<string>()) _target.Put(Keys.Index(change.Kind, text, change.Key), null);

        // A line of which compaction dropped the document reads as a deletion: what came after it counts.
        if (document.IsEmpty)
        {
            _target.Put(key, null);
        }
        else
        {
            _target.Put(key, Records.Write(new ResourceFact
            {
                Kind = change.Kind,
                Key = change.Key,
                LastChangedAt = change.At,
                Document = document,
                Index = change.Index,
            }));
            foreach (string text in change.Index) _target.Put(Keys.Index(change.Kind, text, change.Key), Records.Empty);
        }

        int dead = before?.Document.Length ?? 0;
        RegionTotals totals = Totals;
        Keep(totals with { LiveBytes = totals.LiveBytes + document.Length - dead, DeadBytes = totals.DeadBytes + dead });
    }

    // Removed stands for a revision that is not there, before or after.
    private void Change(RevisionFactEvent change, RevisionStatus from, RevisionStatus to, int live = 0, int dead = 0)
    {
        FamilyFact before = GetFamily(change.Family) ?? new FamilyFact { Family = change.Family };
        FamilyFact now = before with
        {
            LatestRevision = Math.Max(before.LatestRevision, change.Revision),
            ActiveCount = before.ActiveCount + Step(RevisionStatus.Active),
            InactiveCount = before.InactiveCount + Step(RevisionStatus.Inactive),
            DeleteInProgressCount = before.DeleteInProgressCount + Step(RevisionStatus.DeleteInProgress),
            LastChangedAt = before.LastChangedAt > change.At ? before.LastChangedAt : change.At,
        };
        Keep(now);
        RegionTotals totals = Totals;
        Keep(totals with
        {
            FamilyCount = totals.FamilyCount + (now.IsVisible ? 1 : 0) - (before.IsVisible ? 1 : 0),
            ActiveCount = totals.ActiveCount + Step(RevisionStatus.Active),
            InactiveCount = totals.InactiveCount + Step(RevisionStatus.Inactive),
            DeleteInProgressCount = totals.DeleteInProgressCount + Step(RevisionStatus.DeleteInProgress),
            LiveBytes = totals.LiveBytes + live,
            DeadBytes = totals.DeadBytes + dead,
        });

        int Step(RevisionStatus status) => (to == status ? 1 : 0) - (from == status ? 1 : 0);
    }

    private void Keep(FamilyFact now)
    {
        if (!_families.TryGetValue(now.Family, out Family? known)) _families[now.Family] = known = new Family(GetFamily(now.Family));
        known.Now = now;
    }

    private void Keep(RegionTotals totals) => (_totals, _totalsChanged) = (totals, true);

    private RevisionFact Demand(RevisionFactEvent named) => GetRevision(named.Family, named.Revision)
        ?? throw new InvalidDataException($"An event names {named.Family}:{named.Revision}, which is not there.");

    private void Put(RevisionFact fact)
    {
        _target.Put(Keys.Revision(fact.Family, fact.Revision), Records.Write(fact));
        _lastFound = fact;
    }

    private void List(string name, bool active, bool was, bool now)
    {
        if (was != now) _target.Put(Keys.Listed(active, name), now ? Records.Empty : null);
    }

    /// <summary>A family as the layers have it, and as it is.</summary>
    private sealed class Family(FamilyFact? stored)
    {
        public FamilyFact? Before { get; set; } = stored;

        public FamilyFact? Now { get; set; } = stored;
    }
}
