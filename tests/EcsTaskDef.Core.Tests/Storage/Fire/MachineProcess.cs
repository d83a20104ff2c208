using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>
/// The disk of a <see cref="Machine"/> as one process has it. The process can be killed at any of its calls, or in the
/// middle of a write, and any call can fail.
/// </summary>
internal sealed class MachineProcess(Machine machine) : Disk
{
    private int _calls;
    private int _counted;

    public override bool HasWindowsPaths => false;

    // It has no links.
    public override string RealPath(string path) => path;

    public override string HostName => "machine";

    public override int ProcessId => 1;

    public bool IsDead { get; private set; }

    /// <summary>Calls that the process made so far.</summary>
    public int Calls => _calls;

    /// <summary>Calls of this sort alone count for the death; null = all.</summary>
    public string? DiesOn { get; set; }

    /// <summary>The call at which the process dies; 0 = none.</summary>
    public int DiesAt { get; set; }

    /// <summary>The call that fails; 0 = none.</summary>
    public int FailsAt { get; set; }

    /// <summary>All later ones fail too.</summary>
    public bool FailsForGood { get; set; }

    /// <summary>The folder that no path may leave; null = anywhere is fine.</summary>
    public string? Fence { get; init; }

    /// <summary>What was called when the process died or failed.</summary>
    public string Where { get; private set; } = "";

    private bool FailsNow => FailsAt > 0 && (_calls == FailsAt || (FailsForGood && _calls > FailsAt));

    public void Die()
    {
        IsDead = true;
        machine.Forget(this);
    }

    public override string NewId() => machine.NextName().PadLeft(32, '0');

    public override string UniqueName(string prefix, string suffix) => prefix + machine.NextName() + suffix;

    public override bool FileExists(string path) => Do("exists", path, () => Look(path) is not null);

    public override bool DirectoryExists(string path) => Do("exists", path, () => machine.Find(path) is Machine.Folder);

    public override FileStamp Stamp(string path) => Do("length", path, () => Look(path) is { } file ? StampOf(file) : FileStamp.Missing);

    public override long LastWriteTime(string path) => Do("time", path, () => Look(path) is { } file ? file.Written : 0);

    public override void SetLastWriteTime(string path, long ticks) => Do("setTime", path, () =>
    {
        ((Machine.Inode)machine.Find(path)!).Written = ticks;
        return true;
    });

    public override long DirectorySize(string directory) => 0;

    public override bool IsNetwork(string path) => false;

    public override IReadOnlyList<string> ListFiles(string directory, string pattern) =>
        Names<Machine.Inode>(directory).Where(name => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name))
            .ToArray();

    public override IReadOnlyList<string> ListDirectories(string directory) => Names<Machine.Folder>(directory);

    public override byte[]? ReadSmallFile(string path) => Do("readSmall", path, () =>
    {
        if (machine.Find(path) is not Machine.Inode file) return null;
        using IDisposable? open = machine.Rules?.Open(this, path);
        return file.Seen.Span.ToArray();
    });

    public override DiskFile? OpenRead(string path) =>
        Do("openRead", path, () => machine.Find(path) is Machine.Inode file ? Open(file, path, FileAccess.Read) : null);

    public override DiskFile OpenWrite(string path) => Do("openWrite", path, () =>
        Open(machine.Find(path) as Machine.Inode ?? Create(path), path, FileAccess.ReadWrite));

    public override DiskFile CreateNew(string path) => Do("create", path, () =>
        machine.Find(path) is null ? Open(Create(path), path, FileAccess.ReadWrite) : throw new IOException("It exists."));

    public override void CreateDirectory(string path)
    {
        if (DirectoryExists(path)) return;
        string parent = Path.GetDirectoryName(path)!;
        CreateDirectory(parent);
        Do("mkdir", path, () =>
        {
            machine.FolderOf(path).Do(new(null, Path.GetFileName(path), new Machine.Folder()));
            return true;
        });
        SyncDirectory(parent);
    }

    public override void SyncDirectory(string path) => Do("syncFolder", path, () =>
    {
        machine.SyncFolder((Machine.Folder)machine.Find(path)!);
        return true;
    });

    public override void Publish(string source, string target, bool durable)
    {
        Do("rename", target, () =>
        {
            if (machine.Rules is { } rules) rules.Replace(source, target, Rename);
            else Rename();
            return true;

            void Rename()
            {
                Machine.Folder from = machine.FolderOf(source), to = machine.FolderOf(target);
                Machine.Node? moved = machine.Find(source);
                to.Do(new(from == to ? Path.GetFileName(source) : null, Path.GetFileName(target), moved));
                if (from != to) from.Do(new(Path.GetFileName(source), null, null));
            }
        });
        if (durable) SyncDirectory(Path.GetDirectoryName(target)!);
    }

    public override void Move(string source, string target)
    {
        Do("move", target, () =>
        {
            if (machine.Find(target) is not null) throw new IOException($"'{target}' exists.");
            Machine.Node node = machine.Find(source) ?? throw new FileNotFoundException(source);
            if (machine.Rules is { } rules) rules.Move(source, target, Rename);
            else Rename();
            return true;

            void Rename()
            {
                machine.FolderOf(target).Do(new(null, Path.GetFileName(target), node));
                machine.FolderOf(source).Do(new(Path.GetFileName(source), null, null));
            }
        });
        SyncDirectory(Path.GetDirectoryName(target)!);
        SyncDirectory(Path.GetDirectoryName(source)!);
    }

    public override void DeleteFolderQuietly(string path)
    {
        try
        {
            Do("deleteFolder", path, () =>
            {
                if (machine.Find(path) is not Machine.Folder folder) return true;
                if (machine.Rules is { } rules) rules.DeleteFolder(path, Files(folder, path), Forget, () => Forget(path));
                else Forget(path);
                return true;
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As the real one.
        }
    }

    public override void DeleteQuietly(string path)
    {
        try
        {
            Do("delete", path, () =>
            {
                if (machine.Find(path) is null) return true;
                if (machine.Rules is { } rules) rules.Delete(path, () => Forget(path));
                else Forget(path);
                return true;
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As the real one.
        }
    }

    public override IDisposable? TryLockFolder(string folder) =>
        machine.Rules is not null ? TryLock(Path.Combine(folder, "lock")) : Do<IDisposable?>("lockFolder", folder, () =>
    {
        if (machine.Find(folder) is not Machine.Folder) throw new DirectoryNotFoundException(folder);
        return machine.TryLock(folder, this) ? new Lock(this, folder, null) : null;
    });

    public override IDisposable? TryLock(string path) => Do<IDisposable?>("lock", path, () =>
    {
        if (machine.Find(path) is null) Create(path);
        if (!machine.TryLock(path, this)) return null;
        try
        {
            return new Lock(this, path, machine.Rules?.Open(this, path, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            // Another program has it open.
            machine.Unlock(path, this);
            return null;
        }
    });

    private static IEnumerable<string> Files(Machine.Folder folder, string path) => folder.Seen.SelectMany(one =>
        one.Value is Machine.Folder inner ? Files(inner, Path.Combine(path, one.Key)) : [Path.Combine(path, one.Key)]);

    // What can be seen of a file without opening it: nothing, once it is deleted.
    private Machine.Inode? Look(string path) => machine.Rules?.IsDeleted(path) == true ? null : machine.Find(path) as Machine.Inode;

    private OpenFile Open(Machine.Inode file, string path, FileAccess access) =>
        new(this, file, path, machine.Rules?.Open(this, path, access));

    private void Forget(string path) => machine.FolderOf(path).Do(new(Path.GetFileName(path), null, null));

    private string[] Names<T>(string directory)
        where T : Machine.Node => Do("list", directory, () =>
        machine.Find(directory) is Machine.Folder folder
            ? folder.Seen.Where(static e => e.Value is T).Select(static e => e.Key).ToArray()
            : []);

    private static FileStamp StampOf(Machine.Inode file) => new(file.Seen.Length, 1, file.Id, file.Written, file.Written);

    private Machine.Inode Create(string path)
    {
        Machine.Inode file = new();
        machine.Touch(file);
        machine.FolderOf(path).Do(new(null, Path.GetFileName(path), file));
        return file;
    }

    private T Do<T>(string operation, string path, Func<T> action)
    {
        lock (machine.Gate)
        {
            Step(operation, path);
            return action();
        }
    }

    // The folders above are looked at and synced too.
    private void DemandInside(string path)
    {
        // On Windows the full path of one that begins with a slash has a drive.
        string full = Path.GetFullPath(path) + Path.DirectorySeparatorChar, fence = Path.GetFullPath(Fence!) + Path.DirectorySeparatorChar;
        if (!full.StartsWith(fence, StringComparison.Ordinal) && !fence.StartsWith(full, StringComparison.Ordinal))
            throw new FenceException(path);
    }

    private void Step(string operation, string path, Action? before = null)
    {
        if (IsDead) throw new IOException("The process is dead.");
        if (Fence is not null) DemandInside(path);
        _calls++;
        if (DiesOn == operation + " " + Path.GetFileName(path)) _counted++;
        if (DiesAt > 0 && DiesAt == (DiesOn is null ? _calls : _counted))
        {
            before?.Invoke();
            Where = operation + " " + Path.GetFileName(path);
            Die();
            throw new IOException("The process is dead.");
        }

        if (!FailsNow) return;
        before?.Invoke();
        Where = operation + " " + Path.GetFileName(path);
        throw new IOException("Input/output error.");
    }

    /// <summary>A path outside the fence. No failure of a disk, so that nobody takes it for one.</summary>
    internal sealed class FenceException(string path) : Exception($"'{path}' is outside the store.");

    private sealed class Lock(MachineProcess process, string path, IDisposable? handle) : IDisposable
    {
        public void Dispose()
        {
            lock (process.Machine.Gate)
            {
                handle?.Dispose();
                process.Machine.Unlock(path, process);
            }
        }
    }

    private Machine Machine => machine;

    private sealed class OpenFile(MachineProcess process, Machine.Inode file, string path, IDisposable? handle) : DiskFile(null!)
    {
        public override long Length => process.Do("length", path, () => file.Seen.Length);

        public override FileStamp Stamp => process.Do("length", path, () => StampOf(file));

        public override int Read(long offset, byte[] buffer, int start, int count) => process.Do("read", path, () =>
        {
            int length = (int)Math.Max(Math.Min(count, file.Seen.Length - offset), 0);
            if (length > 0) file.Seen.Span.Slice((int)offset, length).CopyTo(buffer.AsSpan(start));
            return length;
        });

        public override void Write(long offset, byte[] buffer, int start, int count)
        {
            lock (process.Machine.Gate)
            {
                process.Step("write", path, () => Put(process.Machine.Random.Next(count + 1)));
                Put(count);
            }

            void Put(int length)
            {
                if (length == 0) return;
                file.Do(new((int)offset, buffer.AsSpan(start, length).ToArray()));
                process.Machine.Touch(file);
            }
        }

        public override void Sync()
        {
            lock (process.Machine.Gate)
            {
                process.Step("sync", path, () =>
                {
                    if (!process.FailsNow) return;
                    process.Machine.FailSync(file);
                });
                process.Machine.SyncFile(file);
            }
        }

        public override void SetLength(long length) => process.Do("setLength", path, () =>
        {
            file.Do(new((int)length, []));
            process.Machine.Touch(file);
            return true;
        });

#pragma warning disable CA2215 // The base has no file of its own here.
        public override void Dispose()
#pragma warning restore CA2215
        {
            lock (process.Machine.Gate) handle?.Dispose();
        }
    }
}
