using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.TaskDefinitions;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Families;

/// <summary>Reads a family as a whole, and restores one.</summary>
internal sealed class FamilyArchive(RegionEngine region)
{
    // A step for each status after ACTIVE.
    private static readonly RevisionEvent[] s_life = [RevisionEvent.Deregister, RevisionEvent.Delete, RevisionEvent.Remove];

    // A change is one line, held in memory while it is written and read.
    private const long MaxRestoredBytes = 256L << 20;

    // No ECS has registered anything before; after it times and delays could no longer be added.
    private static readonly DateTimeOffset s_earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ValueTask<IReadOnlyList<ArchivedRevision>> ReadAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken) =>
        region.ReadAsync<IReadOnlyList<ArchivedRevision>>(view => !EcsName.IsValid(family) ? [] : view.Visible(family, after, maxResults)
            .OrderBy(static revision => revision.Revision)
            .Take(maxResults)
            .Select(revision => new ArchivedRevision
            {
                TaskDefinition = view.Document(revision),
                Tags = view.Stored.ReadTags(revision),
                DeleteRequestedAt = revision.DeleteRequestedAt,
            })
            .ToArray(), cancellationToken);

    public async ValueTask<IReadOnlyList<TaskDefinitionDocument>> RestoreAsync(
        string family, int latestRevision, IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken)
    {
        if (!EcsName.IsValid(family)) throw EcsErrors.Fault(SR.RestoreRevisionInvalid, [family, "the name is not a family's"]);
        if (latestRevision > FamilyFact.MaxRevisions)
            throw EcsErrors.Fault(SR.RestoreRevisionInvalid, [family, "it has more than 1,000,000 revisions"]);
        if (revisions.Sum(static one => (long)one.TaskDefinition.Utf8Json.Length) > MaxRestoredBytes)
            throw EcsErrors.Fault(SR.RestoreTooLarge, [family, MaxRestoredBytes >> 20]);
        (TaskDefinition Definition, RevisionStatus Status, ArchivedRevision Archived)[] ordered = region.Each(revisions, cancellationToken)
            .Select(one => Restorable(family, one)).OrderBy(static one => one.Definition.Revision).ToArray();
        for (int i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Definition.Revision == ordered[i - 1].Definition.Revision)
                throw EcsErrors.Fault(SR.RestoreRevisionInvalid, [ordered[i].Definition, "it is there twice"]);
        }

        int last = ordered.Length == 0 ? 0 : ordered[ordered.Length - 1].Definition.Revision!.Value;
        return await region.ChangeAsync<IReadOnlyList<TaskDefinitionDocument>>((view, change) =>
        {
            if (view.Stored.GetFamily(family) is { LatestRevision: > 0 and var there })
                throw EcsErrors.Fault(SR.RestoreFamilyNotEmpty, [family, there, region.Region]);
            List<TaskDefinitionDocument> restored = new(ordered.Length);
            foreach ((TaskDefinition definition, RevisionStatus status, ArchivedRevision one) in region.Each(ordered, cancellationToken))
                restored.Add(Restore(view, change, definition, status, one));

            // The next number follows the highest ever given, also when that revision is gone.
            if (latestRevision > last) Reserve(view, change, family, latestRevision);
            return restored;
        }, ReadPlan.OfFamily(family), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A revision that may be kept; refuses one that is no whole revision of the family, or of any where none is given.</summary>
    public static (TaskDefinition Definition, RevisionStatus Status, ArchivedRevision Archived) Restorable(
        string? family, ArchivedRevision archived)
    {
        ReadOnlyMemory<byte> json = archived.TaskDefinition.Utf8Json;
        TaskDefinition definition = EcsJson.Read<TaskDefinition>(json);
        string? fault = definition switch
        {
            _ when family is not null && definition.Family != family => "it is of another family",
            _ when !EcsName.IsValid(definition.Family) => "the name is not a family's",
            _ when definition.Revision is not (>= 1 and <= FamilyFact.MaxRevisions) => "it has no number from 1 to 1,000,000",
            _ when definition.ContainerDefinitions is null or { Count: 0 } => "it has no containers",
            _ when FindingOf(definition, json) is { } finding => $"{finding.Message.TrimEnd('.')} (at {finding.JsonPath})",
            _ when archived.Tags.Count > 0 && TagsRule.Check(archived.Tags, "$.tags") is { } finding => finding.Message.TrimEnd('.'),
            _ when RegisterTaskDefinition.NoteOf(archived.Note)?.Length > RegistrationOptions.MaxNoteLength =>
                $"its note has more than {RegistrationOptions.MaxNoteLength} characters",
            _ when new[] { definition.RegisteredAt, definition.DeregisteredAt, definition.DeleteRequestedAt, archived.DeleteRequestedAt }
                .Any(static time => time < s_earliest || time >= s_latest) => "it has a time before 1970 or after 8999",
            _ => null,
        };
        if (!RevisionStatusNames.TryParse(definition.Status ?? TaskDefinitionStatuses.Active, out RevisionStatus status)
            || status == RevisionStatus.Removed)
        {
            fault ??= $"'{definition.Status}' is not a status";
        }

        return fault is null ? (definition, status, archived) : throw EcsErrors.Fault(SR.RestoreRevisionInvalid, [definition, fault]);
    }

    // What shows, is pulled or names something else is judged as at a registration; a definition's other members are not: rules change,
    // and ECS has accepted it.
    private static Finding? FindingOf(TaskDefinition definition, ReadOnlyMemory<byte> json)
    {
        Candidate candidate = new(
            new RegisterTaskDefinitionRequest { Family = definition.Family, ContainerDefinitions = definition.ContainerDefinitions },
            new RuleContext("", "", ""));
        Report report = new();
        ContainerNameRule.Check(candidate, report);
        ContainerImageRule.Check(candidate, report);
        if (!report.IsEmpty) return report.Findings[0];

        // Times, caller and status of an archived definition do not count.
        return json.Length > DocumentSizeRule.MaxBytes + RegisterTaskDefinition.MaxVariation ? DocumentSizeRule.Check(json.Length) : null;
    }

    /// <summary>A number that was given, of a revision that is gone.</summary>
    public void Reserve(RevisionView view, Change change, string family, int revision)
    {
        RevisionRegistered registered = new(family, revision, region.LookTime(view.Stored), default, []);
        Restore(view, change, registered, LifeUntil(RevisionStatus.Removed), null, null);
    }

    private TaskDefinitionDocument Restore(
        RevisionView view, Change change, TaskDefinition definition, RevisionStatus status, ArchivedRevision archived)
    {
        int number = definition.Revision!.Value;
        DateTimeOffset registeredAt = DateTimeOffset.FromUnixTimeMilliseconds(
            (definition.RegisteredAt ?? region.LookTime(view.Stored)).ToUnixTimeMilliseconds());
        ReadOnlyMemory<byte> json = DocumentWriter.Serialize(definition with
        {
            RegisteredAt = registeredAt,
            Status = TaskDefinitionStatuses.Active,
            PreviousStatus = null,
            DeregisteredAt = null,
            DeleteRequestedAt = null,
            TaskDefinitionArn = view.Arns.TaskDefinition(definition.Family!, number),
        });
        Restore(
            view,
            change,
            new RevisionRegistered(definition.Family!, number, registeredAt, json, archived.Tags)
            {
                Note = RegisterTaskDefinition.NoteOf(archived.Note),
            },
            LifeUntil(status),
            definition.DeregisteredAt,
            archived.DeleteRequestedAt ?? definition.DeleteRequestedAt);
        RevisionFact fact = view.Stored.GetRevision(definition.Family!, number)!;
        return TaskDefinitionSplice.Apply(json, status, fact.DeregisteredAt, null);
    }

    /// <summary>What happens to a revision until it has a status, beginning with another one.</summary>
    public static IReadOnlyList<RevisionEvent> LifeUntil(RevisionStatus status, RevisionStatus from = RevisionStatus.Active) =>
        [.. s_life.Take(status - RevisionStatus.Active).Skip(from - RevisionStatus.Active)];

    /// <summary>Adds a registration and what happened after it.</summary>
    public void Restore(
        RevisionView view, Change change, RevisionRegistered registered, IReadOnlyList<RevisionEvent> events,
        DateTimeOffset? deregisteredAt, DateTimeOffset? deleteRequestedAt)
    {
        RevisionStatus status = RevisionLifecycle.Next(null, RevisionEvent.Register);
        DateTimeOffset time = registered.At;
        change.Add(registered);
        foreach (RevisionEvent one in events)
        {
            // A time that nobody knows is the present; none is before what came before it.
            DateTimeOffset? known = one == RevisionEvent.Deregister ? deregisteredAt
                : one == RevisionEvent.Delete ? deleteRequestedAt
                : null;
            DateTimeOffset at = known ?? region.LookTime(view.Stored);
            time = at > time ? at : time;
            status = RevisionLifecycle.Next(status, one);
            change.Add(new RevisionStatusChanged(registered.Family, registered.Revision, time, status));
        }
    }
}
