using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>
/// What Fargate takes and does not use. Evidence: ulimits [model]; startTimeout documented up to 120, but 121 was accepted
/// (docs/ECS.md §11, 6) [captured]; FSx [doc].
/// </summary>
internal static class FargateAdvice
{
    public static readonly Rule Ulimit = Rule.Warns(nameof(SR.FargateUlimitIgnored), "[model]");
    public static readonly Rule Member = Rule.Warns(nameof(SR.FargateMemberIgnored), "[model]");
    public static readonly Rule StartTimeout =
        Rule.Warns(nameof(SR.FargateStartTimeout), "documented limit [model], not enforced [captured]");
    public static readonly Rule Fsx = Rule.Warns(nameof(SR.FsxOnFargate), "[doc]");

    private const int MaxStartTimeout = 120;

    public static void Check(Candidate candidate, Report report)
    {
        if (!candidate.AsksFargate) return;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.StartTimeout > MaxStartTimeout)
                report.Add(StartTimeout, Candidate.Path(i) + ".startTimeout", container.Name, container.StartTimeout);
            if (container.Ulimits is null) continue;
            for (int j = 0; j < container.Ulimits.Count; j++)
            {
                if (container.Ulimits[j].Name is { } name && name != UlimitNames.NoFile)
                    report.Add(Ulimit, $"{Candidate.Path(i)}.ulimits[{j}]", name, container.Name);
            }
        }

        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            if (candidate.Volumes[i].FsxWindowsFileServerVolumeConfiguration is not null)
                report.Add(Fsx, $"$.volumes[{i}].fsxWindowsFileServerVolumeConfiguration", candidate.Volumes[i].Name);
            if (candidate.Volumes[i].Host is { SourcePath: null } && candidate.IsWindows)
                report.Add(Member, $"$.volumes[{i}].host", "host");
        }
    }
}
