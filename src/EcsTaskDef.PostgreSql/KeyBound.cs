using System.Buffers.Binary;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// An end of a range of the index's keys (<c>Storage/Index/Keys.cs</c>), as names and numbers that the database compares. A key is a text,
/// a zero byte and something more; an end of a range may stop anywhere in it. No text has a zero byte, so a text that ends before it
/// comes before all keys of that text.
/// </summary>
internal static class KeyBound
{
    /// <summary>Beyond every text that is compared with it.</summary>
    public const string Last = "\U0010FFFF";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The end of a range of revisions: the first family and number that are not before it.</summary>
    /// <param name="rest">The bound after what names its kind.</param>
    public static (string Family, long Revision) Revision(ReadOnlySpan<byte> rest)
    {
        int zero = rest.IndexOf((byte)0);
        if (zero < 0) return (Text(rest), 0);
        ReadOnlySpan<byte> number = rest.Slice(zero + 1);
        if (number.Length < sizeof(int)) return (Text(rest.Slice(0, zero)), 0);

        // A byte more = beyond the revision.
        long revision = BinaryPrimitives.ReadInt32BigEndian(number) + (number.Length > sizeof(int) ? 1L : 0);
        return (Text(rest.Slice(0, zero)), revision);
    }

    /// <summary>The end of a range of pairs of texts.</summary>
    public static (string First, string Second) Pair(ReadOnlySpan<byte> rest)
    {
        int zero = rest.IndexOf((byte)0);
        return zero < 0 ? (Text(rest), "") : (Text(rest.Slice(0, zero)), Single(rest.Slice(zero + 1)));
    }

    /// <summary>The end of a range of texts; a zero byte at the end = beyond the text.</summary>
    public static string Single(ReadOnlySpan<byte> rest) =>
        rest.Length > 0 && rest[^1] == 0 ? Text(rest.Slice(0, rest.Length - 1)) + "\u0001" : Text(rest);

    /// <summary>
    /// The end of a range of texts beyond a prefix. Where the bytes of it are none that a text can have, the caller itself must stop there.
    /// </summary>
    public static string End(ReadOnlySpan<byte> rest)
    {
        try
        {
            return s_strict.GetString(rest);
        }
        catch (DecoderFallbackException)
        {
            return Last;
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
