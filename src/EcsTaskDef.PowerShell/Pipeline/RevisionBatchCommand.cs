using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that changes revisions, many in one change of the store: all names of one command; from the pipeline up to
/// 1,000, or what has come when nothing more comes for a moment. Errors of one never stop the others.
/// </summary>
public abstract class RevisionBatchCommand : RevisionCommand
{
    private const int LargestBatch = 1000;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private RevisionBatch? _batch;
    private LocalRegistry? _registryOfBatch;
    private bool _stopsAtError;
    private int _changed;
    private int _refused;
    private int _pipelineThread;

    private protected sealed override void Process(string name)
    {
        if (SaysFirst && IsRefused(name)) return;
        if (!Confirmed(RevisionName.Parse(name).Short, $"{Action} task definition revision in {RegionName}")) return;

        // An error about the region must not overtake what came before it.
        if (_registryOfBatch?.Region != RegionName)
        {
            Finish();
            if (!Try(name, () => Registry, out LocalRegistry registry)) return;
            Begin(registry);
        }

        _batch!.Add(name);
        Write();
    }

    private protected sealed override void End() => Finish();

    /// <summary>What is done, as people say it.</summary>
    private protected abstract string Action { get; }

    /// <summary>Changes revisions in one change.</summary>
    private protected abstract ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(
        LocalRegistry registry, IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken);

    /// <summary>What to do about a refusal; null = what the error says.</summary>
    private protected abstract string? Hint(LocalRegistry registry, RevisionName name);

    private bool IsRefused(string name)
    {
        if (!Try(name, () => Registry, out LocalRegistry registry)
            || !Try(name, () => Wait(token => ChangeAsync(registry.Rehearsal, new[] { name }, true, token))[0], out RevisionOutcome outcome))
            return true;
        if (outcome.Error is null) return false;

        // It must not overtake what came before it.
        _batch?.Flush();
        Write();
        WriteRefusal(registry, outcome);
        return true;
    }

    private void Begin(LocalRegistry registry)
    {
        _registryOfBatch = registry;
        _stopsAtError = ErrorsMatter();
        _pipelineThread = Environment.CurrentManagedThreadId;
        bool isStream = MyInvocation.ExpectingInput;
        _batch = new RevisionBatch(
            names => Change(registry, names), isStream ? LargestBatch : int.MaxValue, isStream ? s_pause : null);
    }

    private IReadOnlyList<RevisionOutcome> Change(LocalRegistry registry, IReadOnlyList<string> names)
    {
        bool stopsAtError = _stopsAtError;
        return Environment.CurrentManagedThreadId == _pipelineThread
            ? WaitAside(token => ChangeAsync(registry, names, stopsAtError, token))
            : ChangeAside(token => ChangeAsync(registry, names, stopsAtError, token));
    }

    // On the timer's thread. Who stops the pipeline may have to get past the batch meanwhile.
    private IReadOnlyList<RevisionOutcome> ChangeAside(Func<CancellationToken, ValueTask<IReadOnlyList<RevisionOutcome>>> change)
    {
        CancellationToken token = StopToken;
        Task<IReadOnlyList<RevisionOutcome>> task = Task.Run(async () => await change(token).ConfigureAwait(false), token);
        Task.WaitAny(new Task[] { task }, token);
        return task.GetAwaiter().GetResult();
    }

    private void Finish()
    {
        _batch?.Flush();
        Write();
        if (_batch is not null) WriteVerbose($"{Activity} in {_registryOfBatch!.Region}: {_changed} done, {_refused} refused.");
        (_changed, _refused) = (0, 0);
        _batch?.Dispose();
        _batch = null;
        _registryOfBatch = null;
    }

    private void Write()
    {
        if (_batch is not { } batch) return;
        foreach (RevisionBatch.Result result in batch.TakeResults())
        {
            if (result.Fault is PipelineStoppedException stopped) throw stopped;
            if (result.Outcome?.TaskDefinition is not null) _changed++;
            else _refused += result.Outcome is null ? result.Names.Count : result.Outcome.Error is null ? 0 : 1;
            if (result.Fault is { } fault)
                WriteError(ErrorTranslator.Translate(fault, result.Names.Count == 1 ? result.Names[0] : result.Names));
            else if (result.Outcome is { Error: not null } refused)
                WriteRefusal(_registryOfBatch!, refused);
            else if (result.Outcome?.TaskDefinition is { } document)
                WriteObject(document.Value);
        }
    }

    private void WriteRefusal(LocalRegistry registry, RevisionOutcome outcome) => WriteError(
        ErrorTranslator.Translate(outcome.Error!, outcome.Input, Hint(registry, RevisionName.Parse(outcome.Input))));

    // Who stops at an error, or wants to be asked, does not want what comes behind it to be done already.
    private bool ErrorsMatter()
    {
        object? preference = MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given : GetVariableValue("ErrorActionPreference");
        return LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
            && action is ActionPreference.Stop or ActionPreference.Inquire;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _batch?.Dispose();
        base.Dispose(disposing);
    }
}
