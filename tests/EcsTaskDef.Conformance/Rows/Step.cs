using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance.Rows;

/// <summary>
/// One call and its outcome, written
/// <code>
/// Operation {request} on Fargate in {network} -> outcome
///     -> outcome
/// </code>
/// The request is JSON with quotes where they are needed; what is indented continues the line above. The outcome is
/// <c>Code</c>, <c>Code: text</c> or places of the answer with their whole values, <c>service.status = ACTIVE &amp; …</c>;
/// none means that the call succeeds. Words in angle brackets are those of <see cref="s_words"/>, <c>&lt;task&gt;</c> is the
/// first task of the latest answer that had one, <c>&lt;instance&gt;</c> the instance of the latest that was about one; so are
/// <c>&lt;set&gt;</c>, <c>&lt;deployment&gt;</c>, <c>&lt;revision&gt;</c> of a service and <c>&lt;hook&gt;</c>.
/// </summary>
internal sealed record Step(
    string Operation, string Request, string? Code, string? Message, IReadOnlyList<(string Path, string Value)> Expected)
{
    /// <summary><c>Wait 600</c>: so many seconds pass.</summary>
    public const string Wait = "Wait";

    private const string Arrow = "-> ", OnFargate = " on Fargate", InNetwork = " in {";

    private static readonly (string Word, string Text)[] s_words =
    [
        ("<arn>", "arn:aws:ecs:us-east-1:000000000000"),
        ("<id>", "0123456789abcdef0123456789abcdef"),
        ("<web>", """
            {family: 'web', containerDefinitions: [
                {name: 'app', image: 'busybox:1', memory: 64, cpu: 16, portMappings: [{containerPort: 80, name: 'http'}]}]}
            """),
        ("<100 ids>", string.Join(", ", Enumerable.Repeat("'0123456789abcdef0123456789abcdef'", 100))),
        ("<100 names>", string.Join(", ", Enumerable.Repeat("'c'", 100))),
        ("<8192 x>", new string('x', 8192)),
        ("<balancer>", Balancers("t")),
        .. Enumerable.Range(1, 6).Select(static n =>
            ($"<{n} balancers>", Balancers([.. Enumerable.Range(0, n).Select(static i => $"t{i}")]))),
    ];

    public static IEnumerable<Step> Parse(string text)
    {
        List<string> lines = [];
        foreach (string line in text.Split('\n').Select(static l => l.TrimEnd()).Where(static l => l.Length > 0))
        {
            string rest = line.TrimStart();
            if (rest.StartsWith(Arrow, StringComparison.Ordinal)) lines.Add(rest);
            else if (rest.Length == line.Length)
                lines.AddRange(line.Replace(' ' + Arrow, '\n' + Arrow, StringComparison.Ordinal).Split('\n'));
            else lines[^1] += ' ' + rest;
        }

        while (lines.Count > 0)
        {
            int outcomes = lines.Skip(1).TakeWhile(static l => l.StartsWith(Arrow, StringComparison.Ordinal)).Count();
            yield return Of(lines[0], lines.GetRange(1, outcomes).Select(static l => l[Arrow.Length..]));
            lines.RemoveRange(0, 1 + outcomes);
        }
    }

    public override string ToString() => $"{Operation} {Request}";

    private static Step Of(string call, IEnumerable<string> outcomes)
    {
        (string operation, string request) = Read(call);
        string[] results = [.. outcomes.SelectMany(static o => o.Split(" & ")).Select(Spell)];
        if (results is [var refusal] && refusal.Split(':')[0] is var code && code.EndsWith("Exception", StringComparison.Ordinal))
            return new Step(operation, request, code, refusal == code ? null : refusal[(code.Length + 1)..].TrimStart(), []);
        IEnumerable<string[]> places = results.Select(static r => r.Split(" = ", 2));
        return new Step(operation, request, null, null, [.. places.Select(static p => (p[0], p[1]))]);
    }

    private static (string Operation, string Request) Read(string call)
    {
        int blank = call.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0) return (call, "{}");
        if (call.StartsWith(Wait, StringComparison.Ordinal)) return (Wait, call[blank..]);
        string operation = call[..blank], request = Spell(call[(blank + 1)..]), network = "";
        if (request.IndexOf(InNetwork, StringComparison.Ordinal) is > 0 and var at)
            (request, network) = (request[..at], request[(at + InNetwork.Length - 1)..]);
        bool onFargate = request.EndsWith(OnFargate, StringComparison.Ordinal);
        if (onFargate) request = request[..^OnFargate.Length];
        JObject json = JObject.Parse(request);
        if (onFargate && operation == "RegisterTaskDefinition") json = ForFargate(json);
        else if (onFargate) json["launchType"] = "FARGATE";
        if (onFargate && network.Length == 0 && operation != "RegisterTaskDefinition") network = "{subnets: ['subnet-1']}";
        if (network.Length > 0) json["networkConfiguration"] = new JObject { ["awsvpcConfiguration"] = JObject.Parse(network) };
        return (operation, json.ToString(Formatting.None));
    }

    // The smallest definition that Fargate takes, with the members given.
    private static JObject ForFargate(JObject members)
    {
        JObject definition = JObject.Parse(
            """
            {networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512',
                containerDefinitions: [{name: 'app', image: 'busybox:1', portMappings: [{containerPort: 80}]}]}
            """);
        foreach (JProperty member in members.Properties()) definition[member.Name] = member.Value;
        return definition;
    }

    private static string Spell(string text) =>
        s_words.Aggregate(text, static (spelt, word) => spelt.Replace(word.Word, word.Text, StringComparison.Ordinal));

    private static string Balancers(params string[] groups) =>
        $"[{string.Join(", ", groups.Select(static g => $"{{targetGroupArn: '{g}', containerName: 'app', containerPort: 80}}"))}]";
}
