using System.Diagnostics;

// The part of Disk.cs for files that other programs have open: Windows refuses then what other systems allow.
#pragma warning disable RS0030

namespace EcsTaskDef.Storage.Json;

internal partial class Disk
{
    // As exceptions have Windows' numbers 5, 32 and 33.
    private const int AccessDenied = unchecked((int)0x80070005);
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    [ThreadStatic]
    private static bool t_waitsForNobody;

    /// <summary>
    /// How long a file is waited for that another program has open without sharing it: an editor, a scanner or a backup, which is soon
    /// done.
    /// </summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(10);

    /// <summary>True where the system refuses what others have open.</summary>
    protected virtual bool RefusesOpenFiles => IsWindows;

    /// <summary>Opens a file, without waiting for anybody.</summary>
    protected virtual FileStream OpenOnce(string path, FileMode mode, FileAccess access, FileShare share)
    {
        // Opening a pipe waits for its other end.
        if (!IsWindows) UnixFiles.RefuseUnlessFile(path);

        // Buffer size 1 = no buffer of the stream's own: what is written is with the system at once.
        return new FileStream(path, mode, access, share, bufferSize: 1);
    }

    /// <summary>Gives a file the name of another one, or a name that is free, without waiting for anybody.</summary>
    protected virtual void RenameOnce(string source, string target)
    {
        if (IsWindows) WindowsFiles.Replace(source, target);
        else if (UnixFiles.rename(UnixFiles.Text(source), UnixFiles.Text(target)) != 0) throw UnixFiles.Error("rename", source);
    }

    /// <summary>
    /// Windows' lock: the file, open without sharing. One call makes it where it is missing, opens it and takes it: with two, another
    /// process
    /// would come between. Null when another has it.
    /// </summary>
    protected IDisposable? TryLockByOpening(string path)
    {
        try
        {
            return OpenOnce(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or LockViolation)
        {
            return null;
        }
    }

    /// <summary>
    /// Opens or reads a file that can be done without; null where another program has it open, which is not waited for.
    /// </summary>
    public static T? UnlessInUse<T>(Func<T?> open)
        where T : class
    {
        t_waitsForNobody = true;
        try
        {
            return open();
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or LockViolation)
        {
            return null;
        }
        finally
        {
            t_waitsForNobody = false;
        }
    }

    private FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) =>
        Patiently(() => OpenOnce(path, mode, access, share));

    // A program that opens a file while it is being replaced may be denied it for a moment; one that has no right to it learns so soon.
    private T Patiently<T>(Func<T> action)
    {
        Stopwatch? waited = null;
        while (true)
        {
            try
            {
                return action();
            }
            catch (Exception exception) when (RefusesOpenFiles && !t_waitsForNobody
                && exception is IOException or UnauthorizedAccessException)
            {
                waited ??= Stopwatch.StartNew();
                bool isPassing = exception.HResult is SharingViolation or LockViolation
                    ? waited.Elapsed < Patience
                    : exception.HResult == AccessDenied && waited.Elapsed < TimeSpan.FromTicks(Patience.Ticks / 20);
                if (!isPassing) throw;
            }

            Pause(waited.Elapsed);
        }
    }
}
