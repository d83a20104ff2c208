using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

/// <summary>
/// Who holds on to a revision: tasks, services, deployments. A DELETE_IN_PROGRESS revision is gone only when nobody does
/// (ECS semantics §4.1).
/// </summary>
internal interface IRevisionUsers
{
    bool IsInUse(IRegionView view, string family, int revision);
}

/// <summary>A registry without tasks and services: nothing is in use.</summary>
internal sealed class NoRevisionUsers : IRevisionUsers
{
    public static NoRevisionUsers Instance { get; } = new();

    public bool IsInUse(IRegionView view, string family, int revision) => false;
}
