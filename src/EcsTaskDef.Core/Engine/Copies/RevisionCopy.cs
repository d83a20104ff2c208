using System.Text.Json;
using EcsTaskDef.Engine.Families;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Copies;

/// <summary>Keeps revisions of another registry as they are there.</summary>
internal sealed class RevisionCopy(RegionEngine region)
{
    private readonly FamilyArchive _archive = new(region);

    private static readonly RevisionStatus[] s_kept =
        [RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress];

    // What is stored, and not what is to be seen now: to look would remove what is over by the copy's own clock.
    public ValueTask<CopiedFamily> GetAsync(string family, CancellationToken cancellationToken) => region.ReadStoredAsync(
        stored =>
        {
            Dictionary<int, RevisionStatus> statuses = [];
            if (!EcsName.IsValid(family)) return new CopiedFamily(0, statuses);
            foreach (RevisionStatus status in s_kept)
            {
                foreach ((_, int number) in stored.ListRevisions(status, family, null, descending: false)) statuses[number] = status;
            }

            return new CopiedFamily(stored.GetFamily(family)?.LatestRevision ?? 0, statuses);
        },
        cancellationToken);

    public ValueTask<IReadOnlyList<ArchivedRevision?>> ReadAsync(
        IReadOnlyList<(string Family, int Revision)> revisions, CancellationToken cancellationToken) =>
        region.ReadStoredAsync<IReadOnlyList<ArchivedRevision?>>(
            stored => revisions.Select(one => stored.GetRevision(one.Family, one.Revision) is not { } fact ? null : new ArchivedRevision
            {
                TaskDefinition = TaskDefinitionSplice.Apply(stored.ReadDocument(fact), fact.Status, null, null),
                Tags = stored.ReadTags(fact),
            }).ToArray(),
            cancellationToken, PlanOf(revisions));

    public ValueTask<bool> AddHistoryAsync(IReadOnlyList<StoredChange> changes, CancellationToken cancellationToken) =>
        region.CopyAsync((_, change) =>
        {
            change.Copied = changes;
            return true;
        }, null, isSilent: true, cancellationToken);

    public async ValueTask<CopyOutcome> PutAsync(
        IReadOnlyList<ArchivedRevision> revisions, bool isSilent, CancellationToken cancellationToken)
    {
        List<RevisionOutcome> refused = [];
        List<Copied> whole = [];
        foreach (ArchivedRevision one in region.Each(revisions, cancellationToken))
        {
            try
            {
                whole.Add(Read(one));
            }
            catch (EcsException refusal)
            {
                refused.Add(new RevisionOutcome { Input = NameOf(one), Error = refusal });
            }
        }

        if (whole.Count == 0) return new CopyOutcome { Refused = refused };
        return await region.CopyAsync((view, change) =>
        {
            int added = 0, changed = 0;
            List<string> diverged = [];
            foreach (Copied one in region.Each(whole, cancellationToken))
            {
                if (view.Stored.GetRevision(one.Family, one.Number) is not { } known)
                {
                    Add(view, change, one);
                    added++;
                }
                else if (known.RegisteredAt != one.RegisteredAt || known.Status > one.Status)
                {
                    diverged.Add($"{one.Family}:{one.Number}");
                }
                else if (Update(view, change, known, one))
                {
                    changed++;
                }
            }

            return new CopyOutcome { Added = added, Changed = changed, Diverged = diverged, Refused = refused };
        }, PlanOf(whole.ConvertAll(static one => (one.Family, one.Number))), isSilent, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(
        IReadOnlyList<(string Family, int Revision)> revisions, bool isSilent, CancellationToken cancellationToken) =>
        await region.CopyAsync((view, change) =>
        {
            foreach ((string family, int number) in region.Each(revisions, cancellationToken))
            {
                if (view.Stored.GetRevision(family, number) is not { } known) continue;
                foreach (RevisionEvent one in FamilyArchive.LifeUntil(RevisionStatus.Removed, known.Status))
                    known = region.Advance(view.Stored, change, known, one);
            }

            return true;
        }, PlanOf(revisions), isSilent, cancellationToken).ConfigureAwait(false);

    public async ValueTask ReserveAsync(string family, int latestRevision, bool isSilent, CancellationToken cancellationToken) =>
        await region.CopyAsync((view, change) =>
        {
            if (latestRevision > (view.Stored.GetFamily(family)?.LatestRevision ?? 0))
                _archive.Reserve(view, change, family, Math.Min(latestRevision, FamilyFact.MaxRevisions));
            return true;
        }, ReadPlan.OfFamily(family), isSilent, cancellationToken).ConfigureAwait(false);

    private static ReadPlan PlanOf(IReadOnlyList<(string Family, int Revision)> revisions) =>
        new() { Revisions = revisions.Select(static one => (one.Family, (int?)one.Revision)).ToArray() };

    private void Add(RevisionView view, Change change, Copied one) => _archive.Restore(
        view, change, new RevisionRegistered(one.Family, one.Number, one.RegisteredAt, one.Document, one.Archived.Tags),
        FamilyArchive.LifeUntil(one.Status), one.DeregisteredAt, one.Archived.DeleteRequestedAt);

    private bool Update(RevisionView view, Change change, RevisionFact known, Copied one)
    {
        bool isNew = known.Status != one.Status;
        foreach (RevisionEvent step in FamilyArchive.LifeUntil(one.Status, known.Status))
        {
            DateTimeOffset? at = step == RevisionEvent.Deregister ? one.DeregisteredAt : one.Archived.DeleteRequestedAt;
            known = region.Advance(view.Stored, change, known, step, at);
        }

        if (view.Stored.ReadTags(known).SequenceEqual(one.Archived.Tags)) return isNew;
        change.Add(new RevisionTagsChanged(one.Family, one.Number, region.NextEventTime(view.Stored, known), one.Archived.Tags));
        return true;
    }

    private static string NameOf(ArchivedRevision archived)
    {
        try
        {
            return archived.TaskDefinition.Value.ToString();
        }
        catch (JsonException)
        {
            return "?";
        }
    }

    private static Copied Read(ArchivedRevision archived)
    {
        ReadOnlyMemory<byte> json = JsonText.OnOneLine(archived.TaskDefinition.Utf8Json);
        (TaskDefinition definition, RevisionStatus status, _) = FamilyArchive.Restorable(null, archived);
        if (definition.RegisteredAt is not { } registeredAt)
            throw EcsErrors.Fault(SR.RestoreRevisionInvalid, [definition, "it does not say when it was registered"]);
        return new Copied(
            definition.Family!, definition.Revision!.Value, status, Whole(registeredAt),
            definition.DeregisteredAt is { } time ? Whole(time) : null, TaskDefinitionSplice.Undo(json), archived);
    }

    // ECS's times have milliseconds, and so has the store.
    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private sealed record Copied(
        string Family, int Number, RevisionStatus Status, DateTimeOffset RegisteredAt, DateTimeOffset? DeregisteredAt,
        ReadOnlyMemory<byte> Document, ArchivedRevision Archived);
}
