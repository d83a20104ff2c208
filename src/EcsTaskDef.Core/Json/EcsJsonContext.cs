using System.Collections.Generic;
using System.Text.Json.Serialization;
using EcsTaskDef.Model;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.Json;

/// <summary>
/// The generated reader and writer of the model. Members are written in the order of their declaration, which is the
/// alphabetical order in which ECS answers. Source: ECS semantics §3.7 [captured].
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(RegisterTaskDefinitionRequest))]
[JsonSerializable(typeof(TaskDefinition))]
[JsonSerializable(typeof(ContainerDefinition))]
[JsonSerializable(typeof(IReadOnlyList<Tag>))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(DeleteTaskDefinitionsRequest))]
[JsonSerializable(typeof(DeregisterTaskDefinitionRequest))]
[JsonSerializable(typeof(DescribeTaskDefinitionRequest))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTaskDefinitionFamiliesRequest))]
[JsonSerializable(typeof(ListTaskDefinitionsRequest))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(UntagResourceRequest))]
internal sealed partial class EcsJsonContext : JsonSerializerContext;
