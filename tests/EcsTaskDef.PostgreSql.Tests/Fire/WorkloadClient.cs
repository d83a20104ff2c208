using System.Collections.Concurrent;
using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>
/// A service of one client's own, whose settings only it changes: <c>maximumPercent</c> is the number of the change, and grows. A
/// read answers what was acknowledged before it, and nothing that nobody had asked for.
/// </summary>
internal sealed class TeamService(string name)
{
    private readonly List<TeamCall> _changes = [];

    public string Name => name;

    /// <summary>Its creation, then its updates; the last may be its deletion.</summary>
    public IReadOnlyList<TeamCall> Changes
    {
        get
        {
            lock (_changes) return [.. _changes];
        }
    }

    public bool IsDeleted { get; set; }

    public int Begin(TeamCall call)
    {
        lock (_changes) _changes.Add(call);
        return 100 + _changes.Count;
    }

    /// <summary>Why a number cannot have been read between two moments; null = it can.</summary>
    public string? Judge(int found, long called, long returned)
    {
        TeamCall[] changes = [.. Changes];
        int least = 0, most = 0;
        for (int i = 0; i < changes.Length; i++)
        {
            if (changes[i].Outcome == Outcome.Done && changes[i].Returned != 0 && changes[i].Returned < called) least = 101 + i;
            if (changes[i].Called < returned) most = 101 + i;
        }

        return found >= least && found <= most ? null : $"service {name} was read as {found}, and is between {least} and {most}";
    }
}

/// <summary>Somebody who creates, updates and deletes services of its own, reads those of others, and starts and stops tasks.</summary>
internal sealed class WorkloadClient(Team team, int number, Random random, ConcurrentDictionary<string, TeamService> services)
{
    private const string Fargate =
        """
        "launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}}
        """;

    // What runs is changed under one lock: there is nothing to gain in more.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(Effort.IsLong ? 250 : 60);

    private readonly List<TeamService> _mine = [];
    private int _calls;

    /// <summary>Tasks whose start was acknowledged, by their ARN.</summary>
    public ConcurrentBag<(string Arn, TeamCall Call)> Tasks { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            switch (random.Next(12))
            {
                case 0 or 1 when _mine.Count < 6: await CreateAsync(); break;
                case 2 when _mine.Count > 3: await DeleteAsync(); break;
                case 3 or 4 or 5 when _mine.Count > 0: await UpdateAsync(_mine[random.Next(_mine.Count)]); break;
                case 6 or 7: await StartTaskAsync(); break;
                default: await ReadAsync(); break;
            }

            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    private async Task CreateAsync()
    {
        TeamService service = new($"s{number}-{_calls}");
        (TeamCall call, int percent) = Begin("create " + service.Name, service);
        await AskAsync(call, "CreateService", $$"""
            {"cluster":"{{Team.Cluster}}","serviceName":"{{service.Name}}","taskDefinition":"{{Team.RunFamily}}",
            "desiredCount":1,{{Fargate}},
            "deploymentConfiguration":{"maximumPercent":{{percent}},"minimumHealthyPercent":50} }
            """);
        services[service.Name] = service;

        // One that may be there or not cannot be updated without knowing it.
        if (call.Outcome == Outcome.Done) _mine.Add(service);
        else service.IsDeleted = true;
    }

    private async Task UpdateAsync(TeamService service)
    {
        (TeamCall call, int percent) = Begin("update " + service.Name, service);
        await AskAsync(call, "UpdateService", $$"""
            {"cluster":"{{Team.Cluster}}","service":"{{service.Name}}",
            "deploymentConfiguration":{"maximumPercent":{{percent}},"minimumHealthyPercent":50} }
            """);
        if (call.Outcome == Outcome.Refused) team.Findings.Enqueue($"{call}: it is there.");
    }

    private async Task DeleteAsync()
    {
        TeamService service = _mine[0];
        _mine.RemoveAt(0);
        service.IsDeleted = true;
        (TeamCall call, _) = Begin("deleteservice " + service.Name, null);
        await AskAsync(call, "DeleteService", $$"""{"cluster":"{{Team.Cluster}}","service":"{{service.Name}}","force":true}""");
        if (call.Outcome == Outcome.Refused) team.Findings.Enqueue($"{call}: it is there.");
    }

    private async Task StartTaskAsync()
    {
        (TeamCall call, _) = Begin("run", null);
        string text = await AskAsync(
            call, "RunTask",
            $$"""{"cluster":"{{Team.Cluster}}","taskDefinition":"{{Team.RunFamily}}","startedBy":"{{call.Id}}",{{Fargate}} }""");
        if (call.Outcome == Outcome.Refused) team.Findings.Enqueue($"{call}: it can be started.");
        if (call.Outcome != Outcome.Done) return;
        string arn = (string)Answers.Parse(text)["tasks"]![0]!["taskArn"]!;
        Tasks.Add((arn, call));
        if (random.Next(2) == 0) return;
        (TeamCall stop, _) = Begin("stop", null);
        await AskAsync(stop, "StopTask", $$"""{"cluster":"{{Team.Cluster}}","task":"{{arn}}"}""");
        if (stop.Outcome == Outcome.Refused) team.Findings.Enqueue($"{stop}: it is there.");
    }

    private async Task ReadAsync()
    {
        TeamService[] all = [.. services.Values.Where(static one => !one.IsDeleted)];
        if (all.Length == 0) return;
        TeamService service = all[random.Next(all.Length)];
        (TeamCall call, _) = Begin("read " + service.Name, null);
        string text = await AskAsync(call, "DescribeServices", $$"""{"cluster":"{{Team.Cluster}}","services":["{{service.Name}}"]}""");
        if (call.Outcome != Outcome.Done) return;
        if (Answers.Parse(text)["services"]!.FirstOrDefault() is not JObject found)
        {
            if (!service.IsDeleted) team.Findings.Enqueue($"{call}: it is there, and nobody finds it: {text}");
        }
        else if (
            !service.IsDeleted
            && service.Judge((int)found["deploymentConfiguration"]!["maximumPercent"]!, call.Called, call.Returned) is { } wrong)
        {
            team.Findings.Enqueue(wrong);
        }
    }

    private (TeamCall Call, int Percent) Begin(string what, TeamService? service)
    {
        TeamCall call = new($"AKW{number}X{++_calls}", "", what, Stopwatch.GetTimestamp());
        return (call, service?.Begin(call) ?? 0);
    }

    private async Task<string> AskAsync(TeamCall call, string operation, string body)
    {
        (int status, string text) = await team.AskAsync(random, call.Id, operation, body);
        Answers.Judge(team, call, status, text);
        call.Returned = Stopwatch.GetTimestamp();
        team.Calls.Enqueue(call);
        return text;
    }
}
