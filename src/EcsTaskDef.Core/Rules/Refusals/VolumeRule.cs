using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Volumes of every kind. Evidence: docs/ECS.md §3.3, volumes: blank path and names [seen], EFS [bench][seen], Docker's
/// autoprovision [seen 2018, 2023] (an absent scope is task [model]), unused at launch [bench]; one volume at launch, S3
/// Files, ports [model], these texts [guess].
/// </summary>
internal static class VolumeRule
{
    public static readonly Rule NameInvalid = Rule.Refuses(nameof(SR.VolumeNameInvalid), "[seen]");
    public static readonly Rule SourcePathBlank = Rule.Refuses(nameof(SR.VolumeSourcePathBlank), "[seen]");
    public static readonly Rule LaunchUnused = Rule.Refuses(nameof(SR.LaunchVolumeUnused), "[bench]");
    public static readonly Rule LaunchTooMany = Rule.Refuses(nameof(SR.LaunchVolumesTooMany), "limit [model], text [guess]");
    public static readonly Rule EfsAccessPointRoot = Rule.Refuses(nameof(SR.EfsAccessPointRoot), "[bench]");
    public static readonly Rule EfsIamEncryption = Rule.Refuses(nameof(SR.EfsIamEncryption), "[bench]");
    public static readonly Rule EfsAccessPointEncryption = Rule.Refuses(
        nameof(SR.EfsAccessPointEncryption), "refused [seen], text [bench, Batch]");

    public static readonly Rule EfsPortEncryption = Rule.Refuses(nameof(SR.EfsPortEncryption), "[bench]");
    public static readonly Rule S3FilesAccessPointRoot =
        Rule.Refuses(nameof(SR.S3FilesAccessPointRoot), "rule [model], text after EFS's [guess]");

    public static readonly Rule Autoprovision = Rule.Refuses(nameof(SR.AutoprovisionScope), "[seen]");
    public static readonly Rule PortInvalid = Rule.Refuses(nameof(SR.VolumePortInvalid), "rule [kind], text ours: [guess]");

    private const int MaxPort = 65535;

    public static void Check(Candidate candidate, Report report)
    {
        int launched = 0;
        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            Volume volume = candidate.Volumes[i];
            if (!string.IsNullOrEmpty(volume.Name) && !EcsName.IsValid(volume.Name)) report.Add(NameInvalid, $"$.volumes[{i}].name");
            if (volume.Host?.SourcePath is { Length: 0 }) report.Add(SourcePathBlank, $"$.volumes[{i}].host.sourcePath");
            if (volume.EfsVolumeConfiguration is { } efs) CheckEfs(efs, i, report);
            if (volume.DockerVolumeConfiguration is { Autoprovision: false, Scope: not Scopes.Shared })
                report.Add(Autoprovision, $"$.volumes[{i}].dockerVolumeConfiguration.autoprovision");
            if (volume.S3filesVolumeConfiguration?.TransitEncryptionPort is < 0 or > MaxPort)
                report.Add(PortInvalid, $"$.volumes[{i}].s3filesVolumeConfiguration.transitEncryptionPort", volume.Name);
            if (volume.EfsVolumeConfiguration?.TransitEncryptionPort is < 0 or > MaxPort)
                report.Add(PortInvalid, $"$.volumes[{i}].efsVolumeConfiguration.transitEncryptionPort", volume.Name);
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
        if (efs.AuthorizationConfig is { AccessPointId.Length: > 0 } && !encrypted)
            report.Add(EfsAccessPointEncryption, $"$.volumes[{index}].efsVolumeConfiguration.transitEncryption");
        if (efs.AuthorizationConfig?.Iam == EfsAuthorizationConfigIams.Enabled && !encrypted)
            report.Add(EfsIamEncryption, $"$.volumes[{index}].efsVolumeConfiguration.transitEncryption");
        if (efs.TransitEncryptionPort is not null && !encrypted)
            report.Add(EfsPortEncryption, $"$.volumes[{index}].efsVolumeConfiguration.transitEncryptionPort");
    }
}
