namespace EcsTaskDef.Text;

/// <summary>
/// ECS's notation of time: epoch seconds to the millisecond, printed as Java prints a double, as in
/// <c>1.789551556693E9</c>. Integer arithmetic throughout, so nothing is rounded. Source: docs/ECS.md §1.2
/// [captured].
/// </summary>
internal static class EcsTime
{
    /// <summary>Bytes that the longest time needs, sign and exponent included.</summary>
    public const int MaxLength = 24;

    // Digits after the point of a second.
    private const int Scale = 3;

    // Java prints plainly below 10^7: seven digits of seconds and three of milliseconds.
    private const int PlainDigits = 7 + Scale;

    // Exponents beyond any text that fits in memory have one result.
    private const long ExponentCap = 1_000_000_000_000;

    /// <summary>Epoch milliseconds in ECS's notation.</summary>
    public static string Format(long unixMilliseconds)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        var length = Format(unixMilliseconds, text);
        return Encoding.ASCII.GetString(text.Slice(0, length).ToArray());
    }

    /// <summary>Writes epoch milliseconds in ECS's notation; the answer is the number of bytes written.</summary>
    public static int Format(long unixMilliseconds, Span<byte> utf8)
    {
        // The digits, at least one of them before the point.
        Span<byte> digits = stackalloc byte[MaxLength];
        var rest = Magnitude(unixMilliseconds);
        var first = digits.Length;
        while (rest != 0 || digits.Length - first <= Scale)
        {
            digits[--first] = (byte)('0' + rest % 10);
            rest /= 10;
        }

        digits = digits.Slice(first);
        var exponent = digits.Length > PlainDigits ? digits.Length - Scale - 1 : 0;
        var whole = digits.Length - Scale - exponent;

        // At least one digit stays after the point.
        var end = digits.Length;
        while (end > whole + 1 && digits[end - 1] == '0')
            end--;

        var at = 0;
        if (unixMilliseconds < 0)
            utf8[at++] = (byte)'-';
        digits.Slice(0, whole).CopyTo(utf8.Slice(at));
        at += whole;
        utf8[at++] = (byte)'.';
        digits.Slice(whole, end - whole).CopyTo(utf8.Slice(at));
        at += end - whole;
        if (exponent == 0)
            return at;

        utf8[at++] = (byte)'E';
        if (exponent >= 10)
            utf8[at++] = (byte)('0' + exponent / 10);
        utf8[at++] = (byte)('0' + exponent % 10);
        return at;
    }

    /// <summary>Reads a JSON number of epoch seconds; see the other overload.</summary>
    public static bool TryParse(string? text, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        return text is not null && TryParse(Encoding.UTF8.GetBytes(text), out unixMilliseconds);
    }

    /// <summary>
    /// Reads a JSON number of epoch seconds, rounded to whole milliseconds, halves away from zero. False when the text
    /// is no JSON number or the milliseconds do not fit.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        if (!TrySplit(utf8, out var negative, out var mantissa, out var digitsBeforePoint))
            return false;

        // The digits before this place are whole milliseconds; the digit at it decides the rounding.
        var place = digitsBeforePoint + Scale;
        var limit = negative ? Magnitude(long.MinValue) : long.MaxValue;
        ulong magnitude = 0;
        long index = 0;
        var up = false;
        foreach (var character in mantissa)
        {
            if (character == '.')
                continue;
            var digit = (ulong)(character - '0');
            if (index < place && !TryAppend(ref magnitude, digit, limit))
                return false;
            if (index == place)
                up = digit >= 5;
            index++;
        }

        for (; index < place && magnitude != 0; index++)
            if (!TryAppend(ref magnitude, 0, limit))
                return false;
        if (up)
        {
            if (magnitude == limit)
                return false;
            magnitude++;
        }

        unixMilliseconds = negative ? unchecked((long)(0 - magnitude)) : (long)magnitude;
        return true;
    }

    // Checks the grammar of a JSON number and splits it; the exponent is worked into the place of the point.
    private static bool TrySplit(
        ReadOnlySpan<byte> utf8, out bool negative, out ReadOnlySpan<byte> mantissa, out long digitsBeforePoint)
    {
        mantissa = default;
        digitsBeforePoint = 0;
        negative = utf8.Length > 0 && utf8[0] == '-';
        if (negative)
            utf8 = utf8.Slice(1);

        var whole = CountDigits(utf8);
        if (whole == 0 || (whole > 1 && utf8[0] == '0'))
            return false;
        var end = whole;
        if (end < utf8.Length && utf8[end] == '.')
        {
            var fraction = CountDigits(utf8.Slice(end + 1));
            if (fraction == 0)
                return false;
            end += 1 + fraction;
        }

        mantissa = utf8.Slice(0, end);
        digitsBeforePoint = whole;
        if (end == utf8.Length)
            return true;
        if (!TryReadExponent(utf8.Slice(end), out var exponent))
            return false;
        digitsBeforePoint += exponent;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> utf8, out long exponent)
    {
        exponent = 0;
        if (utf8[0] is not ((byte)'e' or (byte)'E'))
            return false;
        utf8 = utf8.Slice(1);
        var negative = utf8.Length > 0 && utf8[0] == '-';
        if (negative || (utf8.Length > 0 && utf8[0] == '+'))
            utf8 = utf8.Slice(1);
        if (utf8.Length == 0 || CountDigits(utf8) != utf8.Length)
            return false;

        foreach (var digit in utf8)
            exponent = Math.Min(exponent * 10 + (digit - '0'), ExponentCap);
        if (negative)
            exponent = -exponent;
        return true;
    }

    private static int CountDigits(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        while (count < utf8.Length && utf8[count] is >= (byte)'0' and <= (byte)'9')
            count++;
        return count;
    }

    private static bool TryAppend(ref ulong magnitude, ulong digit, ulong limit)
    {
        if (magnitude > (limit - digit) / 10)
            return false;
        magnitude = magnitude * 10 + digit;
        return true;
    }

    private static ulong Magnitude(long value) => value < 0 ? unchecked(0 - (ulong)value) : (ulong)value;
}
