using System.Text.Json;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>
/// What a task definition of the attacks' looks like, byte for byte: learned from one answer of a sound store, for every
/// registration differs only in what is put in its places here.
/// </summary>
internal sealed class Template
{
    private const string Token = "\u0001", Family = "\u0002", Number = "\u0003", RegisteredAt = "\u0004", Status = "\u0005",
        Mark = "\u0006", User = "\u0007", DeregisteredAt = "\u000e";

    private readonly string _active, _deregistered;

    private Template(string active, string deregistered) => (_active, _deregistered) = (active, deregistered);

    public static string MarkOf(string token, int padding) => token + new string('x', padding) + token;

    /// <summary>The request that registers it.</summary>
    public static string Request(Revision revision) => $$"""
        {"family":"{{revision.Family}}","containerDefinitions":[{"name":"app","image":"registry.example/{{revision.Token}}:1","memory":64,
        "command":["{{revision.Token}}"],"environment":[{"name":"MARK","value":"{{MarkOf(revision.Token, revision.Padding)}}"}]}],
        "tags":[{"key":"mark","value":"{{revision.Token}}"}]}
        """.Replace("\n", "", StringComparison.Ordinal);

    /// <param name="revision">What was registered.</param>
    /// <param name="active">The answer to its registration.</param>
    /// <param name="deregistered">Its description after it was deregistered.</param>
    public static Template Learn(Revision revision, Reply active, Reply deregistered) =>
        new(Learn(revision, active), Learn(revision, deregistered));

    /// <summary>What an answer must say, to the byte.</summary>
    public string Expect(Revision revision, string status, string? deregisteredAt) => (deregisteredAt is null ? _active : _deregistered)
        .Replace(Mark, MarkOf(revision.Token, revision.Padding), StringComparison.Ordinal)
        .Replace(Token, revision.Token, StringComparison.Ordinal)
        .Replace(Family, revision.Family, StringComparison.Ordinal)
        .Replace(Number, revision.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(User, revision.User, StringComparison.Ordinal)
        .Replace("eu-west-1", revision.Region, StringComparison.Ordinal)
        .Replace(RegisteredAt, revision.RegisteredAt, StringComparison.Ordinal)
        .Replace(DeregisteredAt, deregisteredAt, StringComparison.Ordinal)
        .Replace(Status, status, StringComparison.Ordinal);

    private static string Learn(Revision revision, Reply answer)
    {
        if (answer.Outcome != Outcome.Done) throw new InvalidOperationException("There is nothing to learn from " + answer);
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        JsonElement definition = document.RootElement.GetProperty("taskDefinition");
        string text = definition.GetRawText()
            .Replace(MarkOf(revision.Token, revision.Padding), Mark, StringComparison.Ordinal)
            .Replace(revision.Token, Token, StringComparison.Ordinal)
            .Replace($"/{revision.Family}:1\"", $"/{Family}:{Number}\"", StringComparison.Ordinal)
            .Replace($"\"family\":\"{revision.Family}\"", $"\"family\":\"{Family}\"", StringComparison.Ordinal)
            .Replace("\"revision\":1", "\"revision\":" + Number, StringComparison.Ordinal)
            .Replace($"/{revision.User}\"", $"/{User}\"", StringComparison.Ordinal)
            .Replace($"\"status\":\"{definition.GetProperty("status").GetString()}\"", $"\"status\":\"{Status}\"", StringComparison.Ordinal)
            .Replace(
                "\"registeredAt\":" + definition.GetProperty("registeredAt").GetRawText(), "\"registeredAt\":" + RegisteredAt,
                StringComparison.Ordinal);
        return definition.TryGetProperty("deregisteredAt", out JsonElement at)
            ? text.Replace("\"deregisteredAt\":" + at.GetRawText(), "\"deregisteredAt\":" + DeregisteredAt, StringComparison.Ordinal)
            : text;
    }
}
