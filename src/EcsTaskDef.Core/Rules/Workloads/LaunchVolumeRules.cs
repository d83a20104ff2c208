using System.Text.Json;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Volumes that a task or service configures at launch, against the definition (docs/ECS.md §7.3).</summary>
internal static class LaunchVolumeRules
{
    public static readonly Refusal NotAtLaunch = Refusal.Parameter(nameof(SR.VolumeNotAtLaunch), "[bench] on services; tasks [kind]");
    public static readonly Refusal SizeMissing = Refusal.Parameter(nameof(SR.VolumeSizeMissing), "rule [model], text [guess]");

    public static void Demand(JsonElement? configurations, TaskDefinition definition)
    {
        IReadOnlyList<JsonElement?> items = configurations.Items();
        if (items.Count > 1) throw BalancerRules.TooMany.With("volume configurations", 1);
        foreach (JsonElement? item in items)
        {
            string? name = item.Text("name");
            if (definition.Volumes?.Any(v => v.Name == name && v.ConfiguredAtLaunch == true) != true) throw NotAtLaunch.With(name);
            if (item.Member("managedEBSVolume") is not { ValueKind: JsonValueKind.Object } volume) continue;
            JsonElement? given = volume;
            if (given.Text("roleArn") is null) throw Identifiers.Blank.With("Role Arn");
            if (given.Number("sizeInGiB") is null && given.Text("snapshotId") is null) throw SizeMissing.With(name);
        }
    }
}
