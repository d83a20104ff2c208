using EcsTaskDef.Core.Tests.Reading;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>
/// What was stored reads back equal, member for member, apart from the normalisation of docs/ECS.md §3.4. Newtonsoft.Json
/// writes what is sent and reads what comes back; the engine's own reader has no say in the comparison.
/// </summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly string[] s_containerDefaults = [
        "cpu", "environment", "essential", "mountPoints", "portMappings", "systemControls", "volumesFrom",
    ];
    private static readonly string[] s_answered =
    [
        "compatibilities", "placementConstraints", "registeredAt", "registeredBy", "requiresAttributes", "revision", "status",
        "taskDefinitionArn", "volumes",
    ];

    private readonly TemporaryFolder _folder = new();
    private RegistryHost _host;

    public RoundTripTests() => _host = Open();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_was_registered_reads_back_member_for_member()
    {
        int number = 0;
        Prop.ForAll(Definitions(), sent =>
        {
            string text = sent.ToString(Formatting.None);
            RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(text));
            int revision = Registry().RegisterTaskDefinitionAsync(request).AsTask().GetAwaiter().GetResult()
                .TaskDefinition.Value.Revision!.Value;

            // Every now and then another process answers.
            if (++number % 25 == 0)
            {
                _host.Dispose();
                _host = Open();
            }

            byte[] answer = Registry().DescribeTaskDefinitionAsync(new() { TaskDefinition = $"web:{revision}" })
                .AsTask().GetAwaiter().GetResult().TaskDefinition.Utf8Json.ToArray();
            Compare(WitnessJson.ParseObject(text), WitnessJson.ParseObject(Encoding.UTF8.GetString(answer)), "$");
            Assert.Equal(
                Written(System.Text.Json.JsonSerializer.Deserialize(answer, EcsJsonContext.Default.TaskDefinition)!),
                Written(new TaskDefinitionDocument(answer).Value));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Theory]
    [InlineData("""{"family":"web","new":{"a":[1.50]}}""", """{"family":"web","new":{"a":[1.51]}}""")]
    [InlineData("""{"family":"web","new":1}""", """{"family":"web"}""")]
    [InlineData("""{"family":"web"}""", """{"family":"web","made":"up"}""")]
    [InlineData("""{"containerDefinitions":[{"user":"a"}]}""", """{"containerDefinitions":[{"user":"b"}]}""")]
    [InlineData("""{"containerDefinitions":[{"command":["a","b"]}]}""", """{"containerDefinitions":[{"command":["b","a"]}]}""")]
    [InlineData("""{"cpu":"256"}""", """{"cpu":256}""")]
    public void The_comparison_itself_can_fail(string sent, string answered) =>
        Assert.ThrowsAny<Exception>(() => Compare(WitnessJson.ParseObject(sent), WitnessJson.ParseObject(answered), "$"));

    private static string Written(TaskDefinition definition) =>
        System.Text.Json.JsonSerializer.Serialize(definition, EcsJsonContext.Default.TaskDefinition);

    private IRegistry Registry() => _host.GetRegistry("eu-west-1", "tester");

    private RegistryHost Open() => RegistryHost.Open(new RegistryHostOptions { StorePath = _folder.Location, Clock = new TestClock() });

    private static void Compare(JObject sent, JObject answered, string path)
    {
        foreach (JProperty member in sent.Properties())
        {
            string place = $"{path}.{member.Name}";
            JToken? back = answered[member.Name];
            switch (member.Value)
            {
                case JValue { Type: JTokenType.Null } when IsKnown(member.Name):
                    Assert.True(back is null || s_containerDefaults.Contains(member.Name), place);
                    break;
                case JValue { Type: JTokenType.Null }:
                    Assert.True(back is null, place);
                    break;
                case JArray { Count: > 0 } list when list[0] is JObject && IsKnown(member.Name):
                    Assert.Equal(list.Count, back!.Count());
                    for (int i = 0; i < list.Count; i++) Compare((JObject)list[i], (JObject)back![i]!, $"{place}[{i}]");
                    break;
                case var value when member.Name is "cpu" or "memory" && value.Type == JTokenType.String:
                    Assert.Equal(JTokenType.String, back?.Type);
                    Assert.Equal((string?)value == "0.5 GB" || (string?)value == "0.5 vCPU" ? "512" : (string?)value, (string?)back);
                    break;
                default:
                    Assert.True(JToken.DeepEquals(WithoutNulls(member.Value), back), $"{place}: {member.Value} came back as {back}");
                    break;
            }
        }

        string[] allowed = path == "$"
            ? s_answered
            : path.StartsWith("$.containerDefinitions[", StringComparison.Ordinal) && path.EndsWith(']')
                && path.Count(static c => c == '[') == 1
            ? s_containerDefaults
            : path.Contains("portMappings", StringComparison.Ordinal) ? ["hostPort", "protocol"] : [];
        Assert.Empty(answered.Properties().Select(static p => p.Name).Except(sent.Properties().Select(static p => p.Name)).Except(allowed));
    }

    private static bool IsKnown(string name) => !name.StartsWith("new", StringComparison.Ordinal);

    // Null is absence inside an unknown object too; in an unknown list it is an item.
    private static JToken WithoutNulls(JToken value)
    {
        if (value is not JObject and not JArray) return value;
        JToken copy = value.DeepClone();
        foreach (JProperty member in copy.SelectTokens("$..*").Select(static t => t.Parent).OfType<JProperty>().Distinct().ToArray())
            if (member.Value.Type == JTokenType.Null) member.Remove();
        return copy;
    }

    private static Arbitrary<JObject> Definitions()
    {
        Gen<string> text = Gen.Elements(
            "", "plain", "é", "漢字", "😀", "\"quoted\"", "back\\slash", "tab\tline\n\0", "</script>&amp;", "\u2028",
            "{\"crc\":\"00000000\"}", "\u007f\u0080\uFFFF");
        Gen<JToken> scalar = Gen.OneOf(
            text.Select(static t => (JToken)t),
            Gen.Choose(int.MinValue, int.MaxValue).Select(static n => (JToken)n),
            Gen.Elements<JToken>(true, false, 1.5m, -0.001m, 12345678901234567890m, 1.50m),
            Gen.Constant<JToken>(JValue.CreateNull()));
        Gen<JToken> unknown = Gen.Sized(size => Unknown(scalar, Math.Min(size, 3)));

        Gen<JObject> container = Container(text, unknown);
        Gen<JObject> definition =
            from members in Members(
                ("cpu", Gen.Elements<JToken>("256", "0.5 vCPU", JValue.CreateNull())),
                ("memory", Gen.Elements<JToken>("1024", "0.5 GB")),
                ("taskRoleArn", Gen.Constant<JToken>("arn:aws:iam::000000000000:role/r")),
                ("enableFaultInjection", Gen.Elements<JToken>(true, false)),
                ("runtimePlatform", Gen.Constant<JToken>(new JObject { ["cpuArchitecture"] = "ARM64", ["newHere"] = 7 })),
                ("newAtTop", unknown), ("newZ", unknown), ("newA", scalar))
            from containers in container.NonEmptyListOf().Where(static l => l.Count <= 4)
            select With(members, containers);
        return definition.ToArbitrary();

        static JObject With(JObject members, IList<JObject> containers)
        {
            JObject result = (JObject)members.DeepClone();
            result["family"] = "web";
            result["containerDefinitions"] = new JArray(containers.Select(static (c, i) =>
            {
                JObject one = (JObject)c.DeepClone();
                (one["name"], one["image"]) = ("c" + i, "busybox:1");
                one["memory"] ??= 64;
                return one;
            }));
            return result;
        }
    }

    // Four of them fit into the smallest task.
    private static Gen<JObject> Container(Gen<string> text, Gen<JToken> unknown) =>
        from members in Members(
            ("cpu", Gen.Choose(0, 64).Select(static n => (JToken)n)),
            ("memory", Gen.Choose(6, 128).Select(static n => (JToken)n)),
            ("essential", Gen.Constant<JToken>(true)),
            ("user", text.Select(static t => (JToken)t)),
            ("command", text.ListOf().Select(static l => (JToken)new JArray(l))),
            ("entryPoint", text.ListOf().Select(static l => (JToken)new JArray(l))),
            (
                "environment",
                text.ListOf()
                    .Select(static l => (JToken)new JArray(l.Select(static t => new JObject { ["name"] = "N" + t, ["value"] = t })))),
            (
                "dockerLabels",
                text.ListOf().Select(static l => (JToken)new JObject(l.Distinct().Select(static t => new JProperty("l" + t, t))))),
            (
                "portMappings",
                Gen.Choose(1, 65535)
                    .Select(static p => (JToken)new JArray(new JObject { ["containerPort"] = p, ["newInPort"] = "x" }))),
            ("ulimits", Gen.Constant<JToken>(new JArray(new JObject { ["name"] = "nofile", ["softLimit"] = 1, ["hardLimit"] = 2 }))),
            ("privileged", Gen.Elements<JToken>(true, false)),
            ("newInContainer", unknown))
        select members;

    private static Gen<JToken> Unknown(Gen<JToken> scalar, int depth) => depth == 0 ? scalar : Gen.OneOf(
        scalar,
        Unknown(scalar, depth - 1).ListOf().Select(static l => (JToken)new JArray(l.Take(4))),
        Unknown(scalar, depth - 1).ListOf()
            .Select(static l => (JToken)new JObject(l.Take(4).Select(static (t, i) => new JProperty("zyxw"[i] + "é", t)))));

    // Each member is there or not.
    private static Gen<JObject> Members(params (string Name, Gen<JToken> Value)[] members) => members.Aggregate(
        Gen.Constant(new JObject()),
        static (all, member) =>
            from so_far in all
            from there in Gen.Elements(true, false)
            from value in member.Value
            select there ? new JObject(so_far.Properties().Append(new JProperty(member.Name, value))) : so_far);
}
