using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Memory;
using Newtonsoft.Json.Linq;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// What the second reading of 2026-11-28 corrected about task definitions, number by number: a refusal with its code and
/// text (<c>*</c> where only the refusal is known), what is accepted beside it, attributes, compatibilities, answers. Numbers
/// 2, 22, 23 and 48 and later are about identifiers and workloads. Each row is also reviewed, which must agree.
/// </summary>
public sealed class SecondReadingTests
{
    private const string Options = "'awslogs-region': 'eu-west-1', 'awslogs-group': 'g'";

    private static readonly RuleTable.Row[] s_rows = RuleTable.Read("SecondReading");

    public static TheoryData<int, string, string> Refused() => Of('-');

    public static TheoryData<int, string> Accepted() => new(Of('+').Select(static r => (r.Data.Item1, r.Data.Item2)));

    /// <summary>Attributes that are there (+) or not (-); A stands for com.amazonaws.ecs.capability.</summary>
    public static TheoryData<int, string, string> Attributes() => Of('=');

    public static TheoryData<int, string, string> Compatible() => Of('~');

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_was_accepted_or_had_another_text_is_refused(int nr, string json, string expected)
    {
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(async () => await RegisterAsync(json));
        string said = $"{refusal.Code}: {refusal.Message}";
        Assert.True(
            expected.EndsWith('*') ? said.StartsWith(expected[..^1], StringComparison.Ordinal) : said == expected, $"Nr {nr}: {said}");
        TaskDefinitionFinding first = Assert.Single(Review(json), static f => f.IsFirst);
        Assert.Equal((refusal.Code, refusal.Message), (first.Code, first.Message));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task What_was_refused_or_lies_beside_a_refusal_is_accepted(int nr, string json)
    {
        Assert.True(nr > 0);
        await RegisterAsync(json);
        Assert.DoesNotContain(Review(json), static f => f.Severity == FindingSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Attributes_are_those_of_recorded_answers(int nr, string json, string expected)
    {
        JObject answer = await RegisterAsync(json);
        HashSet<string> names = (answer["requiresAttributes"] ?? new JArray())
            .Select(
                static a =>
                    ((string)a["name"]!).Replace("com.amazonaws.ecs.capability.", "A.", StringComparison.Ordinal)
                        .Replace("ecs.capability.", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        foreach (string one in expected.Split(' '))
            Assert.True(names.Contains(one[1..]) == (one[0] == '+'), $"Nr {nr}: {one} of {string.Join(" ", names)}");
    }

    [Theory]
    [MemberData(nameof(Compatible))]
    public async Task Compatibilities_are_those_of_recorded_answers(int nr, string json, string expected)
    {
        JObject answer = await RegisterAsync(json);
        Assert.Equal($"{nr} {expected}", $"{nr} {string.Join(" ", answer["compatibilities"]!.Values<string>())}");
    }

    // Nr 33: what Docker's documentation lists for an option, and what it does not.
    [Theory]
    [InlineData("awslogs", "mode", "non-blocking", "sometimes")]
    [InlineData("awslogs", "max-buffer-size", "25m", "lots")]
    [InlineData("awslogs", "awslogs-create-group", "True", "yes please")]
    [InlineData("splunk", "splunk-format", "raw", "xml")]
    [InlineData("splunk", "splunk-gzip-level", "9", "10")]
    [InlineData("splunk", "splunk-gzip", "true", "maybe")]
    [InlineData("splunk", "splunk-insecureskipverify", "false", "")]
    [InlineData("splunk", "splunk-verify-connection", "false", "x")]
    [InlineData("gelf", "gelf-compression-type", "zlib", "brotli")]
    [InlineData("gelf", "gelf-compression-level", "-1", "ten")]
    [InlineData("gelf", "gelf-tcp-max-reconnect", "3", "-3")]
    [InlineData("gelf", "gelf-tcp-reconnect-delay", "1", "soon")]
    [InlineData("fluentd", "fluentd-async-connect", "true", "x")]
    [InlineData("fluentd", "fluentd-buffer-limit", "1mb", "x")]
    [InlineData("fluentd", "fluentd-retry-wait", "500ms", "5 minutes")]
    [InlineData("fluentd", "fluentd-max-retries", "10", "-1")]
    [InlineData("fluentd", "fluentd-sub-second-precision", "false", "x")]
    [InlineData("syslog", "syslog-facility", "local7", "local8")]
    [InlineData("syslog", "syslog-format", "rfc5424micro", "rfc1")]
    [InlineData("json-file", "max-size", "10m", "big")]
    [InlineData("json-file", "max-file", "3", "0")]
    [InlineData("json-file", "compress", "true", "x")]
    [InlineData("journald", "mode", "blocking", "block")]
    public void Nr_33_values_of_log_options_are_judged(string driver, string option, string good, string bad)
    {
        string needed = driver switch { "awslogs" => Options + ",", "splunk" => "'splunk-token': 't', 'splunk-url': 'u', ", _ => "" };
        Assert.Empty(Refusals(Def(null, Log(driver, needed + $"'{option}': '{good}'"))).Select(static f => f.Message));
        Finding finding = Assert.Single(Refusals(Def(null, Log(driver, needed + $"'{option}': '{bad}'"))));
        Assert.Equal("LogOptionValueInvalid", finding.Rule.Name);
    }

    // Nr 32: every name of the reference's table, at its driver and at the others.
    [Theory]
    [InlineData("splunk", "splunk-source splunk-sourcetype splunk-index splunk-capath splunk-caname tag labels env env-regex")]
    [InlineData("gelf", "gelf-address tag labels env env-regex")]
    [InlineData("fluentd", "fluentd-address tag labels env env-regex")]
    [InlineData(
        "syslog", "syslog-address syslog-tls-ca-cert syslog-tls-cert syslog-tls-key syslog-tls-skip-verify tag labels env env-regex")]
    [InlineData("json-file", "labels env env-regex")]
    [InlineData("journald", "tag labels env env-regex")]
    public void Nr_32_drivers_know_their_options_and_not_those_of_others(string driver, string names)
    {
        string needed = driver == "splunk" ? "'splunk-token': 't', 'splunk-url': 'u', " : "";
        string all = string.Join(",", names.Split(' ').Select(static n => $"'{n}': 'x'"));
        Assert.Empty(Refusals(Def(null, Log(driver, needed + all))).Select(static f => f.Message));
        foreach (string other in new[] { "awslogs-group", "splunk-index", "gelf-address", "fluentd-address", "syslog-address", "max-size" })
        {
            bool isOwn = other.StartsWith(driver, StringComparison.Ordinal) || (driver == "json-file" && other == "max-size");
            string json = Def(null, Log(driver, needed + $"'{other}': '10'"));
            Assert.Empty(Refusals(json).Select(static f => f.Message));
            Assert.Equal(!isOwn, Advice(json).Any(static f => f.Rule.Name == "LogOptionsUnknown"));
        }
    }

    [Fact]
    public async Task Nr_46_variables_without_a_value_are_left_out_and_empty_ones_kept()
    {
        const string Json = "environment: [{name: 'A'}, {name: 'B', value: ''}, {name: 'C', value: null}, {name: 'D', value: 'd'}]";
        JObject answer = await RegisterAsync(Def(null, Json));
        Assert.Equal(
            """[{"name":"B","value":""},{"name":"D","value":"d"}]""",
            answer["containerDefinitions"]![0]!["environment"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(2, Review(Def(null, Json)).Count(static f => f.Rule == "EnvironmentValueMissing"));
    }

    [Fact]
    public async Task Nr_47_short_names_of_roles_come_back_as_ARNs()
    {
        JObject answer = await RegisterAsync(Def("taskRoleArn: 'task', executionRoleArn: 'service-role/execution'"));
        Assert.Equal($"arn:aws:iam::{Account}:role/task", (string?)answer["taskRoleArn"]);
        Assert.Equal($"arn:aws:iam::{Account}:role/service-role/execution", (string?)answer["executionRoleArn"]);
        string whole = $"arn:aws-cn:iam::{Account}:role/x";
        Assert.Equal(whole, (string?)(await RegisterAsync(Def($"taskRoleArn: '{whole}'")))["taskRoleArn"]);
    }

    [Fact]
    public async Task Nr_46_and_47_make_no_revision_of_a_definition_that_is_registered_if_changed()
    {
        using RegistryHost host = new(new MemoryStore(Account), new TestClock());
        IRegistry registry = host.GetRegistry(Region, "tester");
        string json = Def("taskRoleArn: 'task'", "environment: [{name: 'A'}, {name: 'B', value: 'b'}]");
        RegistrationOptions ifChanged = new() { IfChanged = true };
        Assert.True((await registry.RegisterAsync(Read(json), ifChanged, TestContext.Current.CancellationToken)).Registered);
        Assert.False((await registry.RegisterAsync(Read(json), ifChanged, TestContext.Current.CancellationToken)).Registered);
        string otherAccount = json.Replace("'task'", "'arn:aws:iam::210987654321:role/task'", StringComparison.Ordinal);
        Assert.True((await registry.RegisterAsync(Read(otherAccount), ifChanged, TestContext.Current.CancellationToken)).Registered);
        Assert.True((await registry.RegisterAsync(Read(json), ifChanged, TestContext.Current.CancellationToken)).Registered);
    }

    [Fact]
    public void Every_number_about_definitions_has_a_row()
    {
        IEnumerable<int> rows = Refused().Select(static r => r.Data.Item1).Concat(Accepted().Select(static r => r.Data.Item1))
            .Concat(Attributes().Select(static r => r.Data.Item1)).Concat(Compatible().Select(static r => r.Data.Item1)).Append(33);
        // Identifiers, DeleteCluster and UpdateService: the suites of what runs have them.
        int[] elsewhere = [2, 22, 23];
        Assert.Empty(Enumerable.Range(1, 47).Except(rows).Except(elsewhere));
    }

    private static TheoryData<int, string, string> Of(char sign) => new(s_rows.Where(r => r.Sign == sign)
        .Select(static r => r.Heading.Split(' ', 2))
        .Zip(s_rows.Where(r => r.Sign == sign), static (h, r) => (int.Parse(h[0], null), r.Json, h.ElementAtOrDefault(1) ?? "")));

    private static string Log(string driver, string options) => $"logConfiguration: {{logDriver: '{driver}', options: {{{options}}}}}";

    private static async Task<JObject> RegisterAsync(string json)
    {
        using RegistryHost host = new(new MemoryStore(Account), new TestClock());
        IRegistry registry = host.GetRegistry(Region, "tester");
        RegisterTaskDefinitionResponse answer = await registry.RegisterTaskDefinitionAsync(Read(json));
        JObject registered = JObject.Parse(Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span));
        DescribeTaskDefinitionResponse described = await registry.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = "web" });
        Assert.Equal(
            Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span), Encoding.UTF8.GetString(described.TaskDefinition.Utf8Json.Span));
        return registered;
    }
}
