using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Testing;

/// <summary>
/// Newtonsoft.Json as a reader that is independent of the product's: numbers stay exact, and texts that look like dates stay texts.
/// </summary>
public static class WitnessJson
{
    /// <param name="text">JSON, perhaps with a byte order mark.</param>
    /// <param name="duplicates">What becomes of a name that comes twice.</param>
    /// <param name="maxDepth">How deep it may be; null = as deep as it likes.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JToken Parse(
        string text, DuplicatePropertyNameHandling duplicates = DuplicatePropertyNameHandling.Replace, int? maxDepth = 64)
    {
        using JsonTextReader reader = new(new StringReader(text.TrimStart('\ufeff')))
        {
            DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = maxDepth,
        };
        return JToken.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = duplicates });
    }

    /// <summary>An object in which no name comes twice.</summary>
    public static JObject ParseObject(string text) => (JObject)Parse(text, DuplicatePropertyNameHandling.Error);
}
