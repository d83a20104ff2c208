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
    [Fact]
    public void Real_definitions_are_refused_only_for_reasons_that_ECS_has()
    {
        string folder = Court.Samples("task-definitions");
        SortedDictionary<string, string> refused = new(StringComparer.Ordinal);
        int accepted = 0;
        foreach (string path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            TaskDefinitionFinding? first = Review(path).FirstOrDefault(static f => f.IsFirst);
            if (first is null) accepted++;
            else refused[Path.GetFileName(path)] = first.Rule + " | " + first.Message + " | " + first.Advice + " | " + first.JsonPath;
        }

        File.WriteAllLines("/tmp/rulesgen/all.txt", Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(p => Review(p).Where(f => f.Severity != FindingSeverity.Info).Select(f => $"{f.Severity} {f.Rule} {Path.GetFileName(p)[..Math.Min(60, Path.GetFileName(p).Length)]} {f.Line}:{f.Column} {f.JsonPath} {f.Message}")));
        foreach (KeyValuePair<string, string> r in refused) TestContext.Current.SendDiagnosticMessage(r.Key + " => " + r.Value);
        File.WriteAllLines("/tmp/rulesgen/samples.txt", refused.Select(static r => r.Key + " => " + r.Value));
        Assert.Equal(0, accepted);
    }

    private static IReadOnlyList<TaskDefinitionFinding> Review(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        JToken whole = JToken.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        if (whole is JObject value && value["taskDefinition"] is JObject inner) bytes = Encoding.UTF8.GetBytes(inner.ToString());
        return TaskDefinitionReview.Review(bytes, Court.Account, Court.Region);
    }
}
