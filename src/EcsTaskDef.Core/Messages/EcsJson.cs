using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>
/// The one reading of requests: JSON text in, typed request out, with ECS's type errors (docs/ECS.md §1.3).
/// </summary>
public static class EcsJson
{
    /// <summary>
    /// Reads a request: <see cref="RegisterTaskDefinitionRequest"/> or one of <c>EcsTaskDef.Registry.Messages</c>; or a
    /// <see cref="TaskDefinition"/> as ECS answers it.
    /// <c>null</c> is absence, in lists and maps that the model knows too; names are case-sensitive; of two members of one name the last
    /// counts. Unknown members of a registration are kept (they may be newer than this software) but for those that
    /// only ECS's answers have; those of other requests are ignored. A byte order mark is skipped.
    /// </summary>
    /// <exception cref="EcsException">
    /// <c>SerializationException</c> with ECS's text; <see cref="EcsException.JsonPath"/> says where and
    /// <see cref="EcsException.Advice"/> what was expected and what was given.
    /// </exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json) where T : class => ReadRequest<T>(utf8Json, out _);

    /// <inheritdoc cref="Read{T}(ReadOnlyMemory{byte})"/>
    /// <param name="utf8Json">The text.</param>
    /// <param name="isPlain">True when the text has nothing unusual: no member is unknown, repeated or null.</param>
    public static T ReadRequest<T>(ReadOnlyMemory<byte> utf8Json, out bool isPlain) where T : class
    {
        bool keepsUnknown = typeof(T) == typeof(RegisterTaskDefinitionRequest) || typeof(T) == typeof(TaskDefinition);
        return StructureReader.Read<T>(utf8Json, keepsUnknown ? ValueShape.Of(typeof(TaskDefinition)) : null, out isPlain);
    }

    /// <summary>
    /// Reads an answer of an operation, of this software or another that speaks ECS: unknown members are ignored, and a list that every
    /// answer has is empty where this one has none.
    /// </summary>
    /// <exception cref="EcsException"><c>SerializationException</c>: a member has another type, or it is not JSON.</exception>
    /// <exception cref="JsonException">What every answer has is missing.</exception>
    public static T ReadAnswer<T>(ReadOnlyMemory<byte> utf8Json) where T : class
    {
        T answer = StructureReader.Read<T>(utf8Json, null);
        foreach (StructureMember member in ValueShape.Of(typeof(T)).MemberArray)
        {
            if (!member.IsRequired || member.Get(answer) is not null) continue;
            if (member.Shape.Kind != ValueKind.List) throw new JsonException();
            member.Set(answer, member.Shape.NewList());
        }

        return answer;
    }

    /// <summary>
    /// Writes a request or an answer as ECS does: members in alphabetical order, those without a value left out.
    /// </summary>
    public static void Write<T>(Utf8JsonWriter writer, T message) where T : class => StructureWriter.Write(writer, message);

    /// <summary>Takes a text apart.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="levelsAround">
    /// Levels that a file may have around a definition, which itself has 64 at most: what can be exported can be imported.
    /// </param>
    /// <exception cref="EcsException"><c>SerializationException</c>: the text is not JSON; the advice says where.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8Json, int levelsAround = 0)
    {
        int maxDepth = JsonText.MaxDepth + levelsAround;
        try
        {
            return JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = maxDepth });
        }
        catch (JsonException exception)
        {
            throw UnreadableValue.NotJson(utf8Json.Span, exception, maxDepth);
        }
    }
}
