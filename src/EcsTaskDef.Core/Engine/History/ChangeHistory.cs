using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.History;

/// <summary>What happened in the region, from the store's journal.</summary>
internal sealed class ChangeHistory(RegionEngine region)
{
    public async ValueTask<HistoryPage> ReadAsync(
        HistoryQuery query, HistoryCursor? cursor, CancellationToken cancellationToken)
    {
        HistoryMark from = cursor?.Mark ?? (query.NewestFirst ? HistoryMark.End : HistoryMark.Start);
        StoredHistory page = await region.ReadHistoryAsync(from, query.NewestFirst, query.Family, cancellationToken).ConfigureAwait(false);
        List<HistoryRecord> records = new();
        Arns arns = region.Arns;
        foreach (StoredChange change in page.Changes)
        {
            IEnumerable<StoreEvent> events = query.NewestFirst ? change.Events.Reverse() : change.Events;
            foreach (StoreEvent one in events)
            {
                if (Record(change, one, arns) is not { } record) continue;
                if (record.Event == HistoryEvent.RuntimeChanged ? query.IncludeRuntime && query.Family is null
                    : query.Family is null || record.Family == query.Family)
                    records.Add(record);
            }
        }

        return new HistoryPage { Records = records, Cursor = new HistoryCursor(page.Mark), IsEnd = page.IsEnd };
    }

    private HistoryRecord? Record(StoredChange change, StoreEvent storeEvent, Arns arns)
    {
        HistoryEvent? kind = storeEvent switch
        {
            RevisionRegistered => HistoryEvent.Registered,
            RevisionTagsChanged => HistoryEvent.Tagged,
            RevisionStatusChanged { Status: RevisionStatus.Inactive } => HistoryEvent.Deregistered,
            RevisionStatusChanged { Status: RevisionStatus.DeleteInProgress } => HistoryEvent.DeleteRequested,
            RevisionStatusChanged => HistoryEvent.Removed,
            ResourceChanged => HistoryEvent.RuntimeChanged,
            _ => null,
        };
        if (kind is not { } happened) return null;
        RevisionFactEvent? revision = storeEvent as RevisionFactEvent;
        return new HistoryRecord
        {
            Sequence = change.Sequence,
            Time = storeEvent.At,
            Event = happened,
            Name = storeEvent is ResourceChanged resource ? $"{resource.Kind}/{resource.Key}" : $"{revision!.Family}:{revision.Revision}",
            Family = revision?.Family,
            Revision = revision?.Revision,
            TaskDefinitionArn = revision is null ? null : arns.TaskDefinition(revision.Family, revision.Revision),

            // A removal is in the change of the caller that noticed it, but no caller asked for it.
            By = happened == HistoryEvent.Removed ? null : change.By,
            Host = change.Host,
            ProcessId = change.ProcessId,
            Region = region.Region,
            Note = (storeEvent as RevisionRegistered)?.Note,
            Tags = storeEvent switch
            {
                RevisionRegistered { Tags.Count: > 0 } registered => registered.Tags,
                RevisionTagsChanged changed => changed.Tags,
                _ => null,
            },
        };
    }
}
