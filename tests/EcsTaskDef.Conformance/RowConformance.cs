using EcsTaskDef.Conformance.Rows;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance;

/// <summary>One way to a registry: its operations by ECS's names, requests and answers as JSON.</summary>
public interface IDoor : IAsyncDisposable
{
    /// <summary>Calls an operation in us-east-1 or whatever the door's region is.</summary>
    Task<DoorAnswer> CallAsync(string operation, string json);

    /// <summary>Moves the clock.</summary>
    void Advance(TimeSpan time);
}

/// <summary>What came back: a refusal's code and text, or the answer.</summary>
public sealed record DoorAnswer(string? Code, string? Message, JToken Body);

/// <summary>Every row of docs/ECS.md §4.8, §5, §6 and §7 that can be seen without AWS's other services, through every door.</summary>
public abstract class RowConformance
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    // Where answers have what later requests name.
    private static readonly Dictionary<string, string[]> s_places = new(StringComparer.Ordinal)
    {
        ["<deployment>"] = ["serviceDeployments[0].serviceDeploymentArn"],
        ["<hook>"] = ["serviceDeployments[0].lifecycleHookDetails[0].hookId"],
        ["<instance>"] = ["containerInstance.containerInstanceArn"],
        ["<revision>"] = ["services[0].currentServiceRevisions[0].arn"],
        ["<set>"] = ["taskSet.taskSetArn"],
        ["<task>"] = ["tasks[0].taskArn", "taskArns[0]"],
    };

    // Left out is what takes other services of AWS: whether subnets, security groups and roles exist, and whether an account is blocked.
    private static readonly Dictionary<string, Row> s_rows = new Row[][]
    {
        RevisionStatusRows.All,
        ClusterRows.All,
        TaskRows.All,
        ServiceRows.All,
        ServiceRefusalRows.All,
        IdentifierRows.All,
        LaunchRows.All,
        ServiceOptionRows.All,
        CapacityRows.All,
        AccountRows.All,
        TaskRunRows.All,
        InstanceRows.All,
        DaemonRows.All,
        ProtectionRows.All,
        TaskSetRows.All,
        StrategyRows.All,
        ExpressRows.All,
    }.SelectMany(static r => r).ToDictionary(static r => r.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names { get; } = new(s_rows.Keys);

    /// <summary>The operations that some row calls.</summary>
    public static IReadOnlyCollection<string> Operations { get; } =
        s_rows.Values.SelectMany(static r => r.Steps).Select(static s => s.Operation).ToHashSet(StringComparer.Ordinal);

    protected abstract Task<IDoor> OpenAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Row(string name)
    {
        await using IDoor door = await OpenAsync();
        Dictionary<string, string> words = s_places.ToDictionary(static p => p.Key, static _ => "none", StringComparer.Ordinal);
        string Spell(string text) =>
            words.Aggregate(text, static (spelt, word) => spelt.Replace(word.Key, word.Value, StringComparison.Ordinal));
        foreach (Step step in s_rows[name].Steps)
        {
            door.Advance(s_step);
            if (step.Operation == Step.Wait)
            {
                door.Advance(TimeSpan.FromSeconds(int.Parse(step.Request, CultureInfo.InvariantCulture)));
                continue;
            }

            DoorAnswer answer = await door.CallAsync(step.Operation, Spell(step.Request));
            Check(step, answer, Spell);
            foreach ((string word, string[] places) in s_places)
                if (places.Select(p => answer.Body.SelectToken(p)).FirstOrDefault(static t => t is not null) is { } found)
                    words[word] = (string)found!;
        }
    }

    private static void Check(Step step, DoorAnswer answer, Func<string, string> spell)
    {
        string got = $"{step}\ngot: " +
            (answer.Code is null ? answer.Body.ToString(Newtonsoft.Json.Formatting.None) : $"{answer.Code}: {answer.Message}");
        Assert.True(answer.Code == step.Code && (step.Message is null || step.Message == (answer.Message ?? "")), got);
        foreach ((string path, string value) in step.Expected)
        {
            string found = answer.Body.SelectToken(path) switch
            {
                null => "absent",
                JValue { Type: JTokenType.String } text => (string)text!,
                { } token => token.ToString(Newtonsoft.Json.Formatting.None),
            };
            Assert.True(found == spell(value), $"{path} is {found}, not {value}\n{got}");
        }
    }
}
