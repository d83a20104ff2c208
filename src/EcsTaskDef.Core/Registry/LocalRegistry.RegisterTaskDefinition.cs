using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Comparison;
using EcsTaskDef.Errors;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Rules;
using EcsTaskDef.Runtime;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    // ECS semantics §3.6 [doc]: deregistered ones count.
    private const int MaxRevisions = 1_000_000;

    // By so many bytes at most the answers of one definition differ: time, caller and number.
    private const int MaxVariation = 1024;

    /// <inheritdoc/>
    public async ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        RegistrationResult result = await RegisterAsync(request, RegistrationOptions.None, cancellationToken).ConfigureAwait(false);
        return new RegisterTaskDefinitionResponse { TaskDefinition = result.TaskDefinition, Tags = request.Tags };
    }

    /// <inheritdoc/>
    public async ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default)
    {
        string? note = NoteOf(options.Note);
        if (note?.Length > RegistrationOptions.MaxNoteLength)
            throw EcsErrors.Fault(SR.NoteTooLong, [note.Length, RegistrationOptions.MaxNoteLength]);
        Candidate candidate = Judge.Demand(request, new RuleContext(Account, Region, Regions.PartitionOf(Region)));
        TaskDefinition template = Defaults.Apply(candidate);
        IReadOnlyList<Tag> tags = request.Tags?.ToArray() ?? Array.Empty<Tag>();
        string family = request.Family!;

        int? quota = RuntimeSettings.RegistrationQuota;
        int begun = quota is null ? 0 : await _region.ReadAsync(view => LatestOf(view, family), cancellationToken).ConfigureAwait(false);
        return await ChangeAsync((look, change) =>
        {
            RevisionFact? active = options.IfChanged || options.CopyTags ? LatestActive(look, family) : null;
            IReadOnlyList<Tag> known = active is null ? Array.Empty<Tag>() : look.View.ReadTags(active);
            IReadOnlyList<Tag> wanted = options.CopyTags ? Merge(known, tags) : tags;
            if (wanted.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
            if (options.IfChanged && active is not null
                && NormalForm.Of(request with { Tags = wanted.Count > 0 ? wanted : null })
                    .IsSame(NormalForm.Of(Document(look.View, active), known)))
                return Result(Document(look.View, active), known, registered: false);

            // Where nothing changed ECS would not have been asked, so only now.
            int latest = LatestOf(look.View, family);
            if (quota is { } limit) Admit(look, change, limit, begun, latest);
            return Result(Add(change, template, latest + 1, wanted, note), wanted, registered: true);
        }, cancellationToken).ConfigureAwait(false);
    }

    private static string? NoteOf(string? given) => string.IsNullOrWhiteSpace(given) ? null : given;

    private static RegistrationResult Result(TaskDefinitionDocument document, IReadOnlyList<Tag> tags, bool registered) =>
        new() { TaskDefinition = document, Tags = tags.Count > 0 ? tags : null, Registered = registered };

    private static RevisionFact? LatestActive(Look look, string family) =>
        look.View.GetLatest(family, RevisionStatus.Active) is { } latest ? look.GetRevision(family, latest) : null;

    private TaskDefinitionDocument Add(
        Change change, TaskDefinition template, int revision, IReadOnlyList<Tag> tags, string? note)
    {
        string family = template.Family!;
        if (revision > MaxRevisions) throw EcsErrors.LimitExceeded(SR.Format(SR.RevisionLimit, family, MaxRevisions));

        DateTimeOffset now = Now(RuntimeSettings);
        ReadOnlyMemory<byte> json = Serialize(template with
        {
            RegisteredAt = now,
            RegisteredBy = change.By,
            Revision = revision,
            Status = RevisionLifecycle.Next(null, RevisionEvent.Register).ToText(),
            TaskDefinitionArn = ArnOf(family, revision),
        });
        if (json.Length > DocumentSizeRule.MaxBytes - MaxVariation
            && DocumentSizeRule.Check(Measure(template, Account, Region)) is { } tooLarge)
        {
            throw tooLarge.ToException();
        }

        change.Add(new RevisionRegistered(family, revision, now, json, tags) { Note = note });
        return new TaskDefinitionDocument(json);
    }

    private static int LatestOf(IRegionView view, string family) => view.GetFamily(family)?.LatestRevision ?? 0;

    // By the host's own clock: a store whose time stands still must not refuse for ever.
    private void Admit(Look look, Change change, int quota, int begun, int latest)
    {
        RuntimeLook runtime = new(look.View, look.Now, RuntimeSettings, Arns, change);
        QuotaFact counted = QuotaRule.Count(runtime.GetQuota(), quota, _clock.GetUtcNow());
        QuotaRule.DemandAlone(begun, latest);
        runtime.Put(counted);
    }

    /// <summary>
    /// The size that counts against the limit: that of the stored definition, with a fixed time, caller and number, so that
    /// one file does not pass today and fail tomorrow.
    /// </summary>
    internal static int Measure(TaskDefinition definition, string account, string region)
    {
        const int AnyRevision = 1;
        string partition = Regions.PartitionOf(region);
        return Serialize(definition with
        {
            RegisteredAt = DateTimeOffset.FromUnixTimeMilliseconds(1_789_551_556_693),
            RegisteredBy = $"arn:{partition}:iam::{account}:user/any",
            Revision = AnyRevision,
            Status = TaskDefinitionStatuses.Active,
            TaskDefinitionArn = $"arn:{partition}:ecs:{region}:{account}:task-definition/{definition.Family}:{AnyRevision}",
        }).Length;
    }

    internal static ReadOnlyMemory<byte> Serialize(TaskDefinition definition)
    {
        ByteBuffer buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            JsonSerializer.Serialize(writer, definition, EcsJsonContext.Default.TaskDefinition);
        }

        // Members that this software does not know are written last; ECS would have them in their place.
        return SortedJson.Sort(buffer.Written);
    }
}
