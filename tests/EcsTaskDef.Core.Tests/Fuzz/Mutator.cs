namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>Makes a new input of old ones. What it does follows from its source of chance alone.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> corpus, IReadOnlyList<byte[]> tokens)
{
    private const int Longest = 256 * 1024;

    private static readonly byte[][] s_numbers = Bytes(
        "0", "-0", "-1", "1", "1.0", "1.5", "255", "65535", "65536", "1000000", "2147483647", "2147483648", "-2147483648", "4294967297",
        "9223372036854775807",
        "9223372036854775808", "-9223372036854775809", "1e999", "-1e999", "1e-999", "1e9", "0.0000000000000000000000000000001",
        "123456789012345678901234567890",
        "00", "+1", "1e", ".5", "NaN", "0x10", "1.8446744073709552e19", "253402300800", "-62135596801", "8640000000000001");

    private static readonly byte[][] s_texts = Bytes(
        "\"\"", "\"x\"", "null", "true", "[]", "{}", "[null]", "{\"\":{}}", "\\", "\\u0000", "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\u",
        "\\/", "\r\n", "\t", "\u007f", "é", "\u2028",
        "漢字", "😀", "\ufeff", "..", "../", "../../etc/passwd", "/", "//", "\\\\", "C:", "%2e%2e", "~", "$(x)", "'", ":", "::", ",", "\"",
        "[", "]", "{", "}",
        "arn:aws:ecs:eu-west-1:000000000000:", "task-definition/", "latest", ":0", ":1", ":01", ":4294967297", ":-1", "-", "_", " ");

    // Overlong forms, lone halves of pairs, bytes that UTF-8 never has.
    private static readonly byte[][] s_bytes =
    [
        [0], [0x80], [0xC0, 0x80], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xF0, 0x82, 0x82, 0xAC],
        [0xF4, 0x90, 0x80, 0x80], [
            0xF8, 0x88, 0x80, 0x80, 0x80,
        ], [0xFE], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x1B], [0x7F], [0xC3], [0xE2, 0x82],
    ];

    public static byte[][] Bytes(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes).ToArray();

    public byte[] Next()
    {
        byte[] input = One(corpus);
        for (int left = 1 + Few() / 3; left > 0; left--) input = Change(input);
        return input.Length <= Longest ? input : input[..Longest];
    }

    private byte[] Change(byte[] input)
    {
        int at = random.Next(input.Length + 1), length = Math.Min(1 + Few() * Few(), input.Length - at);
        switch (random.Next(14))
        {
            case 0 when at < input.Length:
                byte[] flipped = [.. input];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1 when at < input.Length:
                byte[] set = [.. input];
                set[at] = (byte)random.Next(256);
                return set;
            case 2:
                return Replace(input, at, length, []);
            case 3:
                return random.Next(4) == 0 ? input[..at] : input[at..];
            case 4:
                return Replace(input, at, 0, Repeated(input[at..(at + length)], 1 + Few() * Few()));
            case 5:
                byte[] other = One(corpus);
                return [.. input[..at], .. other[random.Next(other.Length + 1)..]];
            case 6:
                byte[] part = One(corpus);
                int from = random.Next(part.Length + 1), count = Math.Min(Few() * Few(), part.Length - from);
                return Replace(input, at, length, part[from..(from + count)]);
            case 7:
                return Replace(input, at, 0, One(tokens));
            case 8:
                return Replace(input, at, 0, One(random.Next(3) == 0 ? s_bytes : s_texts));
            case 9:
                (at, length) = Value(input, at);
                return Replace(input, at, length, One(random.Next(2) == 0 ? s_numbers : s_texts));
            case 10:
                (at, length) = Value(input, at);
                return Replace(input, at, length, [.. "\""u8, .. One(tokens), .. "\""u8]);
            case 11:
                (at, length) = Value(input, at);
                return Replace(input, at, length, Nested(input[at..(at + length)]));
            case 12:
                // A member twice, or an item.
                (at, length) = Value(input, at);
                int start = Math.Max(Array.LastIndexOf(input, (byte)',', Math.Max(at - 1, 0)), 0);
                return Replace(
                    input, at + length, 0,
                    [
                        .. ","u8, .. input[start..at].AsSpan().TrimStart((byte)','),
                        .. random.Next(2) == 0 ? input[at..(at + length)] : One(s_numbers),
                    ]);
            default:
                return random.Next(20) > 0
                    ? Replace(input, at, 0, One(s_texts))
                    : Replace(input, at, 0, Repeated(One(s_texts), random.Next(20_000)));
        }
    }

    // What stands between two of JSON's marks around a place.
    private static (int At, int Length) Value(byte[] input, int at)
    {
        int start = at, end = at;
        while (start > 0 && !":,[{"u8.Contains(input[start - 1])) start--;
        while (end < input.Length && !",]}"u8.Contains(input[end])) end++;
        return (start, end - start);
    }

    private byte[] Nested(byte[] value)
    {
        int depth = random.Next(6) switch { 0 => 5000, 1 => 60 + random.Next(8), _ => 1 + Few() };
        return random.Next(2) == 0
            ? [.. Repeated("["u8.ToArray(), depth), .. value, .. Repeated("]"u8.ToArray(), depth)]
            : [.. Repeated("{\"a\":"u8.ToArray(), depth), .. value, .. Repeated("}"u8.ToArray(), depth)];
    }

    private static byte[] Repeated(byte[] part, int count)
    {
        count = Math.Min(count, Longest / Math.Max(part.Length, 1));
        byte[] all = new byte[part.Length * count];
        for (int i = 0; i < count; i++) part.CopyTo(all, i * part.Length);
        return all;
    }

    private static byte[] Replace(byte[] input, int at, int length, byte[] by) => [.. input[..at], .. by, .. input[(at + length)..]];

    private byte[] One(IReadOnlyList<byte[]> all) => all.Count == 0 ? [] : all[random.Next(all.Count)];

    // 0 mostly, seldom more than 8.
    private int Few()
    {
        int few = 0;
        while (few < 40 && random.Next(3) > 0) few++;
        return few;
    }
}
