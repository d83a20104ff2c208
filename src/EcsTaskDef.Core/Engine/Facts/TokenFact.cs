using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>A client token of RunTask with what was asked for and answered (docs/ECS.md §6.1 [captured]).</summary>
internal sealed record TokenFact : IFact
{
    public const string KindName = "token";

    public string Token { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The request's members as text: the comparison is literal.</summary>
    public string Request { get; init; } = "";

    public string Cluster { get; init; } = "";

    /// <summary>The ids of the tasks.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Token);

    DateTimeOffset? IFact.ExpiresAt => CreatedAt + Keep.Token;

    public static string KeyOf(string token) => token;

    public IEnumerable<string> Index()
    {
        yield return IndexText.Expiry(CreatedAt + Keep.Token);
    }
}
