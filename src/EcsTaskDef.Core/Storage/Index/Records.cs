using System.Buffers.Binary;

namespace EcsTaskDef.Storage.Index;

/// <summary>The values of the index: little-endian base-128 numbers in a fixed order (docs/STORE.md, Checkpoint).</summary>
internal static class Records
{
    private static readonly long s_first = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long s_last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static byte[] Empty { get; } = Array.Empty<byte>();

    public static byte[] Write(FamilyFact family)
    {
        Writer writer = new(stackalloc byte[5 * Writer.MaxNumber]);
        writer.Number(family.LatestRevision);
        writer.Number(family.ActiveCount);
        writer.Number(family.InactiveCount);
        writer.Number(family.DeleteInProgressCount);
        writer.Time(family.LastChangedAt);
        return writer.ToArray();
    }

    public static FamilyFact ReadFamily(string family, byte[] value)
    {
        Reader reader = new(value);
        return new FamilyFact
        {
            Family = family,
            LatestRevision = (int)reader.Number(),
            ActiveCount = (int)reader.Number(),
            InactiveCount = (int)reader.Number(),
            DeleteInProgressCount = (int)reader.Number(),
            LastChangedAt = reader.Time(),
        };
    }

    public static byte[] Write(RevisionFact revision)
    {
        Writer writer = new(stackalloc byte[9 * Writer.MaxNumber + 2 * sizeof(uint)]);
        writer.Number((int)revision.Status);
        writer.Number(revision.Document.Offset);
        writer.Number(revision.Document.Length);
        writer.Number(revision.Tags.Length);
        writer.Number(revision.Tags.Offset);
        writer.Time(revision.RegisteredAt);
        writer.Time(revision.LastChangedAt);
        writer.OptionalTime(revision.DeregisteredAt);
        writer.OptionalTime(revision.DeleteRequestedAt);
        writer.ChecksumOf(revision.Document);
        writer.ChecksumOf(revision.Tags);
        return writer.ToArray();
    }

    public static RevisionFact ReadRevision(string family, int revision, byte[] value)
    {
        Reader reader = new(value);
        RevisionStatus status = (RevisionStatus)reader.Number();
        Extent document = new(reader.Number(), (int)reader.Number());
        int tagsLength = (int)reader.Number();
        Extent tags = new(reader.Number(), tagsLength);
        DateTimeOffset registered = reader.Time(), changed = reader.Time();
        DateTimeOffset? deregistered = reader.OptionalTime(), requested = reader.OptionalTime();
        return new RevisionFact
        {
            Family = family,
            Revision = revision,
            Status = status,
            Document = reader.WithChecksum(document),
            Tags = reader.WithChecksum(tags),
            RegisteredAt = registered,
            LastChangedAt = changed,
            DeregisteredAt = deregistered,
            DeleteRequestedAt = requested,
        };
    }

    public static byte[] Write(RegionTotals totals)
    {
        Writer writer = new(stackalloc byte[6 * Writer.MaxNumber]);
        writer.Number(totals.FamilyCount);
        writer.Number(totals.ActiveCount);
        writer.Number(totals.InactiveCount);
        writer.Number(totals.DeleteInProgressCount);
        writer.Number(totals.LiveBytes);
        writer.Number(totals.DeadBytes);
        return writer.ToArray();
    }

    public static RegionTotals ReadTotals(byte[] value)
    {
        Reader reader = new(value);
        return new RegionTotals
        {
            FamilyCount = reader.Number(),
            ActiveCount = reader.Number(),
            InactiveCount = reader.Number(),
            DeleteInProgressCount = reader.Number(),
            LiveBytes = reader.Number(),
            DeadBytes = reader.Number(),
        };
    }

    public static byte[] Write(ResourceFact resource)
    {
        int texts = resource.Index.Sum(static text => Writer.MaxNumber + Encoding.UTF8.GetByteCount(text));
        Writer writer = new(new byte[4 * Writer.MaxNumber + sizeof(uint) + texts]);
        writer.Number(resource.Document.Offset);
        writer.Number(resource.Document.Length);
        writer.Time(resource.LastChangedAt);
        writer.Number(resource.Index.Count);
        foreach (string text in resource.Index) writer.Text(text);
        writer.ChecksumOf(resource.Document);
        return writer.ToArray();
    }

    public static ResourceFact ReadResource(string kind, string key, byte[] value)
    {
        Reader reader = new(value);
        Extent document = new(reader.Number(), (int)reader.Number());
        DateTimeOffset changed = reader.Time();
        string[] index = new string[reader.Count()];
        for (int i = 0; i < index.Length; i++) index[i] = reader.Text();
        return new ResourceFact
        {
            Kind = kind,
            Key = key,
            Document = reader.WithChecksum(document),
            LastChangedAt = changed,
            Index = index,
        };
    }

    private ref struct Writer
    {
        /// <summary>Bytes that a number needs at most.</summary>
        public const int MaxNumber = 10;

        private readonly Span<byte> _buffer;
        private int _length;

        /// <param name="buffer">As large as what will be written.</param>
        public Writer(Span<byte> buffer)
        {
            _buffer = buffer;
            _length = 0;
        }

        public void Number(long value)
        {
            ulong rest = (ulong)value;
            for (; rest >= 0x80; rest >>= 7) _buffer[_length++] = (byte)(rest | 0x80);
            _buffer[_length++] = (byte)rest;
        }

        public void Text(string value)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            Number(bytes.Length);
            bytes.CopyTo(_buffer.Slice(_length));
            _length += bytes.Length;
        }

        public void Time(DateTimeOffset value) => Number(value.ToUnixTimeMilliseconds());

        public void OptionalTime(DateTimeOffset? value) =>
            Number(value is { } time ? time.ToUnixTimeMilliseconds() + 1 : 0);

        // Of what is not there there is none.
        public void ChecksumOf(Extent extent)
        {
            if (extent.IsEmpty) return;
            BinaryPrimitives.WriteUInt32LittleEndian(_buffer.Slice(_length), extent.Checksum);
            _length += sizeof(uint);
        }

        public readonly byte[] ToArray() => _buffer.Slice(0, _length).ToArray();
    }

    private struct Reader
    {
        private readonly byte[] _value;
        private int _at;

        public Reader(byte[] value)
        {
            _value = value;
            _at = 0;
        }

        public long Number()
        {
            ulong result = 0;
            for (int shift = 0; shift < 64 && _at < _value.Length; shift += 7)
            {
                byte next = _value[_at++];
                result |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return (long)result;
            }

            throw new InvalidDataException("An index record is cut short.");
        }

        /// <summary>A number of things that follow, each of which takes a byte at least.</summary>
        public int Count()
        {
            long count = Number();
            return count >= 0 && count <= _value.Length - _at ? (int)count
                : throw new InvalidDataException("An index record is cut short.");
        }

        public string Text()
        {
            int length = Count();
            _at += length;
            return Encoding.UTF8.GetString(_value, _at - length, length);
        }

        public DateTimeOffset Time() => At(Number());

        public DateTimeOffset? OptionalTime() => Number() is var time and not 0 ? At(time - 1) : null;

        public Extent WithChecksum(Extent extent)
        {
            if (extent.IsEmpty) return extent;
            if (_value.Length - _at < sizeof(uint)) throw new InvalidDataException("An index record is cut short.");
            _at += sizeof(uint);
            return extent with { Checksum = BinaryPrimitives.ReadUInt32LittleEndian(_value.AsSpan(_at - sizeof(uint))) };
        }

        private static DateTimeOffset At(long time) => time >= s_first && time <= s_last
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : throw new InvalidDataException("An index record has a time that cannot be.");
    }
}
