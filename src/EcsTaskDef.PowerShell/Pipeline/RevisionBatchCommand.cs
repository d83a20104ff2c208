using EcsTaskDef.PowerShell.Batches;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that changes many revisions in one change of the store: all names of the command line, or up to 1,000 of the pipeline; fewer
/// when the pipeline pauses. An error of one does not stop the others.
/// </summary>
public abstract class RevisionBatchCommand : RevisionCommand
{
    private const int LargestBatch = 1000;

    private ChangeBatch<string, RevisionOutcome>? _batch;
    private IRegistry? _registryOfBatch;
    private Origin? _placeOfBatch;
    private int _changed;
    private int _refused;

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Changes revisions in one change.</summary>
    private protected abstract ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(
        IRegistry registry, IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken);

    /// <summary>Advice for a refused revision; null = the error's own.</summary>
    private protected abstract string? Hint(IRegistry registry, RevisionName name);

    /// <summary>Changes a revision with the next batch.</summary>
    /// <param name="name">The user's input.</param>
    /// <param name="action">The verb of the question: <c>Delete</c>.</param>
    /// <param name="activity">The activity that is shown: <c>Deleting revisions</c>.</param>
    private protected void Add(string name, string action, string activity)
    {
        if (MustRehearse && IsRefused(name)) return;
        if (!Confirmed(RevisionName.Parse(name).Short, $"{action} task definition revision in {PlaceName}")) return;

        // An error of the region must not overtake the results before it.
        if (_placeOfBatch is null || RegionName != _placeOfBatch.Region || PathOfStore != _placeOfBatch.Store)
        {
            FinishBatch(activity);
            if (!Try(name, () => Registry, out IRegistry registry)) return;
            BeginBatch(registry);
        }

        _batch!.Add(name);
        WriteResults();
    }

    /// <summary>Changes what waits, and reports the numbers.</summary>
    private protected void FinishBatch(string activity)
    {
        Settle();
        if (_batch is not null) WriteVerbose($"{activity} in {_registryOfBatch!.Region}: {_changed} done, {_refused} refused.");
        (_changed, _refused) = (0, 0);
        _batch?.Dispose();
        (_batch, _registryOfBatch, _placeOfBatch) = (null, null, null);
    }

    private protected override (IRegistry Registry, Origin Place)? Output =>
        _registryOfBatch is null ? null : (_registryOfBatch, _placeOfBatch!);

    private protected override void Settle()
    {
        _batch?.Flush();
        WriteResults();
    }

    private bool IsRefused(string name)
    {
        if (!Try(name, () => Registry, out IRegistry registry)
            || !Try(name, () => Ask(token => ChangeAsync(registry.Rehearsal, [name], true, token))[0], out RevisionOutcome outcome))
            return true;
        if (outcome.Error is null) return false;

        // It must not overtake the results before it.
        Settle();
        WriteRefusal(registry, outcome);
        return true;
    }

    private void BeginBatch(IRegistry registry)
    {
        (_registryOfBatch, _placeOfBatch) = (registry, Place);
        bool stopsAtError = StopsAtError;
        _batch = new ChangeBatch<string, RevisionOutcome>(
            names => Run(token => ChangeAsync(registry, names, stopsAtError, token)),
            MyInvocation.ExpectingInput ? LargestBatch : int.MaxValue,
            PauseOfStream);
    }

    private void WriteResults() => WriteResults(_batch, static name => name, (_, outcome) =>
    {
        if (outcome.Error is not null) _refused++;
        else _changed++;
        if (outcome.Error is not null) WriteRefusal(_registryOfBatch!, outcome);
        else if (outcome.TaskDefinition is { } document) WriteObject(document.Value);
    });

    private void WriteRefusal(IRegistry registry, RevisionOutcome outcome) =>
        WriteError(outcome.Error!, outcome.Input, Hint(registry, RevisionName.Parse(outcome.Input)));

    protected override void Dispose(bool disposing)
    {
        if (disposing) _batch?.Dispose();
        base.Dispose(disposing);
    }
}
