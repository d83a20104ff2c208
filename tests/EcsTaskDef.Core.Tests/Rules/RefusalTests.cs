using EcsTaskDef.Rules.Vocabulary;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Every refusal, row by row of docs/ECS.md §3.3: what is refused, with the literal text where one is known (otherwise the text is ours),
/// and what is nearest to it and accepted. The rows are in Tables.
/// </summary>
[Trait("Category", "Fast")]
public sealed class RefusalTests
{
    private static readonly Row[] s_rows = [.. RuleTable.Pairs("Refusals").Select(static p => Row.Of(p.Heading, p.Wrong, p.Right))];

    public static TheoryData<int, string> Rows()
    {
        TheoryData<int, string> data = new();
        for (int i = 0; i < s_rows.Length; i++) data.Add(i, s_rows[i].Rule);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_ECS_refuses_is_refused_first_and_in_its_words(int row, string rule)
    {
        Row refused = s_rows[row];
        Finding first = Assert.IsType<Finding>(Refusals(refused.Refused)[0]);
        Assert.Equal(rule, first.Rule.Name);
        Assert.Equal(refused.Code, first.Rule.Code);
        Assert.Equal(refused.Code, first.ToException().Code);
        if (refused.Message is not null) Assert.Equal(refused.Message, first.Message);
        Assert.DoesNotContain("{", first.Advice, StringComparison.Ordinal);
        Assert.StartsWith("$", first.JsonPath, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_next_to_it_is_accepted(int row, string rule)
    {
        Assert.NotNull(rule);
        Assert.Empty(Refusals(s_rows[row].Accepted).Select(static f => $"{f.Rule}: {f.Message} at {f.JsonPath}"));
    }

    [Fact]
    public void A_parameter_of_another_account_passes_where_nobody_said_whose_the_store_is()
    {
        string json = Define("executionRoleArn: 'r' | secrets: [{name: 'A', valueFrom: 'arn:aws:ssm:eu-west-1:111111111111:parameter/x'}]");
        Assert.NotEmpty(Refusals(json));
        Assert.Empty(Refusals(json, Context with { Account = RegistryHostOptions.DefaultAccount }));
    }

    [Fact]
    public void A_literal_text_is_claimed_only_where_there_is_evidence_for_it()
    {
        Dictionary<string, Rule> rules = AllRules().ToDictionary(static r => r.Rule.Name, static r => r.Rule, StringComparer.Ordinal);
        foreach (Row row in s_rows.Where(static r => r.Message is not null))
        {
            string evidence = rules[row.Rule].Evidence;
            Assert.True(
                evidence.Contains("[captured]", StringComparison.Ordinal) || evidence.Contains("[bench]", StringComparison.Ordinal)
                || evidence.Contains("[seen]", StringComparison.Ordinal), row.Rule);
        }
    }

    [Fact]
    public void Every_refusal_has_a_row()
    {
        // The size is judged on the stored document (the registry's own tests); what cannot be read is ReviewTests' matter.
        string[] elsewhere = ["DefinitionTooLarge", "InputNotJson", "MemberTypeWrong"];
        IEnumerable<string> refusals = AllRules().Where(static r => r.Rule.Severity == FindingSeverity.Error)
            .Select(static r => r.Rule.Name);
        Assert.Empty(refusals.Except(s_rows.Select(static r => r.Rule)).Except(elsewhere));
    }

    private sealed record Row(string Rule, string Code, string? Message, string Refused, string Accepted)
    {
        // Rule, Code where it is not the usual one, and the text where one is known.
        public static Row Of(string heading, string refused, string accepted)
        {
            string[] parts = heading.Split(": ", 2), words = parts[0].Split(' ');
            return new Row(words[0], words.ElementAtOrDefault(1) ?? "ClientException", parts.ElementAtOrDefault(1), refused, accepted);
        }
    }
}
