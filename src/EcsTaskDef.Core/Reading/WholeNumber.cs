using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>JSON has no integers: 256, 256.0 and 2.56e2 are one number.</summary>
internal static class WholeNumber
{
    private const int MaxDecimalDigits = 28;

    /// <summary>False for a number with a fraction, or one that 64 bits do not hold.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out long whole)
    {
        if (reader.TryGetInt64(out whole)) return true;
        if (!reader.TryGetDecimal(out decimal value) || value != decimal.Truncate(value)) return false;
        if (value is < long.MinValue or > long.MaxValue) return false;

        // A decimal rounds what it cannot hold: 1e-99 is not 0.
        ReadOnlySpan<byte> mantissa = reader.ValueSpan;
        int exponent = mantissa.IndexOfAny((byte)'e', (byte)'E'), digits = 0;
        if (exponent >= 0) mantissa = mantissa.Slice(0, exponent);
        bool isZero = true;
        foreach (byte one in mantissa)
        {
            if (one is >= (byte)'0' and <= (byte)'9') digits++;
            isZero &= one is (byte)'0' or (byte)'.' or (byte)'-';
        }

        if (digits > MaxDecimalDigits || (value == 0 && !isZero)) return false;
        whole = (long)value;
        return true;
    }
}
