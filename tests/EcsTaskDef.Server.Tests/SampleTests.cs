using System.Text.RegularExpressions;
using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

/// <summary>
/// Task definitions that people really wrote, through the endpoint. Each is registered and reads back with every member
/// that was sent, apart from ECS's documented normalisation, or it is refused with the reason that ECS would have.
/// Newtonsoft.Json is the reader, so that no mistake of the product's own JSON code can hide itself.
/// </summary>
public sealed partial class SampleTests
{
    // What describe answers and a registration ignores (docs/ECS.md §3.4, §1.1).
    private static readonly HashSet<string> s_outputMembers =
    [
        "taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt", "registeredBy",
        "deregisteredAt", "deleteRequestedAt", "previousStatus", "tags",
    ];

    [Fact]
    public async Task Every_sample_registers_and_reads_back_unchanged_or_is_refused_as_ECS_would()
    {
        string folder = Repository.SamplesOrSkip("task-definitions");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        var differences = new List<string>();
        var refusals = new StringBuilder();
        int registered = 0;
        int refused = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            string file = Path.GetFileName(path);
            JObject sent = RegistrationOf(await File.ReadAllTextAsync(path));
            Answer answer = await server.CallAsync("RegisterTaskDefinition", sent.ToString(Formatting.None));
            if (answer.Status == 200)
            {
                registered++;
                string arn = (string)answer["taskDefinition"]["taskDefinitionArn"]!;
                Answer described = (await server.CallAsync(
                    "DescribeTaskDefinition", $$"""{"taskDefinition":"{{arn}}","include":["TAGS"]}""")).Ok();
                if (!JToken.DeepEquals(answer["taskDefinition"], described["taskDefinition"]))
                    differences.Add($"{file}: what was registered is not what is described");
                Compare(file, sent, (JObject)described["taskDefinition"], differences);
                if (sent["tags"] is JArray tags && !JToken.DeepEquals(tags, described["tags"]))
                    differences.Add($"{file}: tags {tags} became {described["tags"]}");
            }
            else
            {
                refused++;
                Assert.True(answer.Status == 400, $"{file}: HTTP {answer.Status} {answer.Text}");
                string text = (string?)answer.Json["message"] ?? "";
                Assert.NotEqual("", text);
                string reason = ReasonOf(sent, text);
                Assert.True(reason.Length > 0, $"{file}: nothing in the file explains \"{text}\"");
                string cells = string.Join(
                    " | ", new[] { text, reason }.Select(static t => t.Replace("|", "\\|", StringComparison.Ordinal)));
                refusals.Append($"| {file} | {(string?)answer["__type"]} | {cells} |\n");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        string counts = $"{registered} register, and {refused} are refused,";
        Repository.DemandApproved(
            "sample-refusals.md",
            $"""
            # Samples that are refused

            Of the real task definitions in the reference data's `samples/task-definitions` {counts}
            as ECS would refuse them. A test compares this table; ECSTASKDEF_APPROVE=1 rewrites it.

            | file | code | text | why ECS would refuse it |
            |---|---|---|---|
            {refusals}
            """.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    [Fact]
    public async Task Every_broken_sample_is_refused_cleanly()
    {
        string folder = Repository.SamplesOrSkip("broken");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        foreach (string path in Directory.EnumerateFiles(folder, "*.json"))
        {
            Answer answer = await server.CallAsync("RegisterTaskDefinition", await File.ReadAllTextAsync(path));
            Assert.Equal(400, answer.Status);
            Assert.Equal("SerializationException", (string?)answer["__type"]);
        }
    }

    // A file may be the output of a describe call; to register it, take the inner object.
    private static JObject RegistrationOf(string text)
    {
        var file = (JObject)WitnessJson.Parse(text);
        return (JObject)(file["taskDefinition"] as JObject ?? file).DeepClone();
    }

    private static void Compare(string file, JObject sent, JObject kept, List<string> differences)
    {
        string mode = (string?)sent["networkMode"] ?? "bridge";
        foreach (JProperty member in sent.Properties().Where(static member => !s_outputMembers.Contains(member.Name)))
            Compare($"{file}: {member.Name}", member.Value, kept[member.Name], mode, differences);
    }

    private static void Compare(string place, JToken sent, JToken? kept, string mode, List<string> differences)
    {
        // null is absence (docs/ECS.md §1.1); a default may stand there instead.
        if (sent.Type == JTokenType.Null) return;
        if (kept is null)
        {
            differences.Add($"{place}: {sent.ToString(Formatting.None)} was lost");
            return;
        }

        switch (sent, kept)
        {
            case (JObject sentObject, JObject keptObject):
                foreach (JProperty member in sentObject.Properties())
                    Compare($"{place}.{member.Name}", member.Value, keptObject[member.Name], mode, differences);
                break;
            case (JArray sentArray, JArray keptArray):
                if (sentArray.Count != keptArray.Count)
                {
                    differences.Add($"{place}: {sentArray.Count} items became {keptArray.Count}");
                    break;
                }

                for (int i = 0; i < sentArray.Count; i++) Compare($"{place}[{i}]", sentArray[i], keptArray[i], mode, differences);
                break;
            default:
                if (!JToken.DeepEquals(sent, kept) && !IsSizeNormalised(place, sent, kept) && !IsHostPortNormalised(place, sent, kept, mode)
                    && !IsRoleNormalised(place, sent, kept))
                    differences.Add($"{place}: {sent.ToString(Formatting.None)} became {kept.ToString(Formatting.None)}");
                break;
        }
    }

    // "0.25 vCPU" is kept as "256", "0.5 GB" as "512" (docs/ECS.md §3.3 [captured]).
    private static bool IsSizeNormalised(string place, JToken sent, JToken kept)
    {
        if (!place.EndsWith(": cpu", StringComparison.Ordinal) && !place.EndsWith(": memory", StringComparison.Ordinal)) return false;
        Match size = SizeWithUnit().Match((string)sent!);
        return size.Success
            && decimal.Parse(size.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * 1024 == decimal.Parse(
                (string)kept!, System.Globalization.CultureInfo.InvariantCulture);
    }

    // A role's name comes back as its ARN (docs/ECS.md §3.4 [seen]).
    private static bool IsRoleNormalised(string place, JToken sent, JToken kept) =>
        place.EndsWith("RoleArn", StringComparison.Ordinal) && !((string)sent!).StartsWith("arn:", StringComparison.Ordinal)
        && (string?)kept == $"arn:aws:iam::000000000000:role/{(string)sent!}";

    // Where the network is the host's or the task's own, port 0 means the container's port (docs/ECS.md §3.4).
    private static bool IsHostPortNormalised(string place, JToken sent, JToken kept, string mode) =>
        place.EndsWith(".hostPort", StringComparison.Ordinal) && mode is "awsvpc" or "host"
        && (int)sent == 0 && (int)kept == (int?)((JObject)kept.Parent!.Parent!)["containerPort"];

    // Where in the file ECS's text finds its reason. Looked up here, not asked of the product.
    private static string ReasonOf(JObject sent, string text)
    {
        JToken[] offenders = text switch
        {
            "Family can not be blank." => [],
            "Family contains invalid characters." => [sent["family"]!],
            "Container.image should not be null or empty." =>
                Containers().Where(static c => string.IsNullOrWhiteSpace((string?)c["image"])).Select(static c => c["image"] ?? c)
                    .ToArray(),
            "Container.image contains invalid characters." =>
                Containers().Select(static c => c["image"]).OfType<JToken>().Where(static i => !Image().IsMatch((string)i!)).ToArray(),
            "Tags can not be empty." => [sent["tags"]!],
            "Role is not valid" =>
                new[] { sent["taskRoleArn"], sent["executionRoleArn"] }.OfType<JToken>().Where(static r => !Role().IsMatch((string)r!))
                    .ToArray(),
            "Fargate launch type does not support FirelensConfiguration config file from 's3'" =>
                Containers().Select(static c => c["firelensConfiguration"]?["options"]?["config-file-type"]).OfType<JToken>().ToArray(),
            "When networkMode=awsvpc, the host ports and container ports in port mappings must match." =>
                Containers().SelectMany(static c => c["portMappings"] ?? new JArray())
                    .Where(static m => (int?)m["hostPort"] != (int?)m["containerPort"]).ToArray(),
            "STRING_VALUE cannot be converted to Integer" =>
                sent.Descendants().Where(static t => t.Type == JTokenType.String && IsNumber(t)).ToArray(),
            "Start of structure or map found where not expected." =>
                sent.Descendants().Where(static t => t.Type == JTokenType.Object && t.Parent is JProperty { Name: "image" or "value" })
                    .ToArray(),
            "Expected list or null" =>
                sent.Descendants().Where(static t => t.Type != JTokenType.Array && IsList(t)).ToArray(),
            _ => [],
        };
        return offenders.FirstOrDefault() switch
        {
            JObject { Parent: JArray } mapping when mapping["hostPort"] is not null =>
                $"{Code(mapping.Path)} maps {mapping["hostPort"]} to {mapping["containerPort"]}",
            JObject { Parent: JArray } container => $"{Code(container.Path)} has no image",
            { } value => $"{Code(value.Path)} is {Code(value.ToString(Formatting.None))}",
            null when sent["family"] is null => $"{Code("family")} is missing",
            null when sent["executionRoleArn"] is null && text.Contains("execution", StringComparison.Ordinal) =>
                $"{Code("executionRoleArn")} is missing",
            null => "",
        };

        IEnumerable<JObject> Containers() => (sent["containerDefinitions"] as JArray ?? []).OfType<JObject>();
    }

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    // The members whose model type is integer or list, as far as samples get them wrong (ECS API model).
    private static bool IsNumber(JToken token) =>
        token.Parent is JProperty
        {
            Name: "cpu" or "memory" or "memoryReservation" or "containerPort" or "hostPort" or "softLimit" or "hardLimit"
        }
        && token.Path.StartsWith("containerDefinitions", StringComparison.Ordinal);

    private static bool IsList(JToken token) =>
        token.Parent is JProperty
        {
            Name: "command" or "entryPoint" or "environment" or "portMappings" or "mountPoints" or "secretOptions"
        };

    [GeneratedRegex(@"\A(?:arn:[a-z-]+:iam::[0-9]{12}:role/)?[A-Za-z0-9+=,.@_/-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"\A[A-Za-z0-9\-_.:/#@]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\A\s*(\d*\.?\d+)\s*(?:vcpu|gb)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SizeWithUnit();
}
