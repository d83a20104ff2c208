using System.Text.Json;
using EcsTaskDef.Planning;

namespace EcsTaskDef.Remote.History;

/// <summary>Makes records of CloudTrail's events. What ECS refused is an event too, and no record.</summary>
internal sealed class TrailRecords(RemoteRegion region)
{
    /// <summary>The operations that change revisions.</summary>
    public static readonly IReadOnlyList<string> RevisionEvents =
        ["RegisterTaskDefinition", "DeregisterTaskDefinition", "DeleteTaskDefinitions", "TagResource", "UntagResource"];

    /// <summary>The operations that change what runs.</summary>
    public static readonly IReadOnlyList<string> RuntimeEvents =
    [
        "CreateCluster", "UpdateCluster", "UpdateClusterSettings", "DeleteCluster", "CreateService", "UpdateService", "DeleteService",
        "RunTask", "StartTask", "StopTask", "RegisterContainerInstance", "DeregisterContainerInstance",
    ];

    // A task has its cluster's ARN as well.
    private static readonly string[] s_arns = ["containerInstanceArn", "taskArn", "serviceArn", "clusterArn"];

    /// <summary>Null for an event of another service: the names of some are the same.</summary>
    public TrailEvent? Of(JsonElement listed)
    {
        if (Text(listed, "CloudTrailEvent") is not { } text) return null;
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement one = document.RootElement;
        if (Text(one, "eventSource") != "ecs.amazonaws.com" || Text(one, "eventName") is not { } name) return null;
        DateTimeOffset time = DateTimeOffset.Parse(
            Text(one, "eventTime") ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        bool isRefused = Text(one, "errorCode") is { Length: > 0 };
        return new TrailEvent(Text(listed, "EventId") ?? text, time, isRefused ? [] : [.. Records(one, name, time)]);
    }

    private IEnumerable<HistoryRecord> Records(JsonElement one, string name, DateTimeOffset time)
    {
        JsonElement asked = Part(one, "requestParameters"), answered = Part(one, "responseElements");
        HistoryRecord plain = new()
        {
            // CloudTrail numbers nothing.
            Sequence = 0,
            ProcessId = 0,
            Name = "",
            Event = HistoryEvent.RuntimeChanged,
            Time = time,
            By = Text(Part(one, "userIdentity"), "arn") ?? Text(Part(one, "userIdentity"), "invokedBy"),
            Host = Text(one, "sourceIPAddress") ?? "",
            Region = region.Name,
        };
        return name switch
        {
            "RegisterTaskDefinition" => [OfRevision(plain with { Event = HistoryEvent.Registered, Tags = Tags(asked) },
                Text(Part(answered, "taskDefinition"), "taskDefinitionArn") ?? Text(asked, "family"))],
            "DeregisterTaskDefinition" => [OfRevision(plain with { Event = HistoryEvent.Deregistered },
                Text(Part(answered, "taskDefinition"), "taskDefinitionArn") ?? Text(asked, "taskDefinition"))],
            "DeleteTaskDefinitions" => Items(answered, "taskDefinitions").Select(deleted =>
                OfRevision(plain with { Event = HistoryEvent.DeleteRequested }, Text(deleted, "taskDefinitionArn"))),
            "TagResource" or "UntagResource" => Text(asked, "resourceArn") is { } arn && arn.Contains(":task-definition/")
                ? [OfRevision(plain with { Event = HistoryEvent.Tagged, Tags = Tags(asked) }, arn)] : [],
            _ => Names(answered).Select(resource => plain with { Name = resource }),
        };
    }

    private static HistoryRecord OfRevision(HistoryRecord record, string? name) =>
        ListedRevision.Read(name ?? "", default) is { } revision
            ? record with
            {
                Name = revision.ToString(),
                Family = revision.Family,
                Revision = revision.Revision,
                TaskDefinitionArn = revision.Arn.StartsWith("arn:", StringComparison.Ordinal) ? revision.Arn : null,
            }
            : record with { Name = name ?? "", Family = name };

    // What runs is named as in a journal: kind and name, service/default/shop.
    private static IEnumerable<string> Names(JsonElement answered)
    {
        if (answered.ValueKind != JsonValueKind.Object) return [];
        IEnumerable<JsonElement> parts = answered.EnumerateObject().SelectMany(static member => member.Value.ValueKind switch
        {
            JsonValueKind.Object => [member.Value],
            JsonValueKind.Array => member.Value.EnumerateArray().ToArray(),
            _ => Array.Empty<JsonElement>(),
        });
        return [.. parts.Where(static part => part.ValueKind == JsonValueKind.Object).Select(static part => s_arns
            .Select(arn => Text(part, arn)).FirstOrDefault(static arn => arn is not null)).OfType<string>()
            .Select(static arn => arn[(arn.LastIndexOf(':') + 1)..])];
    }

    private static Tag[]? Tags(JsonElement asked)
    {
        Tag[] tags = [.. Items(asked, "tags").Select(static tag => new Tag { Key = Text(tag, "key"), Value = Text(tag, "value") })];
        return tags.Length > 0 ? tags : null;
    }

    private static IEnumerable<JsonElement> Items(JsonElement one, string name) =>
        Part(one, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static JsonElement Part(JsonElement one, string name) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out JsonElement part) ? part : default;

    private static string? Text(JsonElement one, string name) =>
        Part(one, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
