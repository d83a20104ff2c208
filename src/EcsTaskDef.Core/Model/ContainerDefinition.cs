namespace EcsTaskDef.Model;

/// <summary>One container of a task. Source: ECS API model.</summary>
public record ContainerDefinition : EcsStructure
{
    /// <summary>
    /// Arguments handed to the entry point, or the command itself; as in Docker. ECS sets no limit in its model.
    /// Source: ECS API model.
    /// </summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>
    /// CPU units reserved for the container; 1024 units are one vCPU. Default 0 in answers. The sum may not exceed the
    /// CPU of the task. Source: docs/ECS.md §3.3 [bench], §3.4 [captured].
    /// </summary>
    public int? Cpu { get; init; }

    /// <summary>
    /// Credential specification for Active Directory: at most one, <c>credentialspec:</c> or
    /// <c>credentialspecdomainless:</c> before an ARN or path. Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public IReadOnlyList<string>? CredentialSpecs { get; init; }

    /// <summary>
    /// Containers that must reach a condition before this one starts. Cycles are refused. Source: docs/ECS.md §3.3
    /// [captured].
    /// </summary>
    public IReadOnlyList<ContainerDependency>? DependsOn { get; init; }

    /// <summary>
    /// Whether networking is off in the container. Refused with network mode <c>awsvpc</c>. Not supported on Windows.
    /// Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public bool? DisableNetworking { get; init; }

    /// <summary>
    /// DNS search domains of the container. Refused with network mode <c>awsvpc</c>. Source: docs/ECS.md §3.3
    /// [guess].
    /// </summary>
    public IReadOnlyList<string>? DnsSearchDomains { get; init; }

    /// <summary>
    /// DNS servers of the container. Refused with network mode <c>awsvpc</c>. Not supported on Windows. Source:
    /// docs/ECS.md §3.3 [bench].
    /// </summary>
    public IReadOnlyList<string>? DnsServers { get; init; }

    /// <summary>Docker labels of the container. ECS sets no limit in its model. Source: ECS API model.</summary>
    public IReadOnlyDictionary<string, string>? DockerLabels { get; init; }

    /// <summary>
    /// Docker security options: SELinux and AppArmor labels, credential specifications. Refused with Fargate. Source:
    /// docs/ECS.md §3.3 [bench].
    /// </summary>
    public IReadOnlyList<string>? DockerSecurityOptions { get; init; }

    /// <summary>Replaces the image's entry point. ECS sets no limit in its model. Source: ECS API model.</summary>
    public IReadOnlyList<string>? EntryPoint { get; init; }

    /// <summary>
    /// Environment variables in plain text; a name may not be blank, nor also be in <see cref="Secrets"/>. Default empty in
    /// answers, which have no variable without a value. Source: docs/ECS.md §3.3 [seen], §3.4 [captured], [seen].
    /// </summary>
    public IReadOnlyList<NameValuePair>? Environment { get; init; }

    /// <summary>Files of environment variables: at most 10. Source: docs/ECS.md §3.3 [bench].</summary>
    public IReadOnlyList<EnvironmentFile>? EnvironmentFiles { get; init; }

    /// <summary>
    /// Whether the task stops when this container does. Default true in answers; at least one container must be
    /// essential. Source: docs/ECS.md §3.3 [captured], §3.4 [captured].
    /// </summary>
    public bool? Essential { get; init; }

    /// <summary>
    /// Lines added to the hosts file of the container. Refused with network mode <c>awsvpc</c>. Source:
    /// docs/ECS.md §3.3 [bench].
    /// </summary>
    public IReadOnlyList<HostEntry>? ExtraHosts { get; init; }

    /// <summary>
    /// Makes the container the log router of the task; one per task, and a container must log with <c>awsfirelens</c>.
    /// Source: docs/ECS.md §3.3 [bench], [seen], [doc].
    /// </summary>
    public FirelensConfiguration? FirelensConfiguration { get; init; }

    /// <summary>
    /// Command that tells whether the container is healthy; replaces the image's own. Source: docs/ECS.md §3.3
    /// [bench].
    /// </summary>
    public HealthCheck? HealthCheck { get; init; }

    /// <summary>
    /// Host name of the container. Refused with network mode <c>awsvpc</c>. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public string? Hostname { get; init; }

    /// <summary>
    /// Image to run, with tag or digest. Required; at most 255 characters, before <c>@</c> when a digest follows.
    /// Source: docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? Image { get; init; }

    /// <summary>
    /// Whether standard input stays open. Type boolean; the model names no default. Source: ECS API model.
    /// </summary>
    public bool? Interactive { get; init; }

    /// <summary>
    /// Links to other containers of the task, <c>name</c> or <c>name:alias</c>, not in a circle. For network mode
    /// <c>bridge</c> only. Source: docs/ECS.md §3.3 [bench][seen].
    /// </summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Settings of the Linux kernel for the container. Source: ECS API model.</summary>
    public LinuxParameters? LinuxParameters { get; init; }

    /// <summary>Where the container's output goes. Source: docs/ECS.md §3.3 [captured].</summary>
    public LogConfiguration? LogConfiguration { get; init; }

    /// <summary>
    /// Hard memory limit in MiB, above 0 (Docker wants at least 6 when the container starts) and not above the task's;
    /// above it the container is killed. Needed where neither reservation nor task memory is given. Source:
    /// docs/ECS.md §3.3 [captured], [rec].
    /// </summary>
    public int? Memory { get; init; }

    /// <summary>
    /// Soft memory limit in MiB, above 0 and not above <see cref="Memory"/>; the sum of all is not above the task's memory.
    /// Source: docs/ECS.md §3.3 [captured], [seen].
    /// </summary>
    public int? MemoryReservation { get; init; }

    /// <summary>
    /// Volumes of the task mounted in the container. Default empty in answers. Source: docs/ECS.md §3.4 [captured].
    /// </summary>
    public IReadOnlyList<MountPoint>? MountPoints { get; init; }

    /// <summary>
    /// Name of the container, unique in the task: 1 to 255 letters, digits, hyphens and underscores. Source:
    /// docs/ECS.md §3.3 [seen].
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Ports of the container that are reachable from outside. Default empty in answers. Source: docs/ECS.md §3.4
    /// [captured].
    /// </summary>
    public IReadOnlyList<PortMapping>? PortMappings { get; init; }

    /// <summary>
    /// Whether the container has the host's root powers. Refused with Fargate. Not supported on Windows. Source:
    /// docs/ECS.md §3.3 [bench].
    /// </summary>
    public bool? Privileged { get; init; }

    /// <summary>
    /// Whether a terminal is allocated. Type boolean; the model names no default. Source: ECS API model.
    /// </summary>
    public bool? PseudoTerminal { get; init; }

    /// <summary>Whether the root file system is read-only. Not supported on Windows. Source: ECS API model.</summary>
    public bool? ReadonlyRootFilesystem { get; init; }

    /// <summary>Credentials for a private registry other than ECR. Source: ECS API model.</summary>
    public RepositoryCredentials? RepositoryCredentials { get; init; }

    /// <summary>
    /// Devices the container needs. GPUs are refused with Fargate. Source: docs/ECS.md §3.3 [bench].
    /// </summary>
    public IReadOnlyList<ResourceRequirement>? ResourceRequirements { get; init; }

    /// <summary>Whether and when the container is restarted in place. Source: docs/ECS.md §3.3 [bench].</summary>
    public ContainerRestartPolicy? RestartPolicy { get; init; }

    /// <summary>
    /// Environment variables filled from secrets; names must be unique. Needs an execution role. Source:
    /// docs/ECS.md §3.3 [seen].
    /// </summary>
    public IReadOnlyList<Secret>? Secrets { get; init; }

    /// <summary>
    /// Seconds to wait for this container when others depend on it; at least 2. Source: docs/ECS.md §3.3 [captured].
    /// </summary>
    public int? StartTimeout { get; init; }

    /// <summary>
    /// Seconds before the container is killed when asked to stop; at least 2, with Fargate at most 120 and 30 by
    /// default. Source: docs/ECS.md §3.3 [captured].
    /// </summary>
    public int? StopTimeout { get; init; }

    /// <summary>
    /// Kernel parameters set in the container. Default empty in answers. Source: docs/ECS.md §3.4 [captured].
    /// </summary>
    public IReadOnlyList<SystemControl>? SystemControls { get; init; }

    /// <summary>Resource limits of the processes in the container. Source: docs/ECS.md §3.3 [bench].</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }

    /// <summary>
    /// User in the container: <c>user</c>, <c>user:group</c>, <c>uid</c> or <c>uid:gid</c>. Not supported on Windows.
    /// Source: ECS API model.
    /// </summary>
    public string? User { get; init; }

    /// <summary>
    /// Whether the image tag is resolved to a digest: one of <see cref="VersionConsistencies"/>. Default
    /// <c>enabled</c>. Source: docs/ECS.md §3.3 [model].
    /// </summary>
    public string? VersionConsistency { get; init; }

    /// <summary>
    /// Containers whose volumes are mounted here too. Default empty in answers. Source: docs/ECS.md §3.4 [captured].
    /// </summary>
    public IReadOnlyList<VolumeFrom>? VolumesFrom { get; init; }

    /// <summary>Directory in which the command runs. ECS sets no limit in its model. Source: ECS API model.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Name and image, as in <c>app (nginx:1.27)</c>.</summary>
    private protected override string Caption => Image is null ? Name ?? string.Empty : $"{Name} ({Image})";
}
