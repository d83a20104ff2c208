using System.Text.Json;

namespace EcsTaskDef.Wire;

/// <summary>
/// The operations this software offers. Members are written in alphabetical order and left out when they have no value
/// (docs/ECS.md §1.2 [captured]).
/// </summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, WireOperation> s_byName = new WireOperation[]
    {
        new WireOperation<DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse>(
            "DeleteTaskDefinitions",
            static (registry, request, stop) => registry.DeleteTaskDefinitionsAsync(request, stop),
            static (json, answer) =>
            {
                json.WriteStartArray("failures"u8);
                foreach (Failure failure in answer.Failures) WriteFailure(json, failure);
                json.WriteEndArray();
                json.WriteStartArray("taskDefinitions"u8);
                foreach (TaskDefinitionDocument document in answer.TaskDefinitions) WriteDocument(json, document);
                json.WriteEndArray();
            }),
        new WireOperation<DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse>(
            "DeregisterTaskDefinition",
            static (registry, request, stop) => registry.DeregisterTaskDefinitionAsync(request, stop),
            static (json, answer) => WriteDocumentMember(json, answer.TaskDefinition)),
        new WireOperation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse>(
            "DescribeTaskDefinition",
            static (registry, request, stop) => registry.DescribeTaskDefinitionAsync(request, stop),
            static (json, answer) =>
            {
                WriteTags(json, answer.Tags);
                WriteDocumentMember(json, answer.TaskDefinition);
            }),
        new WireOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>(
            "ListTagsForResource",
            static (registry, request, stop) => registry.ListTagsForResourceAsync(request, stop),
            static (json, answer) => WriteTags(json, answer.Tags)),
        new WireOperation<ListTaskDefinitionFamiliesRequest, ListTaskDefinitionFamiliesResponse>(
            "ListTaskDefinitionFamilies",
            static (registry, request, stop) => registry.ListTaskDefinitionFamiliesAsync(request, stop),
            static (json, answer) =>
            {
                WriteStrings(json, "families", answer.Families);
                WriteNextToken(json, answer.NextToken);
            }),
        new WireOperation<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse>(
            "ListTaskDefinitions",
            static (registry, request, stop) => registry.ListTaskDefinitionsAsync(request, stop),
            static (json, answer) =>
            {
                WriteNextToken(json, answer.NextToken);
                WriteStrings(json, "taskDefinitionArns", answer.TaskDefinitionArns);
            }),
        new WireOperation<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse>(
            "RegisterTaskDefinition",
            static (registry, request, stop) => registry.RegisterTaskDefinitionAsync(request, stop),
            static (json, answer) =>
            {
                if (answer.Tags is not null) WriteTags(json, answer.Tags);
                WriteDocumentMember(json, answer.TaskDefinition);
            }),
        new WireOperation<TagResourceRequest, Nothing>(
            "TagResource",
            static async (registry, request, stop) =>
            {
                await registry.TagResourceAsync(request, stop).ConfigureAwait(false);
                return default;
            },
            static (_, _) => { }),
        new WireOperation<UntagResourceRequest, Nothing>(
            "UntagResource",
            static async (registry, request, stop) =>
            {
                await registry.UntagResourceAsync(request, stop).ConfigureAwait(false);
                return default;
            },
            static (_, _) => { }),
    }.ToDictionary(static operation => operation.Name, StringComparer.Ordinal);

    /// <summary>The names of the offered operations, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => s_byName.Keys.Concat(RuntimeOperations.Names)
        .OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    /// <summary>The operation of that name, or null when it is not offered.</summary>
    public static WireOperation? Find(string name) =>
        s_byName.TryGetValue(name, out WireOperation? known) ? known : RuntimeOperations.Find(name);

    // The document is ECS's form already: its bytes are copied, not parsed again.
    private static void WriteDocument(Utf8JsonWriter json, TaskDefinitionDocument document) =>
        json.WriteRawValue(document.Utf8Json.Span, skipInputValidation: true);

    private static void WriteDocumentMember(Utf8JsonWriter json, TaskDefinitionDocument document)
    {
        json.WritePropertyName("taskDefinition"u8);
        WriteDocument(json, document);
    }

    private static void WriteFailure(Utf8JsonWriter json, Failure failure)
    {
        json.WriteStartObject();
        json.WriteString("arn"u8, failure.Arn);
        if (failure.Detail is not null) json.WriteString("detail"u8, failure.Detail);
        json.WriteString("reason"u8, failure.Reason);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyList<Tag> tags)
    {
        json.WriteStartArray("tags"u8);
        foreach (Tag tag in tags)
        {
            json.WriteStartObject();
            if (tag.Key is not null) json.WriteString("key"u8, tag.Key);
            if (tag.Value is not null) json.WriteString("value"u8, tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string member, IReadOnlyList<string> values)
    {
        json.WriteStartArray(member);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteNextToken(Utf8JsonWriter json, string? nextToken)
    {
        if (nextToken is not null) json.WriteString("nextToken"u8, nextToken);
    }

    // The answer of TagResource and UntagResource is {} (docs/ECS.md §4.7 [captured]).
    private readonly record struct Nothing;
}
