using EcsTaskDef.Engine;
using EcsTaskDef.Storage.Memory;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Real answers of ECS, registered again from their input members: requiresAttributes, compatibilities and defaults are
/// those that ECS gave. Where people edited a file after ECS answered, it is named with the reason; no rule is bent.
/// </summary>
public sealed class OracleTests
{
    // What was edited, and what differs because of it.
    private static readonly Dictionary<string, Edit> s_edited = new(StringComparer.Ordinal)
    {
        ["24mooo34__ScheduleRepository-mysql__taskdef.json"] = new(
            "The image was replaced by the placeholder <IMAGE1_NAME>; ECS refuses it.", Refusal: "ImageInvalid"),
        ["AkshayDurgade__ECS-Biteline__task-definition.json"] = new(
            "taskDefinitionArn and registeredBy were removed, and taskRoleArn with them: task-iam-role is still there.",
            ExtraAttributes: "com.amazonaws.ecs.capability.task-iam-role"),
        ["Banbury-inc__banbury-cloud-backend__.aws__task-definition.json"] = new(
            "The container's memory was raised to 1024 by hand, above the task's 512; ECS refuses it.",
            Refusal: "ContainerMemoryAboveTask"),
        ["Baphomet__MicroChefs-Usuario-Service__.aws__task-definition.json"] = new(
            "The secrets were added by hand: the attribute that every other answer with them has is not there.",
            LostAttributes: "ecs.capability.secrets.asm.environment-variables"),
        ["COS301-SE-2023__Where-is-the-power__.aws__task-definition.json"] = new(
            "The secrets were added by hand: the attribute that every other answer with them has is not there.",
            LostAttributes: "ecs.capability.secrets.asm.environment-variables"),
    };

    public static TheoryData<string> Files()
    {
        TheoryData<string> files = new();
        string? folder = null;
        try
        {
            folder = Repository.SamplesOrSkip("oracles");
        }
        catch (Exception exception) when (
            exception.GetType().Name == "SkipException" || exception.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal))
        {
            files.Add("");
        }

        if (folder is not null)
            files.AddRange(
                Directory.GetFiles(folder, "*.json").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray());
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_ECS_answered_comes_back(string file)
    {
        JObject oracle = Load(Path.Combine(Repository.SamplesOrSkip("oracles"), file));
        s_edited.TryGetValue(file, out Edit? edit);
        RegisterTaskDefinitionRequest request = EcsJson.Read<RegisterTaskDefinitionRequest>(
            Encoding.UTF8.GetBytes(Inputs(oracle).ToString()));
        if (edit?.Refusal is { } rule)
        {
            Assert.Equal(rule, Court.Refusals(Inputs(oracle).ToString(), Court.Context with { Account = AccountOf(oracle) })[0].Rule.Name);
            return;
        }

        using RegistryHost host = new(new MemoryStore(AccountOf(oracle)), new TestClock());
        RegisterTaskDefinitionResponse answer = await host.GetRegistry("us-east-1", "tester").RegisterTaskDefinitionAsync(request);
        JObject ours = JObject.Parse(Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span));
        Assert.Equal(
            Names(
                oracle["requiresAttributes"]!.Select(static a => (string)a["name"]!).Except(Split(edit?.ExtraAttributes))
                    .Concat(Split(edit?.LostAttributes))),
            Names(ours["requiresAttributes"]!.Select(static a => (string)a["name"]!)));
        bool isOlder = !oracle["compatibilities"]!.Values<string>().Contains("MANAGED_INSTANCES");
        Assert.Equal(
            Names(oracle["compatibilities"]!.Values<string>()),
            Names(ours["compatibilities"]!.Values<string>().Where(c => !isOlder || c != "MANAGED_INSTANCES")));
        foreach (JToken container in ours["containerDefinitions"]!.Where(_ => isOlder))
        {
            // Older answers have none.
            if (!container["systemControls"]!.Any()) ((JObject)container).Remove("systemControls");
        }

        foreach (JToken container in oracle["containerDefinitions"]!.Where(_ => isOlder))
        {
            if (container["systemControls"]?.Any() == false) ((JObject)container).Remove("systemControls");
        }

        foreach (string member in new[]
        {
            "compatibilities", "requiresAttributes", "registeredAt", "registeredBy", "revision", "taskDefinitionArn", "status", "tags"
        })
        {
            oracle.Remove(member);
            ours.Remove(member);
        }

        Assert.Equal(Sorted(oracle).ToString(), Sorted(ours).ToString());
    }

    [Fact]
    public void Every_edited_file_is_there()
    {
        string folder = Repository.SamplesOrSkip("oracles");
        Assert.All(s_edited.Keys, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    // A console's export has null for everything that is not set.
    private static JObject Load(string path)
    {
        JObject whole = JObject.Parse(File.ReadAllText(path));
        JObject definition = whole["taskDefinition"] as JObject ?? whole;
        foreach (JProperty property in definition.Descendants().OfType<JProperty>().Where(static p => p.Value.Type == JTokenType.Null)
            .ToArray())
            property.Remove();
        return definition;
    }

    private static JObject Inputs(JObject oracle)
    {
        JObject inputs = (JObject)oracle.DeepClone();
        foreach (string member in new[]
        {
            "compatibilities", "requiresAttributes", "registeredAt", "registeredBy", "revision", "taskDefinitionArn", "status", "tags"
        })
            inputs.Remove(member);
        return inputs;
    }

    private static string AccountOf(JObject oracle) => ((string)oracle["executionRoleArn"]!).Split(':')[4];

    private static string[] Split(string? names) => names?.Split(' ') ?? [];

    private static string Names(IEnumerable<string?> names) => string.Join("\n", names.Order(StringComparer.Ordinal));

    private static JToken Sorted(JToken token) => token switch
    {
        JObject value => new JObject(
            value.Properties().OrderBy(static p => p.Name, StringComparer.Ordinal)
                .Select(static p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        _ => token.DeepClone(),
    };

    private sealed record Edit(string Reason, string? Refusal = null, string? ExtraAttributes = null, string? LostAttributes = null);
}
