using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Defaults;

/// <summary>
/// What ECS fills in and rewrites before it stores a definition. Evidence: docs/ECS.md §3.4 [captured]; hostPort with
/// network mode host [model]; sizes §3.3 [captured]; health check §3.3 [seen]; EFS root §3.3 [moto][seen]; variables without
/// a value are left out and short names of roles become ARNs [seen].
/// </summary>
internal static class DefaultValues
{
    private const int HealthCheckInterval = 30;
    private const int HealthCheckTimeout = 5;
    private const int HealthCheckRetries = 3;

    /// <summary>The definition of an accepted request, all but what only the registry knows.</summary>
    public static TaskDefinition Apply(Candidate candidate)
    {
        RegisterTaskDefinitionRequest request = candidate.Request;
        return new TaskDefinition
        {
            AdditionalMembers = request.AdditionalMembers,
            Compatibilities = CompatibilityRule.Compatibilities(candidate),
            ContainerDefinitions = candidate.Containers.Select(c => Apply(c, request.NetworkMode)).ToArray(),
            Cpu = request.Cpu is { } cpu ? TaskSize.NormalizeCpu(cpu) : null,
            EnableFaultInjection = request.EnableFaultInjection,
            EphemeralStorage = request.EphemeralStorage,
            ExecutionRoleArn = RoleArn(request.ExecutionRoleArn, candidate.Context),
            Family = request.Family,
            InferenceAccelerators = request.InferenceAccelerators,
            IpcMode = request.IpcMode,
            Memory = request.Memory is { } memory ? TaskSize.NormalizeMemory(memory) : null,
            NetworkMode = request.NetworkMode,
            PidMode = request.PidMode,
            PlacementConstraints = request.PlacementConstraints ?? Array.Empty<TaskDefinitionPlacementConstraint>(),
            ProxyConfiguration = request.ProxyConfiguration,
            RequiresAttributes = RequiredAttributes.Of(candidate),
            RequiresCompatibilities = request.RequiresCompatibilities,
            RuntimePlatform = request.RuntimePlatform,
            TaskRoleArn = RoleArn(request.TaskRoleArn, candidate.Context),
            Volumes = candidate.Volumes.Select(Apply).ToArray(),
        };
    }

    private static ContainerDefinition Apply(ContainerDefinition container, string? networkMode) => container with
    {
        Cpu = container.Cpu ?? 0,
        Environment = WithValues(container.Environment),
        Essential = container.Essential ?? true,
        HealthCheck = container.HealthCheck is { } check ? Apply(check) : null,
        MountPoints = container.MountPoints ?? Array.Empty<MountPoint>(),
        PortMappings = (container.PortMappings ?? Array.Empty<PortMapping>()).Select(p => Apply(p, networkMode)).ToArray(),
        SystemControls = container.SystemControls ?? Array.Empty<SystemControl>(),
        VolumesFrom = container.VolumesFrom ?? Array.Empty<VolumeFrom>(),
    };

    /// <summary>A role as ECS answers it: a name becomes the ARN of the account's role.</summary>
    public static string? RoleArn(string? role, RuleContext context) =>
        string.IsNullOrEmpty(role) || role!.StartsWith("arn:", StringComparison.Ordinal)
            ? role
            : $"arn:{context.Partition}:iam::{context.Account}:role/{role.TrimStart('/')}";

    private static IReadOnlyList<NameValuePair> WithValues(IReadOnlyList<NameValuePair>? environment) =>
        environment is null ? Array.Empty<NameValuePair>()
        : environment.Any(static pair => pair.Value is null) ? environment.Where(static pair => pair.Value is not null).ToArray()
        : environment;

    // A range has no single ports, so none are made up for it.
    private static PortMapping Apply(PortMapping port, string? networkMode) => port with
    {
        HostPort = port.HostPort is null or 0 && port.ContainerPortRange is null ? DefaultHostPort(port, networkMode) : port.HostPort,
        Protocol = port.Protocol ?? TransportProtocols.Tcp,
    };

    // Where the network is the host's or the task's own, 0 stands for the container's port, too. [seen]
    private static int? DefaultHostPort(PortMapping port, string? networkMode) =>
        networkMode is NetworkModes.AwsVpc or NetworkModes.Host ? port.ContainerPort : 0;

    private static HealthCheck Apply(HealthCheck check) => check with
    {
        Interval = check.Interval ?? HealthCheckInterval,
        Timeout = check.Timeout ?? HealthCheckTimeout,
        Retries = check.Retries ?? HealthCheckRetries,
    };

    private static Volume Apply(Volume volume) => volume switch
    {
        { EfsVolumeConfiguration: { RootDirectory: null } efs } =>
            volume with { EfsVolumeConfiguration = efs with { RootDirectory = "/" } },

        // A scratch volume: nothing is said about where it lies. [rec][guess]
        {
            Host: null, ConfiguredAtLaunch: null or false, DockerVolumeConfiguration: null, EfsVolumeConfiguration: null,
            FsxWindowsFileServerVolumeConfiguration: null, S3filesVolumeConfiguration: null, AdditionalMembers: null,
        } => volume with { Host = new HostVolumeProperties() },
        _ => volume,
    };
}
