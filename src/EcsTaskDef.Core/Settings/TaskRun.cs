using System.Text.Json;

namespace EcsTaskDef.Settings;

/// <summary>
/// How the run of a container ends, set in advance: nothing is really run, so without it a task runs on until somebody stops it. Set for a
/// container (<c>family/container</c>), a family or every family (<c>*</c>), or for one RunTask by the tag <see cref="Tag"/> or, in
/// an override, the environment variable <see cref="Variable"/>.
/// </summary>
public sealed record TaskRun
{
    /// <summary>The tag that sets it for all of a task's containers.</summary>
    public const string Tag = "ecstaskdef:run";

    /// <summary>The environment variable of a container override that sets it for the container.</summary>
    public const string Variable = "ECSTASKDEF_RUN";

    /// <summary>What stands for every family.</summary>
    public const string Everything = "*";

    /// <summary>Nothing is set for anything.</summary>
    public static IReadOnlyDictionary<string, TaskRun> None { get; } = new Dictionary<string, TaskRun>();

    private static readonly string[] s_members = ["runTime", "exitCode", "reason", "stopCode", "health", "healthAfter"];

    /// <summary>How long it runs, up to 7 days; null = until it is stopped.</summary>
    public TimeSpan? RunTime { get; init; }

    /// <summary>Its exit code, 0 to 255.</summary>
    public int ExitCode { get; init; }

    /// <summary>Why, in words: the container's <c>reason</c>, and the task's <c>stoppedReason</c> with another stop code.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// One of <see cref="StopCodes"/>; null = EssentialContainerExited. With TaskFailedToStart the container never runs.
    /// </summary>
    public string? StopCode { get; init; }

    /// <summary><c>HEALTHY</c> or <c>UNHEALTHY</c>; null = UNKNOWN.</summary>
    public string? Health { get; init; }

    /// <summary>How long after its start it is so.</summary>
    public TimeSpan HealthAfter { get; init; }

    /// <summary>
    /// Parses <c>{run time} {exit code} {reason}</c>, such as <c>5s</c> or <c>90s 137 OutOfMemoryError: killed</c>; null for what is
    /// none.
    /// </summary>
    public static TaskRun? TryParse(string text)
    {
        string[] parts = text.Trim().Split([' '], 3);
        int exitCode = 0;
        if (!Duration.TryParse(parts[0], out TimeSpan time)
            || (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out exitCode)))
            return null;
        TaskRun run = new() { RunTime = time, ExitCode = exitCode, Reason = parts.Length > 2 ? parts[2] : null };
        return run.Fault is null ? run : null;
    }

    /// <summary>Reads runs by the names that they are set for: <c>{"migrate": {"runTime": "5s", "exitCode": 1}}</c>.</summary>
    /// <exception cref="FormatException">It is none; the text says where.</exception>
    public static IReadOnlyDictionary<string, TaskRun> ReadAll(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json, JsonText.DocumentOptions);
            return ReadAll(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new FormatException("It is not JSON: " + broken.Message, broken);
        }
    }

    internal static IReadOnlyDictionary<string, TaskRun> ReadAll(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("Expected an object with a member for each family.");
        SortedDictionary<string, TaskRun> runs = new(StringComparer.Ordinal);
        foreach (JsonProperty one in json.EnumerateObject()) runs[one.Name] = Read(one.Value, one.Name);
        return runs;
    }

    internal static void WriteAll(Utf8JsonWriter writer, IReadOnlyDictionary<string, TaskRun> runs)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, TaskRun> one in runs.OrderBy(static r => r.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(one.Key);
            if (one.Value.RunTime is { } time) writer.WriteString("runTime", time.ToString("c", CultureInfo.InvariantCulture));
            if (one.Value.ExitCode != 0) writer.WriteNumber("exitCode", one.Value.ExitCode);
            if (one.Value.Reason is { } reason) writer.WriteString("reason", reason);
            if (one.Value.StopCode is { } code) writer.WriteString("stopCode", code);
            if (one.Value.Health is { } health) writer.WriteString("health", health);
            if (one.Value.HealthAfter != TimeSpan.Zero)
                writer.WriteString("healthAfter", one.Value.HealthAfter.ToString("c", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>What is wrong with it: which member, and what is allowed; null = nothing.</summary>
    internal (string Member, object? Value, string Allowed)? Fault =>
        RunTime < TimeSpan.Zero || RunTime > TimeSpan.FromDays(7) ? ("run time", RunTime, "0 to 7 days")
        : ExitCode is < 0 or > 255 ? ("exit code", ExitCode, "0 to 255")
        : StopCode is not null && !StopCodes.All.Contains(StopCode) ? ("stop code", StopCode, string.Join(", ", StopCodes.All))
        : Health is not (null or "HEALTHY" or "UNHEALTHY") ? ("health", Health, "HEALTHY, UNHEALTHY")
        : HealthAfter < TimeSpan.Zero || HealthAfter > TimeSpan.FromDays(7) ? ("time of health", HealthAfter, "0 to 7 days")
        : null;

    /// <summary>Such as <c>00:00:05, exit code 1</c>.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        RunTime is { } time ? time.ToString("c", CultureInfo.InvariantCulture) : "runs on",
        RunTime is null ? null : $"exit code {ExitCode.ToString(CultureInfo.InvariantCulture)}",
        Reason, StopCode, Health,
    }.Where(static part => part is not null));

    private static TaskRun Read(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException($"{name}: expected an object.");
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!s_members.Contains(member.Name))
                throw new FormatException($"{name}: there is no member {member.Name}. They are {string.Join(", ", s_members)}.");
        }

        JsonElement? given = json;
        if (given.Member("exitCode") is not null && given.Number("exitCode") is null)
            throw new FormatException($"{name}: exitCode is no number.");
        TaskRun run = new()
        {
            RunTime = Time("runTime"),
            ExitCode = given.Number("exitCode") ?? 0,
            Reason = given.Text("reason"),
            StopCode = given.Text("stopCode"),
            Health = given.Text("health"),
            HealthAfter = Time("healthAfter") ?? TimeSpan.Zero,
        };
        return run.Fault is { } fault ? throw new FormatException($"{name}: the {fault.Member} must be {fault.Allowed}.") : run;

        TimeSpan? Time(string member) => given.Member(member) is null ? null
            : Duration.TryParse(given.Text(member), out TimeSpan time) ? time
            : throw new FormatException($"{name}: {member} is no length of time such as 5s or 00:00:05.");
    }
}
