using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsTaskDef.Text;

/// <summary>A time as a JSON number of epoch seconds. Source: docs/ECS.md §1.2 [captured].</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    private static readonly long s_earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long s_latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ReadOnlySpan<byte> text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.TokenType == JsonTokenType.Number && TryRead(text, out DateTimeOffset time) ? time : throw new JsonException();
    }

    /// <summary>A JSON number as a time; false for one beyond the years 1 to 9999.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        var isTime = EcsTime.TryParse(utf8, out var milliseconds) && milliseconds >= s_earliest && milliseconds <= s_latest;
        time = isTime ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default;
        return isTime;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[EcsTime.MaxLength];
        var length = EcsTime.Format(value.ToUnixTimeMilliseconds(), text);
        writer.WriteRawValue(text.Slice(0, length), skipInputValidation: true);
    }
}
