using System.Text.Json;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>Service registries against the definition and its network mode (docs/ECS.md §7.3 [kind]).</summary>
internal static class DiscoveryRules
{
    public static readonly Rule ContainerMissing = Rule.Parameter(
        nameof(SR.RegistryContainerMissing), "[seen 2018, 2024: aws/aws-cdk#29245]");
    public static readonly Rule ContainerUnknown = Rule.Parameter(
        nameof(SR.RegistryContainerUnknown), "[seen 2020: spinnaker/spinnaker#5859]");
    public static readonly Rule PortUnknown = Rule.Parameter(nameof(SR.RegistryPortUnknown), "rule [model], text [guess]");
    public static readonly Rule PortAndContainer = Rule.Parameter(nameof(SR.RegistryPortAndContainer), "rule [model], text [guess]");

    public static void Check(JsonElement? registries, TaskDefinition definition, Report report)
    {
        IReadOnlyList<JsonElement?> items = registries.Items();
        ParameterRules.CheckLimit(items, "service registries", 1, report);
        foreach (JsonElement? item in items)
        {
            string? arn = item.Text("registryArn"), container = item.Text("containerName");
            int? port = item.Number("containerPort");
            bool sharesHost = definition.NetworkMode is null or "" or NetworkModes.Bridge or NetworkModes.Host;
            if (sharesHost && (container is null || port is null)) report.Refuse(ContainerMissing, arn);
            if (item.Number("port") is not null && (container is not null || port is not null)) report.Refuse(PortAndContainer, arn);
            if (container is null) continue;
            ContainerDefinition? known = definition.ContainerDefinitions?.FirstOrDefault(c => c.Name == container);
            if (known is null) report.Refuse(ContainerUnknown, container, arn);
            else if (port is not null && known.PortMappings?.Any(m => m.ContainerPort == port) != true)
                report.Refuse(PortUnknown, port, arn);
        }
    }
}
