using System.Net.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests.Hosting;

/// <summary>What the server answered, read by Newtonsoft.Json: a reader independent of the product's.</summary>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    private JToken? _json;

    public JToken Json => _json ??= WitnessJson.Parse(Text, maxDepth: null);

    public JToken this[string member] => Json[member] ?? throw new KeyNotFoundException($"No '{member}' in {Text}");

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(static h => h.Key, static h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()), headers);
    }

    /// <summary>Expects success.</summary>
    public Answer Ok()
    {
        Assert.True(Status == 200, $"HTTP {Status}: {Text}");
        return this;
    }

    /// <summary>Expects one of ECS's errors, to the byte.</summary>
    public void Refused(string code, string? message, int status = 400)
    {
        var expected = new JObject { ["__type"] = code };
        if (message is not null) expected["message"] = message;
        Assert.Equal(expected.ToString(Formatting.None), Text);
        Assert.Equal(status, Status);
    }
}
