using EcsTaskDef.Comparison;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>
/// Registers the definitions at an endpoint, family by family in the order of their numbers. The endpoint gives numbers, times and callers
/// of its own. What an earlier run has registered is recognised by its definition, in the same order, and is not registered again.
/// </summary>
internal sealed class EndpointCopy(CopyOptions options)
{
    private readonly CopySource _source = new(options);
    private int _added, _changed, _refused, _done;

    public async ValueTask<RegistryCopy> RunAsync(CancellationToken cancellationToken)
    {
        if (options.WithRuntime) throw EcsErrors.Fault(SR.CopyRuntimeOnDiskOnly, [options.DestinationName]);
        IReadOnlyList<ListedRevision[]> families = await _source.ListAsync(cancellationToken).ConfigureAwait(false);
        ListedRevision[][] wanted = [.. families
            .Select(family => family.Where(one => options.Statuses.Contains(one.Status.ToText())).Reverse().ToArray())
            .Where(static family => family.Length > 0)];
        int total = wanted.Sum(static family => family.Length);
        foreach (ListedRevision[] family in wanted) await CopyAsync(family, total, cancellationToken).ConfigureAwait(false);
        return _source.Result(wanted.Length, total, _added, _changed, _refused);
    }

    private async ValueTask CopyAsync(ListedRevision[] family, int total, CancellationToken cancellationToken)
    {
        ListedRevision[] there = await options.Destination.OfFamilyAsync(family[0].Family, RevisionLists.Visible, cancellationToken)
            .ConfigureAwait(false);
        Queue<(ListedRevision Revision, NormalForm Form)> earlier = new();
        if (there.Length > 0)
        {
            CopySource registered = new(options with { Source = options.Destination, MasksSecrets = false });
            foreach (ListedRevision one in there.OrderBy(static one => one.Revision))
                if (await registered.TryDescribeAsync(one, cancellationToken).ConfigureAwait(false) is { } known)
                    earlier.Enqueue((one, NormalForm.Of(known.TaskDefinition)));
        }

        foreach (ListedRevision[] piece in Bounded.Pieces(family, 100))
        {
            Dictionary<int, ArchivedRevision> described = (await _source.DescribeAsync(piece, cancellationToken).ConfigureAwait(false))
                .ToDictionary(static one => one.TaskDefinition.Value.Revision ?? 0);
            foreach (ListedRevision one in piece)
            {
                if (described.TryGetValue(one.Revision, out ArchivedRevision? revision))
                    await CopyAsync(one, revision, earlier, cancellationToken).ConfigureAwait(false);
                options.Progress?.Report(new StoreProgress(StoreWork.CopyingRevisions, options.Source.Region, ++_done, total));
            }
        }
    }

    private async ValueTask CopyAsync(
        ListedRevision revision, ArchivedRevision described, Queue<(ListedRevision Revision, NormalForm Form)> earlier,
        CancellationToken cancellationToken)
    {
        try
        {
            ListedRevision known = Recognise(described, earlier)
                ?? await RegisterAsync(revision, described, cancellationToken).ConfigureAwait(false);
            if (revision.Status == RevisionStatus.Active || known.Status != RevisionStatus.Active) return;
            await options.Destination.DeregisterTaskDefinitionAsync(new() { TaskDefinition = known.Arn }, cancellationToken)
                .ConfigureAwait(false);
            _changed++;
        }
        catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
        {
            _refused++;
            options.Refused?.Invoke(revision.ToString(), refusal);
        }
    }

    // The next one of an earlier run that is the same; those before it are of others.
    private static ListedRevision? Recognise(ArchivedRevision described, Queue<(ListedRevision Revision, NormalForm Form)> earlier)
    {
        NormalForm form = NormalForm.Of(described.TaskDefinition);
        if (!earlier.Any(one => one.Form.IsSame(form))) return null;
        while (true)
        {
            (ListedRevision revision, NormalForm known) = earlier.Dequeue();
            if (known.IsSame(form)) return revision;
        }
    }

    private async ValueTask<ListedRevision> RegisterAsync(
        ListedRevision revision, ArchivedRevision described, CancellationToken cancellationToken)
    {
        RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(described.TaskDefinition.Utf8Json);
        RegisterTaskDefinitionResponse answer = await options.Destination.RegisterTaskDefinitionAsync(
            request with { Tags = described.Tags.Count > 0 ? described.Tags : null }, cancellationToken).ConfigureAwait(false);
        _added++;
        return ListedRevision.Read(answer.TaskDefinition.Value.TaskDefinitionArn ?? "", RevisionStatus.Active) ?? revision;
    }
}
