namespace EcsTaskDef.Model;

/// <summary>Where tasks run. Source: ECS semantics §1.4 [captured].</summary>
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

    /// <summary>Whether a task of this launch type runs on an instance of the cluster.</summary>
    internal static bool NeedsInstance(string? launchType) => launchType is Ec2 or External;
}
