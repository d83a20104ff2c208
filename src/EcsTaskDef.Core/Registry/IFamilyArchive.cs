namespace EcsTaskDef.Registry;

/// <summary>
/// Families as a whole, out of one registry and into another. A sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IFamilyArchive
{
    /// <summary>Revisions of a family in any state, by number: one page.</summary>
    /// <param name="family">The family's exact name.</param>
    /// <param name="after">Only revisions above this number; 0 = from the start.</param>
    /// <param name="maxResults">At most so many, 1 to 1000.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<IReadOnlyList<ArchivedRevision>> ReadFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a family back with its numbers, states, times, tags and notes, in one change: a crash leaves all of it or nothing. ARNs
    /// get this registry's region and account. Names, images, size, tags, notes and times are judged as at a registration; a definition's
    /// other members are not: what was accepted once is kept.
    /// </summary>
    /// <param name="family">The family; no revision of it may ever have been registered here.</param>
    /// <param name="latestRevision">The highest number ever given; 0 = that of the last revision.</param>
    /// <param name="revisions">Its revisions. Those without a time of registration get the present; so do other times.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The revisions as they are now, by number.</returns>
    /// <exception cref="EcsException">
    /// <c>RestoreFamilyNotEmpty</c>; <c>RestoreRevisionInvalid</c>: a revision has no number, is there twice, or is no whole
    /// revision of the family; <c>RestoreTooLarge</c>: more than 256 MiB of definitions.
    /// </exception>
    ValueTask<IReadOnlyList<TaskDefinitionDocument>> RestoreFamilyAsync(
        string family, int latestRevision, IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken = default);
}
