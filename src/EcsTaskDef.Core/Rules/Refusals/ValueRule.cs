using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Members with a list of values. The lists: ECS API model [model]; the text's form: docs/ECS.md §1.4 [captured for
/// other members], for these [guess]. Values with a text of their own (log drivers, operating systems on Fargate, processors,
/// constraint types, version consistency) are in their own rules. An empty text counts as not given.
/// </summary>
internal static class ValueRule
{
    public static readonly Rule NotInEnum = Rule.Refuses(nameof(SR.ValueNotInEnum), "values [model], text [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        RegisterTaskDefinitionRequest request = candidate.Request;
        Demand(request.NetworkMode, NetworkModes.All, "networkMode", "$", report);
        Demand(request.PidMode, PidModes.All, "pidMode", "$", report);
        Demand(request.IpcMode, IpcModes.All, "ipcMode", "$", report);
        Demand(request.ProxyConfiguration?.Type, ProxyConfigurationTypes.All, "type", "$.proxyConfiguration", report);
        if (!candidate.AsksFargate)
            Demand(request.RuntimePlatform?.OperatingSystemFamily, OSFamilies.All, "operatingSystemFamily", "$.runtimePlatform", report);

        if (request.RequiresCompatibilities is { } asked)
        {
            for (int i = 0; i < asked.Count; i++)
            {
                if (!Contains(Compatibilities.All, asked[i]))
                    report.Add(NotInEnum, $"$.requiresCompatibilities[{i}]", "requiresCompatibilities",
                        string.Join(",", Compatibilities.All));
            }
        }

        for (int i = 0; i < candidate.Containers.Count; i++) CheckContainer(candidate.Containers[i], i, report);
        for (int i = 0; i < candidate.Volumes.Count; i++) CheckVolume(candidate.Volumes[i], i, report);
    }

    private static void CheckContainer(ContainerDefinition container, int index, Report report)
    {
        if (!IsOf(container.FirelensConfiguration?.Type, FirelensConfigurationTypes.All))
            Add("type", Candidate.Path(index) + ".firelensConfiguration", FirelensConfigurationTypes.All, report);

        if (container.PortMappings is { } ports)
        {
            for (int i = 0; i < ports.Count; i++)
            {
                if (!IsOf(ports[i].Protocol, TransportProtocols.All))
                    Add("protocol", $"{Candidate.Path(index)}.portMappings[{i}]", TransportProtocols.All, report);
                if (!IsOf(ports[i].AppProtocol, ApplicationProtocols.All))
                    Add("appProtocol", $"{Candidate.Path(index)}.portMappings[{i}]", ApplicationProtocols.All, report);
            }
        }

        if (container.EnvironmentFiles is { } files)
        {
            for (int i = 0; i < files.Count; i++)
            {
                if (!IsOf(files[i].Type, EnvironmentFileTypes.All))
                    Add("type", $"{Candidate.Path(index)}.environmentFiles[{i}]", EnvironmentFileTypes.All, report);
            }
        }

        if (container.DependsOn is { } dependencies)
        {
            for (int i = 0; i < dependencies.Count; i++)
            {
                if (!IsOf(dependencies[i].Condition, ContainerConditions.All))
                    Add("condition", $"{Candidate.Path(index)}.dependsOn[{i}]", ContainerConditions.All, report);
            }
        }

        if (container.Ulimits is { } ulimits)
        {
            for (int i = 0; i < ulimits.Count; i++)
            {
                if (!IsOf(ulimits[i].Name, UlimitNames.All))
                    Add("name", $"{Candidate.Path(index)}.ulimits[{i}]", UlimitNames.All, report);
            }
        }

        if (container.ResourceRequirements is { } requirements)
        {
            for (int i = 0; i < requirements.Count; i++)
            {
                if (!IsOf(requirements[i].Type, ResourceTypes.All))
                    Add("type", $"{Candidate.Path(index)}.resourceRequirements[{i}]", ResourceTypes.All, report);
            }
        }

        if (container.LinuxParameters?.Devices is { } devices) CheckDevices(devices, index, report);
    }

    private static void CheckDevices(IReadOnlyList<Device> devices, int index, Report report)
    {
        for (int i = 0; i < devices.Count; i++)
        {
            if (devices[i].Permissions is not { } permissions) continue;
            for (int j = 0; j < permissions.Count; j++)
            {
                if (!Contains(DeviceCgroupPermissions.All, permissions[j]))
                {
                    report.Add(NotInEnum, $"{Candidate.Path(index)}.linuxParameters.devices[{i}].permissions[{j}]",
                        "permissions", string.Join(",", DeviceCgroupPermissions.All));
                }
            }
        }
    }

    private static void CheckVolume(Volume volume, int index, Report report)
    {
        if (!IsOf(volume.DockerVolumeConfiguration?.Scope, Scopes.All))
            Add("scope", $"$.volumes[{index}].dockerVolumeConfiguration", Scopes.All, report);
        if (volume.EfsVolumeConfiguration is not { } efs) return;
        if (!IsOf(efs.TransitEncryption, EfsTransitEncryptions.All))
            Add("transitEncryption", $"$.volumes[{index}].efsVolumeConfiguration", EfsTransitEncryptions.All, report);
        if (!IsOf(efs.AuthorizationConfig?.Iam, EfsAuthorizationConfigIams.All))
            Add("iam", $"$.volumes[{index}].efsVolumeConfiguration.authorizationConfig", EfsAuthorizationConfigIams.All, report);
    }

    private static void Demand(string? value, IReadOnlyList<string> all, string member, string path, Report report)
    {
        if (!IsOf(value, all)) Add(member, path, all, report);
    }

    private static void Add(string member, string path, IReadOnlyList<string> all, Report report) =>
        report.Add(NotInEnum, $"{path}.{member}", member, string.Join(",", all));

    private static bool IsOf(string? value, IReadOnlyList<string> all) => string.IsNullOrEmpty(value) || Contains(all, value!);

    private static bool Contains(IReadOnlyList<string> all, string value)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] == value) return true;
        }

        return false;
    }
}
