using EcsTaskDef.Comparison;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Planning;

/// <summary>
/// Copies to a store. What is new comes first, so that a run that was stopped goes on; then what is known, whose tags may have
/// changed: ECS lists states, but no tags.
/// </summary>
internal sealed class StoreCopy(CopyOptions options, ICopyDestination destination)
{
    // What is described while the piece before it is written.
    private const int PieceSize = 480;

    private readonly CopySource _source = new(options);
    private readonly List<string> _diverged = [];
    private readonly List<ListedRevision> _new = [], _known = [];
    private readonly List<(string Family, int Revision)> _vanished = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly CopyCheck _check = new(destination);
    private int _added, _changed, _refused, _done;

    // The history is the source's, so the copy's own changes are not in it.
    private bool _isSilent;

    public async ValueTask<RegistryCopy> RunAsync(CancellationToken cancellationToken)
    {
        HistoryCopy? history = options.Source is ICopyDestination source ? new HistoryCopy(options, source, destination) : null;
        _isSilent = history is not null && await history.BeginAsync(cancellationToken).ConfigureAwait(false);

        // First: what it uses was registered before, so it is in the lists.
        WorkloadSnapshot? workloads = options.WithRuntime ? await ReadWorkloadsAsync(cancellationToken).ConfigureAwait(false) : null;
        IReadOnlyList<ListedRevision[]> families = await _source.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (ListedRevision[] family in families) await SortAsync(family, cancellationToken).ConfigureAwait(false);
        await PutAsync([.. _new, .. _known], cancellationToken).ConfigureAwait(false);
        int removed = await RemoveAsync(cancellationToken).ConfigureAwait(false);
        if (workloads is not null) await destination.PutWorkloadsAsync(workloads, _isSilent, cancellationToken).ConfigureAwait(false);
        int remembered = _isSilent ? await history!.AddAsync(cancellationToken).ConfigureAwait(false) : 0;
        if (_isSilent) await ReserveGoneAsync(history!.Given, families, cancellationToken).ConfigureAwait(false);
        return _source.Result(families.Count, _new.Count + _known.Count, _added, _changed, _refused) with
        {
            RemovedCount = removed,
            VerifiedCount = await _check.RunAsync(options.DestinationName, cancellationToken).ConfigureAwait(false),
            HistoryCount = remembered,
            HistoryOmitted = history is null ? SR.CopyHistoryNone : !_isSilent ? SR.CopyHistoryForeign
                : history.IsPending ? SR.CopyHistoryPending : null,
            Diverged = _diverged,
            ClusterCount = workloads?.Clusters.Count ?? 0,
            ServiceCount = workloads?.Services.Count ?? 0,
            TaskCount = workloads?.Tasks.Count ?? 0,
        };
    }

    // What of a family is new, known, or gone at the source.
    private async ValueTask SortAsync(ListedRevision[] family, CancellationToken cancellationToken)
    {
        string name = family[0].Family;
        CopiedFamily there = await destination.GetCopiedAsync(name, cancellationToken).ConfigureAwait(false);
        ListedRevision[] missing = [.. family.OrderBy(static one => one.Revision)
            .Where(one => !there.Statuses.ContainsKey(one.Revision) && IsWanted(one))];
        _known.AddRange(family.Where(one => there.Statuses.ContainsKey(one.Revision)));

        // A number that was removed in the copy itself does not come back.
        HashSet<int> removed = !_isSilent && missing.Length > 0 && missing[0].Revision <= there.LatestRevision
            ? await RemovedAsync(name, cancellationToken).ConfigureAwait(false) : [];
        _new.AddRange(missing.Where(one => !removed.Contains(one.Revision)));
        _diverged.AddRange(missing.Where(one => removed.Contains(one.Revision) && one.Status != RevisionStatus.DeleteInProgress)
            .Select(static one => one.ToString()));
        HashSet<int> listed = [.. family.Select(static one => one.Revision)];
        _vanished.AddRange(there.Statuses.Keys.Where(number => number < family[0].Revision && !listed.Contains(number))
            .Select(number => (name, number)));

        // A registry of our own knows numbers that were given and are gone.
        if (options.Source is ICopyDestination source
            && (await source.GetCopiedAsync(name, cancellationToken).ConfigureAwait(false)).LatestRevision is var latest
            && latest > Math.Max(family[0].Revision, there.LatestRevision))
            await destination.ReserveAsync(name, latest, _isSilent, cancellationToken).ConfigureAwait(false);
    }

    // A family of which nothing is left is in no list, but its next number goes on.
    private async ValueTask ReserveGoneAsync(
        Dictionary<string, int> given, IReadOnlyList<ListedRevision[]> families, CancellationToken cancellationToken)
    {
        foreach (ListedRevision[] family in families) given.Remove(family[0].Family);
        foreach (KeyValuePair<string, int> one in given)
        {
            CopiedFamily there = await destination.GetCopiedAsync(one.Key, cancellationToken).ConfigureAwait(false);
            if (there.LatestRevision < one.Value)
                await destination.ReserveAsync(one.Key, one.Value, _isSilent, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<HashSet<int>> RemovedAsync(string family, CancellationToken cancellationToken)
    {
        HashSet<int> removed = [];
        HistoryCursor? cursor = null;
        HistoryPage page;
        do
        {
            page = await options.Destination.GetHistoryAsync(new HistoryQuery { Family = family }, cursor, cancellationToken)
                .ConfigureAwait(false);
            foreach (HistoryRecord one in page.Records)
                if (one is { Event: HistoryEvent.Removed, Revision: { } number }) removed.Add(number);
            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        return removed;
    }

    private async ValueTask PutAsync(IReadOnlyList<ListedRevision> revisions, CancellationToken cancellationToken)
    {
        Task writing = Task.CompletedTask;
        foreach (ListedRevision[] piece in Bounded.Pieces(revisions, PieceSize))
        {
            ArchivedRevision[] described;
            try
            {
                described = await _source.DescribeAsync(piece, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await writing.ConfigureAwait(false);
            }

            writing = WriteAsync(described, piece.Length, revisions.Count, cancellationToken);
        }

        await writing.ConfigureAwait(false);
    }

    private async Task WriteAsync(ArchivedRevision[] described, int count, int total, CancellationToken cancellationToken)
    {
        CopyOutcome outcome = await destination.PutRevisionsAsync(described, _isSilent, cancellationToken).ConfigureAwait(false);
        _check.Take(described, outcome);
        _added += outcome.Added;
        _changed += outcome.Changed;
        _diverged.AddRange(outcome.Diverged);
        _refused += outcome.Refused.Count;
        foreach (RevisionOutcome one in outcome.Refused) options.Refused?.Invoke(one.Input, one.Error!);
        _done += count;
        options.Progress?.Report(new StoreProgress(StoreWork.CopyingRevisions, options.Source.Region, _done, total));
    }

    // A revision that changed its state while lists were read may be in none of them, so each is looked at.
    private async ValueTask<int> RemoveAsync(CancellationToken cancellationToken)
    {
        if (_vanished.Count == 0) return 0;
        ArchivedRevision?[] found = await Bounded.SelectAsync(
            _vanished,
            (one, token) => _source.TryDescribeAsync(
                new ListedRevision(one.Family, one.Revision, default, ListedRevision.NameOf(one.Family, one.Revision)), token),
            cancellationToken).ConfigureAwait(false);
        (string, int)[] gone = [.. _vanished.Where((_, i) => found[i] is null)];
        if (gone.Length > 0) await destination.RemoveRevisionsAsync(gone, _isSilent, cancellationToken).ConfigureAwait(false);
        return gone.Length;
    }

    // A revision in use is wanted in any state: it may be on its way to be deleted.
    private bool IsWanted(ListedRevision revision) =>
        options.Statuses.Contains(revision.Status.ToText()) || _used.Contains(revision.ToString());

    private async ValueTask<WorkloadSnapshot> ReadWorkloadsAsync(CancellationToken cancellationToken)
    {
        WorkloadSnapshot all = await new WorkloadReader(options.Source) { ReadsAll = true, Progress = options.Progress }
            .ReadAsync(cancellationToken).ConfigureAwait(false);
        if (all.Missing.Count > 0) throw EcsErrors.Fault(SR.CopyRuntimeIncomplete, [string.Join("; ", all.Missing)]);
        WorkloadSnapshot wanted = all with
        {
            Services = [.. all.Services.Where(one => IsOfFamily(one.RunningDefinition()))],
            Tasks = [.. all.Tasks.Where(one => IsOfFamily(one.TaskDefinitionArn))
                .Select(one => options.MasksSecrets && one.Overrides is not null ? Masked(one) : one)],
            Extras = !options.MasksSecrets ? all.Extras : all.Extras with
            {
                DaemonDefinitions = all.Extras.DaemonDefinitions?.Select(Masked).ToArray(),
            },
        };
        IEnumerable<string?> uses = wanted.Tasks.Select(static one => one.TaskDefinitionArn)
            .Concat(wanted.Services.SelectMany(DefinitionsOf));
        foreach (string one in uses.OfType<string>())
            if (ListedRevision.Read(one, default) is { } revision) _used.Add(revision.ToString());
        return wanted;
    }

    private static T Masked<T>(T structure)
        where T : class
    {
        ByteBuffer json = new(1024);
        using (System.Text.Json.Utf8JsonWriter writer = new(json, JsonText.WriterOptions)) EcsJson.Write(writer, structure);
        return SecretEraser.Erase(json.Written) is { } erased ? EcsJson.ReadAnswer<T>(erased) : structure;
    }

    private static IEnumerable<string?> DefinitionsOf(ContainerService service) =>
    [
        service.TaskDefinition, .. (service.Deployments ?? []).Select(static one => one.TaskDefinition),
        .. (service.TaskSets ?? []).Select(static one => one.TaskDefinition),
    ];

    private bool IsOfFamily(string? definition) => ListedRevision.Read(definition ?? "", default) is not { } revision
        || options.IsWanted(revision.Family);
}
