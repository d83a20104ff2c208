using System;

namespace EcsTaskDef.Json;

/// <summary>
/// The one reading of requests: JSON text in, typed request out, with ECS's type errors (ECS semantics §1.3).
/// </summary>
public static class EcsJson
{
    /// <summary>
    /// Reads a request: <c>RegisterTaskDefinitionRequest</c> or one of <c>EcsTaskDef.Registry.Messages</c>.
    /// <c>null</c> is absence; unknown members of a registration are kept, those of other requests ignored.
    /// </summary>
    /// <exception cref="EcsTaskDef.Errors.EcsException">
    /// <c>SerializationException</c> with ECS's text; <c>JsonPath</c> says where and <c>Advice</c> what was expected.
    /// </exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8Json) where T : class => throw null!;
}
