using EcsTaskDef.Core.Tests.Storage.Windows;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>
/// A machine with a disk that keeps no more than it has to: what was not synced may be there after a power cut or not,
/// in any order, torn at any sector; so may names in folders that were not synced. What survives is drawn from a seed.
/// </summary>
internal sealed class Machine(int seed, Breakage breakage = Breakage.None)
{
    private const int Sector = 512;

    private readonly Dictionary<string, MachineProcess> _locks = new(StringComparer.Ordinal);
    private int _names;

    public object Gate { get; } = new();

    public Random Random { get; } = new(seed);

    public Breakage Breakage { get; } = breakage;

    /// <summary>What cannot be done while files are open; null = everything can, as on Linux.</summary>
    public NtfsRules? Rules { get; init; }

    public long Clock { get; private set; } = 1;

    public int PowerCuts { get; private set; }

    public Folder Root { get; } = new();

    public string NextName() => (++_names).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    public void Touch(Inode inode) => inode.Written = ++Clock;

    public Node? Find(string path)
    {
        Node? node = Root;
        foreach (string part in path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
            node = (node as Folder)?.Seen.GetValueOrDefault(part);
        return node;
    }

    public Folder FolderOf(string path) =>
        Find(Path.GetDirectoryName(path)!) as Folder ?? throw new DirectoryNotFoundException(path);

    public bool TryLock(string path, MachineProcess process)
    {
        string key = Breakage.HasFlag(Breakage.Lock) ? process.GetHashCode() + path : path;
        return _locks.TryAdd(key, process);
    }

    public void Unlock(string path, MachineProcess process)
    {
        foreach (string key in new[] { path, process.GetHashCode() + path })
            if (_locks.GetValueOrDefault(key) == process) _locks.Remove(key);
    }

    /// <summary>A process is gone: its locks are free, its files closed, its writes are with the system.</summary>
    public void Forget(MachineProcess process)
    {
        Rules?.CloseAll(process);
        foreach (string key in _locks.Where(l => l.Value == process).Select(static l => l.Key).ToArray()) _locks.Remove(key);
    }

    public void SyncFile(Inode inode)
    {
        if (Breakage.HasFlag(Breakage.Sync)) return;
        foreach (Write write in inode.Pending) write.Apply(inode.Durable);
        inode.Pending.Clear();
    }

    /// <summary>
    /// A sync that fails as Linux has it: some of the pages are on the disk, and all of them count as written from now on.
    /// </summary>
    public void FailSync(Inode inode)
    {
        foreach (Write write in Some(inode.Pending).Select(Torn)) write.Apply(inode.Durable);
        inode.Pending.Clear();
    }

    public void SyncFolder(Folder folder)
    {
        if (Breakage.HasFlag(Breakage.Sync)) return;
        foreach (Renaming one in folder.Pending) one.Apply(folder.Durable);
        folder.Pending.Clear();
    }

    /// <summary>All processes end; what was not synced is kept, lost, reordered and torn as the seed wants it.</summary>
    public void CutPower()
    {
        lock (Gate)
        {
            PowerCuts++;
            _locks.Clear();
            Rules?.Clear();
            HashSet<Node> done = [];
            CutPower(Root, done);
        }
    }

    private void CutPower(Node node, HashSet<Node> done)
    {
        if (!done.Add(node)) return;
        if (node is Inode file)
        {
            int before = file.Durable.Length;
            foreach (Write write in Some(file.Pending).Select(Torn)) write.Apply(file.Durable);

            // The length may be on the disk before the bytes are.
            if (file.Pending.Count > 0 && file.Durable.Length < file.Seen.Length && Random.Next(8) == 0)
                file.Durable.SetLength(Random.Next(file.Durable.Length, file.Seen.Length + 1));
            if (file.Durable.Length != before && Breakage.HasFlag(Breakage.Checksum) && file.Durable.Span.StartsWith("{\"format\""u8))
                file.Durable.Set(Reseal.Journal(file.Durable.Span));
            file.Pending.Clear();
            file.Seen.Set(file.Durable.Span);
            return;
        }

        Folder folder = (Folder)node;
        foreach (Renaming one in Some(folder.Pending)) one.Apply(folder.Durable);
        folder.Pending.Clear();
        folder.Seen = new(folder.Durable, StringComparer.Ordinal);
        foreach (Node child in folder.Seen.Values) CutPower(child, done);
    }

    // None, all, the first, any.
    private List<T> Some<T>(List<T> all)
    {
        switch (Random.Next(4))
        {
            case 0: return [];
            case 1: return all;
            case 2: return all[..Random.Next(all.Count + 1)];
            default: return all.Where(_ => Random.Next(2) == 0).ToList();
        }
    }

    private Write Torn(Write write)
    {
        if (write.Bytes.Length == 0 || Random.Next(2) == 0) return write;
        bool[] kept = new bool[(write.Offset + write.Bytes.Length) / Sector + 1];
        int until = Random.Next(kept.Length + 1);
        bool prefix = Random.Next(2) == 0;
        for (int i = 0; i < kept.Length; i++) kept[i] = prefix ? i < until : Random.Next(3) > 0;
        return write with { Kept = kept };
    }

    /// <summary>Bytes that grow; a hole reads as zeros.</summary>
    internal sealed class Bytes
    {
        private byte[] _bytes = new byte[256];

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

        public void SetLength(int length)
        {
            if (length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
            if (length < Length) Array.Clear(_bytes, length, Length - length);
            Length = length;
        }

        public void Put(int offset, ReadOnlySpan<byte> bytes)
        {
            if (offset + bytes.Length > Length) SetLength(offset + bytes.Length);
            bytes.CopyTo(_bytes.AsSpan(offset));
        }

        public void Set(ReadOnlySpan<byte> bytes)
        {
            SetLength(0);
            Put(0, bytes);
        }
    }

    /// <summary>Bytes at a place; or, without bytes, an end.</summary>
    internal sealed record Write(int Offset, byte[] Bytes)
    {
        /// <summary>Which sectors of the file reach the disk; null = all.</summary>
        public bool[]? Kept { get; init; }

        public void Apply(Bytes target)
        {
            if (Bytes.Length == 0)
            {
                target.SetLength(Offset);
                return;
            }

            for (int at = 0, length; at < Bytes.Length; at += length)
            {
                int sector = (Offset + at) / Sector;
                length = Math.Min(Bytes.Length - at, (sector + 1) * Sector - Offset - at);
                if (Kept is null || Kept[sector]) target.Put(Offset + at, Bytes.AsSpan(at, length));
            }
        }
    }

    /// <summary>A name that goes, a name that comes, or both at once.</summary>
    internal sealed record Renaming(string? Gone, string? Name, Node? Node)
    {
        public void Apply(Dictionary<string, Node> names)
        {
            if (Gone is not null) names.Remove(Gone);
            if (Name is not null) names[Name] = Node!;
        }
    }

    internal abstract class Node;

    internal sealed class Inode : Node
    {
        private static long s_ids;

        public ulong Id { get; } = (ulong)System.Threading.Interlocked.Increment(ref s_ids);

        public Bytes Seen { get; } = new();

        public Bytes Durable { get; } = new();

        public List<Write> Pending { get; } = [];

        public long Written { get; set; }

        public void Do(Write write)
        {
            write.Apply(Seen);
            Pending.Add(write);
        }
    }

    internal sealed class Folder : Node
    {
        public Dictionary<string, Node> Seen { get; set; } = new(StringComparer.Ordinal);

        public Dictionary<string, Node> Durable { get; } = new(StringComparer.Ordinal);

        public List<Renaming> Pending { get; } = [];

        public void Do(Renaming renaming)
        {
            renaming.Apply(Seen);
            Pending.Add(renaming);
        }
    }
}
