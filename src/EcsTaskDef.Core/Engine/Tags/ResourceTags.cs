using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

// Three operations on one fact, the tags of a revision.
public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Tag> added = request.Tags ?? Array.Empty<Tag>();
        TaggedResource resource = Identifiers.Resource(request.ResourceArn);
        if (resource.Definition is not { } reference)
        {
            DemandTags(added);
            await ChangeRuntimeTagsAsync(resource, tags => Merge(tags, added), cancellationToken).ConfigureAwait(false);
            return;
        }

        if (TagsRule.Check(added, "$.tags") is { } finding) throw finding.ToException();
        await ChangeTagsAsync(reference, tags => Merge(tags, added), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default)
    {
        TaggedResource resource = Identifiers.Resource(request.ResourceArn);
        IReadOnlyList<string> keys = request.TagKeys ?? throw EcsErrors.Client(SR.TagKeysMissing);
        IReadOnlyList<Tag> Without(IReadOnlyList<Tag> tags) => tags.Where(t => !keys.Contains(t.Key, StringComparer.Ordinal)).ToArray();
        if (resource.Definition is { } reference) await ChangeTagsAsync(reference, Without, cancellationToken).ConfigureAwait(false);
        else await ChangeRuntimeTagsAsync(resource, Without, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default)
    {
        TaggedResource resource = Identifiers.Resource(request.ResourceArn);
        if (resource.Definition is not { } reference)
        {
            return new ListTagsForResourceResponse
            {
                Tags = await ReadRuntimeTagsAsync(resource, cancellationToken).ConfigureAwait(false),
            };
        }

        return await ReadAsync(look => new ListTagsForResourceResponse
        {
            Tags = look.View.ReadTags(Resource(look, reference)),
        }, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ChangeTagsAsync(
        TaskDefinitionReference reference, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> edit, CancellationToken cancellationToken) =>
        await ChangeAsync((look, change) =>
        {
            RevisionFact revision = Resource(look, reference);
            IReadOnlyList<Tag> before = look.View.ReadTags(revision);
            IReadOnlyList<Tag> after = edit(before);
            if (after.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
            if (!before.SequenceEqual(after))
                change.Add(new RevisionTagsChanged(revision.Family, revision.Revision, NextEventTime(revision), after));
            return true;
        }, cancellationToken).ConfigureAwait(false);

    // An existing key gets the new value in place, new keys come last (docs/ECS.md §4.7).
    private static List<Tag> Merge(IReadOnlyList<Tag> tags, IReadOnlyList<Tag> added)
    {
        List<Tag> merged = tags.ToList();
        foreach (Tag tag in added)
        {
            int at = merged.FindIndex(t => t.Key == tag.Key);
            if (at >= 0) merged[at] = tag;
            else merged.Add(tag);
        }

        return merged;
    }

    private RevisionFact Resource(Look look, TaskDefinitionReference reference) =>
        Find(look, reference) ?? throw EcsErrors.Client(SR.DefinitionNotFound, AdviceUnknown);
}
