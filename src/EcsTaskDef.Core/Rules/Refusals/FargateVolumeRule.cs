using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Fargate has no host folders and no Docker volumes. Evidence: docs/ECS.md §3.3, Fargate [bench].
/// </summary>
internal static class FargateVolumeRule
{
    public static readonly Rule DockerVolume = Rule.Refuses(nameof(SR.FargateDockerVolume), "[bench]");
    public static readonly Rule SourcePath = Rule.Refuses(nameof(SR.FargateSourcePath), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            Volume volume = candidate.Volumes[i];
            if (volume.DockerVolumeConfiguration is not null) report.Add(DockerVolume, $"$.volumes[{i}].dockerVolumeConfiguration");
            if (!string.IsNullOrEmpty(volume.Host?.SourcePath)) report.Add(SourcePath, $"$.volumes[{i}].host.sourcePath");
        }
    }
}
