using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcsTaskDef.Errors;
using EcsTaskDef.Json;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>
/// Makes a registration of what users have at hand: a request, or what describe calls answer, wrapped in
/// <c>taskDefinition</c> or not. Members that only answers have are dropped; everything else is left to the registry.
/// </summary>
internal static class RegistrationReader
{
    private const string Wrapper = "taskDefinition";
    private const string Tags = "tags";
    private const string Region = "region";

    /// <summary>
    /// The members of a description that no registration has, from the model itself. The reading of JSON drops them by
    /// their exact names; objects have them in any case.
    /// </summary>
    private static readonly HashSet<string> s_outputOnly = new(
        ModelShape.Of(typeof(TaskDefinition)).Members.Values.Select(static member => member.JsonName)
            .Except(ModelShape.Of(typeof(RegisterTaskDefinitionRequest)).Members.Values.Select(static m => m.JsonName)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads JSON text, which is judged as strictly as on the wire.</summary>
    public static RegisterTaskDefinitionRequest ReadJson(ReadOnlyMemory<byte> utf8Json)
    {
        ReadOnlyMemory<byte> request = utf8Json;
        bool wrapped = false;
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = 256 });
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                wrapped = root.TryGetProperty(Wrapper, out JsonElement inner) && inner.ValueKind == JsonValueKind.Object;
                if (wrapped) request = Rewrite(inner, root);
                else if (root.EnumerateObject().Any(static member => s_outputOnly.Contains(member.Name)))
                    request = Rewrite(root, root);
            }
        }
        catch (JsonException)
        {
            // The registry's own reading says what is wrong, in ECS's words and with the place.
        }

        try
        {
            return EcsJson.Read<RegisterTaskDefinitionRequest>(request);
        }
        catch (EcsException error) when (wrapped && error.JsonPath is { Length: > 1 } path)
        {
            string place = $"$.{Wrapper}{path.Substring(1)}";
            throw new EcsException(
                error.Kind, error.Code, error.Message, error.Advice?.Replace(path, place), place, error);
        }
    }

    /// <summary>Reads an object of the pipeline.</summary>
    public static RegisterTaskDefinitionRequest ReadObject(object input, ObjectInspector inspector)
    {
        object value = inspector.Unwrap(input) ?? throw Faults.NothingToRegister();
        KeyValuePair<string, object?>[] members = MembersOf(value, inspector);
        KeyValuePair<string, object?>[]? envelope = null;
        if (Find(members, Wrapper) is { } inner
            && inspector.Unwrap(inner) is { } definition
            && inspector.MembersOf(definition) is not null)
        {
            envelope = members;
            members = MembersOf(definition, inspector);
        }

        List<KeyValuePair<string, object?>> request =
            members.Where(static member => !s_outputOnly.Contains(member.Key)).ToList();
        if (envelope is not null || request.Count < members.Length)
        {
            // It is a description: its tags stand in it or beside it, and one of ours also says where it lives.
            object? tags = (envelope is null ? null : Find(envelope, Tags)) ?? Find(members, Tags);
            request.RemoveAll(static member => Is(member.Key, Tags) || Is(member.Key, Region));
            if (!IsEmpty(inspector.Unwrap(tags))) request.Add(new KeyValuePair<string, object?>(Tags, tags));
        }

        return EcsJson.Read<RegisterTaskDefinitionRequest>(
            ObjectWriter.Write(request, typeof(RegisterTaskDefinitionRequest), inspector));
    }

    private static KeyValuePair<string, object?>[] MembersOf(object value, ObjectInspector inspector) =>
        inspector.MembersOf(value)?.ToArray() is { Length: > 0 } members ? members : throw Faults.NothingToRegister();

    private static bool Is(string name, string member) => string.Equals(name, member, StringComparison.OrdinalIgnoreCase);

    private static object? Find(KeyValuePair<string, object?>[] members, string name) =>
        Array.Find(members, member => Is(member.Key, name)).Value;

    // A describe call that was not asked for tags answers an empty list; a registration with one is refused.
    private static bool IsEmpty(object? tags) => tags is System.Collections.ICollection { Count: 0 };

    // What is in the definition, and the tags that stand in it or beside it.
    private static ReadOnlyMemory<byte> Rewrite(JsonElement definition, JsonElement root)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (JsonProperty member in definition.EnumerateObject())
            {
                if (member.Name != Tags) member.WriteTo(json);
            }

            if ((root.TryGetProperty(Tags, out JsonElement tags) || definition.TryGetProperty(Tags, out tags))
                && !(tags.ValueKind == JsonValueKind.Array && tags.GetArrayLength() == 0))
            {
                json.WritePropertyName(Tags);
                tags.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
