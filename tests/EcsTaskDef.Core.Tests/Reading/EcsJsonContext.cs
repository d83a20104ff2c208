using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Core.Tests.Reading;

/// <summary>.NET's generated reader and writer of the model: the witness of ours.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EpochSecondsConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RegisterTaskDefinitionRequest))]
[JsonSerializable(typeof(TaskDefinition))]
internal sealed partial class EcsJsonContext : JsonSerializerContext;

/// <summary>A time as a number of epoch seconds.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && EpochSeconds.TryRead(reader.ValueSpan, out DateTimeOffset time)
            ? time : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        EpochSeconds.Write(writer, value);
}
