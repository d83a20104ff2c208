using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Rules;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    // ECS semantics §3.6 [doc]: deregistered ones count.
    private const int MaxRevisions = 1_000_000;

    /// <inheritdoc/>
    public async ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        _registrations.Enter(RuntimeSettings.RegistrationQuota);
        Candidate candidate = Judge.Demand(request, new RuleContext(Account, Region, Regions.PartitionOf(Region)));
        TaskDefinition template = Defaults.Apply(candidate);
        IReadOnlyList<Tag> tags = request.Tags?.ToArray() ?? Array.Empty<Tag>();
        string family = request.Family!;

        ReadOnlyMemory<byte> document = await ChangeAsync((look, change) =>
        {
            int revision = (look.View.GetFamily(family)?.LatestRevision ?? 0) + 1;
            if (revision > MaxRevisions) throw EcsErrors.LimitExceeded(SR.Format(SR.RevisionLimit, family, MaxRevisions));

            DateTimeOffset now = Now();
            ReadOnlyMemory<byte> json = Serialize(template with
            {
                RegisteredAt = now,
                RegisteredBy = Caller,
                Revision = revision,
                Status = RevisionLifecycle.Next(null, RevisionEvent.Register).ToText(),
                TaskDefinitionArn = ArnOf(family, revision),
            });
            if (DocumentSizeRule.Check(json.Length) is { } tooLarge) throw tooLarge.ToException();
            change.Add(new RevisionRegistered(family, revision, now, json, tags));
            return json;
        }, cancellationToken).ConfigureAwait(false);

        return new RegisterTaskDefinitionResponse
        {
            TaskDefinition = new TaskDefinitionDocument(document),
            Tags = request.Tags,
        };
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
