using System.Diagnostics;

namespace EcsTaskDef.Storage.Json;

/// <summary>
/// The locks of a store and its regions, across processes (docs/STORE.md, Writing). Their order is: checkpoints, store, regions by name;
/// who has a later one does not wait for an earlier one.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="store">The store's folder.</param>
internal sealed class StoreLocks(Disk disk, string store)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>For <c>store.json</c>, and for a region's first journal: who has it knows which regions there are.</summary>
    /// <exception cref="EcsException"><c>StoreBusy</c>: another process has had it for a minute.</exception>
    public IDisposable OfStore() => Wait(() => disk.TryLockFolder(store));

    /// <summary>
    /// For a region's journal. Who waits for it holds the queue's lock, which a holder that wants it again must take first: so
    /// nobody can keep it by being quick.
    /// </summary>
    /// <param name="folder">The region's folder.</param>
    /// <exception cref="EcsException"><c>StoreBusy</c>: another process has had it for a minute.</exception>
    public IDisposable OfRegion(string folder)
    {
        using (OfFile(Path.Combine(folder, "lock.queue"))) return Wait(() => disk.TryLockFolder(folder));
    }

    /// <summary>For files that take the place of others: checkpoints, and generations while they are written.</summary>
    /// <param name="folder">The region's folder.</param>
    /// <exception cref="EcsException"><c>StoreBusy</c>: another process has had it for a minute.</exception>
    public IDisposable OfCheckpoints(string folder) => OfFile(CheckpointPath(folder));

    public static string CheckpointPath(string folder) => Path.Combine(folder, "checkpoint.lock");

    private IDisposable OfFile(string path) => Wait(() => disk.TryLock(path));

    private IDisposable Wait(Func<IDisposable?> tryTake)
    {
        Stopwatch waited = Stopwatch.StartNew();
        SpinWait spin = default;
        while (true)
        {
            if (tryTake() is { } held) return held;
            if (waited.Elapsed > s_patience) throw EcsErrors.Fault(SR.StoreBusy, [store, (int)s_patience.TotalSeconds]);
            if (spin.NextSpinWillYield) disk.Pause(waited.Elapsed);
            else spin.SpinOnce();
        }
    }
}
