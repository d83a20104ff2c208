using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Volumes of every kind. Evidence: ECS semantics §3.3, volumes: blank path [seen], EFS [bench], unused at launch [bench];
/// names, one volume at launch, S3 Files [model], these texts [guess].
/// </summary>
internal static class VolumeRule
{
    public static readonly Rule NameInvalid = Rule.Refuses(nameof(SR.VolumeNameInvalid), "rule [model], text [guess]");
    public static readonly Rule SourcePathBlank = Rule.Refuses(nameof(SR.VolumeSourcePathBlank), "[seen]");
    public static readonly Rule LaunchUnused = Rule.Refuses(nameof(SR.LaunchVolumeUnused), "[bench]");
    public static readonly Rule LaunchTooMany = Rule.Refuses(nameof(SR.LaunchVolumesTooMany), "limit [model], text [guess]");
    public static readonly Rule EfsAccessPointRoot = Rule.Refuses(nameof(SR.EfsAccessPointRoot), "[bench]");
    public static readonly Rule EfsIamEncryption = Rule.Refuses(nameof(SR.EfsIamEncryption), "[bench]");
    public static readonly Rule EfsPortEncryption = Rule.Refuses(nameof(SR.EfsPortEncryption), "[bench]");
    public static readonly Rule S3FilesAccessPointRoot = Rule.Refuses(nameof(SR.S3FilesAccessPointRoot), "rule [model], text after EFS's [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        int launched = 0;
        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            Volume volume = candidate.Volumes[i];
            if (!string.IsNullOrEmpty(volume.Name) && !EcsName.IsValid(volume.Name)) report.Add(NameInvalid, $"$.volumes[{i}].name");
            if (volume.Host?.SourcePath is { Length: 0 }) report.Add(SourcePathBlank, $"$.volumes[{i}].host.sourcePath");
            if (volume.EfsVolumeConfiguration is { } efs) CheckEfs(efs, i, report);
            if (volume.S3filesVolumeConfiguration is { AccessPointArn.Length: > 0, RootDirectory: not (null or "" or "/") })
                report.Add(S3FilesAccessPointRoot, $"$.volumes[{i}].s3filesVolumeConfiguration.rootDirectory");
            if (volume.ConfiguredAtLaunch != true) continue;
            if (++launched > 1) report.Add(LaunchTooMany, $"$.volumes[{i}].configuredAtLaunch");
            if (!MountPointRule.IsMounted(candidate, volume.Name)) report.Add(LaunchUnused, $"$.volumes[{i}]", volume.Name);
        }
    }

    private static void CheckEfs(EfsVolumeConfiguration efs, int index, Report report)
    {
        bool encrypted = efs.TransitEncryption == EfsTransitEncryptions.Enabled;
        if (efs.AuthorizationConfig is { AccessPointId.Length: > 0 } && efs.RootDirectory is not (null or "" or "/"))
            report.Add(EfsAccessPointRoot, $"$.volumes[{index}].efsVolumeConfiguration.rootDirectory");
        if (efs.AuthorizationConfig?.Iam == EfsAuthorizationConfigIams.Enabled && !encrypted)
            report.Add(EfsIamEncryption, $"$.volumes[{index}].efsVolumeConfiguration.transitEncryption");
        if (efs.TransitEncryptionPort is not null && !encrypted)
            report.Add(EfsPortEncryption, $"$.volumes[{index}].efsVolumeConfiguration.transitEncryptionPort");
    }
}
