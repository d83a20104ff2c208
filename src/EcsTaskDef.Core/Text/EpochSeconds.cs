using System.Text.Json;

namespace EcsTaskDef.Text;

/// <summary>A time as a JSON number of epoch seconds. Source: docs/ECS.md §1.2 [captured].</summary>
internal static class EpochSeconds
{
    private static readonly long s_earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long s_latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>A JSON number as a time; false for one beyond the years 1 to 9999.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out DateTimeOffset time)
    {
        var isTime = EcsTime.TryParse(utf8, out var milliseconds) && milliseconds >= s_earliest && milliseconds <= s_latest;
        time = isTime ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default;
        return isTime;
    }

    /// <summary>Writes a time.</summary>
    public static void Write(Utf8JsonWriter json, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[EcsTime.MaxLength];
        var length = EcsTime.Format(time.ToUnixTimeMilliseconds(), text);
        json.WriteRawValue(text.Slice(0, length), skipInputValidation: true);
    }
}
