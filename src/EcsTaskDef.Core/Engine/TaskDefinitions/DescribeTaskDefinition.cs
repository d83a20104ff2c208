using EcsTaskDef.Engine.Region;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Describes a revision in any state, or a family's latest ACTIVE one (docs/ECS.md §4.3).</summary>
internal sealed class DescribeTaskDefinition(RegionEngine region)
{
    public async ValueTask<DescribeTaskDefinitionResponse> RunAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        // Before anything else (docs/ECS.md §4.3 [captured]).
        IReadOnlyList<string> include = request.Include ?? Array.Empty<string>();
        if (include.FirstOrDefault(static i => i != TaskDefinitionFields.Tags) is { } unknown)
            throw EcsErrors.Client(Texts.Format(SR.IncludeInvalid, unknown));

        TaskDefinitionReference reference = region.Identifiers.TaskDefinition(request.TaskDefinition, toStart: false);
        bool withTags = include.Count > 0;
        Answer answer = await region.RecallAsync(
            (request.TaskDefinition, withTags),
            view =>
            {
                RevisionFact revision = Resolve(view, reference);
                return new Answer(view.Document(revision).Utf8Json, withTags ? view.Stored.ReadTags(revision) : Array.Empty<Tag>());
            },
            static read => read.Document.Length + 200 * read.Tags.Count,
            ReadPlans.Of(reference),
            cancellationToken).ConfigureAwait(false);

        // Each caller gets a document of its own, which makes its own typed form: callers share no objects.
        return new DescribeTaskDefinitionResponse
        {
            TaskDefinition = new TaskDefinitionDocument(answer.Document),
            Tags = answer.Tags.Select(static tag => tag with { }).ToArray(),
        };
    }

    /// <summary>A revision in any state, or the latest ACTIVE one of a bare family.</summary>
    public static RevisionFact Resolve(RevisionView view, TaskDefinitionReference reference)
    {
        if (reference.Revision is not null) return view.Demand(reference, SR.DefinitionNotFound);
        if (view.LatestActive(reference.Family) is { } latest) return latest;
        string advice = view.GetFamily(reference.Family) is { } family
            ? Texts.Format(SR.AdviceNoActiveRevision, family.Family, family.LatestRevision)
            : view.AdviceUnknown;
        throw RevisionView.Missing(reference, SR.DefinitionNotFound, advice);
    }

    private sealed record Answer(ReadOnlyMemory<byte> Document, IReadOnlyList<Tag> Tags);
}
