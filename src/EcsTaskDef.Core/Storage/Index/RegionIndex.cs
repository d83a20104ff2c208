using System;
using System.IO;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Storage.Index;

/// <summary>How an event changes the index. The only code that knows which keys belong together.</summary>
internal static class RegionIndex
{
    /// <param name="below">What is known so far, without <paramref name="target"/>'s own entries being needed below it.</param>
    /// <param name="target">The layer that takes the new entries; it is on top of <paramref name="below"/>.</param>
    /// <param name="storeEvent">What happened.</param>
    /// <param name="document">Where the document of a registration lies.</param>
    /// <param name="tags">Where the tags of the event lie; an empty extent = none.</param>
    public static void Apply(LayerStack below, MemoryLayer target, StoreEvent storeEvent, Extent document, Extent tags)
    {
        string name = storeEvent.Family;
        int number = storeEvent.Revision;
        byte[] familyKey = Keys.Family(name);
        byte[] revisionKey = Keys.Revision(name, number);
        FamilyFact before = Get(familyKey) is { } stored
            ? Records.ReadFamily(name, stored)
            : new FamilyFact { Family = name };
        FamilyFact after = before with { LastChangedAt = Later(before.LastChangedAt, storeEvent.At) };
        RegionTotals totals = Get(Keys.Totals) is { } sums ? Records.ReadTotals(sums) : RegionTotals.Zero;

        switch (storeEvent)
        {
            case RevisionRegistered:
                target.Put(revisionKey, Records.Write(new RevisionFact
                {
                    Family = name,
                    Revision = number,
                    Status = RevisionStatus.Active,
                    RegisteredAt = storeEvent.At,
                    LastChangedAt = storeEvent.At,
                    Document = document,
                    Tags = tags,
                }));
                after = Count(after, RevisionStatus.Active, 1) with { LatestRevision = Math.Max(after.LatestRevision, number) };
                totals = Count(totals, RevisionStatus.Active, 1) with { LiveBytes = totals.LiveBytes + document.Length };
                target.Put(Keys.Status(RevisionStatus.Active, name, number), Records.Empty);
                break;

            case RevisionStatusChanged change:
                RevisionFact revision = Revision();
                RevisionFact changed = revision with
                {
                    Status = change.Status,
                    LastChangedAt = change.At,
                    DeregisteredAt = change.Status == RevisionStatus.Inactive ? change.At : revision.DeregisteredAt,
                    DeleteRequestedAt = change.Status == RevisionStatus.DeleteInProgress ? change.At : revision.DeleteRequestedAt,
                };
                after = Count(Count(after, revision.Status, -1), change.Status, 1);
                totals = Count(Count(totals, revision.Status, -1), change.Status, 1);
                target.Put(Keys.Status(revision.Status, name, number), null);
                if (revision is { Status: RevisionStatus.DeleteInProgress, DeleteRequestedAt: { } requested })
                    target.Put(Keys.Deletion(requested, name, number), null);
                if (change.Status == RevisionStatus.Removed)
                {
                    target.Put(revisionKey, null);
                    totals = totals with
                    {
                        LiveBytes = totals.LiveBytes - revision.Document.Length,
                        DeadBytes = totals.DeadBytes + revision.Document.Length,
                    };
                    break;
                }

                target.Put(revisionKey, Records.Write(changed));
                target.Put(Keys.Status(change.Status, name, number), Records.Empty);
                if (change.Status == RevisionStatus.DeleteInProgress)
                    target.Put(Keys.Deletion(change.At, name, number), Records.Empty);
                break;

            case RevisionTagsChanged:
                target.Put(revisionKey, Records.Write(Revision() with { Tags = tags, LastChangedAt = storeEvent.At }));
                break;

            default:
                throw new InvalidDataException($"An event of kind {storeEvent.GetType().Name} is not known.");
        }

        target.Put(familyKey, Records.Write(after));
        if (before.IsVisible != after.IsVisible)
            totals = totals with { FamilyCount = totals.FamilyCount + (after.IsVisible ? 1 : -1) };
        target.Put(Keys.Totals, Records.Write(totals));
        List(active: true, before.ActiveCount > 0, after.ActiveCount > 0);
        List(active: false, before is { IsVisible: true, ActiveCount: 0 }, after is { IsVisible: true, ActiveCount: 0 });

        byte[]? Get(byte[] key) => target.TryGet(key, out Entry entry) ? entry.Value : below.Get(key);

        RevisionFact Revision() => Get(revisionKey) is { } value
            ? Records.ReadRevision(name, number, value)
            : throw new InvalidDataException($"An event names {name}:{number}, which is not there.");

        void List(bool active, bool was, bool now)
        {
            if (was != now) target.Put(Keys.Listed(active, name), now ? Records.Empty : null);
        }
    }

    private static FamilyFact Count(FamilyFact family, RevisionStatus status, int by) => status switch
    {
        RevisionStatus.Active => family with { ActiveCount = family.ActiveCount + by },
        RevisionStatus.Inactive => family with { InactiveCount = family.InactiveCount + by },
        RevisionStatus.DeleteInProgress => family with { DeleteInProgressCount = family.DeleteInProgressCount + by },
        _ => family,
    };

    private static RegionTotals Count(RegionTotals totals, RevisionStatus status, int by) => status switch
    {
        RevisionStatus.Active => totals with { ActiveCount = totals.ActiveCount + by },
        RevisionStatus.Inactive => totals with { InactiveCount = totals.InactiveCount + by },
        RevisionStatus.DeleteInProgress => totals with { DeleteInProgressCount = totals.DeleteInProgressCount + by },
        _ => totals,
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
