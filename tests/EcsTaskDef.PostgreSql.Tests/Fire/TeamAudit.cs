using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using EcsTaskDef.Maintenance;
using Newtonsoft.Json.Linq;
using Npgsql;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>
/// Compares what was answered with what is there, after everybody has ended. Every call has an id of its own, which the history keeps: so
/// what nobody was answered is known to have happened, or not to have happened.
/// </summary>
internal sealed partial class TeamAudit(Team team)
{
    private readonly List<string> _findings = [];
    private readonly Dictionary<string, TeamCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Row>> _byId = new(StringComparer.Ordinal);

    /// <summary>What is wrong; empty = nothing.</summary>
    public IReadOnlyList<string> Findings => _findings;

    public string Counts { get; private set; } = "";

    public async Task RunAsync(IEnumerable<TeamService> services, IReadOnlyCollection<(string Arn, TeamCall Call)> tasks)
    {
        foreach (TeamCall call in team.Calls) _calls.Add(call.Id, call);
        _findings.AddRange(team.Findings);
        List<Row> rows = await ReadHistoryAsync();
        foreach (Row row in rows.Where(static row => row.Status != "REMOVED"))
        {
            if (!_byId.TryGetValue(row.Id, out List<Row>? mine)) _byId.Add(row.Id, mine = []);
            mine.Add(row);
        }

        foreach (TeamCall call in _calls.Values) CheckHistory(call);
        CheckNumbers(rows);
        await CheckDocumentsAsync(rows);
        int histories = CheckOrder();
        await CheckServicesAsync([.. services]);
        await CheckTasksAsync(tasks);
        using PostgresStore store = PostgresStore.Open(team.Schemas.Options);
        IReadOnlyList<StoreFinding> unsound = await new RowCheck(store).RunAsync(null, CancellationToken.None);
        _findings.AddRange(unsound.Select(static one => $"{one.Code}: {one.Message}"));
        int Of(Outcome outcome) => _calls.Values.Count(call => call.Outcome == outcome);
        int changes = _byId.Values.Sum(static one => one.DistinctBy(static row => row.Sequence).Count());
        int late = _calls.Values.Count(call => call.Outcome == Outcome.Unknown && _byId.ContainsKey(call.Id));
        double[] times = [.. _calls.Values.Select(static one => Stopwatch.GetElapsedTime(one.Called, one.Returned).TotalSeconds).Order()];
        Counts = $"{_calls.Count} operations in {histories} families: {Of(Outcome.Done)} acknowledged "
            + $"({_calls.Values.Count(static call => call is { Outcome: Outcome.Done, What: "register" })} registrations), "
            + $"{Of(Outcome.Refused)} refused, {Of(Outcome.Failed)} failed for sure, {Of(Outcome.Unknown)} without an answer "
            + $"({late} of these happened); {changes} changes; {services.Count()} services, {tasks.Count} tasks; {team.Kills} servers, "
            + $"{team.DatabaseKills} databases killed, {team.Cuts} cuts; the longest call took {times[^1]:F1} s, half of them "
            + $"{times[times.Length / 2]:F2} s or less";
    }

    private async Task<List<Row>> ReadHistoryAsync()
    {
        await using NpgsqlConnection connection = new(team.Database.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(
            "SELECT c.sequence, c.made_by, e.kind, e.family, e.revision, e.status, e.note, c.process_id, c.recorded_at"
            + $" FROM {Team.Schema}.changes c JOIN {Team.Schema}.events e ON e.region = c.region AND e.sequence = c.sequence"
            + " ORDER BY c.sequence, e.ordinal", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<Row> rows = [];
        while (await reader.ReadAsync())
        {
            string? family = reader.TextOrNull(3), status = reader.TextOrNull(5);
            string id = reader.TextOrNull(6) ?? (reader.TextOrNull(1) ?? "nobody").Split('/')[^1];
            rows.Add(new Row(reader.GetInt64(0), id, reader.GetString(2), family, reader.IsDBNull(4) ? 0 : reader.GetInt32(4), status)
            {
                Process = reader.GetInt32(7),
                RecordedAt = reader.GetDateTime(8),
            });
        }

        return rows;
    }

    // Every acknowledged change is there once, and nothing that was refused.
    private void CheckHistory(TeamCall call)
    {
        Row[] rows = [.. _byId.GetValueOrDefault(call.Id) ?? []];
        int changes = rows.DistinctBy(static row => row.Sequence).Count();
        string word = call.What.Split(' ')[0];
        bool changes1 = word is "register" or "create" or "update" or "run";
        bool mayChange = changes1 || word is "deregister" or "delete" or "tag" or "deleteservice" or "stop";
        if (changes > 1) _findings.Add($"{call} is in the history {changes} times: {string.Join(", ", rows.AsEnumerable())}");
        if (changes > 0 && (!mayChange || call.Outcome is Outcome.Refused or Outcome.Failed))
            _findings.Add($"{call} is in the history, and changed nothing.");
        if (changes == 0 && changes1 && call.Outcome == Outcome.Done) _findings.Add($"{call} was acknowledged and is not in the history.");
        if (word == "register" && call.Outcome == Outcome.Done
            && !Array.Exists(rows, row => row.Kind == "registered" && row.Family == call.Family && $"{row.Revision}" == call.Answer))
            _findings.Add($"{call} is another registration in the history: {string.Join(", ", rows.AsEnumerable())}");
    }

    private void CheckNumbers(List<Row> rows)
    {
        foreach (IGrouping<string, Row> family in rows.Where(static row => row.Kind == "registered").GroupBy(static row => row.Family!))
        {
            int[] numbers = [.. family.Select(static row => row.Revision)];
            if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Length)))
                _findings.Add($"{family.Key} has the numbers {string.Join(' ', numbers)}.");
            object? latest = team.Schemas.Ask($"SELECT latest_revision FROM {{s}}.families WHERE family = '{family.Key}'");
            if (!Equals(latest, numbers.Max())) _findings.Add($"{family.Key} was given {numbers.Max()} and knows {latest}.");
            foreach (Row row in family.Where(row => row.Id.StartsWith("AKT", StringComparison.Ordinal) && !_calls.ContainsKey(row.Id)))
                _findings.Add($"Nobody asked for {row}.");
        }
    }

    // What was answered to a registration is described for ever, to the byte; only status and time of the end are added.
    private async Task CheckDocumentsAsync(List<Row> rows)
    {
        Dictionary<(string, int), string> status = [];
        foreach (Row row in rows)
            if (row is { Family: { } family, Status: { } now }) status[(family, row.Revision)] = now;
        TeamCall[] registered = [.. _calls.Values.Where(static call => call is { Outcome: Outcome.Done, Document: not null })];
        ConcurrentBag<string> found = [];
        await Parallel.ForEachAsync(registered, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (call, _) =>
        {
            string now = status.GetValueOrDefault((call.Family, int.Parse(call.Answer, CultureInfo.InvariantCulture)), "ACTIVE");
            string body = $$"""{"taskDefinition":"{{call.Family}}:{{call.Answer}}"}""";
            (int code, string text) = await team.AskAsync(Random.Shared, "AUDIT", "DescribeTaskDefinition", body);

            // Removed, or being removed while this reads.
            if (code == 400 && now is "REMOVED" or "DELETE_IN_PROGRESS") return;
            if (code != 200)
                found.Add($"{call} was acknowledged, is {now}, and is not described: {text}");
            else if (Plain(Answers.RawDefinition(text)) is var plain && plain != Plain(call.Document!))
                found.Add($"{call} was answered {call.Document}, and is described as {text}");
        });
        _findings.AddRange(found);
    }

    private int CheckOrder()
    {
        var histories = _calls.Values.Where(static call => call.Family.Length > 0)
            .GroupBy(static call => call.Family, static call => call).ToArray();

        // What a session did that was killed before it could say so.
        ILookup<string, Row> unsaid = _byId.Where(one => !_calls.ContainsKey(one.Key)).SelectMany(static one => one.Value)
            .Where(static row => row.Kind == "registered").ToLookup(static row => row.Family!);
        ConcurrentBag<string> found = [];
        Parallel.ForEach(histories, new ParallelOptions { MaxDegreeOfParallelism = 2 }, history =>
        {
            IEnumerable<Operation> operations = history.Select(ToOperation).OfType<Operation>().Concat(
                unsaid[history.Key].Select(static row => new Operation(0, Operation.Never, "register", $"{row.Revision}")));
            if (FamilyHistory.Check(operations) is { } wrong) found.Add($"{history.Key}: {wrong}");
        });
        _findings.AddRange(found);
        return histories.Length;
    }

    // Null = nothing that has a moment.
    private Operation? ToOperation(TeamCall call)
    {
        if (call.Outcome is Outcome.Done or Outcome.Refused) return new Operation(call.Called, call.Returned, call.What, call.Answer);
        if (call.Outcome == Outcome.Failed || _byId.GetValueOrDefault(call.Id) is not { } rows) return null;
        string[] numbers = [.. rows.Select(static row => $"{row.Revision}")];
        return call.What.Split(' ')[0] switch
        {
            "register" => new Operation(call.Called, Operation.Never, "register", numbers[0]),
            "delete" => new Operation(
                call.Called, Operation.Never, "delete " + string.Join(' ', numbers), string.Join(' ', numbers.Select(static _ => "ok"))),
            _ => new Operation(call.Called, Operation.Never, call.What, "ok"),
        };
    }

    private async Task CheckServicesAsync(TeamService[] services)
    {
        foreach (TeamService service in services.Where(static one => !one.IsDeleted))
        {
            string text = await AskAsync("DescribeServices", $$"""{"cluster":"{{Team.Cluster}}","services":["{{service.Name}}"]}""");
            int last = 100 + service.Changes.Select((change, i) => _byId.ContainsKey(change.Id) ? i + 1 : 0).Max();
            if (Answers.Parse(text)["services"]!.FirstOrDefault() is not JObject found)
                _findings.Add($"{service.Changes[0]} was acknowledged, and is lost: {text}");
            else if ((int)found["deploymentConfiguration"]!["maximumPercent"]! is var percent && percent != last)
                _findings.Add($"service {service.Name} has {percent}, and the last change of it said {last}.");
        }
    }

    private async Task CheckTasksAsync(IReadOnlyCollection<(string Arn, TeamCall Call)> tasks)
    {
        foreach ((string Arn, TeamCall Call)[] some in tasks.Chunk(100))
        {
            JObject body = new() { ["cluster"] = Team.Cluster, ["tasks"] = new JArray(some.Select(static one => one.Arn)) };
            JObject answer = Answers.Parse(await AskAsync("DescribeTasks", body.ToString(Newtonsoft.Json.Formatting.None)));
            Dictionary<string, string?> found =
                answer["tasks"]!.ToDictionary(static one => (string)one["taskArn"]!, static one => (string?)one["startedBy"]);
            _findings.AddRange(
                some.Where(one => found.GetValueOrDefault(one.Arn) != one.Call.Id)
                    .Select(static one => $"{one.Call} started {one.Arn}, which is lost."));
        }
    }

    private async Task<string> AskAsync(string operation, string body)
    {
        (int status, string text) = await team.AskAsync(Random.Shared, "AUDIT", operation, body);
        return status == 200 ? text : throw new InvalidOperationException($"{operation} was answered with {status}: {text}");
    }

    private static string Plain(string definition) => Ends().Replace(definition, "");

    [GeneratedRegex("\"status\":\"[A-Z_]+\",?|\"(deregisteredAt|deleteRequestedAt)\":[-0-9.E]+,?")]
    private static partial Regex Ends();

    private sealed record Row(long Sequence, string Id, string Kind, string? Family, int Revision, string? Status)
    {
        public int Process { get; init; }

        public DateTime RecordedAt { get; init; }
    }
}
