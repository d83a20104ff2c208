using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>
/// Who holds on to a revision: tasks, services, deployments. A DELETE_IN_PROGRESS revision is gone only when nobody does
/// (docs/ECS.md §4.1).
/// </summary>
internal interface IRevisionUsers
{
    /// <summary>Until when somebody does, as things are; the end of time when nobody knows, null when nobody does.</summary>
    DateTimeOffset? InUseUntil(IRegionView view, string family, int revision, DateTimeOffset now);
}
