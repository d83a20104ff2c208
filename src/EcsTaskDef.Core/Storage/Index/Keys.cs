using System.Buffers.Binary;

namespace EcsTaskDef.Storage.Index;

/// <summary>
/// The keys of the index. They sort as bytes the way ECS lists: families ordinal, revisions as numbers, times as numbers.
/// A family is letters, digits, hyphens and underscores, so a zero byte after it ends it and sorts before every longer one.
/// <code>
/// F family                        family record
/// R family 0 revision             revision record
/// S status family 0 revision      revisions by status
/// L A|I family                    families by status
/// D time family 0 revision        deletions by the time of their request
/// N time family 0 revision        INACTIVE revisions by the time of their deregistration
/// T                               totals
/// X kind 0 key                    resource record
/// I kind 0 text 0 key             resources by their index texts
/// </code>
/// </summary>
internal static class Keys
{
    public static byte[] Totals { get; } = { (byte)'T' };

    public static byte[] Family(string family) => Make((byte)'F', default, family, null);

    public static byte[] Revision(string family, int revision) => Make((byte)'R', default, family, revision);

    public static byte[] Status(RevisionStatus status, string family, int revision) =>
        Make((byte)'S', stackalloc[] { (byte)status }, family, revision);

    public static byte[] StatusFamily(RevisionStatus status, string family) =>
        Make((byte)'S', stackalloc[] { (byte)status }, family + "\0", null);

    public static byte[] StatusAll(RevisionStatus status) => new[] { (byte)'S', (byte)status };

    public static byte[] Listed(bool active, string family) =>
        Make((byte)'L', stackalloc[] { active ? (byte)'A' : (byte)'I' }, family, null);

    public static byte[] Deletion(DateTimeOffset requestedAt, string family, int revision) =>
        Timed((byte)'D', requestedAt, family, revision);

    public static byte[] AllDeletions { get; } = { (byte)'D' };

    public static byte[] Deregistration(DateTimeOffset deregisteredAt, string family, int revision) =>
        Timed((byte)'N', deregisteredAt, family, revision);

    public static byte[] AllDeregistrations { get; } = { (byte)'N' };

    /// <summary>Where a queue's entries of a time and later begin.</summary>
    /// <param name="queue"><see cref="AllDeletions"/> or <see cref="AllDeregistrations"/>.</param>
    /// <param name="time">Milliseconds since 1970; 0 = from the beginning.</param>
    public static byte[] From(byte[] queue, long time)
    {
        if (time == 0) return queue;
        byte[] key = new byte[queue.Length + sizeof(long)];
        queue.CopyTo(key, 0);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(queue.Length), time);
        return key;
    }

    /// <summary>The first key after all that begin with this one; keys never begin with 0xFF.</summary>
    public static byte[] AfterPrefix(byte[] prefix)
    {
        byte[] end = (byte[])prefix.Clone();
        int last = end.Length - 1;
        while (end[last] == byte.MaxValue) last--;
        end[last]++;
        Array.Resize(ref end, last + 1);
        return end;
    }

    /// <summary>The first key after this one.</summary>
    public static byte[] After(byte[] key)
    {
        byte[] next = new byte[key.Length + 1];
        key.CopyTo(next, 0);
        return next;
    }

    public static (string Family, int Revision) ParseStatus(byte[] key) => ParseRevision(key, 2);

    public static (string Family, int Revision, DateTimeOffset At) ParseTimed(byte[] key)
    {
        (string family, int revision) = ParseRevision(key, 9);
        long time = BinaryPrimitives.ReadInt64BigEndian(key.AsSpan(1));
        return (family, revision, DateTimeOffset.FromUnixTimeMilliseconds(time));
    }

    public static string ParseListed(byte[] key) => FamilyOf(key, 2, key.Length - 2);

    public static byte[] Resource(string kind, string key) => Make((byte)'X', default, kind + "\0" + key, null);

    public static byte[] Index(string kind, string text) => Make((byte)'I', default, kind + "\0" + text, null);

    public static byte[] Index(string kind, string text, string key) => Index(kind, text + "\0" + key);

    public static string ParseResource(byte[] key, string kind) => Text(key, 2 + kind.Length);

    public static (string Text, string Key) ParseIndex(byte[] key, string kind)
    {
        int start = 2 + kind.Length;
        int end = Array.IndexOf(key, (byte)0, start);
        if (end < 0) throw NotAKey();
        return (Encoding.UTF8.GetString(key, start, end - start), Text(key, end + 1));
    }

    private static string Text(byte[] key, int start) => Encoding.UTF8.GetString(key, start, key.Length - start);

    private static (string Family, int Revision) ParseRevision(byte[] key, int start) => key.Length < start + 5 ? throw NotAKey() : (
        FamilyOf(key, start, key.Length - start - 5),
        BinaryPrimitives.ReadInt32BigEndian(key.AsSpan(key.Length - 4)));

    // A checkpoint may be forged as a journal may.
    private static string FamilyOf(byte[] key, int start, int length) =>
        Encoding.UTF8.GetString(key, start, length) is var family && FamilyFact.IsName(family)
            ? family : throw new InvalidDataException("A key of the index has an invalid family name.");

    private static InvalidDataException NotAKey() => new("A key of the index is cut short.");

    private static byte[] Timed(byte kind, DateTimeOffset at, string family, int revision)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        return Make(kind, time, family, revision);
    }

    private static byte[] Make(byte kind, ReadOnlySpan<byte> middle, string family, int? revision)
    {
        int length = Encoding.UTF8.GetByteCount(family);
        byte[] key = new byte[1 + middle.Length + length + (revision is null ? 0 : 5)];
        key[0] = kind;
        middle.CopyTo(key.AsSpan(1));
        Encoding.UTF8.GetBytes(family, 0, family.Length, key, 1 + middle.Length);
        if (revision is { } number) BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(key.Length - 4), number);
        return key;
    }
}
