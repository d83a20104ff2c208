using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Services;

/// <summary>
/// Service Connect, while it is enabled: a namespace, then for each service one client alias and a named port of the
/// definition, in this order [bench]; and the names that ECS fills in (docs/ECS.md §7.2, §7.3).
/// </summary>
internal static class ConnectRules
{
    public static readonly Rule Namespace = Rule.Parameter(nameof(SR.ConnectNamespaceMissing), "[bench]");
    public static readonly Rule AliasesTooMany = Rule.Parameter(nameof(SR.ConnectAliasesTooMany), "[bench]");
    public static readonly Rule AliasesMissing = Rule.Parameter(
        nameof(SR.ConnectAliasesMissing), "[bench][model][seen 2025: hashicorp/terraform-provider-aws#44027]");
    public static readonly Rule DnsName = Rule.Parameter(nameof(SR.ConnectDnsName), "[bench]");
    public static readonly Rule PortName = Rule.Parameter(nameof(SR.ConnectPortName), "[seen ×4]");

    private const int MaxDnsName = 127;

    public static bool IsEnabled(JsonElement? configuration) => configuration.IsTrue("enabled");

    /// <summary>Of a configuration that a request brings.</summary>
    public static void Check(JsonElement? configuration, ClusterFact cluster, TaskDefinition definition, Report report)
    {
        if (!IsEnabled(configuration)) return;
        if (NamespaceOf(configuration, cluster) is null) report.Refuse(Namespace);
        foreach (JsonElement? service in configuration.Member("services").Items())
        {
            IReadOnlyList<JsonElement?> aliases = service.Member("clientAliases").Items();
            if (aliases.Count > 1) report.Refuse(AliasesTooMany, aliases.Count);
            if (aliases.Count == 0) report.Refuse(AliasesMissing);
            else if (aliases[0].Text("dnsName") is { } name && !IsDnsName(name)) report.Refuse(DnsName);
        }

        CheckPorts(configuration, definition, report);
    }

    /// <summary>Of a configuration that stays while the definition changes.</summary>
    public static void CheckPorts(JsonElement? configuration, TaskDefinition definition, Report report)
    {
        if (!IsEnabled(configuration)) return;
        foreach (JsonElement? service in configuration.Member("services").Items())
        {
            if (service.Text("portName") is not { } name) report.Refuse(Identifiers.Blank, "Port Name");
            else if (definition.ContainerDefinitions?.Any(c => c.PortMappings?.Any(m => m.Name == name) == true) != true)
                report.Refuse(PortName, name);
        }
    }

    /// <summary>
    /// The configuration as deployments answer it: none when it is switched off [seen], else with discovery names and
    /// the aliases' DNS names, <c>{discoveryName}.{namespace}</c> [model][seen]. The name behind a namespace's ARN is not
    /// known here, so no DNS name is made of it.
    /// </summary>
    public static JsonElement? Filled(JsonElement? configuration, ClusterFact cluster)
    {
        if (!IsEnabled(configuration)) return null;
        string? space = NamespaceOf(configuration, cluster);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            foreach (JsonProperty member in configuration!.Value.EnumerateObject())
            {
                if (member.Name == "services" && member.Value.ValueKind == JsonValueKind.Array) WriteServices(json, member.Value, space);
                else member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>The Cloud Map services of a deployment [model]; null without Service Connect.</summary>
    public static IReadOnlyList<ServiceConnectServiceResource>? Resources(JsonElement? configuration, string serviceArn, Arns arns) =>
        !IsEnabled(configuration)
            ? null
            : configuration.Member("services").Items().Select(static s => s.Text("discoveryName") ?? s.Text("portName"))
                .Select(name => new ServiceConnectServiceResource
                {
                    DiscoveryArn = arns.DiscoveryService("srv-" + Ids.Hex(serviceArn, "discovery", name ?? "").Substring(0, 16)),
                    DiscoveryName = name,
                }).ToArray();

    /// <summary>The namespace of a configuration, or else of its cluster.</summary>
    public static string? NamespaceOf(JsonElement? configuration, ClusterFact cluster) =>
        configuration.Text("namespace") ?? cluster.ServiceConnectDefaults.Text("namespace");

    private static bool IsDnsName(string name) => name.Length <= MaxDnsName && name[0] != '-'
        && name.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.');

    private static void WriteServices(Utf8JsonWriter json, JsonElement services, string? space)
    {
        json.WriteStartArray("services");
        foreach (JsonElement service in services.EnumerateArray())
        {
            if (service.ValueKind != JsonValueKind.Object)
            {
                service.WriteTo(json);
                continue;
            }

            JsonElement? given = service;
            string? discovery = given.Text("discoveryName") ?? given.Text("portName");
            string? dnsName = space is null || space.StartsWith("arn:", StringComparison.Ordinal) ? null : $"{discovery}.{space}";
            Dictionary<string, JsonElement> members = service.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value);
            json.WriteStartObject();
            foreach (string name in members.Keys.Append("discoveryName").Distinct().OrderBy(static n => n, StringComparer.Ordinal))
            {
                if (name == "discoveryName") json.WriteString(name, discovery);
                else if (name == "clientAliases") WriteAliases(json, given.Member(name), dnsName);
                else WriteMember(json, name, members[name]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAliases(Utf8JsonWriter json, JsonElement? aliases, string? dnsName)
    {
        json.WriteStartArray("clientAliases");
        foreach (JsonElement? alias in aliases.Items())
        {
            json.WriteStartObject();
            if ((alias.Text("dnsName") ?? dnsName) is { } name) json.WriteString("dnsName", name);
            if (alias is { ValueKind: JsonValueKind.Object } given)
                foreach (JsonProperty member in given.EnumerateObject().Where(static m => m.Name != "dnsName")) member.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMember(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
