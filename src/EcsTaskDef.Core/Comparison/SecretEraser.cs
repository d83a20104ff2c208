using System.Text.Json;

namespace EcsTaskDef.Comparison;

/// <summary>
/// Puts asterisks in the place of what looks like a secret in the JSON of a definition or a task, by the rules of
/// <see cref="SecretMask"/>; every other byte stays as it is. Only what containers, volumes and overrides say is looked at: names and
/// ARNs of the revision or the task are no secrets.
/// </summary>
internal static class SecretEraser
{
    private static readonly string[] s_parts = ["containerDefinitions", "volumes", "proxyConfiguration", "overrides"];

    // These name the place of a secret, or a thing.
    private static readonly string[] s_references = ["valueFrom", "credentialsParameter", "secrets", "secretOptions", "image", "name"];

    /// <summary>The JSON without secrets; null where there is none.</summary>
    public static ReadOnlyMemory<byte>? Erase(ReadOnlyMemory<byte> utf8Json)
    {
        ByteBuffer? output = null;
        int copied = 0;
        foreach ((int start, int end) in Secrets(utf8Json.Span))
        {
            output ??= new ByteBuffer(utf8Json.Length + 64);
            output.Write(utf8Json.Span.Slice(copied, start - copied));
            output.Write(Encoding.ASCII.GetBytes($"\"{SecretMask.Asterisks}\""));
            copied = end;
        }

        if (output is null) return null;
        output.Write(utf8Json.Span.Slice(copied));
        return output.Written;
    }

    // The places of the texts, quotes included.
    private static List<(int Start, int End)> Secrets(ReadOnlySpan<byte> json)
    {
        List<(int, int)> found = [];
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string part = reader.GetString()!;
            reader.Read();
            if (s_parts.Contains(part)) Find(ref reader, part, found);
            else reader.Skip();
        }

        return found;
    }

    private static void Find(ref Utf8JsonReader reader, string name, List<(int, int)> found)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                if (SecretMask.IsSecret(name, reader.GetString()!)) found.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Find(ref reader, name, found);
                break;
            case JsonTokenType.StartObject:
                string? pair = NameIn(reader);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string member = reader.GetString()!;
                    reader.Read();
                    if (s_references.Contains(member)) reader.Skip();
                    else Find(ref reader, member == "value" ? pair ?? member : member, found);
                }

                break;
        }
    }

    // The name of a pair tells whether its value may stay. A copy of the reader looks ahead.
    private static string? NameIn(Utf8JsonReader ahead)
    {
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool isName = ahead.ValueTextEquals("name");
            ahead.Read();
            if (isName && ahead.TokenType == JsonTokenType.String) return ahead.GetString();
            ahead.Skip();
        }

        return null;
    }
}
