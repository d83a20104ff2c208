using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Members that the model requires inside structures. Evidence: ECS API model [model]; the text by the pattern of
/// <c>Container.name should not be null or empty.</c> [guess]. What is there but empty is not refused here.
/// </summary>
internal static class RequiredMemberRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.MemberMissing), "required [model], text by pattern [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            CheckContainer(candidate.Containers[i], i, report);
            CheckLists(candidate.Containers[i], i, report);
        }

        for (int i = 0; i < candidate.Volumes.Count; i++) CheckVolume(candidate.Volumes[i], i, report);
        if (candidate.Request.ProxyConfiguration is { ContainerName: null })
            report.Add(Missing, "$.proxyConfiguration.containerName", "ProxyConfiguration.containerName");
        if (candidate.Request.EphemeralStorage is { SizeInGiB: null })
            report.Add(Missing, "$.ephemeralStorage.sizeInGiB", "EphemeralStorage.sizeInGiB");
    }

    private static void CheckContainer(ContainerDefinition container, int index, Report report)
    {
        if (container.RepositoryCredentials is { CredentialsParameter: null })
            Add(index, "repositoryCredentials.credentialsParameter", "RepositoryCredentials.credentialsParameter", report);
        if (container.RestartPolicy is { Enabled: null }) Add(index, "restartPolicy.enabled", "ContainerRestartPolicy.enabled", report);
        if (container.HealthCheck is { Command: null }) Add(index, "healthCheck.command", "HealthCheck.command", report);
        if (container.FirelensConfiguration is { Type: null }) Add(index, "firelensConfiguration.type", "FirelensConfiguration.type", report);
        if (container.LogConfiguration is not { } log) return;
        if (log.LogDriver is null) Add(index, "logConfiguration.logDriver", "LogConfiguration.logDriver", report);
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
                if (files[i].Type is null) Add(index, $"environmentFiles[{i}].type", "EnvironmentFile.type", report);
            }
        }

        if (container.DependsOn is { } dependencies)
        {
            for (int i = 0; i < dependencies.Count; i++)
            {
                if (dependencies[i].ContainerName is null) Add(index, $"dependsOn[{i}].containerName", "ContainerDependency.containerName", report);
                if (dependencies[i].Condition is null) Add(index, $"dependsOn[{i}].condition", "ContainerDependency.condition", report);
            }
        }

        if (container.ExtraHosts is { } hosts)
        {
            for (int i = 0; i < hosts.Count; i++)
            {
                if (hosts[i].Hostname is null) Add(index, $"extraHosts[{i}].hostname", "HostEntry.hostname", report);
                if (hosts[i].IpAddress is null) Add(index, $"extraHosts[{i}].ipAddress", "HostEntry.ipAddress", report);
            }
        }

        if (container.Ulimits is { } ulimits)
        {
            for (int i = 0; i < ulimits.Count; i++)
            {
                if (ulimits[i].Name is null) Add(index, $"ulimits[{i}].name", "Ulimit.name", report);
                if (ulimits[i].SoftLimit is null) Add(index, $"ulimits[{i}].softLimit", "Ulimit.softLimit", report);
                if (ulimits[i].HardLimit is null) Add(index, $"ulimits[{i}].hardLimit", "Ulimit.hardLimit", report);
            }
        }

        if (container.ResourceRequirements is { } requirements)
        {
            for (int i = 0; i < requirements.Count; i++)
            {
                if (requirements[i].Type is null) Add(index, $"resourceRequirements[{i}].type", "ResourceRequirement.type", report);
                if (requirements[i].Value is null) Add(index, $"resourceRequirements[{i}].value", "ResourceRequirement.value", report);
            }
        }

        if (container.LinuxParameters?.Devices is { } devices)
        {
            for (int i = 0; i < devices.Count; i++)
            {
                if (devices[i].HostPath is null) Add(index, $"linuxParameters.devices[{i}].hostPath", "Device.hostPath", report);
            }
        }

        if (container.LinuxParameters?.Tmpfs is { } tmpfs)
        {
            for (int i = 0; i < tmpfs.Count; i++)
            {
                if (tmpfs[i].ContainerPath is null) Add(index, $"linuxParameters.tmpfs[{i}].containerPath", "Tmpfs.containerPath", report);
                if (tmpfs[i].Size is null) Add(index, $"linuxParameters.tmpfs[{i}].size", "Tmpfs.size", report);
            }
        }
    }

    private static void CheckSecrets(IReadOnlyList<Secret> secrets, int index, string member, Report report)
    {
        for (int i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].Name is null) Add(index, $"{member}[{i}].name", "Secret.name", report);
            if (secrets[i].ValueFrom is null) Add(index, $"{member}[{i}].valueFrom", "Secret.valueFrom", report);
        }
    }

    private static void CheckVolume(Volume volume, int index, Report report)
    {
        string? missing = volume switch
        {
            { EfsVolumeConfiguration.FileSystemId: null, EfsVolumeConfiguration: not null } => "efsVolumeConfiguration.fileSystemId",
            { S3filesVolumeConfiguration.FileSystemArn: null, S3filesVolumeConfiguration: not null } => "s3filesVolumeConfiguration.fileSystemArn",
            { FsxWindowsFileServerVolumeConfiguration: { } fsx } => fsx switch
            {
                { FileSystemId: null } => "fsxWindowsFileServerVolumeConfiguration.fileSystemId",
                { RootDirectory: null } => "fsxWindowsFileServerVolumeConfiguration.rootDirectory",
                { AuthorizationConfig: null } => "fsxWindowsFileServerVolumeConfiguration.authorizationConfig",
                { AuthorizationConfig.CredentialsParameter: null } => "fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",
                { AuthorizationConfig.Domain: null } => "fsxWindowsFileServerVolumeConfiguration.authorizationConfig.domain",
                _ => null,
            },
            _ => null,
        };
        if (missing is not null) report.Add(Missing, $"$.volumes[{index}].{missing}", "Volume." + missing);
    }

    private static void Add(int index, string member, string name, Report report) =>
        report.Add(Missing, $"{Candidate.Path(index)}.{member}", name);
}
