using System.Buffers.Binary;
using EcsTaskDef.Storage.Index;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// A layer of the index on disk: sorted entries in pages of 4,096 bytes, searched page by page and never loaded whole
/// (docs/STORE.md, Checkpoint). Immutable; part of a cache, so damage is only ever a reason to rebuild.
/// </summary>
internal sealed class SortedRun : ILayer, IDisposable
{
    public const int PageSize = 4096;

    // Checksum (4 bytes) and number of entries (2).
    private const int PageHead = 6;
    private const int MaxCachedPages = 256;

    private readonly DiskFile _file;
    private readonly int _pageCount;
    private readonly Page?[] _cache;

    // First keys of the pages that searches came by: a search then reads one page, and not one for each of its steps.
    private readonly byte[]?[] _firstKeys;

    /// <exception cref="InvalidDataException">The file is not as long as it should be.</exception>
    public SortedRun(string name, DiskFile file, int pageCount)
    {
        Name = name;
        _file = file;
        _pageCount = pageCount;
        if (file.Length != (long)pageCount * PageSize)
        {
            file.Dispose();
            throw new InvalidDataException($"The checkpoint's file {name} has another length than the checkpoint says.");
        }

        _firstKeys = new byte[]?[pageCount];
        _cache = new Page?[Math.Min(Math.Max(pageCount, 1), MaxCachedPages)];
    }

    public string Name { get; }

    public int PageCount => _pageCount;

    /// <summary>Writes entries, which must be in ascending order, and returns the number of pages.</summary>
    public static int Write(DiskFile file, IEnumerable<Entry> entries)
    {
        byte[] page = new byte[PageSize];
        int used = PageHead, count = 0, pages = 0;
        foreach (Entry entry in entries)
        {
            int length = 4 + entry.Key.Length + (entry.Value?.Length ?? 0);
            if (used + length > PageSize) Flush();
            BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(used), (ushort)entry.Key.Length);

            // Zero says that the key was deleted; a value's length is stored as one more than it is.
            BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(used + 2), (ushort)(entry.Value is null ? 0 : entry.Value.Length + 1));
            entry.Key.CopyTo(page.AsSpan(used + 4));
            entry.Value?.CopyTo(page.AsSpan(used + 4 + entry.Key.Length));
            used += length;
            count++;
        }

        if (count > 0) Flush();
        return pages;

        void Flush()
        {
            BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(4), (ushort)count);
            Array.Clear(page, used, PageSize - used);
            BinaryPrimitives.WriteUInt32LittleEndian(page, Checksum.Append((uint)pages, page.AsSpan(4)));
            file.Write((long)pages * PageSize, page, 0, PageSize);
            pages++;
            used = PageHead;
            count = 0;
        }
    }

    public bool TryGet(byte[] key, out Entry entry)
    {
        entry = default;
        int number = PageOf(key);
        if (number < 0) return false;
        Page page = GetPage(number);
        int at = page.LowerBound(key);
        if (at == page.Count || Entry.Compare(page.Key(at), key) != 0) return false;
        entry = new Entry(key, page.Value(at));
        return true;
    }

    public IEnumerable<Entry> Scan(byte[]? from, byte[]? to, bool descending)
    {
        if (_pageCount == 0) yield break;
        int step = descending ? -1 : 1;
        byte[]? begin = descending ? to : from;
        int number = begin is null ? (descending ? _pageCount - 1 : 0) : Math.Max(PageOf(begin), 0);
        bool first = true;
        for (; number >= 0 && number < _pageCount; number += step)
        {
            Page page = GetPage(number);
            int at = descending ? page.Count - 1 : 0;
            if (first && begin is not null) at = page.LowerBound(begin) - (descending ? 1 : 0);
            first = false;
            for (; at >= 0 && at < page.Count; at += step)
            {
                Entry entry = page.Get(at);
                if (descending ? from is not null && Entry.Compare(entry.Key, from) < 0 : to is not null
                    && Entry.Compare(entry.Key, to) >= 0)
                    yield break;
                yield return entry;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>True when it is the checkpoint that is damaged; the journal need not be.</summary>
    public static bool IsDamage(InvalidDataException exception) => exception.Data.Contains(nameof(SortedRun));

    private InvalidDataException Damage(int page)
    {
        InvalidDataException damage = new($"Page {page} of the checkpoint's file {Name} is damaged.");
        damage.Data.Add(nameof(SortedRun), Name);
        return damage;
    }

    /// <summary>The last page whose first key is not greater; -1 when even the first page begins later.</summary>
    private int PageOf(byte[] key)
    {
        int low = 0, high = _pageCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            byte[] first = _firstKeys[middle] ??= GetPage(middle).Key(0).ToArray();
            if (Entry.Compare(first, key) <= 0) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private Page GetPage(int number)
    {
        ref Page? slot = ref _cache[number % _cache.Length];
        if (slot is { } cached && cached.Number == number) return cached;
        byte[] bytes = new byte[PageSize];
        int read = _file.Read((long)number * PageSize, bytes, 0, PageSize);
        if (read != PageSize || Checksum.Append((uint)number, bytes.AsSpan(4)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes))
            throw Damage(number);
        return slot = Page.TryRead(number, bytes) ?? throw Damage(number);
    }

    private sealed class Page
    {
        private readonly byte[] _bytes;
        private readonly ushort[] _starts;

        private Page(int number, byte[] bytes)
        {
            Number = number;
            _bytes = bytes;
            _starts = new ushort[BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(4))];
        }

        /// <summary>Null when the entries do not lie within the page, whatever its checksum says.</summary>
        public static Page? TryRead(int number, byte[] bytes)
        {
            Page page = new(number, bytes);
            int at = PageHead;
            for (int i = 0; i < page.Count; i++)
            {
                page._starts[i] = (ushort)at;
                if (at + 4 > PageSize || (at += 4 + page.KeyLength(at) + Math.Max(page.ValueLength(at), 0)) > PageSize) return null;
            }

            return page.Count > 0 ? page : null;
        }

        public int Number { get; }

        public int Count => _starts.Length;

        public ReadOnlySpan<byte> Key(int index) => _bytes.AsSpan(_starts[index] + 4, KeyLength(_starts[index]));

        public Entry Get(int index) => new(Key(index).ToArray(), Value(index));

        public byte[]? Value(int index)
        {
            int start = _starts[index], length = ValueLength(start);
            if (length == 0) return Records.Empty;
            return length < 0 ? null : _bytes.AsSpan(start + 4 + KeyLength(start), length).ToArray();
        }

        public int LowerBound(byte[] key)
        {
            int low = 0, high = Count;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (Entry.Compare(Key(middle), key) < 0) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        private int KeyLength(int start) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(start));

        private int ValueLength(int start) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(start + 2)) - 1;
    }
}
