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
        if (container.EnvironmentFiles is { } files)
        {
            for (int i = 0; i < files.Count; i++)
            {
                if (files[i].Value is null) Add(index, $"environmentFiles[{i}].value", "EnvironmentFile.value", report);
                if (IsBlank(files[i].Type)) Add(index, $"environmentFiles[{i}].type", "EnvironmentFile.type", report);
            }
        }

        if (container.DependsOn is { } dependencies)
        {
            for (int i = 0; i < dependencies.Count; i++)
            {
                if (IsBlank(dependencies[i].Condition)) Add(index, $"dependsOn[{i}].condition", "ContainerDependency.condition", report);
            }
        }

        if (container.ExtraHosts is { } hosts)
        {
            for (int i = 0; i < hosts.Count; i++)
            {
                if (IsBlank(hosts[i].Hostname)) Add(index, $"extraHosts[{i}].hostname", "HostEntry.hostname", report);
                if (IsBlank(hosts[i].IpAddress)) Add(index, $"extraHosts[{i}].ipAddress", "HostEntry.ipAddress", report);
            }
        }

        if (container.Ulimits is { } ulimits)
        {
            for (int i = 0; i < ulimits.Count; i++)
            {
                if (IsBlank(ulimits[i].Name)) Add(index, $"ulimits[{i}].name", "Ulimit.name", report);
                if (ulimits[i].SoftLimit is null) Add(index, $"ulimits[{i}].softLimit", "Ulimit.softLimit", report);
                if (ulimits[i].HardLimit is null) Add(index, $"ulimits[{i}].hardLimit", "Ulimit.hardLimit", report);
            }
        }

        if (container.ResourceRequirements is { } requirements)
        {
            for (int i = 0; i < requirements.Count; i++)
            {
                if (IsBlank(requirements[i].Type)) Add(index, $"resourceRequirements[{i}].type", "ResourceRequirement.type", report);
                if (IsBlank(requirements[i].Value)) Add(index, $"resourceRequirements[{i}].value", "ResourceRequirement.value", report);
            }
        }

        if (container.SystemControls is { } controls)
        {
            for (int i = 0; i < controls.Count; i++)
            {
                if (IsBlank(controls[i].Namespace)) Add(index, $"systemControls[{i}].namespace", "SystemControl.namespace", report);
            }
        }

        if (container.LinuxParameters?.Devices is { } devices)
        {
            for (int i = 0; i < devices.Count; i++)
            {
                if (IsBlank(devices[i].HostPath)) Add(index, $"linuxParameters.devices[{i}].hostPath", "Device.hostPath", report);
            }
        }

        if (container.LinuxParameters?.Tmpfs is { } tmpfs)
        {
            for (int i = 0; i < tmpfs.Count; i++)
            {
                if (IsBlank(tmpfs[i].ContainerPath)) Add(index, $"linuxParameters.tmpfs[{i}].containerPath", "Tmpfs.containerPath", report);
                if (tmpfs[i].Size is null) Add(index, $"linuxParameters.tmpfs[{i}].size", "Tmpfs.size", report);
            }
        }
    }

    private static void CheckSecrets(IReadOnlyList<Secret> secrets, int index, string member, Report report)
    {
        for (int i = 0; i < secrets.Count; i++)
        {
            if (IsBlank(secrets[i].Name)) Add(index, $"{member}[{i}].name", "Secret.name", report);
            if (secrets[i].ValueFrom is null) Add(index, $"{member}[{i}].valueFrom", "Secret.valueFrom", report);
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
