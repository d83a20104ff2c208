using System.Collections.Generic;

namespace EcsTaskDef.Runtime;

/// <summary>Where tasks run. Source: docs/ECS.md §1.4 [captured].</summary>
public static class LaunchTypes
{
    /// <summary>On the cluster's own instances.</summary>
    public const string Ec2 = "EC2";

    /// <summary>On machines that AWS keeps.</summary>
    public const string Fargate = "FARGATE";

    /// <summary>On machines of one's own.</summary>
    public const string External = "EXTERNAL";

    /// <summary>On EC2 instances that AWS keeps.</summary>
    public const string ManagedInstances = "MANAGED_INSTANCES";

    /// <summary>Every one that a caller may name.</summary>
    public static IReadOnlyList<string> All { get; } = [Ec2, Fargate, External, ManagedInstances];
}
