namespace EcsTaskDef.Storage;

/// <summary>Whether revisions wait to be removed, without counting them.</summary>
/// <param name="HasDeletions">There is a DELETE_IN_PROGRESS revision.</param>
/// <param name="HasDeregistrations">There is an INACTIVE revision.</param>
/// <param name="Version">
/// Equal for equal queues and users of revisions, as far as the store can tell at no cost. Compared with <c>Equals</c>.
/// </param>
/// <param name="IsExact">
/// Nothing can enter a queue without another <paramref name="Version"/>. False: it shows what is first in each queue and every change
/// of resources, but not what joins a queue behind its first.
/// </param>
internal readonly record struct QueueState(bool HasDeletions, bool HasDeregistrations, object Version, bool IsExact);
