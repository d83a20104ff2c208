using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Volumes that nobody can or does mount, and file systems without protection. Evidence: ECS API model [model]; ours.</summary>
internal static class VolumeAdvice
{
    public static readonly Rule Unused = Rule.Informs(nameof(SR.VolumeUnused), "ours");
    public static readonly Rule NameTwice = Rule.Warns(nameof(SR.VolumeNameTwice), "ours");
    public static readonly Rule KindsMixed = Rule.Warns(nameof(SR.VolumeKindsMixed), "[model]");
    public static readonly Rule Autoprovision = Rule.Warns(nameof(SR.AutoprovisionUnused), "[model]");
    public static readonly Rule EfsUnencrypted = Rule.Warns(nameof(SR.EfsUnencrypted), "ours");
    public static readonly Rule S3FilesRole = Rule.Warns(nameof(SR.S3FilesTaskRoleMissing), "[model]");
    public static readonly Rule MountPath = Rule.Warns(nameof(SR.MountPathMissing), "ours");

    public static void Check(Candidate candidate, Report report)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            Volume volume = candidate.Volumes[i];
            string path = $"$.volumes[{i}]";
            if (!names.Add(volume.Name ?? "")) report.Add(NameTwice, path + ".name", volume.Name);
            else if (volume.ConfiguredAtLaunch != true
                && !MountPointRule.IsMounted(candidate, volume.Name)) report.Add(Unused, path, volume.Name);
            if (Kinds(volume) > 1) report.Add(KindsMixed, path, volume.Name);
            if (volume.DockerVolumeConfiguration is { Autoprovision: true } docker && docker.Scope != Scopes.Shared)
                report.Add(Autoprovision, path + ".dockerVolumeConfiguration.autoprovision", volume.Name);
            if (volume.S3filesVolumeConfiguration is not null && candidate.TaskRole is null)
                report.Add(S3FilesRole, path + ".s3filesVolumeConfiguration", volume.Name);
            if (volume.EfsVolumeConfiguration is not { } efs || efs.TransitEncryption == EfsTransitEncryptions.Enabled) continue;
            report.Add(EfsUnencrypted, path + ".efsVolumeConfiguration", volume.Name);
        }

        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].MountPoints is not { } mounts) continue;
            for (int j = 0; j < mounts.Count; j++)
            {
                if (string.IsNullOrEmpty(mounts[j].ContainerPath))
                    report.Add(MountPath, $"{Candidate.Path(i)}.mountPoints[{j}]", candidate.Containers[i].Name);
            }
        }
    }

    // An empty host stands beside other kinds in what consoles export; it configures nothing.
    private static int Kinds(Volume volume) =>
        (volume.Host?.SourcePath is null ? 0 : 1) + (volume.DockerVolumeConfiguration is null ? 0 : 1)
        + (volume.EfsVolumeConfiguration is null ? 0 : 1) + (volume.FsxWindowsFileServerVolumeConfiguration is null ? 0 : 1)
        + (volume.S3filesVolumeConfiguration is null ? 0 : 1) + (volume.ConfiguredAtLaunch == true ? 1 : 0);
}
