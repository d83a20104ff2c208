using System.Text.Json;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>A revision as it lies in a store.</summary>
internal sealed record Found(Revision Revision, string Status, string? DeregisteredAt, string Tag);

/// <summary>Everything in a store, as a process read it that had just opened it.</summary>
internal sealed class Reading
{
    private readonly Dictionary<string, Found> _byToken = new(StringComparer.Ordinal);

    private Reading()
    {
    }

    public IReadOnlyCollection<Found> All => _byToken.Values;

    /// <summary>What could not be read, in the store's words.</summary>
    public List<string> Faults { get; } = [];

    public Found? Find(string token) => _byToken.GetValueOrDefault(token);

    public bool Contains(string token) => _byToken.ContainsKey(token);

    /// <summary>Takes apart what the worker read, and has every definition judged.</summary>
    /// <param name="reply">The answer of the worker's .read.</param>
    /// <param name="ledger">Judges.</param>
    /// <param name="isOld">The store is as it was at some time: what anybody ever wrote may be there.</param>
    public static Reading Of(Reply reply, Ledger ledger, bool isOld = false)
    {
        Reading reading = new();
        if (isOld) reply = reply with { Called = Ledger.LongAgo };
        if (reply.Outcome != Outcome.Done)
        {
            reading.Faults.Add(reply.ToString());
            return reading;
        }

        using JsonDocument document = JsonDocument.Parse(reply.Body);
        foreach (JsonElement one in document.RootElement.EnumerateArray()) reading.Add(one, reply, ledger);
        return reading;
    }

    private void Add(JsonElement one, Reply reply, Ledger ledger)
    {
        Reply answer = new(
            Reply.Of(one.GetProperty("status").GetInt32()), one.GetProperty("body").GetBytesFromBase64(), reply.Called, reply.Returned);
        string region = one.GetProperty("region").GetString()!, of = one.GetProperty("of").GetString()!;
        if (answer.Outcome != Outcome.Done)
        {
            // A revision whose time is over between list and description is ECS's own refusal.
            if (answer.Outcome != Outcome.Refused) Faults.Add($"{region} {of}: {answer}");
            return;
        }

        string[] name = of.Split(':');
        if (name.Length != 2) return;
        if (
            ledger.JudgeDescription(
                answer, region, name[0], int.Parse(name[1], System.Globalization.CultureInfo.InvariantCulture)) is not { } revision) return;
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        JsonElement definition = document.RootElement.GetProperty("taskDefinition"), tags = document.RootElement.GetProperty("tags");
        _byToken[revision.Token] = new Found(
            revision, definition.GetProperty("status").GetString()!,
            definition.TryGetProperty("deregisteredAt", out JsonElement at) ? at.GetRawText() : null,
            tags.GetArrayLength() > 0 ? tags[0].GetProperty("value").GetString()! : "");
    }
}
