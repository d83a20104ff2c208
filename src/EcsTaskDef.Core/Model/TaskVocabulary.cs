namespace EcsTaskDef.Model;

/// <summary>Launch types a definition can be made for. Source: ECS API model.</summary>
public static class Compatibilities
{
    /// <summary>Container instances in EC2.</summary>
    public const string Ec2 = "EC2";

    /// <summary>Fargate.</summary>
    public const string Fargate = "FARGATE";

    /// <summary>External instances.</summary>
    public const string External = "EXTERNAL";

    /// <summary>Managed instances.</summary>
    public const string ManagedInstances = "MANAGED_INSTANCES";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Ec2, Fargate, External, ManagedInstances];
}

/// <summary>Processors. Source: ECS API model.</summary>
public static class CpuArchitectures
{
    /// <summary>Intel and AMD, 64 bits.</summary>
    public const string X64 = "X86_64";

    /// <summary>Arm, 64 bits.</summary>
    public const string Arm64 = "ARM64";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [X64, Arm64];
}

/// <summary>IPC namespaces of a task. Source: ECS API model.</summary>
public static class IpcModes
{
    /// <summary>Shared with the host.</summary>
    public const string Host = "host";

    /// <summary>Shared by the containers of the task.</summary>
    public const string Task = "task";

    /// <summary>One for each container.</summary>
    public const string None = "none";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Host, Task, None];
}

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

    /// <summary>Whether a task of this launch type runs on an instance of the cluster.</summary>
    internal static bool NeedsInstance(string? launchType) => launchType is Ec2 or External;
}

/// <summary>Docker networks of a task. Source: ECS API model.</summary>
public static class NetworkModes
{
    /// <summary>Docker's own bridge.</summary>
    public const string Bridge = "bridge";

    /// <summary>The host's network.</summary>
    public const string Host = "host";

    /// <summary>A network interface of its own.</summary>
    public const string AwsVpc = "awsvpc";

    /// <summary>No network.</summary>
    public const string None = "none";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Bridge, Host, AwsVpc, None];
}

/// <summary>Operating systems. Source: ECS API model.</summary>
public static class OSFamilies
{
    /// <summary>Windows Server 2019, full.</summary>
    public const string WindowsServer2019Full = "WINDOWS_SERVER_2019_FULL";

    /// <summary>Windows Server 2019, core.</summary>
    public const string WindowsServer2019Core = "WINDOWS_SERVER_2019_CORE";

    /// <summary>Windows Server 2016, full.</summary>
    public const string WindowsServer2016Full = "WINDOWS_SERVER_2016_FULL";

    /// <summary>Windows Server 2004, core.</summary>
    public const string WindowsServer2004Core = "WINDOWS_SERVER_2004_CORE";

    /// <summary>Windows Server 2022, core.</summary>
    public const string WindowsServer2022Core = "WINDOWS_SERVER_2022_CORE";

    /// <summary>Windows Server 2022, full.</summary>
    public const string WindowsServer2022Full = "WINDOWS_SERVER_2022_FULL";

    /// <summary>Windows Server 2025, core.</summary>
    public const string WindowsServer2025Core = "WINDOWS_SERVER_2025_CORE";

    /// <summary>Windows Server 2025, full.</summary>
    public const string WindowsServer2025Full = "WINDOWS_SERVER_2025_FULL";

    /// <summary>Windows Server 20H2, core.</summary>
    public const string WindowsServer20H2Core = "WINDOWS_SERVER_20H2_CORE";

    /// <summary>Linux.</summary>
    public const string Linux = "LINUX";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        WindowsServer2019Full,
        WindowsServer2019Core,
        WindowsServer2016Full,
        WindowsServer2004Core,
        WindowsServer2022Core,
        WindowsServer2022Full,
        WindowsServer2025Core,
        WindowsServer2025Full,
        WindowsServer20H2Core,
        Linux,
    ];
}

/// <summary>Process namespaces of a task. Source: ECS API model.</summary>
public static class PidModes
{
    /// <summary>Shared with the host.</summary>
    public const string Host = "host";

    /// <summary>Shared by the containers of the task.</summary>
    public const string Task = "task";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Host, Task];
}

/// <summary>Kinds of proxies. Source: ECS API model.</summary>
public static class ProxyConfigurationTypes
{
    /// <summary>App Mesh.</summary>
    public const string AppMesh = "APPMESH";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [AppMesh];
}

/// <summary>Kinds of placement rules in a task definition. Source: ECS API model.</summary>
public static class TaskDefinitionPlacementConstraintTypes
{
    /// <summary>The instance matches an expression.</summary>
    public const string MemberOf = "memberOf";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [MemberOf];
}
