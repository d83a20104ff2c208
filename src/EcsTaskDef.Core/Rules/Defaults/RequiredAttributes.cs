using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Defaults;

/// <summary>
/// The attributes an instance must have to run a definition, by name only. Evidence: docs/ECS.md §3.5: [captured], answers
/// that people published [rec] or the container agent's source. Of Docker's API: 1.17 for <c>user</c>, <c>privileged</c> and
/// the lists of the network, empty ones too [rec] (and, by the same feature set [guess], the other members of its row), 1.18
/// for <c>ulimits</c>, also empty, network mode host and awsvpc [rec] (and <c>dockerLabels</c> [guess]), 1.19 for awslogs
/// and awsfirelens, not for ECR [rec], 1.21 for <c>memoryReservation</c>, 1.22 for <c>sharedMemorySize</c> (and
/// <c>tmpfs</c> [guess]), 1.24 for a health check and 1.29 instead for one with a start period [rec], 1.25 for
/// <c>initProcessEnabled</c> [doc], 1.28 for the log mode, 1.29 for creating the log group,
/// <c>extensible-ephemeral-storage</c>. Sizes of the task alone add nothing [rec]. A set: the order means nothing.
/// </summary>
internal static class RequiredAttributes
{
    private const string A = "com.amazonaws.ecs.capability.";
    private const string B = "ecs.capability.";

    private const long IncreasedCpu = 10 * 1024;

    private static readonly EcsAttribute s_api17 = Api("1.17");
    private static readonly EcsAttribute s_api18 = Api("1.18");
    private static readonly EcsAttribute s_api19 = Api("1.19");
    private static readonly EcsAttribute s_api21 = Api("1.21");
    private static readonly EcsAttribute s_api22 = Api("1.22");
    private static readonly EcsAttribute s_api24 = Api("1.24");
    private static readonly EcsAttribute s_api25 = Api("1.25");
    private static readonly EcsAttribute s_api28 = Api("1.28");
    private static readonly EcsAttribute s_api29 = Api("1.29");
    private static readonly EcsAttribute s_awslogs = Named(A + "logging-driver.awslogs");
    private static readonly EcsAttribute s_awsfirelens = Named(A + "logging-driver.awsfirelens");
    private static readonly EcsAttribute s_executionRoleAwslogs = Named(B + "execution-role-awslogs");
    private static readonly EcsAttribute s_ecrAuth = Named(A + "ecr-auth");
    private static readonly EcsAttribute s_executionRoleEcr = Named(B + "execution-role-ecr-pull");
    private static readonly EcsAttribute s_taskRole = Named(A + "task-iam-role");
    private static readonly EcsAttribute s_taskRoleHost = Named(A + "task-iam-role-network-host");
    private static readonly EcsAttribute s_taskEni = Named(B + "task-eni");
    private static readonly EcsAttribute s_ordering = Named(B + "container-ordering");
    private static readonly EcsAttribute s_healthCheck = Named(B + "container-health-check");
    private static readonly EcsAttribute s_privileged = Named(A + "privileged-container");
    private static readonly EcsAttribute s_secretsSsm = Named(B + "secrets.ssm.environment-variables");
    private static readonly EcsAttribute s_secretsAsm = Named(B + "secrets.asm.environment-variables");
    private static readonly EcsAttribute s_logSecretsSsm = Named(B + "secrets.ssm.bootstrap.log-driver");
    private static readonly EcsAttribute s_logSecretsAsm = Named(B + "secrets.asm.bootstrap.log-driver");
    private static readonly EcsAttribute s_privateRegistry = Named(B + "private-registry-authentication.secretsmanager");
    private static readonly EcsAttribute s_namespaces = Named(B + "pid-ipc-namespace-sharing");
    private static readonly EcsAttribute s_appMesh = Named(B + "aws-appmesh");
    private static readonly EcsAttribute s_increasedCpu = Named(B + "increased-task-cpu-limit");
    private static readonly EcsAttribute s_ephemeralStorage = Named(B + "extensible-ephemeral-storage");
    private static readonly EcsAttribute s_efs = Named(B + "efs");
    private static readonly EcsAttribute s_efsAuth = Named(B + "efsAuth");
    private static readonly EcsAttribute s_fsx = Named(B + "fsxWindowsFileServer");
    private static readonly EcsAttribute s_ebs = Named(B + "storage.ebs-task-volume-attach");
    private static readonly EcsAttribute s_s3Files = Named(B + "storage.s3-files");
    private static readonly EcsAttribute s_environmentFiles = Named(B + "env-files.s3");
    private static readonly EcsAttribute s_portRange = Named(B + "network.container-port-range");
    private static readonly EcsAttribute s_restartPolicy = Named(B + "container-restart-policy");
    private static readonly EcsAttribute s_faultInjection = Named(B + "fault-injection");
    private static readonly EcsAttribute s_gmsa = Named(B + "gmsa");
    private static readonly EcsAttribute s_gmsaDomainless = Named(B + "gmsa-domainless");
    private static readonly EcsAttribute s_selinux = Named(A + "selinux");
    private static readonly EcsAttribute s_apparmor = Named(A + "apparmor");
    private static readonly EcsAttribute s_fluentd = Named(B + "firelens.fluentd");
    private static readonly EcsAttribute s_fluentbit = Named(B + "firelens.fluentbit");
    private static readonly EcsAttribute s_firelensFile = Named(B + "firelens.options.config.file");
    private static readonly EcsAttribute s_firelensS3 = Named(B + "firelens.options.config.s3");
    private static readonly EcsAttribute s_bufferLimit = Named(B + "logging-driver.awsfirelens.log-driver-buffer-limit");

    /// <summary>The attributes; null when there are none, as ECS leaves the member out then.</summary>
    public static IReadOnlyList<EcsAttribute>? Of(Candidate candidate)
    {
        List<EcsAttribute> all = new(8);
        for (int i = 0; i < candidate.Containers.Count; i++) AddContainer(candidate, candidate.Containers[i], all);
        AddTask(candidate, all);
        for (int i = 0; i < candidate.Volumes.Count; i++) AddVolume(candidate, candidate.Volumes[i], all);
        return all.Count == 0 ? null : all;
    }

    private static void AddContainer(Candidate candidate, ContainerDefinition container, List<EcsAttribute> all)
    {
        if (container.LogConfiguration is { } log) AddLogging(candidate, log, all);
        if (container.FirelensConfiguration is { } firelens) AddFirelens(firelens, all);
        if (ImageName.IsPrivateEcr(container.Image))
        {
            Add(all, s_ecrAuth);
            if (candidate.ExecutionRole is not null) Add(all, s_executionRoleEcr);
        }

        if (ImageName.HasDigest(container.Image)) Add(all, s_api21);
        if (container.MemoryReservation is not null) Add(all, s_api21);
        if (container.DependsOn is { Count: > 0 } || container.StartTimeout is not null
            || container.StopTimeout is not null) Add(all, s_ordering);
        if (container.HealthCheck is { } check)
        {
            Add(all, s_healthCheck);
            Add(all, check.StartPeriod is null ? s_api24 : s_api29);
        }

        if (container.Privileged == true) Add(all, s_privileged);
        if (UsesApi17(container)) Add(all, s_api17);
        if (container.Ulimits is not null || container.DockerLabels is { Count: > 0 }) Add(all, s_api18);
        if (container.LinuxParameters is { } linux)
        {
            if (linux.SharedMemorySize is not null || linux.Tmpfs is { Count: > 0 }) Add(all, s_api22);
            if (linux.InitProcessEnabled == true) Add(all, s_api25);
        }

        if (container.Secrets is { } secrets) AddSecrets(secrets, s_secretsSsm, s_secretsAsm, all);
        if (container.RepositoryCredentials is not null) Add(all, s_privateRegistry);
        if (container.EnvironmentFiles is { Count: > 0 }) Add(all, s_environmentFiles);
        if (container.RestartPolicy?.Enabled == true) Add(all, s_restartPolicy);
        if (container.PortMappings is { } ports)
        {
            for (int i = 0; i < ports.Count; i++)
            {
                if (ports[i].ContainerPortRange is not null) Add(all, s_portRange);
            }
        }

        if (container.CredentialSpecs is { } specs)
        {
            for (int i = 0; i < specs.Count; i++) Add(all, CredentialSpecRule.IsDomainless(specs[i]) ? s_gmsaDomainless : s_gmsa);
        }

        if (container.DockerSecurityOptions is { } options) AddSecurityOptions(options, all);
    }

    // What the agent learnt in one release, together with Docker's API 1.17. Which of the three empty lists it is that
    // answers of the console have 1.17 for is not known, so each does.
    private static bool UsesApi17(ContainerDefinition container) =>
        container.Privileged == true || container.ReadonlyRootFilesystem == true || container.DisableNetworking == true
        || HasUser(container) || !string.IsNullOrEmpty(container.Hostname) || !string.IsNullOrEmpty(container.WorkingDirectory)
        || container.DnsServers is not null || container.DnsSearchDomains is not null || container.ExtraHosts is not null;

    // A log router that runs as root has none [rec].
    private static bool HasUser(ContainerDefinition container) =>
        !string.IsNullOrEmpty(container.User) && !(container.User == "0" && container.FirelensConfiguration is not null);

    private static void AddLogging(Candidate candidate, LogConfiguration log, List<EcsAttribute> all)
    {
        switch (log.LogDriver)
        {
            case null:
                return;
            case LogDrivers.AwsLogs:
                Add(all, s_awslogs);
                Add(all, s_api19);
                if (candidate.ExecutionRole is not null) Add(all, s_executionRoleAwslogs);
                if (Option(log, "awslogs-create-group") is not null) Add(all, s_api29);
                break;
            case LogDrivers.AwsFirelens:
                Add(all, s_awsfirelens);
                Add(all, s_api19);
                if (Option(log, "log-driver-buffer-limit") is not null) Add(all, s_bufferLimit);
                break;
            default:
                AddNamed(all, A + "logging-driver." + log.LogDriver);
                break;
        }

        if (log.LogDriver != LogDrivers.AwsFirelens
            && (Option(log, "mode") is not null || Option(log, "max-buffer-size") is not null)) Add(all, s_api28);
        if (log.SecretOptions is { } secrets) AddSecrets(secrets, s_logSecretsSsm, s_logSecretsAsm, all);
    }

    private static string? Option(LogConfiguration log, string name) =>
        log.Options is { } options && options.TryGetValue(name, out string? value) ? value : null;

    private static void AddFirelens(FirelensConfiguration firelens, List<EcsAttribute> all)
    {
        if (firelens.Type == FirelensConfigurationTypes.Fluentd) Add(all, s_fluentd);
        if (firelens.Type == FirelensConfigurationTypes.FluentBit) Add(all, s_fluentbit);
        if (firelens.Options is not { } options || !options.TryGetValue("config-file-type", out string? type)) return;
        if (type == "file") Add(all, s_firelensFile);
        if (type == "s3") Add(all, s_firelensS3);
    }

    private static void AddSecrets(IReadOnlyList<Secret> secrets, EcsAttribute ssm, EcsAttribute asm, List<EcsAttribute> all)
    {
        for (int i = 0; i < secrets.Count; i++)
            Add(all, secrets[i].ValueFrom?.IndexOf(":secretsmanager:", StringComparison.Ordinal) > 0 ? asm : ssm);
    }

    private static void AddSecurityOptions(IReadOnlyList<string> options, List<EcsAttribute> all)
    {
        for (int i = 0; i < options.Count; i++)
        {
            if (options[i].StartsWith("label:", StringComparison.Ordinal)) Add(all, s_selinux);
            if (options[i].StartsWith("apparmor:", StringComparison.Ordinal)) Add(all, s_apparmor);
            if (options[i].StartsWith("credentialspec:", StringComparison.Ordinal)) Add(all, s_gmsa);
        }
    }

    private static void AddTask(Candidate candidate, List<EcsAttribute> all)
    {
        if (candidate.TaskRole is not null)
        {
            Add(all, s_taskRole);
            if (candidate.IsHost) Add(all, s_taskRoleHost);
        }

        if (candidate.IsAwsVpc || candidate.IsHost) Add(all, s_api18);
        if (candidate.IsAwsVpc) Add(all, s_taskEni);

        RegisterTaskDefinitionRequest request = candidate.Request;
        if (!string.IsNullOrEmpty(request.PidMode) || !string.IsNullOrEmpty(request.IpcMode)) Add(all, s_namespaces);
        if (request.ProxyConfiguration is not null) Add(all, s_appMesh);
        if (candidate.Cpu > IncreasedCpu) Add(all, s_increasedCpu);
        if (request.EphemeralStorage is not null) Add(all, s_ephemeralStorage);
        if (request.EnableFaultInjection == true) Add(all, s_faultInjection);
    }

    private static void AddVolume(Candidate candidate, Volume volume, List<EcsAttribute> all)
    {
        if (volume.DockerVolumeConfiguration?.Driver is { Length: > 0 } driver) AddNamed(all, B + "docker-plugin." + driver);
        if (volume.EfsVolumeConfiguration is { } efs)
        {
            Add(all, s_efs);
            Add(all, s_api25);
            bool isEncrypted = efs.TransitEncryption == EfsTransitEncryptions.Enabled;
            if (candidate.IsAwsVpc || isEncrypted || efs.AuthorizationConfig is not null) Add(all, s_efsAuth);
        }

        if (volume.FsxWindowsFileServerVolumeConfiguration is not null) Add(all, s_fsx);
        if (volume.ConfiguredAtLaunch == true) Add(all, s_ebs);
        if (volume.S3filesVolumeConfiguration is not null) Add(all, s_s3Files);
    }

    private static void Add(List<EcsAttribute> all, EcsAttribute attribute)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (ReferenceEquals(all[i], attribute)) return;
        }

        all.Add(attribute);
    }

    private static void AddNamed(List<EcsAttribute> all, string name)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].Name == name) return;
        }

        all.Add(Named(name));
    }

    private static EcsAttribute Api(string version) => Named(A + "docker-remote-api." + version);

    private static EcsAttribute Named(string name) => new() { Name = name };
}
