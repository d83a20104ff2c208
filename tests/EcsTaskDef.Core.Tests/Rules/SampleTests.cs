using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using EcsTaskDef.Registry;
using Newtonsoft.Json.Linq;
using Xunit;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Definitions that people register: each is accepted, or refused for a reason that ECS would have. A new refusal here is
/// more likely a rule that ECS does not have than a definition that ECS refuses.
/// </summary>
public sealed class SampleTests
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
        foreach (string path in Directory.GetFiles(Court.Samples("task-definitions"), "*.json"))
        {
            string rule = Review(path).FirstOrDefault(static f => f.IsFirst)?.Rule ?? "";
            refused[rule] = refused.GetValueOrDefault(rule) + 1;
        }

        Assert.Equal(
            s_refused.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => $"{r.Key} {r.Value}"),
            refused.Where(static r => r.Key.Length > 0).Select(static r => $"{r.Key} {r.Value}"));
    }

    [Fact]
    public void Everything_that_is_refused_says_where_and_how_to_mend_it()
    {
        foreach (string path in Directory.GetFiles(Court.Samples("task-definitions"), "*.json"))
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
        foreach (string path in Directory.GetFiles(Court.Samples("broken")))
        {
            TaskDefinitionFinding finding = Assert.Single(TaskDefinitionReview.Review(File.ReadAllBytes(path), Court.Account, Court.Region));
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
