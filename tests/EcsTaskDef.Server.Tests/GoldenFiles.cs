using System.Text.Encodings.Web;
using System.Text.Json;
using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>
/// The golden pairs: golden/&lt;scenario&gt;/NN-&lt;Operation&gt;.request.json is sent, the answer must be
/// NN-&lt;Operation&gt;.response.json. The clock of these tests stands still but for a step before every request, so times
/// are compared like everything else, down to their notation. ECSTASKDEF_APPROVE=1 rewrites the answers.
/// </summary>
public static class GoldenFiles
{
    private static readonly string s_root = Repository.Combine("tests", "EcsTaskDef.Server.Tests", "golden");

    private static readonly JsonWriterOptions s_readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Scenarios() =>
        new(Directory.EnumerateDirectories(s_root).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    /// <summary>The requests of a scenario in their order, each with the file of its answer.</summary>
    public static IEnumerable<(string Operation, byte[] Body, string AnswerPath)> Requests(string scenario) =>
        Directory.EnumerateFiles(Path.Combine(s_root, scenario), "*.request.json")
            .Order(StringComparer.Ordinal)
            .Select(static path => (
                Path.GetFileName(path)[3..^".request.json".Length],
                File.ReadAllBytes(path),
                path.Replace(".request.json", ".response.json", StringComparison.Ordinal)));

    /// <summary>Status and body, indented for people; the order of members and the notation of numbers stay.</summary>
    public static string Readable(Answer answer)
    {
        using JsonDocument body = JsonDocument.Parse(answer.Text);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_readable))
        {
            json.WriteStartObject();
            json.WriteNumber("status", answer.Status);
            json.WritePropertyName("body");
            body.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
