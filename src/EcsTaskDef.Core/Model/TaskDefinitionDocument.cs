namespace EcsTaskDef.Model;

/// <summary>
/// One <c>taskDefinition</c> object as ECS answers it: UTF-8 JSON, members in alphabetical order. Doors that speak JSON
/// copy the bytes; the typed object is made for those who ask.
/// </summary>
public sealed class TaskDefinitionDocument
{
    private readonly ReadOnlyMemory<byte> _utf8Json;
    private readonly Lazy<ReadOnlyMemory<byte>>? _made;
    private TaskDefinition? _value;

    /// <summary>Wraps the bytes of one complete <c>taskDefinition</c> object.</summary>
    public TaskDefinitionDocument(ReadOnlyMemory<byte> utf8Json) => _utf8Json = utf8Json;

    /// <summary>The bytes are made at the first request for them: many answers of a batch are never read.</summary>
    internal TaskDefinitionDocument(Func<ReadOnlyMemory<byte>> make) => _made = new Lazy<ReadOnlyMemory<byte>>(make);

    /// <summary>The JSON object, compact, exactly as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Utf8Json => _made?.Value ?? _utf8Json;

    /// <summary>The typed form, made at the first call.</summary>
    public TaskDefinition Value => _value ??= NewerMembers.Watch(() => StructureReader.ReadDocument<TaskDefinition>(Utf8Json.Span));
}
