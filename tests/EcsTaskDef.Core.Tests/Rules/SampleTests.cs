using System.Text.RegularExpressions;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Definitions that people register: each is accepted, or refused for a reason that ECS would have. A new refusal here is
/// more likely a rule that ECS does not have than a definition that ECS refuses.
/// </summary>
public sealed partial class SampleTests
{
    // What ECS would report first, and of how many files. Placeholders that a template leaves open (an account of X's, an
    // image in braces) are what most of them break.
    private static readonly Dictionary<string, int> s_refused = new(StringComparer.Ordinal)
    {
        ["FamilyInvalid"] = 3,
        ["FamilyMissing"] = 1,
        ["FargateFirelensS3"] = 1,
        ["FargateLogsRole"] = 5,
        ["HostPortMismatch"] = 1,
        ["ImageInvalid"] = 20,
        ["ImageMissing"] = 2,
        ["MemberTypeWrong"] = 7,
        ["RoleInvalid"] = 34,
        ["SecretsRoleMissing"] = 1,
        ["TagsEmpty"] = 1,
    };

    [Fact]
    public void Real_definitions_are_refused_only_for_reasons_that_ECS_has()
    {
        SortedDictionary<string, int> refused = new(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(Repository.SamplesOrSkip("task-definitions"), "*.json"))
        {
            string rule = Review(path).FirstOrDefault(static f => f.IsFirst)?.Rule ?? "";
            refused[rule] = refused.GetValueOrDefault(rule) + 1;
        }

        Assert.Equal(
            s_refused.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => $"{r.Key} {r.Value}"),
            refused.Where(static r => r.Key.Length > 0).Select(static r => $"{r.Key} {r.Value}"));
    }

    // What is left when a template's placeholders are filled in, file by file: each is a text of ECS that is recorded.
    // The first was edited after ECS answered (its attributes and image are gone, the linked container was renamed); one has
    // the network mode "default"; the others are templates to which somebody adds a container, role or region.
    private static readonly Dictionary<string, string> s_refusedFilledIn = new(StringComparer.Ordinal)
    {
        ["5sfayas__php-nginx-ecs-docker__task-definition.json"] = "LinkUnknown",
        ["aws-observability__aws-otel-collector__examples__ecs__aws-prometheus__ecs-ec2-task-def.json"] = "ValueNotInEnum",
        ["aws-samples__amazon-ecs-firelens-examples__examples__splitting-log-streams__fluentd__task_definition.json"] = "FargateFirelensS3",
        ["aws-samples__amazon-ecs-gmsa__ecs-deployments__sql-task-definition.json"] = "SecretsRoleMissing",
        ["aws-samples__aws-containers-task-definitions__gunicorn__gunicorn_fargate.json"] = "FargateLogsRole",
        ["aws-samples__aws-containers-task-definitions__kibana__kibana_fargate.json"] = "FargateLogsRole",
        ["aws-samples__aws-containers-task-definitions__nginx__nginx_fargate.json"] = "FargateLogsRole",
        ["aws-samples__aws-containers-task-definitions__tomcat__tomcat_ec2.json"] = "HostPortMismatch",
        ["aws-samples__aws-containers-task-definitions__wildfly__wildfly_fargate.json"] = "FargateLogsRole",
        ["aws-samples__ecs-mesh-workshop__fluentbit__fluent-bit-task-definition.json"] = "LogOptionsMissing",
        ["aws-samples__ecs-mesh-workshop__templates__ecs__example-front-task-definition.json"] = "LogOptionsMissing",
        ["aws-samples__ecs-mesh-workshop__templates__ecs__example-store-task-definition.json"] = "LogOptionsMissing",
        ["kayac__ecspresso__tests__run-test-td.json"] = "ProxyContainerUnknown",
        ["kayac__ecspresso__tests__td-in-tags.json"] = "ProxyContainerUnknown",
        ["nandemo-ya__kecs__controlplane__examples__task-definition-with-artifacts.json"] = "FargateLogsRole FargateSourcePath",
    };

    [Fact]
    public void Real_definitions_have_no_error_once_their_placeholders_are_filled_in()
    {
        SortedDictionary<string, string> refused = new(StringComparer.Ordinal);
        int read = 0;
        foreach (string path in Directory.GetFiles(Repository.SamplesOrSkip("task-definitions"), "*.json"))
        {
            IReadOnlyList<TaskDefinitionFinding> findings = TaskDefinitionReview.Review(
                FilledIn(path), RegistryHostOptions.DefaultAccount, Court.Region);
            string rules = string.Join(
                " ", findings.Where(static f => f.Severity == FindingSeverity.Error).Select(static f => f.Rule).Distinct());
            if (rules.Contains("MemberTypeWrong", StringComparison.Ordinal)) continue;
            read++;
            if (rules.Length > 0) refused.Add(Path.GetFileName(path), rules);
        }

        Assert.True(read > 100, $"Only {read} could be read.");
        string expected = string.Join(
            "\n", s_refusedFilledIn.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => $"{r.Key}: {r.Value}"));
        string actual = string.Join("\n", refused.Select(static r => $"{r.Key}: {r.Value}"));
        Assert.True(expected == actual, actual);
    }

    // Names, images, roles and accounts that a template leaves open, and what only answers have.
    private static byte[] FilledIn(string path)
    {
        JToken whole = JToken.Parse(File.ReadAllText(path));
        JToken definition = (whole as JObject)?["taskDefinition"] is JObject inner ? inner : whole;
        if (definition is not JObject one) return Encoding.UTF8.GetBytes(definition.ToString());
        if (one["tags"] is JArray { Count: 0 }) one.Remove("tags");
        foreach (JValue value in one.Descendants().OfType<JValue>().Where(static v => v.Type == JTokenType.String).ToArray())
            value.Value = Placeholder().Replace((string)value.Value!, "x");
        foreach (string role in new[] { "taskRoleArn", "executionRoleArn" })
        {
            if (one[role] is JValue { Type: JTokenType.String } given && !Role().IsMatch((string)given!)) one[role] =
                "arn:aws:iam::000000000000:role/x";
        }

        if ((string?)one["networkMode"] == "x") one.Remove("networkMode");
        foreach (JToken launchType in (one["requiresCompatibilities"] as JArray ?? []).Where(static t => (string?)t == "x").ToArray())
            launchType.Remove();
        one["family"] = Name().Replace((string?)one["family"] ?? "x", "x");
        foreach (JObject container in (one["containerDefinitions"] as JArray ?? []).OfType<JObject>())
        {
            if (container["image"] is null or JValue { Type: JTokenType.String or JTokenType.Null }
                && !Image().IsMatch((string?)container["image"] ?? ""))
                container["image"] = "x:1";
        }

        return Encoding.UTF8.GetBytes(one.ToString());
    }

    [GeneratedRegex(@"\$?\{\{?[^{}]*\}?\}|<[^<>]*>?|%[A-Z_]+%|\$[A-Z_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A(?:arn:[a-z-]+:iam::[0-9]{12}:role/)?[A-Za-z0-9+=,.@_/-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"\A[A-Za-z0-9\-_.:/#@]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [Fact]
    public void Everything_that_is_refused_says_where_and_how_to_mend_it()
    {
        foreach (string path in Directory.GetFiles(Repository.SamplesOrSkip("task-definitions"), "*.json"))
        {
            IReadOnlyList<TaskDefinitionFinding> findings = Review(path);
            Assert.All(findings, static f => Assert.True(f.Line > 0 && f.Column > 0 && f.Advice.Length > 0, f.ToString()));
            Assert.True(findings.Count(static f => f.IsFirst) <= 1, path);
            Assert.Equal(findings.Any(static f => f.Severity == FindingSeverity.Error), findings.Any(static f => f.IsFirst));
        }
    }

    [Fact]
    public void What_is_not_JSON_is_one_finding_with_its_line()
    {
        foreach (string path in Directory.GetFiles(Repository.SamplesOrSkip("broken")))
        {
            TaskDefinitionFinding finding = Assert.Single(
                TaskDefinitionReview.Review(File.ReadAllBytes(path), Court.Account, Court.Region));
            Assert.Equal("InputNotJson", finding.Rule);
            Assert.True(finding.IsFirst && finding.Line > 0);
        }
    }

    private static IReadOnlyList<TaskDefinitionFinding> Review(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        JToken whole = JToken.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        if (whole is JObject value && value["taskDefinition"] is JObject inner) bytes = Encoding.UTF8.GetBytes(inner.ToString());
        return TaskDefinitionReview.Review(bytes, RegistryHostOptions.DefaultAccount, Court.Region);
    }
}
