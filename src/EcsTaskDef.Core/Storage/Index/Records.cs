using System;
using System.IO;
using System.Text;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Storage.Index;

/// <summary>The values of the index: little-endian base-128 numbers in a fixed order (docs/STORE.md, Checkpoint).</summary>
internal static class Records
{
    private static readonly long s_first = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long s_last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static byte[] Empty { get; } = Array.Empty<byte>();

    public static byte[] Write(FamilyFact family) => new Writer()
        .Number(family.LatestRevision).Number(family.ActiveCount).Number(family.InactiveCount)
        .Number(family.DeleteInProgressCount).Time(family.LastChangedAt).ToArray();

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

    public static byte[] Write(RevisionFact revision) => new Writer()
        .Number((int)revision.Status)
        .Number(revision.Document.Offset).Number(revision.Document.Length)
        .Number(revision.Tags.Length).Number(revision.Tags.Offset)
        .Time(revision.RegisteredAt).Time(revision.LastChangedAt)
        .OptionalTime(revision.DeregisteredAt).OptionalTime(revision.DeleteRequestedAt).ToArray();

    public static RevisionFact ReadRevision(string family, int revision, byte[] value)
    {
        Reader reader = new(value);
        RevisionStatus status = (RevisionStatus)reader.Number();
        Extent document = new(reader.Number(), (int)reader.Number());
        int tagsLength = (int)reader.Number();
        Extent tags = new(reader.Number(), tagsLength);
        return new RevisionFact
        {
            Family = family,
            Revision = revision,
            Status = status,
            Document = document,
            Tags = tags,
            RegisteredAt = reader.Time(),
            LastChangedAt = reader.Time(),
            DeregisteredAt = reader.OptionalTime(),
            DeleteRequestedAt = reader.OptionalTime(),
        };
    }

    public static byte[] Write(RegionTotals totals) => new Writer()
        .Number(totals.FamilyCount).Number(totals.ActiveCount).Number(totals.InactiveCount)
        .Number(totals.DeleteInProgressCount).Number(totals.LiveBytes).Number(totals.DeadBytes).ToArray();

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
        Writer writer = new Writer()
            .Number(resource.Document.Offset).Number(resource.Document.Length)
            .Time(resource.LastChangedAt).Number(resource.Index.Count);
        foreach (string text in resource.Index) writer.Text(text);
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
            Document = document,
            LastChangedAt = changed,
            Index = index,
        };
    }

    private sealed class Writer
    {
        private byte[] _buffer = new byte[48];
        private int _length;

        public Writer Number(long value)
        {
            ulong rest = (ulong)value;
            if (_length + 10 > _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            for (; rest >= 0x80; rest >>= 7) _buffer[_length++] = (byte)(rest | 0x80);
            _buffer[_length++] = (byte)rest;
            return this;
        }

        public Writer Text(string value)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            Number(bytes.Length);
            if (_length + bytes.Length > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes.Length));
            bytes.CopyTo(_buffer, _length);
            _length += bytes.Length;
            return this;
        }

        public Writer Time(DateTimeOffset value) => Number(value.ToUnixTimeMilliseconds());

        public Writer OptionalTime(DateTimeOffset? value) =>
            Number(value is { } time ? time.ToUnixTimeMilliseconds() + 1 : 0);

        public byte[] ToArray() => _buffer.AsSpan(0, _length).ToArray();
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
            return count >= 0 && count <= _value.Length - _at ? (int)count : throw new InvalidDataException("An index record is cut short.");
        }

        public string Text()
        {
            int length = Count();
            _at += length;
            return Encoding.UTF8.GetString(_value, _at - length, length);
        }

        public DateTimeOffset Time() => At(Number());

        public DateTimeOffset? OptionalTime() => Number() is var time and not 0 ? At(time - 1) : null;

        private static DateTimeOffset At(long time) => time >= s_first && time <= s_last
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : throw new InvalidDataException("An index record has a time that cannot be.");
    }
}
