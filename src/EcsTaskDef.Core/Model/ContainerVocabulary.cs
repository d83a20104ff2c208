namespace EcsTaskDef.Model;

/// <summary>Application protocols of a port, for Service Connect. Source: ECS API model.</summary>
public static class ApplicationProtocols
{
    /// <summary>HTTP.</summary>
    public const string Http = "http";

    /// <summary>HTTP/2.</summary>
    public const string Http2 = "http2";

    /// <summary>gRPC.</summary>
    public const string Grpc = "grpc";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Http, Http2, Grpc];
}

/// <summary>States of a container that another one can wait for. Source: ECS API model.</summary>
public static class ContainerConditions
{
    /// <summary>It was started.</summary>
    public const string Start = "START";

    /// <summary>It ended, with any exit code.</summary>
    public const string Complete = "COMPLETE";

    /// <summary>It ended with exit code 0.</summary>
    public const string Success = "SUCCESS";

    /// <summary>Its health check passes.</summary>
    public const string Healthy = "HEALTHY";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Start, Complete, Success, Healthy];
}

/// <summary>What a container may do with a device. Source: ECS API model.</summary>
public static class DeviceCgroupPermissions
{
    /// <summary>Read it.</summary>
    public const string Read = "read";

    /// <summary>Write to it.</summary>
    public const string Write = "write";

    /// <summary>Make device nodes.</summary>
    public const string Mknod = "mknod";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Write, Mknod];
}

/// <summary>Places of environment files. Source: ECS API model.</summary>
public static class EnvironmentFileTypes
{
    /// <summary>An object in S3.</summary>
    public const string S3 = "s3";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [S3];
}

/// <summary>Log routers. Source: ECS API model.</summary>
public static class FirelensConfigurationTypes
{
    /// <summary>Fluentd.</summary>
    public const string Fluentd = "fluentd";

    /// <summary>Fluent Bit.</summary>
    public const string FluentBit = "fluentbit";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Fluentd, FluentBit];
}

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

/// <summary>Log drivers. Source: ECS API model.</summary>
public static class LogDrivers
{
    /// <summary>JSON files on the host.</summary>
    public const string JsonFile = "json-file";

    /// <summary>Syslog.</summary>
    public const string Syslog = "syslog";

    /// <summary>The journal of systemd.</summary>
    public const string Journald = "journald";

    /// <summary>Graylog.</summary>
    public const string Gelf = "gelf";

    /// <summary>Fluentd.</summary>
    public const string Fluentd = "fluentd";

    /// <summary>CloudWatch Logs.</summary>
    public const string AwsLogs = "awslogs";

    /// <summary>Splunk.</summary>
    public const string Splunk = "splunk";

    /// <summary>A log router in the task.</summary>
    public const string AwsFirelens = "awsfirelens";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        JsonFile,
        Syslog,
        Journald,
        Gelf,
        Fluentd,
        AwsLogs,
        Splunk,
        AwsFirelens,
    ];
}

/// <summary>Kinds of devices a container can need. Source: ECS API model.</summary>
public static class ResourceTypes
{
    /// <summary>Graphics processors.</summary>
    public const string Gpu = "GPU";

    /// <summary>Elastic Inference accelerators, retired.</summary>
    public const string InferenceAccelerator = "InferenceAccelerator";

    /// <summary>Neuron devices.</summary>
    public const string NeuronDevice = "NeuronDevice";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Gpu, InferenceAccelerator, NeuronDevice];
}

/// <summary>Transport protocols of a port. Source: ECS API model.</summary>
public static class TransportProtocols
{
    /// <summary>TCP, the default.</summary>
    public const string Tcp = "tcp";

    /// <summary>UDP.</summary>
    public const string Udp = "udp";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Tcp, Udp];
}

/// <summary>Resource limits of processes. Source: ECS API model.</summary>
public static class UlimitNames
{
    /// <summary>Size of core dumps.</summary>
    public const string Core = "core";

    /// <summary>Processor time.</summary>
    public const string Cpu = "cpu";

    /// <summary>Size of the data segment.</summary>
    public const string Data = "data";

    /// <summary>Size of files.</summary>
    public const string FSize = "fsize";

    /// <summary>Number of file locks.</summary>
    public const string Locks = "locks";

    /// <summary>Locked memory.</summary>
    public const string MemLock = "memlock";

    /// <summary>Bytes in message queues.</summary>
    public const string MsgQueue = "msgqueue";

    /// <summary>Nice value.</summary>
    public const string Nice = "nice";

    /// <summary>Number of open files.</summary>
    public const string NoFile = "nofile";

    /// <summary>Number of processes.</summary>
    public const string NProc = "nproc";

    /// <summary>Resident memory.</summary>
    public const string Rss = "rss";

    /// <summary>Real-time priority.</summary>
    public const string RtPrio = "rtprio";

    /// <summary>Real-time processor time.</summary>
    public const string RtTime = "rttime";

    /// <summary>Number of pending signals.</summary>
    public const string SigPending = "sigpending";

    /// <summary>Size of the stack.</summary>
    public const string Stack = "stack";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Core,
        Cpu,
        Data,
        FSize,
        Locks,
        MemLock,
        MsgQueue,
        Nice,
        NoFile,
        NProc,
        Rss,
        RtPrio,
        RtTime,
        SigPending,
        Stack,
    ];
}

/// <summary>Whether image tags are resolved to digests. Source: ECS API model.</summary>
public static class VersionConsistencies
{
    /// <summary>Resolved, the default.</summary>
    public const string Enabled = "enabled";

    /// <summary>Left as they are.</summary>
    public const string Disabled = "disabled";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Enabled, Disabled];
}
