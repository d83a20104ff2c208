using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>An account setting as it is kept, of one principal; the root's is the default of all.</summary>
internal sealed record SettingFact : IFact
{
    public const string KindName = "account-setting";

    public string Name { get; init; } = "";

    /// <summary>The ARN of the user, role or root.</summary>
    public string Principal { get; init; } = "";

    public string Value { get; init; } = "";

    string IFact.Kind => KindName;

    [JsonIgnore]
    public string Key => KeyOf(Principal, Name);

    DateTimeOffset? IFact.ExpiresAt => null;

    public static string KeyOf(string principal, string name) => $"{principal}/{name}";

    public IEnumerable<string> Index() => [];
}
