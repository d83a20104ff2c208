using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Mount points name declared volumes, volumesFrom names containers. Evidence: docs/ECS.md §3.3, mounts [bench][seen]; an
/// absent volume is <c>Unknown volume 'null'.</c> (blinkist/terraform-aws-airship-ecs-service#46, 2019 [seen]), an absent
/// container by that pattern [guess].
/// </summary>
internal static class MountPointRule
{
    public static readonly Rule VolumeUnknown = Rule.Refuses(nameof(SR.VolumeUnknown), "[bench][seen]");
    public static readonly Rule ContainerUnknown = Rule.Refuses(nameof(SR.VolumesFromUnknown), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.MountPoints is { } mounts)
            {
                for (int j = 0; j < mounts.Count; j++)
                {
                    string? volume = mounts[j].SourceVolume;
                    if (!IsDeclared(candidate, volume))
                        report.Add(VolumeUnknown, $"{Candidate.Path(i)}.mountPoints[{j}].sourceVolume", volume ?? Candidate.Absent);
                }
            }

            if (container.VolumesFrom is not { } sources) continue;
            for (int j = 0; j < sources.Count; j++)
            {
                string? source = sources[j].SourceContainer;
                if (candidate.IndexOf(source) < 0)
                    report.Add(ContainerUnknown, $"{Candidate.Path(i)}.volumesFrom[{j}].sourceContainer", source ?? Candidate.Absent);
            }
        }
    }

    public static bool IsMounted(Candidate candidate, string? volume)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].MountPoints is not { } mounts) continue;
            for (int j = 0; j < mounts.Count; j++)
            {
                if (mounts[j].SourceVolume == volume) return true;
            }
        }

        return false;
    }

    private static bool IsDeclared(Candidate candidate, string? volume)
    {
        if (volume is null) return false;
        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            if (candidate.Volumes[i].Name == volume) return true;
        }

        return false;
    }
}
