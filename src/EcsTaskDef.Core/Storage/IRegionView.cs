namespace EcsTaskDef.Storage;

/// <summary>
/// A region at a moment: whole changes only. Valid inside the callback that it was given to and not longer. Sequences
/// are lazy: what is not asked for costs nothing.
/// </summary>
internal interface IRegionView
{
    /// <summary>Tells views apart that show different things; none for a view in the middle of a change.</summary>
    ViewStamp Stamp { get; }

    /// <summary>Whose store it is, and how it is set.</summary>
    StoreIdentity Store { get; }

    /// <summary>The time where the store is kept; null where that is the host itself.</summary>
    DateTimeOffset? HostTime { get; }

    /// <summary>The region's sums. A store may have to count for them: not for what every operation does.</summary>
    RegionTotals Totals { get; }

    /// <summary>Whether revisions wait to be removed.</summary>
    QueueState Queues { get; }

    /// <summary>Whether <see cref="Queues"/> costs nothing; false where a store has to look for it once more.</summary>
    bool HasQueues { get; }

    FamilyFact? GetFamily(string family);

    RevisionFact? GetRevision(string family, int revision);

    /// <summary>The highest revision of a family that has the status; null when none has.</summary>
    int? GetLatest(string family, RevisionStatus status);

    /// <summary>
    /// Revisions of one status by family (ordinal), then number; both the other way round when descending.
    /// </summary>
    /// <param name="status">Active, Inactive or DeleteInProgress.</param>
    /// <param name="family">Only this family; null = all.</param>
    /// <param name="after">Begin beyond this one in the direction of travel; it need not exist.</param>
    /// <param name="descending">The other way round.</param>
    IEnumerable<(string Family, int Revision)> ListRevisions(
        RevisionStatus status, string? family, (string Family, int Revision)? after, bool descending);

    /// <summary>
    /// Families in ordinal order: with an ACTIVE revision, or without one but with another that can be seen.
    /// </summary>
    IEnumerable<string> ListFamilies(bool active, string prefix, string? after);

    /// <summary>DELETE_IN_PROGRESS revisions, those first whose deletion was requested first.</summary>
    IEnumerable<(string Family, int Revision, DateTimeOffset RequestedAt)> ListDeletions();

    /// <summary>INACTIVE revisions, those first that were deregistered first.</summary>
    IEnumerable<(string Family, int Revision, DateTimeOffset DeregisteredAt)> ListDeregistrations();

    ReadOnlyMemory<byte> ReadDocument(RevisionFact revision);

    IReadOnlyList<Tag> ReadTags(RevisionFact revision);

    ResourceFact? GetResource(string kind, string key);

    /// <summary>Keys of a kind that begin so, in ordinal order (UTF-8), beyond <paramref name="after"/>.</summary>
    IEnumerable<string> ListResources(string kind, string prefix, string? after);

    /// <summary>
    /// Index texts of a kind that begin so, each with the key of a resource that has it; by text, then key.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="prefix">What the texts begin with.</param>
    /// <param name="from">Begin at this text; null = at the first.</param>
    /// <param name="after">Begin beyond this pair; it need not exist.</param>
    IEnumerable<(string Text, string Key)> ListByIndex(
        string kind, string prefix, string? from = null, (string Text, string Key)? after = null);

    ReadOnlyMemory<byte> ReadDocument(ResourceFact resource);

    /// <summary>The same moment, with a change that the view shows and nobody keeps.</summary>
    (IRegionView View, Change Change) Rehearse();
}
