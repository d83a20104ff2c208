using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.PostgreSql.Tests.Fire;

/// <summary>Somebody who asks any of the servers for operations on task definitions, one after the other.</summary>
internal sealed class TeamClient(Team team, int number, Random random)
{
    // Fat enough that a document needs more than one page of the database.
    private static readonly string s_padding = new('x', 2500);

    private int _calls;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            string family = team.AnyFamily(random);
            TeamCall call = Begin(family, AnyOperation(team.LatestOf(family)));
            await DoAsync(call);
            team.Calls.Enqueue(call);

            // As somebody does whose answer did not come; at full speed all would only ask who is dead.
            if (call.Outcome is Outcome.Unknown or Outcome.Failed) await Task.Delay(20, CancellationToken.None);
        }
    }

    private TeamCall Begin(string family, string what) => new($"AKT{number}X{++_calls}", family, what, Stopwatch.GetTimestamp());

    // Among the newest, so that nearly all are removed in the end.
    private string AnyOperation(int latest)
    {
        int revision = Math.Max(1, latest - random.Next(10));
        return random.Next(40) switch
        {
            < 10 => "register",
            < 17 => $"deregister {revision}",
            < 20 => $"delete {revision} {revision + 1} {revision + 2}",
            < 24 => $"tag {revision} {random.Next(10)}",
            < 31 => $"describe {revision}",
            < 35 => "latest",
            < 37 => "list INACTIVE",
            _ => "list ACTIVE",
        };
    }

    private async Task DoAsync(TeamCall call)
    {
        string[] words = call.What.Split(' ');
        string name = $"{call.Family}:{(words.Length > 1 ? words[1] : "")}";
        (string operation, string body) = words[0] switch
        {
            "register" => ("RegisterTaskDefinition", Registration(call)),
            "deregister" => ("DeregisterTaskDefinition", $$"""{"taskDefinition":"{{name}}"}"""),
            "delete" => ("DeleteTaskDefinitions", new JObject
            {
                ["taskDefinitions"] = new JArray(words[1..].Select(one => $"{call.Family}:{one}")),
            }.ToString(Newtonsoft.Json.Formatting.None)),
            "tag" => ("TagResource",
                $$"""{"resourceArn":"{{Arn(name)}}","tags":[{"key":"k","value":"{{words[2]}}"}]}"""),
            "describe" => ("DescribeTaskDefinition", $$"""{"taskDefinition":"{{name}}","include":["TAGS"]}"""),
            "latest" => ("DescribeTaskDefinition", $$"""{"taskDefinition":"{{call.Family}}"}"""),
            _ => ("ListTaskDefinitions", $$"""{"familyPrefix":"{{call.Family}}","status":"{{words[1]}}"}"""),
        };
        (int status, string text) = await team.AskAsync(random, call.Id, operation, body);
        call.Returned = Stopwatch.GetTimestamp();
        Answers.Judge(team, call, status, text);
        if (call.Outcome == Outcome.Done) call.Answer = Read(call, words, text);
    }

    private string Read(TeamCall call, string[] words, string text)
    {
        JObject answer = Answers.Parse(text);
        switch (words[0])
        {
            case "register":
                call.Document = Answers.RawDefinition(text);
                int registered = (int)answer["taskDefinition"]!["revision"]!;
                team.Know(call.Family, registered);
                return $"{registered}";
            case "delete":
                return string.Join(' ', words[1..].Select(one =>
                    answer["failures"]!.FirstOrDefault(f => (string?)f["arn"] == $"{call.Family}:{one}") is not { } failure ? "ok"
                        : ((string)failure["reason"]!).Contains("ACTIVE", StringComparison.Ordinal) ? "active" : "missing"));
            case "describe":
                return $"{answer["taskDefinition"]!["status"]} {answer["tags"]?.FirstOrDefault()?["value"] ?? "-"}";
            case "latest":
                return $"{answer["taskDefinition"]!["revision"]}";
            case "list":
                return string.Join(' ', answer["taskDefinitionArns"]!.Select(static arn => ((string)arn!).Split(':')[^1]))
                    + (answer["nextToken"] is null ? "" : " …");
            default:
                return "ok";
        }
    }

    private static string Registration(TeamCall call) => $$$"""
        {"family":"{{{call.Family}}}","containerDefinitions":[{"name":"app","image":"registry.example/{{{call.Id}}}:1","memory":64,
        "environment":[{"name":"PAD","value":"{{{s_padding}}}"}]}]}
        """.Replace("\n", "", StringComparison.Ordinal);

    private static string Arn(string name) => $"arn:aws:ecs:{Team.Region}:000000000000:task-definition/{name}";
}
