using System.Runtime.InteropServices;

namespace EcsTaskDef.Storage.Json;

/// <summary>A lock of the system: it ends with its holder, killed or not.</summary>
internal sealed class UnixLock : IDisposable
{
    private int _descriptor;

    private UnixLock(int descriptor) => _descriptor = descriptor;

    public static UnixLock? TryTakeFolder(string folder)
    {
        int descriptor = UnixFiles.open(UnixFiles.Text(folder), UnixFiles.FolderFlags, 0);
        if (descriptor < 0) throw UnixFiles.Error("open the folder", folder);
        if (TryTake(descriptor) is not { } held) return null;

        // The holder before may have renamed it: then it is no lock of the folder that has this name now.
        try
        {
            if (FileStamp.Of(descriptor, folder).IsSameFile(FileStamp.Of(folder))) return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }

        held.Dispose();
        return null;
    }

    public static UnixLock? TryTake(string path)
    {
        UnixFiles.RefuseUnlessFile(path);
        int descriptor = UnixFiles.open(UnixFiles.Text(path), UnixFiles.LockFlags, UnixFiles.OwnerOnlyFile);
        if (descriptor < 0) throw UnixFiles.Error("open", path);
        return TryTake(descriptor);
    }

    private static UnixLock? TryTake(int descriptor)
    {
        UnixLock held = new(descriptor);

        // A file system without locks grants them all: callers that rely on one must try that (RegionFolder.Lock).
        if (UnixFiles.flock(descriptor, UnixFiles.LockExclusive | UnixFiles.LockNonBlocking) == 0
            || Marshal.GetLastWin32Error() is not (UnixFiles.Interrupted or UnixFiles.WouldBlock or UnixFiles.WouldBlockOnMac)) return held;
        held.Dispose();
        return null;
    }

    public void Dispose()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor < 0) return;

        // Closing is not enough: a process that is being started just now has a copy for a moment.
        _ = UnixFiles.flock(descriptor, UnixFiles.Unlock);
        _ = UnixFiles.close(descriptor);
    }
}
