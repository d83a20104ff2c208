using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// How many registrations of a region a second has seen, kept only while there is a quota: so it holds for all processes of
/// a store.
/// </summary>
internal sealed record QuotaFact : IFact
{
    public const string KindName = "quota";

    /// <summary>There is one in a region.</summary>
    public const string TheKey = "registrations";

    /// <summary>The second, since 1970, by the clock of the last caller that registered.</summary>
    public long Second { get; init; }

    public int Count { get; init; }

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => TheKey;

    DateTimeOffset? IFact.ExpiresAt => null;

    public IEnumerable<string> Index() => [];
}
