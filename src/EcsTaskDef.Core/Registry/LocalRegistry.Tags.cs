using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Rules;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

// Three operations on one fact, the tags of a revision.
public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Tag> added = request.Tags ?? Array.Empty<Tag>();
        if (IsRuntimeArn(request.ResourceArn))
        {
            DemandTags(added);
            await ChangeRuntimeTagsAsync(request.ResourceArn!, tags => Merge(tags, added), cancellationToken).ConfigureAwait(false);
            return;
        }

        TaskDefinitionReference reference = ParseResource(request.ResourceArn);
        if (TagsRule.Check(added, "$.tags") is { } finding) throw finding.ToException();
        await ChangeTagsAsync(reference, tags => Merge(tags, added), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> keys = request.TagKeys ?? throw EcsErrors.Client(SR.TagKeysMissing);
        IReadOnlyList<Tag> Without(IReadOnlyList<Tag> tags) => tags.Where(t => !keys.Contains(t.Key, StringComparer.Ordinal)).ToArray();
        if (IsRuntimeArn(request.ResourceArn))
        {
            await ChangeRuntimeTagsAsync(request.ResourceArn!, Without, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ChangeTagsAsync(ParseResource(request.ResourceArn), Without, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default)
    {
        if (IsRuntimeArn(request.ResourceArn))
        {
            return new ListTagsForResourceResponse
            {
                Tags = await ReadRuntimeTagsAsync(request.ResourceArn!, cancellationToken).ConfigureAwait(false),
            };
        }

        TaskDefinitionReference reference = ParseResource(request.ResourceArn);
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

    // An existing key gets the new value in place, new keys come last (ECS semantics §4.7).
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

    // A full ARN with a revision; texts for others are not known [guess].
    private TaskDefinitionReference ParseResource(string? arn)
    {
        TaskDefinitionReference? reference = string.IsNullOrWhiteSpace(arn) ? null : TaskDefinitionReference.TryParse(arn!);
        if (reference is not { Revision: not null, Place: not null })
            throw EcsErrors.InvalidParameter(SR.ResourceArnInvalid, SR.Format(SR.AdviceResourceArn, ArnOf("web", 3)));
        DemandAccount(reference);
        return reference;
    }

    private RevisionFact Resource(Look look, TaskDefinitionReference reference) =>
        Find(look, reference) ?? throw EcsErrors.Client(SR.DefinitionNotFound, AdviceUnknown(reference));
}
