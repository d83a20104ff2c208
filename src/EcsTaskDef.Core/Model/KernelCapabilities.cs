using System.Collections.Generic;

namespace EcsTaskDef.Model;

/// <summary>Kernel capabilities of a container. Source: ECS API model.</summary>
public sealed record KernelCapabilities : EcsStructure
{
    /// <summary>
    /// Capabilities to add. Fargate takes only <c>SYS_PTRACE</c>. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Capabilities to take away. ECS sets no limit in its model. Source: ECS API model.</summary>
    public IReadOnlyList<string>? Drop { get; init; }
}
