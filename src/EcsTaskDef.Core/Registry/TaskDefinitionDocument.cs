using System;
using EcsTaskDef.Json;
using EcsTaskDef.Model;

namespace EcsTaskDef.Registry;

/// <summary>
/// One <c>taskDefinition</c> object as ECS answers it: UTF-8 JSON, members in alphabetical order. Doors that speak JSON
/// copy the bytes; the typed object is made for those who ask.
/// </summary>
public sealed class TaskDefinitionDocument
{
    private TaskDefinition? _value;

    /// <summary>Wraps the bytes of one complete <c>taskDefinition</c> object.</summary>
    public TaskDefinitionDocument(ReadOnlyMemory<byte> utf8Json) => Utf8Json = utf8Json;

    /// <summary>The JSON object, compact, exactly as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>The typed form, made at the first call.</summary>
    public TaskDefinition Value =>
        _value ??= DocumentReader.Read<TaskDefinition>(Utf8Json.Span);
}
