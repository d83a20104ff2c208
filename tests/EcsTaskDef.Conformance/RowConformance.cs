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

/// <summary>
/// Every row of docs/ECS.md §4.8, §5, §6 and §7 that can be seen without AWS's other services, through every door:
/// <see cref="RuntimeRows"/> has them, <see cref="SecondReadingRows"/> those that were corrected since.
/// </summary>
public abstract class RowConformance
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, Row> s_rows =
        RuntimeRows.All.Concat(SecondReadingRows.All).ToDictionary(static r => r.Name, StringComparer.Ordinal);

    public static TheoryData<string> Rows { get; } = new(s_rows.Keys);

    protected abstract Task<IDoor> OpenAsync();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Row(string name)
    {
        await using IDoor door = await OpenAsync();
        string task = "none";
        foreach (Step step in s_rows[name].Steps)
        {
            door.Advance(s_step);
            DoorAnswer answer = await door.CallAsync(step.Operation, step.Request.Replace("{task}", task, StringComparison.Ordinal));
            Check(step, answer);
            task = (string?)(answer.Body.SelectToken("tasks[0].taskArn") ?? answer.Body.SelectToken("taskArns[0]")) ?? task;
        }
    }

    private static void Check(Step step, DoorAnswer answer)
    {
        string came = answer.Code is null ? answer.Body.ToString(Newtonsoft.Json.Formatting.None) : $"{answer.Code}: {answer.Message}";
        if (step.Code is not null)
        {
            Assert.True(answer.Code == step.Code && (step.Message is null || step.Message == (answer.Message ?? "")), $"{step}\ncame: {came}");
            return;
        }

        Assert.True(answer.Code is null, $"{step}\ncame: {came}");
        foreach ((string path, string value) in step.Expected)
        {
            string found = answer.Body.SelectToken(path) switch
            {
                null => "absent",
                JValue scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture)!,
                { } token => token.ToString(Newtonsoft.Json.Formatting.None),
            };
            Assert.True(found.EndsWith(value, StringComparison.Ordinal) && (value.Length > 0 || found.Length == 0), $"{step}\n{path} is {found}: {came}");
        }
    }
}

/// <summary>A row of a table: what is done, and what comes of it.</summary>
internal sealed record Row(string Name, IReadOnlyList<Step> Steps);

/// <summary>
/// One call, written <c>Operation {request} -> outcome</c>. The outcome is <c>Code: text</c>, or places in the answer with the
/// ends of their values, <c>service.status=ACTIVE &amp; …</c>; none = it succeeds.
/// </summary>
internal sealed record Step(string Operation, string Request, string? Code, string? Message, IReadOnlyList<(string Path, string Value)> Expected)
{
    private const string Arrow = " -> ";

    public static IReadOnlyList<Step> Parse(string text) =>
        text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0).Select(ParseLine).ToArray();

    private static Step ParseLine(string line)
    {
        int arrow = line.LastIndexOf(Arrow, StringComparison.Ordinal);
        string outcome = arrow < 0 ? "" : line[(arrow + Arrow.Length)..];
        string call = arrow < 0 ? line : line[..arrow];
        int blank = call.IndexOf(' ', StringComparison.Ordinal);
        string operation = blank < 0 ? call : call[..blank], request = blank < 0 ? "{}" : call[(blank + 1)..];
        if (outcome.EndsWith(':')) outcome += " ";
        int colon = outcome.IndexOf(": ", StringComparison.Ordinal);
        string head = colon < 0 ? outcome : outcome[..colon];
        if (head.EndsWith("Exception", StringComparison.Ordinal))
            return new Step(operation, request, head, colon < 0 ? null : outcome[(colon + 2)..], []);
        (string, string)[] expected = outcome.Split(" & ", StringSplitOptions.RemoveEmptyEntries)
            .Select(static e => (e[..e.IndexOf('=', StringComparison.Ordinal)], e[(e.IndexOf('=', StringComparison.Ordinal) + 1)..])).ToArray();
        return new Step(operation, request, null, null, expected);
    }

    public override string ToString() => $"{Operation} {Request}";
}
