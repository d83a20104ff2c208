using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// What Fargate demands of the task: network mode awsvpc (absent is wrong, too), a size of its table, a known operating
/// system, no ipcMode, pidMode or placement constraints of the host. Evidence: docs/ECS.md §3.3, Fargate: network mode
/// and sizes [captured][bench], table [model][doc], operating system [captured], the others [bench].
/// </summary>
internal static class FargateTaskRule
{
    public static readonly Rule NetworkMode = Rule.Refuses(nameof(SR.FargateNetworkMode), "[captured][bench]");
    public static readonly Rule CpuMissing = Rule.Refuses(nameof(SR.FargateCpuMissing), "[captured]");
    public static readonly Rule MemoryMissing = Rule.Refuses(nameof(SR.FargateMemoryMissing), "[bench]");
    public static readonly Rule SizeUnknown = Rule.Refuses(nameof(SR.FargateSizeUnknown), "[captured][bench]");
    public static readonly Rule OsFamily = Rule.Refuses(nameof(SR.FargateOsFamily), "[captured]");
    public static readonly Rule IpcMode = Rule.Refuses(nameof(SR.FargateIpcMode), "[bench]");
    public static readonly Rule PidMode = Rule.Refuses(nameof(SR.FargatePidMode), "[bench][moto]");
    public static readonly Rule Constraints = Rule.Refuses(nameof(SR.FargateConstraints), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        RegisterTaskDefinitionRequest request = candidate.Request;
        if (!candidate.IsAwsVpc) report.Add(NetworkMode, "$.networkMode");
        if (candidate.Cpu is not { } cpu) report.Add(CpuMissing, "$.cpu");
        else if (candidate.Memory is not { } memory) report.Add(MemoryMissing, "$.memory");
        else if (!FargateSizes.Has(cpu, memory, candidate.IsWindows))
            report.Add(SizeUnknown, "$.cpu", Text(cpu), Text(memory));

        if (request.RuntimePlatform?.OperatingSystemFamily is { } family && !IsSupported(family))
            report.Add(OsFamily, "$.runtimePlatform.operatingSystemFamily", family);
        if (!string.IsNullOrEmpty(request.IpcMode)) report.Add(IpcMode, "$.ipcMode");
        if (!string.IsNullOrEmpty(request.PidMode) && request.PidMode != PidModes.Task) report.Add(PidMode, "$.pidMode", request.PidMode);
        if (request.PlacementConstraints is { Count: > 0 }) report.Add(Constraints, "$.placementConstraints");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsSupported(string family) => family is OSFamilies.Linux
        or OSFamilies.WindowsServer2019Full or OSFamilies.WindowsServer2019Core
        or OSFamilies.WindowsServer2022Full or OSFamilies.WindowsServer2022Core
        or OSFamilies.WindowsServer2025Full or OSFamilies.WindowsServer2025Core;
}
