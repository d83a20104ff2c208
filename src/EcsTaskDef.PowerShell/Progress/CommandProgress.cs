namespace EcsTaskDef.PowerShell.Progress;

/// <summary>
/// A command's progress: the command's own and the engine's. Used on the pipeline's thread, except <see cref="Hear"/>.
/// </summary>
internal sealed class CommandProgress
{
    private const long MiB = 1024 * 1024;

    private readonly IProgressScreen _screen;
    private readonly ProgressMeter _own;
    private readonly ProgressMeter _engine;
    private readonly int _thread;
    private readonly object _gate = new();
    private StoreProgress? _heard;
    private StoreProgress _told;
    private ProgressCount? _toldCount;

    public CommandProgress(IProgressScreen screen, TimeProvider clock)
    {
        _screen = screen;
        _own = new ProgressMeter(clock);
        _engine = new ProgressMeter(clock);
        _thread = Environment.CurrentManagedThreadId;
    }

    /// <summary>The command has done more of what it counts.</summary>
    public void Advance(ProgressCount count, long by)
    {
        count.Done += by;
        if (_own.Read(count) is { } reading) _screen.Show(ProgressScreen.Own, reading);
    }

    public void BeginEngine() => _engine.Begin();

    /// <summary>The engine reports its progress, on any thread. It holds locks: this must not throw.</summary>
    public void Hear(StoreProgress progress)
    {
        lock (_gate) _heard = progress;
        if (Environment.CurrentManagedThreadId != _thread) return;
        try
        {
            ShowHeard();
        }
        catch (PipelineStoppedException)
        {
            // The engine learns it from its token.
        }
    }

    /// <summary>Shows the latest progress of the engine.</summary>
    public void ShowHeard()
    {
        StoreProgress? heard;
        lock (_gate) (heard, _heard) = (_heard, null);
        if (heard is not { } progress) return;
        bool isSame = progress.Work == _told.Work && progress.Region == _told.Region && progress.Total == _told.Total;
        if (_toldCount is null || !isSame || progress.Done < _told.Done) _toldCount = CountOf(progress);
        _told = progress;
        _toldCount.Done = Scaled(progress, progress.Done);
        if (_engine.Read(_toldCount) is { } reading) _screen.Show(ProgressScreen.Engine, reading);
    }

    public void EndEngine()
    {
        bool shown = _engine.IsShown;
        _engine.End();
        _toldCount = null;
        if (shown) _screen.Complete(ProgressScreen.Engine);
    }

    public void End()
    {
        EndEngine();
        bool shown = _own.IsShown;
        _own.End();
        if (shown) _screen.Complete(ProgressScreen.Own);
    }

    /// <summary>Takes progress off the screen after the command was stopped, when PowerShell accepts nothing from it.</summary>
    public void Abandon()
    {
        foreach ((ProgressMeter meter, int id) in new[] { (_engine, ProgressScreen.Engine), (_own, ProgressScreen.Own) })
        {
            if (!meter.IsShown) continue;
            meter.End();
            _screen.Abandon(id);
        }
    }

    private static ProgressCount CountOf(StoreProgress progress)
    {
        long total = Scaled(progress, progress.Total);
        return progress.Work switch
        {
            StoreWork.Reading => new ProgressCount($"Reading the store's journal of {progress.Region}", "MiB", () => total),
            StoreWork.Checking => new ProgressCount($"Checking the store's journal of {progress.Region}", "MiB", () => total),
            StoreWork.Copying => new ProgressCount($"Copying the store's journal of {progress.Region}", "MiB", () => total),
            StoreWork.Compacting => new ProgressCount($"Compacting the store's journal of {progress.Region}", "MiB", () => total),
            StoreWork.CopyingRevisions => new ProgressCount($"Copying task definitions of {progress.Region}", "revisions", () => total),
            StoreWork.FindingUsers => new ProgressCount($"Reading who uses what in {progress.Region}", "services and tasks", () => total),
            StoreWork.ChangingOneByOne => new ProgressCount($"Changing task definitions of {progress.Region}", "revisions", () => total),
            StoreWork.Describing => new ProgressCount($"Describing task definitions of {progress.Region}", "revisions", () => total),
            _ => new ProgressCount($"Preparing one change of {progress.Region}", "revisions", () => total),
        };
    }

    private static long Scaled(StoreProgress progress, long value) => progress.Work
        is StoreWork.Reading or StoreWork.Checking or StoreWork.Copying or StoreWork.Compacting ? value / MiB : value;
}
