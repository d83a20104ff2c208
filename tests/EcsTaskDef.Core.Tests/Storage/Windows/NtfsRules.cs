namespace EcsTaskDef.Core.Tests.Storage.Windows;

/// <summary>
/// What Windows refuses while a file is open, for the tests' disks on a system that refuses none of it ([MS-FSA] 2.1.5.1.2 share access,
/// 2.1.5.5 and 2.1.5.15.3 deletion, 2.1.5.15.11 renames). Disks that share one instance are processes of one machine.
/// </summary>
internal sealed class NtfsRules
{
    private const int AccessDenied = unchecked((int)0x80070005), SharingViolation = unchecked((int)0x80070020);

    private readonly List<Handle> _open = [];

    // Deleted while they were open: the name stays until the last handle is closed, and nobody can open it.
    private readonly Dictionary<string, Action> _pending = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Names go and are replaced at once, though the file is open, as since Windows 10 1809 where POSIX semantics are asked for; false = as
    /// on
    /// older systems, and under Wine.
    /// </summary>
    public bool HasPosixNames { get; init; }

    /// <summary>Files that are open now.</summary>
    public int OpenFiles
    {
        get
        {
            lock (_open) return _open.Count;
        }
    }

    /// <summary>Opens a file, which must be there; closed by disposing of the result.</summary>
    /// <param name="owner">The process.</param>
    /// <param name="path">The file.</param>
    /// <param name="access">What the process does with it.</param>
    /// <param name="share">What it lets others do meanwhile.</param>
    /// <exception cref="IOException">A sharing violation.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is deleted, and somebody has it open still.</exception>
    public IDisposable Open(
        object owner, string path, FileAccess access = FileAccess.Read, FileShare share = FileShare.ReadWrite | FileShare.Delete)
    {
        Handle handle = new(this, owner, Normal(path), access, share);
        lock (_open)
        {
            if (_pending.ContainsKey(handle.Path)) throw Denied(path);
            if (Of(handle.Path).Any(other => !other.Allows(access) || !handle.Allows(other.Access))) throw Violation(path);
            _open.Add(handle);
        }

        return handle;
    }

    /// <summary>A process ends: its files are closed.</summary>
    public void CloseAll(object owner)
    {
        Handle[] all;
        lock (_open) all = _open.Where(handle => handle.Owner == owner).ToArray();
        foreach (Handle handle in all) handle.Dispose();
    }

    /// <summary>The power is gone, and with it everything that was open.</summary>
    public void Clear()
    {
        lock (_open)
        {
            _open.Clear();
            _pending.Clear();
        }
    }

    /// <summary>True for a name that is deleted but not gone: it is listed, and cannot be opened or asked about.</summary>
    public bool IsDeleted(string path)
    {
        lock (_open) return _pending.ContainsKey(Normal(path));
    }

    /// <summary>Renames a file or a folder to a name that is free.</summary>
    /// <exception cref="IOException">
    /// A file in the folder is open, however it is shared; or the file is, by somebody who does not share its deletion.
    /// </exception>
    public void Move(string source, string target, Action move)
    {
        string from = Normal(source);
        lock (_open)
        {
            if (Beneath(from).Any() || _pending.Keys.Any(path => IsBeneath(path, from)))
                throw new IOException($"Access to the path '{source}' is denied.", AccessDenied);
            DemandDeletable(source);
            move();
            foreach (Handle handle in Of(from)) handle.Path = Normal(target);
        }
    }

    /// <summary>Renames a file onto another one, or where there is none.</summary>
    /// <exception cref="IOException">Somebody who does not share their deletion has one of them open.</exception>
    /// <exception cref="UnauthorizedAccessException">The target is open; with POSIX semantics that is no obstacle.</exception>
    public void Replace(string source, string target, Action replace)
    {
        lock (_open)
        {
            if (IsDeleted(target) || (!HasPosixNames && Of(Normal(target)).Length > 0)) throw Denied(target);
            DemandDeletable(target);
            DemandDeletable(source);
            foreach (Handle handle in Of(Normal(target))) handle.Path = "";
            replace();
            foreach (Handle handle in Of(Normal(source))) handle.Path = Normal(target);
        }
    }

    /// <summary>Deletes a file's name: now, or when the last handle is closed.</summary>
    /// <exception cref="IOException">Somebody who does not share its deletion has it open.</exception>
    /// <exception cref="UnauthorizedAccessException">It is deleted already.</exception>
    public void Delete(string path, Action delete)
    {
        string name = Normal(path);
        lock (_open)
        {
            if (_pending.ContainsKey(name)) throw Denied(path);
            DemandDeletable(path);
            if (!HasPosixNames && Of(name).Length > 0)
            {
                _pending[name] = delete;
                return;
            }

            foreach (Handle handle in Of(name)) handle.Path = "";
            delete();
        }
    }

    /// <summary>Deletes a folder with all that is in it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">All files beneath it.</param>
    /// <param name="deleteFile">Deletes one of them.</param>
    /// <param name="deleteFolder">Deletes the folder, which has no files any more.</param>
    /// <exception cref="IOException">A file in it is open: what was deleted before is gone.</exception>
    public void DeleteFolder(string path, IEnumerable<string> files, Action<string> deleteFile, Action deleteFolder)
    {
        lock (_open)
        {
            foreach (string file in files.ToArray()) Delete(file, () => deleteFile(file));
            if (_pending.Keys.Any(file => IsBeneath(file, Normal(path))))
                throw new IOException($"The directory is not empty. : '{path}'", unchecked((int)0x80070091));
            deleteFolder();
        }
    }

    private static string Normal(string path) => path.Replace('\\', '/').TrimEnd('/');

    private static bool IsBeneath(string path, string folder) => path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase);

    private static IOException Violation(string path) =>
        new($"The process cannot access the file '{path}' because it is being used by another process.", SharingViolation);

    private static UnauthorizedAccessException Denied(string path) =>
        new($"Access to the path '{path}' is denied.") { HResult = AccessDenied };

    private Handle[] Of(string path) =>
        _open.Where(handle => string.Equals(handle.Path, path, StringComparison.OrdinalIgnoreCase)).ToArray();

    private IEnumerable<Handle> Beneath(string folder) => _open.Where(handle => IsBeneath(handle.Path, folder));

    private void DemandDeletable(string path)
    {
        if (Of(Normal(path)).Any(static handle => !handle.Share.HasFlag(FileShare.Delete))) throw Violation(path);
    }

    private void Close(Handle handle)
    {
        lock (_open)
        {
            if (!_open.Remove(handle) || Of(handle.Path).Length > 0 || !_pending.Remove(handle.Path, out Action? delete)) return;
            delete();
        }
    }

    private sealed class Handle(NtfsRules rules, object owner, string path, FileAccess access, FileShare share) : IDisposable
    {
        public object Owner => owner;

        /// <summary>The file's name of now; empty when another file has it.</summary>
        public string Path { get; set; } = path;

        public FileAccess Access => access;

        public FileShare Share => share;

        // The bits for reading and writing are the same in both.
        public bool Allows(FileAccess wanted) => ((int)wanted & ~(int)share & (int)FileShare.ReadWrite) == 0;

        public void Dispose() => rules.Close(this);
    }
}
