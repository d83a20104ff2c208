using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>All findings at once, with their places.</summary>
[Trait("Category", "Fast")]
public sealed class ReviewTests
{
    private const string Broken =
        """
        {
          "family": "web",
          "containerDefintions": [],
          "requiresCompatibilities": ["FARGATE"],
          "revision": 3,
          "containerDefinitions": [
            null,
            {
              "name": "app",
              "image": 5,
              "memory": "64",
              "stopTimeout": 121,
              "portMappings": {"containerPort": "80"},
              "environment": [{"name": "DB_PASSWORD", "value": "hunter22"}],
              "essential": "yes",
              "dockerLabels": {"a.b": 1, "ä": "x", "c[0]": {}},
              "zzz": 1, "cpu": true, "cpu": 1
            }
          ],
          "volumes": "v"
        }
        """;

    [Fact]
    public void Everything_wrong_with_a_text_is_found_at_its_place()
    {
        IReadOnlyList<TaskDefinitionFinding> findings = Review(Broken);
        string[] lines = findings.Select(static f => $"{f.Severity} {f.Rule} {f.Line}:{f.Column} {f.JsonPath}").ToArray();
        Assert.Equal(
        [
            "Error MemberTypeWrong 16:24 $.containerDefinitions[1].dockerLabels.a.b",
            "Error MemberTypeWrong 16:44 $.containerDefinitions[1].dockerLabels.c[0]",
            "Error MemberTypeWrong 15:7 $.containerDefinitions[1].essential",
            "Error MemberTypeWrong 10:7 $.containerDefinitions[1].image",
            "Error MemberTypeWrong 11:7 $.containerDefinitions[1].memory",
            "Error MemberTypeWrong 13:7 $.containerDefinitions[1].portMappings",
            "Error MemberTypeWrong 13:7 $.containerDefinitions[1].portMappings[0].containerPort",
            "Error MemberTypeWrong 20:3 $.volumes",
            "Error MemberTypeWrong 20:3 $.volumes[0]",
            "Error FargateNetworkMode 1:1 $.networkMode",
            "Error FargateCpuMissing 1:1 $.cpu",
            "Error FargateStopTimeout 12:7 $.containerDefinitions[1].stopTimeout",
            "Warning PlainTextSecretName 14:47 $.containerDefinitions[1].environment[0].value",
            "Warning LogConfigurationMissing 8:5 $.containerDefinitions[1]",
            "Warning MemberMisspelt 3:3 $.containerDefintions",
            "Warning MemberUnknown 17:7 $.containerDefinitions[1].zzz",
            "Warning MemberTwice 17:30 $.containerDefinitions[1].cpu",
            "Info HealthCheckMissing 8:5 $.containerDefinitions[1]",
            "Info MemberOfAnswer 5:3 $.revision",
        ], lines);
        Assert.Equal([true, .. Enumerable.Repeat(false, findings.Count - 1)], findings.Select(static f => f.IsFirst));
        Assert.Contains("containerDefinitions", findings.Single(static f => f.Rule == "MemberMisspelt").Message, StringComparison.Ordinal);
        TaskDefinitionFinding memory = findings.Single(static f => f.JsonPath.EndsWith(".memory", StringComparison.Ordinal));
        Assert.Equal(("SerializationException", "STRING_VALUE cannot be converted to Integer"), (memory.Code, memory.Message));
        Assert.Equal("At $.containerDefinitions[1].memory: expected a whole number, but got a text.", memory.Advice);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{\n  \"family\": web\n}", 2, 13)]
    [InlineData("{\n  \"ä\": {{x}}\n}", 2, 9)]
    [InlineData("[]", 1, 1)]
    [InlineData("\"text\"", 1, 1)]
    [InlineData("null", 1, 1)]
    public void What_cannot_be_read_at_all_is_one_finding(string text, int line, int column)
    {
        TaskDefinitionFinding finding = Assert.Single(Review(text));
        Assert.Equal(
            ("InputNotJson", "SerializationException", line, column, true),
            (finding.Rule, finding.Code, finding.Line, finding.Column, finding.IsFirst));
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Advice);
    }

    [Theory]
    [InlineData("{", "The input is not JSON.")]
    [InlineData("{\"family\": \"\\ud800\"}", "A member has another JSON type than the model's.")]
    public void A_finding_has_a_text_where_ECS_gives_none(string text, string message) =>
        Assert.Equal(message, Review(text)[0].Message);

    [Fact]
    public void Lines_are_right_with_a_byte_order_mark_and_characters_of_every_width()
    {
        byte[] text = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("{\"x\": \"é漢😀\", \"familly\": 1,\r\n\t\"cpu\": 1}")];
        IReadOnlyList<TaskDefinitionFinding> findings = TaskDefinitionReview.Review(text, Account, Region);
        Assert.Equal("1:15", At("$.familly"));
        Assert.Equal("2:2", At("$.cpu"));

        string At(string path) => findings.Where(f => f.JsonPath == path).Select(static f => $"{f.Line}:{f.Column}").First();
    }

    [Fact]
    public void What_an_answer_has_is_no_matter() => Assert.All(
        Review(Def("\"revision\":1,\"status\":\"ACTIVE\",\"compatibilities\":[\"EC2\"],\"requiresAttributes\":[],\"registeredAt\":1.5E9")),
        static f => Assert.True(f.Rule is "MemberOfAnswer" && f.Severity == FindingSeverity.Info || f.Severity == FindingSeverity.Warning));

    [Theory]
    [InlineData(51_000, null)]
    [InlineData(54_000, "DefinitionNearlyTooLarge")]
    [InlineData(66_000, "DefinitionTooLarge")]
    public void The_size_is_said_when_it_matters(int length, string? rule)
    {
        TaskDefinitionFinding? finding = Review(Def(null, $"\"workingDirectory\":\"/{new string('x', length)}\""))
            .SingleOrDefault(static f => f.Rule.StartsWith("Definition", StringComparison.Ordinal));
        Assert.Equal(rule, finding?.Rule);
        if (rule is not null) Assert.Contains("65536", finding!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_thing_is_said_once()
    {
        string log = "logConfiguration: {logDriver: 'awslogs', "
            + "options: {'awslogs-region': 'eu-west-1', 'awslogs-group': 'g', 'awslogs-stream-prefix': 's'}}";
        IReadOnlyList<TaskDefinitionFinding> findings = Review(Of(Container("a", log) + "," + Container("b", log), FargateMembers));
        Assert.Single(findings, static f => f.Rule == "FargateLogsRole");
    }

    [Fact]
    public void A_typed_definition_is_reviewed_without_lines()
    {
        IReadOnlyList<TaskDefinitionFinding> findings = TaskDefinitionReview.Review(Read(Def("\"cpu\":\"x\"")), Account, Region);
        Assert.Equal(("CpuInvalid", "InvalidParameterException", true), (findings[0].Rule, findings[0].Code, findings[0].IsFirst));
        Assert.All(findings, static f => Assert.Null(f.Line));
    }

    [Fact]
    public void More_faults_than_anyone_mends_at_once_are_bounded()
    {
        string many = string.Join(",", Enumerable.Range(0, 500).Select(static i => $$"""{"name":{{i}},"image":{{i}} }"""));
        IReadOnlyList<TaskDefinitionFinding> findings = Review(Of(many));
        Assert.InRange(findings.Count(static f => f.Rule == "MemberTypeWrong"), 100, 102);
    }
}
