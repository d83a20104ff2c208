using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        // Before anything else (ECS semantics §4.3 [captured]).
        IReadOnlyList<string> include = request.Include ?? Array.Empty<string>();
        if (include.FirstOrDefault(static i => i != TaskDefinitionFields.Tags) is { } unknown)
            throw EcsErrors.Client(SR.Format(SR.IncludeInvalid, unknown));

        TaskDefinitionReference reference = TaskDefinitionReference.Parse(request.TaskDefinition);
        DemandAccount(reference);
        return await ReadAsync(look =>
        {
            RevisionFact revision = Resolve(look, reference);
            return new DescribeTaskDefinitionResponse
            {
                TaskDefinition = Document(look.View, revision),
                Tags = include.Count > 0 ? look.View.ReadTags(revision) : Array.Empty<Tag>(),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A revision in any state, or the latest ACTIVE one of a bare family.</summary>
    private RevisionFact Resolve(Look look, TaskDefinitionReference reference)
    {
        if (reference.Revision is not null || !IsHere(reference))
            return Find(look, reference) ?? throw EcsErrors.Client(SR.DefinitionNotFound, AdviceUnknown(reference));
        if (look.View.GetLatest(reference.Family, RevisionStatus.Active) is { } latest)
            return look.GetRevision(reference.Family, latest)!;

        string advice = look.GetFamily(reference.Family) is { } family
            ? SR.Format(SR.AdviceNoActiveRevision, family.Family, family.LatestRevision)
            : AdviceUnknown(reference);
        throw EcsErrors.Client(SR.DefinitionNotFound, advice);
    }
}
