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
    }.SelectMany(static r => r).ToDictionary(static r => r.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names { get; } = new(s_rows.Keys);

    protected abstract Task<IDoor> OpenAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Row(string name)
    {
        await using IDoor door = await OpenAsync();
        string task = "none", instance = "none", set = "none";
        foreach (Step step in s_rows[name].Steps)
        {
            door.Advance(s_step);
            if (step.Operation == Step.Wait)
            {
                door.Advance(TimeSpan.FromSeconds(int.Parse(step.Request, CultureInfo.InvariantCulture)));
                continue;
            }

            DoorAnswer answer = await door.CallAsync(step.Operation, step.Request
                .Replace("<task>", task, StringComparison.Ordinal).Replace("<set>", set, StringComparison.Ordinal)
                .Replace("<instance>", instance, StringComparison.Ordinal));
            Check(step, answer, instance);
            instance = (string?)answer.Body.SelectToken("containerInstance.containerInstanceArn") ?? instance;
            set = (string?)answer.Body.SelectToken("taskSet.taskSetArn") ?? set;
            task = (string?)(answer.Body.SelectToken("tasks[0].taskArn") ?? answer.Body.SelectToken("taskArns[0]")) ?? task;
        }
    }

    private static void Check(Step step, DoorAnswer answer, string instance)
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
            Assert.True(found == value.Replace("<instance>", instance, StringComparison.Ordinal), $"{path} is {found}, not {value}\n{got}");
        }
    }
}
