using EcsTaskDef.Rules.Vocabulary;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>What ECS accepts and a reviewer would not: one definition with the flaw and one without, each accepted by ECS.</summary>
[Trait("Category", "Fast")]
public sealed class AdviceTests
{
    private const string Logged =
        "logConfiguration: {logDriver: 'awslogs', options: {'awslogs-region': 'eu-west-1', 'awslogs-group': 'g'}}";
    private const string Role = "executionRoleArn: 'arn:aws:iam::123456789012:role/execution'";
    private const string Healthy = "healthCheck: {command: ['CMD', 'true']}";

    private static readonly (string Rule, string Flawed, string Better)[] s_rows = [.. RuleTable.Pairs("Advice")];

    public static TheoryData<int, string> Rows()
    {
        TheoryData<int, string> data = new();
        for (int i = 0; i < s_rows.Length; i++) data.Add(i, s_rows[i].Rule);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_will_be_regretted_is_accepted_and_said(int row, string rule)
    {
        Assert.Empty(Refusals(s_rows[row].Flawed).Select(static f => f.Message));
        Finding finding = Assert.IsType<Finding>(Advice(s_rows[row].Flawed).FirstOrDefault(f => f.Rule.Name == rule));
        Assert.NotEqual(FindingSeverity.Error, finding.Rule.Severity);
        Assert.DoesNotContain("{", finding.Message + finding.Advice, StringComparison.Ordinal);
        Assert.Empty(Refusals(s_rows[row].Better).Select(static f => f.Message));
        Assert.DoesNotContain(Advice(s_rows[row].Better), f => f.Rule.Name == rule);
    }

    [Fact]
    public void Every_advice_has_a_row()
    {
        // These need a text or a stored document: ReviewTests.
        string[] elsewhere = ["MemberUnknown", "MemberMisspelt", "MemberOfAnswer", "MemberTwice", "DefinitionNearlyTooLarge"];
        IEnumerable<string> advice = AllRules().Where(static r => r.Rule.Severity != FindingSeverity.Error).Select(static r => r.Rule.Name);
        Assert.Empty(advice.Except(s_rows.Select(static r => r.Rule)).Except(elsewhere));
    }

    [Fact]
    public void A_finding_never_has_the_value_of_a_secret()
    {
        string[] secrets = [
            "hunter22", "AKIAIOSFODNN7EXAMPLE", "s3cret", "ghp_0123456789abcdefghijklmnopqrstuvwxyz", "p4ss", "eyJhbGciOiJIUzI1NiJ9",
        ];
        foreach ((_, string flawed, _) in s_rows)
        {
            foreach (TaskDefinitionFinding finding in Review(flawed))
                Assert.DoesNotContain(
                    secrets,
                    s => finding.ToString().Contains(s, StringComparison.Ordinal) || finding.Advice.Contains(s, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_good_definition_is_not_talked_about() => Assert.Empty(Review(Def(Role, Logged + "," + Healthy)));
}
