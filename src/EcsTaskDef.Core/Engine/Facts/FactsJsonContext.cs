using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>The generated reader and writer of what the engine stores about clusters, services, tasks and instances.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(ClusterFact))]
[JsonSerializable(typeof(ServiceFact))]
[JsonSerializable(typeof(TaskFact))]
[JsonSerializable(typeof(InstanceFact))]
[JsonSerializable(typeof(TokenFact))]
[JsonSerializable(typeof(QuotaFact))]
[JsonSerializable(typeof(DaemonFact))]
[JsonSerializable(typeof(DaemonDefinitionFact))]
[JsonSerializable(typeof(ProviderFact))]
[JsonSerializable(typeof(SettingFact))]
internal sealed partial class FactsJsonContext : JsonSerializerContext;
