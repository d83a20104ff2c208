using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Members that the model requires inside structures, and the names in lists of names and values: absent and blank alike.
/// Evidence: ECS API model [model]; blank ones docs/ECS.md §3.3, secrets and volumes [kind]; the text by the pattern of
/// <c>Container.name should not be null or empty.</c> [guess]. Where a reference has a text of its own (secrets' valueFrom,
/// credentials, environment files), only its absence is refused here; containers and volumes that are named belong to the
/// rules of what names them.
/// </summary>
internal static class RequiredMemberRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.MemberMissing), "required [model], blank [kind], text by pattern [guess]");

    private static readonly (string, Func<EnvironmentFile, bool>)[] s_environmentFile =
        [("value", static file => file.Value is null), ("type", static file => IsBlank(file.Type))];

    private static readonly (string, Func<ContainerDependency, bool>)[] s_dependency =
        [("condition", static dependency => IsBlank(dependency.Condition))];

    private static readonly (string, Func<HostEntry, bool>)[] s_host =
        [("hostname", static host => IsBlank(host.Hostname)), ("ipAddress", static host => IsBlank(host.IpAddress))];

    private static readonly (string, Func<Ulimit, bool>)[] s_ulimit =
    [
        ("name", static limit => IsBlank(limit.Name)), ("softLimit", static limit => limit.SoftLimit is null),
        ("hardLimit", static limit => limit.HardLimit is null),
    ];

    private static readonly (string, Func<ResourceRequirement, bool>)[] s_resource =
        [("type", static resource => IsBlank(resource.Type)), ("value", static resource => IsBlank(resource.Value))];

    private static readonly (string, Func<SystemControl, bool>)[] s_control = [("namespace", static control => IsBlank(control.Namespace))];

    private static readonly (string, Func<Device, bool>)[] s_device = [("hostPath", static device => IsBlank(device.HostPath))];

    private static readonly (string, Func<Tmpfs, bool>)[] s_tmpfs =
        [("containerPath", static mount => IsBlank(mount.ContainerPath)), ("size", static mount => mount.Size is null)];

    private static readonly (string, Func<Secret, bool>)[] s_secret =
        [("name", static secret => IsBlank(secret.Name)), ("valueFrom", static secret => secret.ValueFrom is null)];

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            CheckContainer(candidate.Containers[i], i, report);
            CheckLists(candidate.Containers[i], i, report);
        }

        for (int i = 0; i < candidate.Volumes.Count; i++) CheckVolume(candidate.Volumes[i], i, report);
        if (candidate.Request.ProxyConfiguration?.Properties is { } properties)
        {
            for (int i = 0; i < properties.Count; i++)
            {
                if (IsBlank(properties[i].Name)) report.Add(Missing, $"$.proxyConfiguration.properties[{i}].name", "KeyValuePair.name");
            }
        }

        if (candidate.Request.EphemeralStorage is { SizeInGiB: null })
            report.Add(Missing, "$.ephemeralStorage.sizeInGiB", "EphemeralStorage.sizeInGiB");
    }

    private static void CheckContainer(ContainerDefinition container, int index, Report report)
    {
        if (container.RepositoryCredentials is { CredentialsParameter: null })
            Add(index, "repositoryCredentials.credentialsParameter", "RepositoryCredentials.credentialsParameter", report);
        if (container.RestartPolicy is { Enabled: null }) Add(index, "restartPolicy.enabled", "ContainerRestartPolicy.enabled", report);
        if (container.HealthCheck is { Command: null }) Add(index, "healthCheck.command", "HealthCheck.command", report);
        if (container.FirelensConfiguration is { } router && IsBlank(router.Type))
            Add(index, "firelensConfiguration.type", "FirelensConfiguration.type", report);
        if (container.LogConfiguration is not { } log) return;
        if (IsBlank(log.LogDriver)) Add(index, "logConfiguration.logDriver", "LogConfiguration.logDriver", report);
        if (log.SecretOptions is { } options) CheckSecrets(options, index, "logConfiguration.secretOptions", report);
    }

    private static void CheckLists(ContainerDefinition container, int index, Report report)
    {
        if (container.Secrets is { } secrets) CheckSecrets(secrets, index, "secrets", report);
        Check(container.EnvironmentFiles, s_environmentFile, index, "environmentFiles", report);
        Check(container.DependsOn, s_dependency, index, "dependsOn", report);
        Check(container.ExtraHosts, s_host, index, "extraHosts", report);
        Check(container.Ulimits, s_ulimit, index, "ulimits", report);
        Check(container.ResourceRequirements, s_resource, index, "resourceRequirements", report);
        Check(container.SystemControls, s_control, index, "systemControls", report);
        Check(container.LinuxParameters?.Devices, s_device, index, "linuxParameters.devices", report);
        Check(container.LinuxParameters?.Tmpfs, s_tmpfs, index, "linuxParameters.tmpfs", report);
    }

    private static void CheckSecrets(IReadOnlyList<Secret> secrets, int index, string member, Report report) =>
        Check(secrets, s_secret, index, member, report);

    // The model's names of these structures are ours.
    private static void Check<T>(IReadOnlyList<T>? items, (string Name, Func<T, bool> IsMissing)[] members, int index, string list,
        Report report)
    {
        for (int i = 0; i < items?.Count; i++)
        {
            foreach ((string name, Func<T, bool> isMissing) in members)
            {
                if (isMissing(items[i])) Add(index, $"{list}[{i}].{name}", $"{typeof(T).Name}.{name}", report);
            }
        }
    }

    private static void CheckVolume(Volume volume, int index, Report report)
    {
        const string Fsx = "fsxWindowsFileServerVolumeConfiguration.";
        if (IsBlank(volume.Name)) AddVolume(index, "name", report);
        if (volume.DockerVolumeConfiguration?.Driver is { } driver && IsBlank(driver))
            AddVolume(index, "dockerVolumeConfiguration.driver", report);
        if (volume.EfsVolumeConfiguration is { } efs && IsBlank(efs.FileSystemId))
            AddVolume(index, "efsVolumeConfiguration.fileSystemId", report);
        if (volume.S3filesVolumeConfiguration is { } s3 && IsBlank(s3.FileSystemArn))
            AddVolume(index, "s3filesVolumeConfiguration.fileSystemArn", report);
        if (volume.FsxWindowsFileServerVolumeConfiguration is not { } fsx) return;
        if (IsBlank(fsx.FileSystemId)) AddVolume(index, Fsx + "fileSystemId", report);
        if (IsBlank(fsx.RootDirectory)) AddVolume(index, Fsx + "rootDirectory", report);
        if (fsx.AuthorizationConfig is null)
            AddVolume(index, Fsx + "authorizationConfig", report);
        else if (fsx.AuthorizationConfig.CredentialsParameter is null)
            AddVolume(index, Fsx + "authorizationConfig.credentialsParameter", report);
        else if (IsBlank(fsx.AuthorizationConfig.Domain))
            AddVolume(index, Fsx + "authorizationConfig.domain", report);
    }

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static void AddVolume(int index, string member, Report report) =>
        report.Add(Missing, $"$.volumes[{index}].{member}", "volume." + member);

    private static void Add(int index, string member, string name, Report report) =>
        report.Add(Missing, $"{Candidate.Path(index)}.{member}", name);
}
