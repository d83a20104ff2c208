using System.Reflection;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// docs/RULES.md is what the rules say of themselves. After a change, run the tests once with ECSTASKDEF_APPROVE=1 and
/// commit the page with the rule.
/// </summary>
[Trait("Category", "Fast")]
public sealed class RulesDocumentTests
{
    private const string Beginning =
        """
        # Rules

        What a registration is judged by. This page is made from the rules themselves by a test; to change it, change a rule
        and run the tests once with `ECSTASKDEF_APPROVE=1`.

        * **Error**: ECS refuses the definition, with the code and text given. Of several, ECS reports the first in the order
          of this page only; `Get-TaskDefinitionFinding` lists all.
        * **Warning**: ECS accepts it, and it will be regretted. **Info**: worth knowing.
        * `{0}`, `{1}`: places for names and values. No finding has the value of a secret.
        * Evidence: [captured] recorded from ECS; [bench] a reason that a deployment gave; [seen] quoted by users;
          [rec] older recordings; [model] ECS's API model; [doc] the developer guide; [moto] the moto emulator; [kind] a
          rule about a class of members of which some cases are recorded; [guess] an inference: with it the text is ours;
          "ours": a reviewer's view, not ECS's.


        """;

    private const string Identifying =
        """
        ## What ECS refuses about identifiers, clusters, services and tasks

        Every identifier of every operation goes through one parser, before anything is looked up: region, account, resource
        type, number of parts, cluster, name. The other rules judge what services and tasks are combined with.


        """;

    private const string Rewriting =
        """
        ## What ECS fills in, drops or rewrites about what runs

        * DeleteCluster answers `tags: []`, its `settings` stay. Evidence: [captured]
        * A DAEMON service is deleted without `force`. Evidence: [model][seen]
        * A service's `role` by name is answered as its whole ARN. Evidence: [model][seen]
        * Service Connect: `discoveryName` is the port's name, an alias's `dnsName` is `{discoveryName}.{namespace}`, deployments
          have `serviceConnectResources`; none of it while it is switched off. Evidence: [model][seen]
        * Spreading by `host` is answered as `instanceId`. Evidence: [seen]
        * RunTask's `overrides.ephemeralStorage` is the task's. Evidence: inference
        * A capacity provider strategy of a service may name a provider that is not the cluster's. Evidence: [seen 2023], against
          a [bench] text that RunTask and CreateCluster have here
        * An empty capacity provider strategy goes back to the launch type. Evidence: [model]
        * An ARN without an account is the own account's. Evidence: convenience, AWS never sees one


        """;

    [Fact]
    public void The_page_of_rules_says_what_the_rules_say()
    {
        string path = Path.Combine(Repository.Root, "docs", "RULES.md");
        string page = Page();
        if (Repository.Approves) File.WriteAllText(path, page);
        Assert.True(File.Exists(path), "docs/RULES.md is not there; run the tests with ECSTASKDEF_APPROVE=1.");
        Assert.True(
            page == File.ReadAllText(path).ReplaceLineEndings("\n"),
            "docs/RULES.md differs. Where the change is meant, run the tests again with ECSTASKDEF_APPROVE=1 and look at git diff.");
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_a_text_a_mend_and_its_evidence()
    {
        IReadOnlyList<(Type Group, Rule Rule)> rules = Court.AllRules();
        Assert.Equal(rules.Count, rules.Select(static r => r.Rule.Name).Distinct().Count());
        Assert.All(rules, static r =>
        {
            Assert.False(string.IsNullOrEmpty(r.Rule.Text), r.Rule.Name);
            Assert.EndsWith(".", r.Rule.Fix, StringComparison.Ordinal);
            Assert.NotEmpty(r.Rule.Evidence);
            Assert.Equal(r.Rule.Severity == FindingSeverity.Error, r.Rule.Code is not null);
        });
    }

    [Fact]
    public void Every_refusal_has_a_name_of_its_own_a_text_and_its_evidence()
    {
        Rule[] refusals = AllRefusals();
        Assert.Equal(refusals.Length, refusals.Select(static r => r.Name).Distinct().Count());
        Assert.All(refusals, static r => Assert.False(string.IsNullOrEmpty(r.Text) || r.Evidence.Length == 0, r.Name));
    }

    [Fact]
    public void Every_rule_is_judged_by_someone()
    {
        HashSet<Type> judged = Judge.Refusals.Concat(Judge.Advice).Select(static c => c.Method.DeclaringType!).ToHashSet();
        Type[] elsewhere = [
            typeof(FargateTaskRule), typeof(FargateContainerRule), typeof(FargateLogDriverRule), typeof(FargateLoggingRule),
            typeof(FargateVolumeRule), typeof(ReadingRule), typeof(MemberRule), typeof(DocumentSizeRule),
        ];
        Assert.Empty(Court.AllRules().Select(static r => r.Group).Distinct().Where(g => !judged.Contains(g)).Except(elsewhere));
    }

    private static string Page()
    {
        StringBuilder page = new();
        page.Append(Beginning);
        foreach (FindingSeverity severity in new[] { FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Info })
        {
            page.Append(severity switch
            {
                FindingSeverity.Error => "## What ECS refuses\n\n",
                FindingSeverity.Warning => "## What will be regretted\n\n",
                _ => "## What is worth knowing\n\n",
            });
            foreach ((_, Rule rule) in Court.AllRules().Where(r => r.Rule.Severity == severity))
            {
                page.Append("### ").Append(rule.Name).Append("\n\n");
                page.Append(rule.Code is null ? $"{rule.Severity}" : $"{rule.Severity}, `{rule.Code}`").Append(". Evidence: ")
                    .Append(rule.Evidence).Append("\n\n");
                page.Append("> ").Append(Escape(rule.Text)).Append("\n\n");
                page.Append("Fix: ").Append(Escape(rule.Fix)).Append("\n\n");
            }
        }

        page.Append(Identifying);
        foreach (Rule refusal in AllRefusals())
        {
            page.Append("### ").Append(refusal.Name).Append("\n\n");
            page.Append("Error, `").Append(refusal.Code).Append("`. Evidence: ").Append(refusal.Evidence).Append("\n\n");
            string text = refusal.Text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
            page.Append("> ").Append(Escape(text)).Append("\n\n");
        }

        page.Append(Rewriting);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static Rule[] AllRefusals() => typeof(Rule).Assembly.GetTypes()
        .Where(static t => !t.IsGenericType).OrderBy(static t => t == typeof(Identifiers) ? "" : t.Name, StringComparer.Ordinal)
        .SelectMany(static t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(static f => f.FieldType == typeof(Rule)).OrderBy(static f => f.MetadataToken)
            .Select(static f => (Rule)f.GetValue(null)!).Where(static rule => !rule.HasFix))
        .ToArray();

    private static string Escape(string text) =>
        text.Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("<", "\\<", StringComparison.Ordinal);
}
