namespace EcsTaskDef.PowerShell.Progress;

/// <summary>
/// A command's progress as PowerShell shows it: the command's own and, below it, the engine's. Used on the pipeline's thread, except
/// <see cref="Hear"/>.
/// </summary>
internal sealed class CommandProgress
{
    private const int OwnId = 1;
    private const int EngineId = 2;
    private const long MiB = 1024 * 1024;

    private readonly VisibleCommand _command;
    private readonly ProgressMeter _own;
    private readonly ProgressMeter _engine;
    private readonly int _thread;
    private readonly object _gate = new();
    private ProgressCount? _counted;
    private StoreProgress? _heard;
    private StoreProgress _told;
    private ProgressCount? _toldCount;

    public CommandProgress(VisibleCommand command, TimeProvider clock)
    {
        _command = command;
        _own = new ProgressMeter(clock);
        _engine = new ProgressMeter(clock);
        _thread = Environment.CurrentManagedThreadId;
    }

    /// <summary>The command has done more of what it counts.</summary>
    public void Advance(ProgressCount count, long by)
    {
        // Another count starts again, also on the screen.
        if (!ReferenceEquals(_counted, count)) _counted = count;
        count.Done += by;
        if (_own.Read(count) is { } reading) _command.WriteProgress(RecordOf(OwnId, reading));
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
        if (_engine.Read(_toldCount) is { } reading) _command.WriteProgress(RecordOf(EngineId, reading));
    }

    public void EndEngine()
    {
        bool shown = _engine.IsShown;
        _engine.End();
        _toldCount = null;
        if (shown) _command.WriteProgress(Completed(EngineId));
    }

    public void End()
    {
        EndEngine();
        bool shown = _own.IsShown;
        _own.End();
        if (shown) _command.WriteProgress(Completed(OwnId));
    }

    /// <summary>Takes progress off the screen after the command was stopped, when PowerShell accepts nothing from it.</summary>
    public void Abandon()
    {
        foreach ((ProgressMeter meter, int id) in new[] { (_engine, EngineId), (_own, OwnId) })
        {
            if (!meter.IsShown) continue;
            meter.End();
            try
            {
                _command.Host.UI.WriteProgress(0, Completed(id));
            }
            catch (Exception)
            {
                // The host is going away.
            }
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
            _ => new ProgressCount($"Preparing one change of {progress.Region}", "revisions", () => total),
        };
    }

    private static long Scaled(StoreProgress progress, long value) => progress.Work == StoreWork.Changing ? value : value / MiB;

    private static ProgressRecord RecordOf(int id, ProgressReading reading) => new(id, reading.Activity, reading.Status)
    {
        ParentActivityId = id == EngineId ? OwnId : -1,
        PercentComplete = reading.Percent,
        SecondsRemaining = reading.SecondsLeft,
    };

    private static ProgressRecord Completed(int id) =>
        new(id, "Task definitions", "Done") { ParentActivityId = id == EngineId ? OwnId : -1, RecordType = ProgressRecordType.Completed };
}
