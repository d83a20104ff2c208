using System.Text.Json;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Volumes that a task or service configures at launch, against the definition (docs/ECS.md §7.3).</summary>
internal static class LaunchVolumeRules
{
    public static readonly Rule NotAtLaunch = Rule.Parameter(nameof(SR.VolumeNotAtLaunch), "[bench] on services; tasks [kind]");
    public static readonly Rule SizeMissing = Rule.Parameter(nameof(SR.VolumeSizeMissing), "rule [model], text [guess]");

    public static void Check(JsonElement? configurations, TaskDefinition definition, Report report)
    {
        IReadOnlyList<JsonElement?> items = configurations.Items();
        ParameterRules.CheckLimit(items, "volume configurations", 1, report);
        foreach (JsonElement? item in items)
        {
            string? name = item.Text("name");
            if (definition.Volumes?.Any(v => v.Name == name && v.ConfiguredAtLaunch == true) != true) report.Refuse(NotAtLaunch, name);
            if (item.Member("managedEBSVolume") is not { ValueKind: JsonValueKind.Object } volume) continue;
            JsonElement? given = volume;
            if (given.Text("roleArn") is null) report.Refuse(Identifiers.Blank, "Role Arn");
            if (given.Number("sizeInGiB") is null && given.Text("snapshotId") is null) report.Refuse(SizeMissing, name);
        }
    }
}
