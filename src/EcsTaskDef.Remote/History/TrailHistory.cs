using System.Text.Json;
using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;

namespace EcsTaskDef.Remote.History;

/// <summary>
/// The history of the last 90 days from CloudTrail's LookupEvents: by the name of the event, since all events of ECS together are mostly
/// look-ups. Events come some minutes after they happened. Two requests a second are allowed.
/// </summary>
internal sealed class TrailHistory(RemoteRegion region)
{
    private const string Lookup = "LookupEvents";

    // CloudTrail delivers an event about five minutes later, sometimes more.
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(15);

    public async ValueTask<HistoryPage> ReadAsync(HistoryQuery query, TrailPlace? place, CancellationToken cancellationToken)
    {
        if (region.Place.Location.Kind != RegistryLocationKind.Aws) throw RemoteErrors.NotAvailable("A history is", region.Place);
        return query.NewestFirst
            ? await ReadNewestAsync(query, place?.Streams ?? Streams(query), cancellationToken).ConfigureAwait(false)
            : await ReadRestAsync(query, place, cancellationToken).ConfigureAwait(false);
    }

    private static TrailStream[] Streams(HistoryQuery query) => [.. (query.IncludeRuntime && query.Family is null
        ? TrailRecords.RevisionEvents.Concat(TrailRecords.RuntimeEvents) : TrailRecords.RevisionEvents).Select(TrailStream.Of)];

    // Each name has its pages, and their events are put in one order: those that are not older than the end of any page that has another
    // behind it.
    private async ValueTask<HistoryPage> ReadNewestAsync(
        HistoryQuery query, IReadOnlyList<TrailStream> before, CancellationToken cancellationToken)
    {
        TrailStream[] streams = await Bounded.SelectAsync(
            before, (one, token) => one.Read.Count > 0 || one.IsEnd ? new(one) : NextAsync(one, null, token), cancellationToken)
            .ConfigureAwait(false);
        DateTimeOffset bound = streams.Where(static one => !one.IsEnd)
            .Select(static one => one.Read.Count > 0 ? one.Read[^1].Time : DateTimeOffset.MaxValue).DefaultIfEmpty().Max();
        TrailEvent[] ready = [.. streams.SelectMany(static one => one.Read).Where(one => one.Time >= bound)
            .OrderByDescending(static one => one.Time)];
        streams = [.. streams.Select(one => one with { Read = [.. one.Read.Where(rest => rest.Time < bound)] })];
        return Page(query, ready, new TrailPlace { Streams = streams }, streams.All(static one => one.IsEnd && one.Read.Count == 0));
    }

    // CloudTrail gives the newest first only, so the oldest are known when all are.
    private async ValueTask<HistoryPage> ReadRestAsync(HistoryQuery query, TrailPlace? place, CancellationToken cancellationToken)
    {
        TrailEvent[][] all = await Bounded.SelectAsync(Streams(query), async (stream, token) =>
        {
            List<TrailEvent> events = [];
            for (TrailStream one = stream; !one.IsEnd;)
            {
                one = await NextAsync(one, place?.From, token).ConfigureAwait(false);
                events.AddRange(one.Read);
            }

            return events.ToArray();
        }, cancellationToken).ConfigureAwait(false);
        TrailEvent[] found = [.. all.SelectMany(static one => one).OrderBy(static one => one.Time)];
        DateTimeOffset? from = found.Length > 0 ? found[^1].Time - s_late : place?.From;
        TrailPlace next = new() { From = from, Given = [.. found.Where(one => one.Time >= from).Select(static one => one.Id)] };
        return Page(query, [.. found.Where(one => place?.Given.Contains(one.Id) != true)], next, isEnd: true);
    }

    private static HistoryPage Page(HistoryQuery query, TrailEvent[] events, TrailPlace next, bool isEnd) => new()
    {
        Records = [.. events.SelectMany(static one => one.Records).Where(one => query.Family is null || one.Family == query.Family)],
        Cursor = new HistoryCursor(next),
        IsEnd = isEnd,
    };

    private async ValueTask<TrailStream> NextAsync(TrailStream stream, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        byte[] answer = await region.AskTrailAsync(Lookup, Request(stream, from), cancellationToken).ConfigureAwait(false);
        try
        {
            using JsonDocument page = JsonDocument.Parse(answer);
            string? next = page.RootElement.TryGetProperty("NextToken", out JsonElement token) ? token.GetString() : null;
            TrailRecords records = new(region);
            TrailEvent[] events = page.RootElement.TryGetProperty("Events", out JsonElement found)
                ? [.. found.EnumerateArray().Select(records.Of).OfType<TrailEvent>()] : [];
            return stream with { Read = events, Next = next, IsEnd = string.IsNullOrEmpty(next) || next == stream.Next };
        }
        catch (Exception cut) when (cut is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw RemoteErrors.AnswerUnreadable(Lookup, region.Place, cut);
        }
    }

    private static byte[] Request(TrailStream stream, DateTimeOffset? from)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("LookupAttributes");
            json.WriteStartObject();
            json.WriteString("AttributeKey", "EventName");
            json.WriteString("AttributeValue", stream.Name);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteNumber("MaxResults", 50);
            if (stream.Next is { } token) json.WriteString("NextToken", token);
            if (from is { } start) json.WriteNumber("StartTime", start.ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
