namespace EcsTaskDef.Storage;

/// <summary>
/// One region's memory: facts only, no rule of ECS. Callbacks run synchronously and may run on another thread; they are
/// given a view that holds for their length.
/// </summary>
internal interface IRegionStore
{
    /// <summary>The region's name.</summary>
    string Name { get; }

    /// <summary>
    /// Reads. Takes no lock that a writer of another process would wait for, and sees whole changes only. <paramref name="read"/> may be
    /// called more than once; its last result counts. Without a plan nobody knows in advance what it reads.
    /// </summary>
    ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken);

    /// <summary>
    /// The one write path. <paramref name="decide"/> runs inside the critical section, where nobody else changes what it has
    /// read, and adds its events to the change; they are kept whole when it returns, and durable before this does.
    /// When it throws, nothing happened. No event added = nothing is written. It may be called more than once: then all but the last
    /// call was for nothing. What it reads of single families, revisions and resources is what it has locked; a list over all families
    /// shows whole changes, but others may change them meanwhile, so each that counts is read again by its name.
    /// </summary>
    ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken);

    /// <summary>
    /// Gives back the space of documents that nobody can see any more, while readers and writers go on; with
    /// <paramref name="apply"/> false it only says how much that is.
    /// </summary>
    StoreOptimization Optimize(bool apply, CancellationToken cancellationToken);

    /// <summary>Some changes after (or before) a mark, oldest (or newest) first; as many as fit into a bounded memory.</summary>
    /// <param name="from">Where to go on.</param>
    /// <param name="descending">The newest first.</param>
    /// <param name="family">Changes that are not about this family may be left out; null = all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<StoredHistory> ReadHistoryAsync(
        HistoryMark from, bool descending, string? family, CancellationToken cancellationToken);

    /// <summary>Bytes that the region takes up where it is kept.</summary>
    long SizeInBytes { get; }
}
