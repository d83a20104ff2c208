using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Batches;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that changes revisions, many in one change of the store: all names of one command; from the pipeline up to
/// 1,000, or what has come when nothing more comes for a moment. Errors of one never stop the others.
/// </summary>
public abstract class RevisionBatchCommand : RevisionCommand
{
    private const int LargestBatch = 1000;

    private ChangeBatch<string, RevisionOutcome>? _batch;
    private LocalRegistry? _registryOfBatch;
    private int _changed;
    private int _refused;

    /// <summary>Changes revisions in one change.</summary>
    private protected abstract ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(
        LocalRegistry registry, IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken);

    /// <summary>What to do about a refusal; null = what the error says.</summary>
    private protected abstract string? Hint(LocalRegistry registry, RevisionName name);

    /// <summary>Changes a revision with the next batch.</summary>
    /// <param name="name">As the user named it.</param>
    /// <param name="action">What happens to it, in the imperative.</param>
    /// <param name="activity">What is being done, as people say it.</param>
    private protected void Add(string name, string action, string activity)
    {
        if (MustRehearse && IsRefused(name)) return;
        if (!Confirmed(RevisionName.Parse(name).Short, $"{action} task definition revision in {RegionName}")) return;

        // An error about the region must not overtake what came before it.
        if (_registryOfBatch?.Region != RegionName)
        {
            FinishBatch(activity);
            if (!Try(name, () => Registry, out LocalRegistry registry)) return;
            BeginBatch(registry);
        }

        _batch!.Add(name);
        WriteResults();
    }

    /// <summary>Changes what waits, and tells how many were changed.</summary>
    /// <param name="activity">What is being done, as people say it.</param>
    private protected void FinishBatch(string activity)
    {
        _batch?.Flush();
        WriteResults();
        if (_batch is not null) WriteVerbose($"{activity} in {_registryOfBatch!.Region}: {_changed} done, {_refused} refused.");
        (_changed, _refused) = (0, 0);
        _batch?.Dispose();
        (_batch, _registryOfBatch) = (null, null);
    }

    private bool IsRefused(string name)
    {
        if (!Try(name, () => Registry, out LocalRegistry registry)
            || !Try(name, () => Ask(token => ChangeAsync(registry.Rehearsal, [name], true, token))[0], out RevisionOutcome outcome))
            return true;
        if (outcome.Error is null) return false;

        // It must not overtake what came before it.
        _batch?.Flush();
        WriteResults();
        WriteRefusal(registry, outcome);
        return true;
    }

    private void BeginBatch(LocalRegistry registry)
    {
        _registryOfBatch = registry;
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

    private void WriteRefusal(LocalRegistry registry, RevisionOutcome outcome) =>
        WriteError(outcome.Error!, outcome.Input, Hint(registry, RevisionName.Parse(outcome.Input)));

    protected override void Dispose(bool disposing)
    {
        if (disposing) _batch?.Dispose();
        base.Dispose(disposing);
    }
}
