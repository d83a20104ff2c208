using System.Text.Json;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Service registries against the definition and its network mode (docs/ECS.md §7.3 [kind]).</summary>
internal static class DiscoveryRules
{
    public static readonly Refusal ContainerMissing = Refusal.Parameter(
        nameof(SR.RegistryContainerMissing), "[seen 2018, 2024: aws/aws-cdk#29245]");
    public static readonly Refusal ContainerUnknown = Refusal.Parameter(
        nameof(SR.RegistryContainerUnknown), "[seen 2020: spinnaker/spinnaker#5859]");
    public static readonly Refusal PortUnknown = Refusal.Parameter(nameof(SR.RegistryPortUnknown), "rule [model], text [guess]");
    public static readonly Refusal PortAndContainer = Refusal.Parameter(nameof(SR.RegistryPortAndContainer), "rule [model], text [guess]");

    public static void Demand(JsonElement? registries, TaskDefinition definition)
    {
        IReadOnlyList<JsonElement?> items = registries.Items();
        if (items.Count > 1) throw BalancerRules.TooMany.With("service registries", 1);
        foreach (JsonElement? item in items)
        {
            string? arn = item.Text("registryArn"), container = item.Text("containerName");
            int? port = item.Number("containerPort");
            bool sharesHost = definition.NetworkMode is null or "" or NetworkModes.Bridge or NetworkModes.Host;
            if (sharesHost && (container is null || port is null)) throw ContainerMissing.With(arn);
            if (item.Number("port") is not null && (container is not null || port is not null)) throw PortAndContainer.With(arn);
            if (container is null) continue;
            ContainerDefinition known = definition.ContainerDefinitions?.FirstOrDefault(c => c.Name == container)
                ?? throw ContainerUnknown.With(container, arn);
            if (port is not null && known.PortMappings?.Any(m => m.ContainerPort == port) != true) throw PortUnknown.With(port, arn);
        }
    }
}
