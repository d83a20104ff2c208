using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// What Fargate does not let a container have, and the execution role it needs to pull from ECR. Evidence:
/// docs/ECS.md §3.3, Fargate: [bench]; stopTimeout [captured] (120 is accepted, 121 is not); ECR and firelens files [seen];
/// swappiness by the form of its neighbours [guess]. tmpfs is accepted [model].
/// </summary>
internal static class FargateContainerRule
{
    public static readonly Rule Privileged = Rule.Refuses(nameof(SR.FargatePrivileged), "[bench]");
    public static readonly Rule Devices = Rule.Refuses(nameof(SR.FargateDevices), "[bench]");
    public static readonly Rule SharedMemory = Rule.Refuses(nameof(SR.FargateSharedMemory), "[bench]");
    public static readonly Rule MaxSwap = Rule.Refuses(nameof(SR.FargateMaxSwap), "[bench]");
    public static readonly Rule Swappiness =
        Rule.Refuses(nameof(SR.FargateSwappiness), "rule [model], text by the form of its neighbours [guess]");
    public static readonly Rule SecurityOptions = Rule.Refuses(nameof(SR.FargateDockerSecurityOptions), "[bench]");
    public static readonly Rule Gpu = Rule.Refuses(nameof(SR.FargateGpu), "[bench]");
    public static readonly Rule Capability = Rule.Refuses(nameof(SR.FargateCapability), "[bench]");
    public static readonly Rule StopTimeout = Rule.Refuses(nameof(SR.FargateStopTimeout), "[captured]");
    public static readonly Rule EcrRole = Rule.Refuses(nameof(SR.FargateEcrRole), "[seen]");

    private const int MaxStopTimeout = 120;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Privileged == true) report.Add(Privileged, Candidate.Path(i) + ".privileged");
            if (container.LinuxParameters is { } linux) CheckLinux(linux, i, report);
            if (container.DockerSecurityOptions is { Count: > 0 }) report.Add(SecurityOptions, Candidate.Path(i)
                + ".dockerSecurityOptions");
            if (container.ResourceRequirements is { } requirements) CheckGpu(requirements, i, report);
            if (container.StopTimeout > MaxStopTimeout) report.Add(StopTimeout, Candidate.Path(i) + ".stopTimeout");
            if (candidate.ExecutionRole is null
                && ImageName.IsPrivateEcr(container.Image)) report.Add(EcrRole, Candidate.Path(i) + ".image");
        }
    }

    private static void CheckLinux(LinuxParameters linux, int container, Report report)
    {
        if (linux.Devices is { Count: > 0 }) report.Add(Devices, Place(container, "devices"));
        if (linux.SharedMemorySize is not null) report.Add(SharedMemory, Place(container, "sharedMemorySize"));
        if (linux.MaxSwap is not null) report.Add(MaxSwap, Place(container, "maxSwap"));
        if (linux.Swappiness is not null) report.Add(Swappiness, Place(container, "swappiness"));
        if (linux.Capabilities?.Add is not { } added) return;
        for (int i = 0; i < added.Count; i++)
        {
            if (added[i] != "SYS_PTRACE") report.Add(Capability, $"{Place(container, "capabilities.add")}[{i}]", added[i]);
        }
    }

    private static void CheckGpu(IReadOnlyList<ResourceRequirement> requirements, int container, Report report)
    {
        for (int i = 0; i < requirements.Count; i++)
        {
            if (requirements[i].Type == ResourceTypes.Gpu) report.Add(Gpu, $"{Candidate.Path(container)}.resourceRequirements[{i}]");
        }
    }

    private static string Place(int container, string member) => $"{Candidate.Path(container)}.linuxParameters.{member}";
}
