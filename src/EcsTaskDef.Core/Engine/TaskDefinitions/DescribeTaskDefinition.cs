using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        // Before anything else (docs/ECS.md §4.3 [captured]).
        IReadOnlyList<string> include = request.Include ?? Array.Empty<string>();
        if (include.FirstOrDefault(static i => i != TaskDefinitionFields.Tags) is { } unknown)
            throw EcsErrors.Client(Texts.Format(SR.IncludeInvalid, unknown));

        TaskDefinitionReference reference = Identifiers.TaskDefinition(request.TaskDefinition, toStart: false);
        bool withTags = include.Count > 0;
        Described described = await RecallAsync(
            (request.TaskDefinition, withTags),
            look =>
            {
                RevisionFact revision = Resolve(look, reference);
                return new Described(Document(look.View, revision).Utf8Json, withTags ? look.View.ReadTags(revision) : Array.Empty<Tag>());
            },
            static answer => answer.Document.Length + 200 * answer.Tags.Count,
            cancellationToken).ConfigureAwait(false);

        // A document makes its typed form for whoever has it: nobody gets another caller's objects.
        return new DescribeTaskDefinitionResponse
        {
            TaskDefinition = new TaskDefinitionDocument(described.Document),
            Tags = described.Tags.Select(static tag => tag with { }).ToArray(),
        };
    }

    private sealed record Described(ReadOnlyMemory<byte> Document, IReadOnlyList<Tag> Tags);

    /// <summary>A revision in any state, or the latest ACTIVE one of a bare family.</summary>
    private RevisionFact Resolve(Look look, TaskDefinitionReference reference)
    {
        if (reference.Revision is not null)
            return Find(look, reference) ?? throw EcsErrors.Client(SR.DefinitionNotFound, AdviceUnknown);
        if (look.View.GetLatest(reference.Family, RevisionStatus.Active) is { } latest)
            return look.GetRevision(reference.Family, latest)!;

        string advice = look.GetFamily(reference.Family) is { } family
            ? Texts.Format(SR.AdviceNoActiveRevision, family.Family, family.LatestRevision)
            : AdviceUnknown;
        throw EcsErrors.Client(SR.DefinitionNotFound, advice);
    }
}
