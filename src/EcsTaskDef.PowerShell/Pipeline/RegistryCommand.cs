using System.Management.Automation.Host;
using System.Reflection;
using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Session;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// What every cmdlet has: <c>-Region</c>, <c>-Store</c>, <c>-Force</c>, this session's registry, operations that run
/// inline on the pipeline thread and stop with it, and errors of one item that do not stop the others.
/// </summary>
public abstract class RegistryCommand : VisibleCommand, IWaiter, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private CommandProgress _progress = null!;
    private string? _storePath;
    private RegistryHost? _host;
    private LocalRegistry? _registry;
    private bool _regionIsFixed;
    private int _pipelineThread;

    /// <summary>The region whose registry is asked.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public virtual string? Region { get; set; }

    /// <summary>The store's folder.</summary>
    [Parameter]
    public virtual string? Store { get; set; }

    /// <summary>Asks for no confirmation, and takes a region that is not on the list.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The store of this command.</summary>
    private protected RegistryHost OpenStore => _host ??= HostCache.Get(PathOfStore, AccountAskedFor);

    /// <summary>The folder of the store of this command.</summary>
    private protected string PathOfStore => _storePath ??= StorePath.Resolve(SessionState.Path, Store);

    /// <summary>The account the store is opened with; null = its own. The session's is for the session's store.</summary>
    private protected virtual string? AccountAskedFor =>
        string.IsNullOrEmpty(Store) ? SessionDefaults.Current.Account : null;

    /// <summary>Finds store and registry anew, after the session's defaults changed.</summary>
    private protected void Reopen() => (_storePath, _host, _registry) = (null, null, null);

    /// <summary>The region of the item at hand; nobody has judged it yet.</summary>
    private protected string RegionName => Choice.Name;

    private RegionChoice Choice => RegionChoice.Choose(
        Region,
        SessionDefaults.Current.Region,
        StoredRegion.Read(GetVariableValue(StoredRegion.VariableName)),
        HostEnvironment.Variable);

    /// <summary>The registry of the region of the item at hand.</summary>
    private protected LocalRegistry Registry
    {
        get
        {
            RegionChoice region = Choice;
            if (_registry?.Region == region.Name) return _registry;
            if (region.Refusal(Force) is { } refusal) throw refusal;
            _registry = OpenStore.GetRegistry(region.Name, HostEnvironment.UserName);
            WriteVerbose($"The store is {PathOfStore}, the region {region.Name}, the account {_registry.Account}.");
            WriteDebug($"The region comes from {region.Origin ?? "the command line or the pipeline"}.");
            return _registry;
        }
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        _progress = new CommandProgress(this, HostEnvironment.Clock);
        _regionIsFixed = MyInvocation.BoundParameters.ContainsKey(nameof(Region));

        WithProgress(() =>
        {
            // A store or a region that is refused dooms the whole command: say so once, before the first item.
            Decide(() =>
            {
                if (UsesStore) _ = OpenStore;
                if (_regionIsFixed && UsesStore) _ = Registry;
                return true;
            });
            Begin();
        });
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => WithProgress(() =>
    {
        bool regionOfItem = !_regionIsFixed && !string.IsNullOrEmpty(Region);
        if (!regionOfItem && UsesRegistry) Decide(() => Registry);
        Process();
    });

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        WithProgress(End);
        _progress.End();
    }

    // What fails, or has enough, leaves nothing on the screen. Who stops is seen to at the very end.
    private void WithProgress(Action work)
    {
        try
        {
            work();
            while (EngineWarnings.TryTake(out EcsException? warning)) WriteWarning(warning!.Message);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            _progress.End();
            throw;
        }
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended just before it was stopped.
        }
    }

    /// <summary>False for the cmdlets that look at the store as a whole.</summary>
    private protected virtual bool UsesRegistry => true;

    /// <summary>False for the cmdlets that need no store to be there.</summary>
    private protected virtual bool UsesStore => true;

    /// <summary>Before the first item.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>One item of the pipeline, or the command's own arguments.</summary>
    private protected abstract void Process();

    /// <summary>After the last item.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>Waits for a short operation of the engine, such as a look-up; it observes <see cref="StopToken"/>.</summary>
    private protected T Wait<T>(Func<CancellationToken, ValueTask<T>> operation) => WithEngine(() =>
    {
        ValueTask<T> running = operation(_stop.Token);
        return running.IsCompleted ? running.GetAwaiter().GetResult() : Follow(running.AsTask());
    });

    /// <summary>
    /// Waits for an operation that may take long: a change, which waits for locks and disks, or one of the whole store. Who stops
    /// the pipeline does not wait for what cannot be interrupted; it is done whole, or not at all, a moment later.
    /// </summary>
    private protected T WaitLong<T>(Func<LocalRegistry, CancellationToken, ValueTask<T>> operation)
    {
        LocalRegistry registry = Registry;
        return WaitLong(registry, operation);
    }

    private protected T WaitLong<T>(LocalRegistry registry, Func<LocalRegistry, CancellationToken, ValueTask<T>> operation) =>
        WaitAside(token => operation(registry, token));

    /// <summary>
    /// The same of anything else. It runs on another thread, where nothing of the session can be asked for: neither its defaults
    /// nor its variables.
    /// </summary>
    private protected T WaitAside<T>(Func<CancellationToken, ValueTask<T>> operation) => WithEngine(() =>
    {
        CancellationToken token = _stop.Token;
        return Follow(Task.Run(async () => await operation(token).ConfigureAwait(false), token));
    });

    private T WithEngine<T>(Func<T> work)
    {
        ProgressRelay.Tell(_progress.Hear);
        _progress.BeginEngine();
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            ProgressRelay.Tell(null);
            if (!_stop.IsCancellationRequested) _progress.EndEngine();
        }
    }

    private T Follow<T>(Task<T> task)
    {
        const int Look = 200, Grace = 50;
        Task[] tasks = { task };
        try
        {
            while (Task.WaitAny(tasks, Look, _stop.Token) < 0) _progress.ShowHeard();
        }
        catch (OperationCanceledException) when (Task.WaitAny(tasks, Grace) >= 0)
        {
            // Stopped, and the operation has ended in time: what came of it is known.
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>What the region of the item at hand holds; null = nothing yet.</summary>
    private protected RegionDescription? DescribeRegion()
    {
        string region = Registry.Region;
        return Wait(token => OpenStore.DescribeAsync(token)).Regions.FirstOrDefault(one => one.Region == region);
    }

    /// <summary>Some more of what the command counts is done; shown when it has lasted long enough.</summary>
    private protected void Advance(ProgressCount count, long by = 1) => _progress.Advance(count, by);

    /// <summary>Waits for an operation also where it is not the pipeline's thread that asks.</summary>
    private protected T WaitAnywhere<T>(Func<CancellationToken, ValueTask<T>> operation) =>
        Environment.CurrentManagedThreadId == _pipelineThread ? WaitAside(operation) : WaitElsewhere(operation);

    // On a timer's thread. Who stops the pipeline may have to get past the batch meanwhile.
    private T WaitElsewhere<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        CancellationToken token = _stop.Token;
        Task<T> task = Task.Run(async () => await operation(token).ConfigureAwait(false), token);
        Task.WaitAny(new Task[] { task }, token);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>How long a pipeline sends nothing before what it sent is done; null where all is there at once.</summary>
    private protected TimeSpan? PauseOfStream => MyInvocation.ExpectingInput ? TimeSpan.FromMilliseconds(250) : null;

    /// <summary>Writes what came of a batch so far, in its order.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="targetOf">The user's input.</param>
    /// <param name="write">Writes what came of one.</param>
    private protected void Write<TItem, TOutcome>(
        ChangeBatch<TItem, TOutcome> batch, Func<TItem, object?> targetOf, Action<TItem, TOutcome> write)
    {
        foreach (ChangeBatch<TItem, TOutcome>.Result result in batch.TakeResults())
        {
            if (result.Fault is PipelineStoppedException stopped) throw stopped;
            if (result.Fault is null)
            {
                write(result.Item!, result.Outcome!);
                continue;
            }

            object?[] targets = result.Batch.Select(targetOf).ToArray();
            WriteError(ErrorTranslator.Translate(result.Fault, targets.Length == 1 ? targets[0] : targets));
        }
    }

    // Who stops at an error, or wants to be asked, does not want what comes behind it to be done already.
    private protected bool StopsAtError()
    {
        object? preference = MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given : GetVariableValue("ErrorActionPreference");
        return LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
            && action is ActionPreference.Stop or ActionPreference.Inquire;
    }

    /// <summary>Waits for an operation that answers nothing.</summary>
    private protected void WaitAside(Func<CancellationToken, ValueTask> operation) => WaitAside(async token =>
    {
        await operation(token).ConfigureAwait(false);
        return true;
    });

    /// <summary>
    /// Does something for one item; its failure is an error of that item and the next one follows. Nothing is written
    /// to the pipeline inside: an exception from further down the pipeline is not ours to translate.
    /// </summary>
    /// <param name="target">The user's input.</param>
    /// <param name="work">What to do.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="advise">What to do next, where the cmdlet knows better than the error; may answer null.</param>
    private protected bool Try<T>(
        object? target, Func<T> work, out T result, Func<EcsException, string?>? advise = null)
    {
        try
        {
            result = work();
            return true;
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            result = default!;
            EcsException error = ErrorText.Explain(exception);
            WriteError(ErrorTranslator.Translate(error, target, AdviceFor(error, advise)));
            return false;
        }
    }

    // Advice may ask the registry, and must not put its own trouble in the place of the user's.
    private static string? AdviceFor(EcsException error, Func<EcsException, string?>? advise)
    {
        try
        {
            return advise?.Invoke(error);
        }
        catch (EcsException)
        {
            return null;
        }
    }

    /// <summary>Does something without which the command cannot go on.</summary>
    private protected T Decide<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            ThrowTerminatingError(ErrorTranslator.Translate(exception, null));
            throw;
        }
    }

    /// <summary>What was counted is done, though the command goes on.</summary>
    private protected void EndProgress() => _progress.End();

    /// <summary>
    /// Changes something for one item, after asking PowerShell whether to. Where it says or asks something, what would be
    /// refused is refused before; the change itself is judged again.
    /// </summary>
    /// <param name="input">The user's input.</param>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What happens to it.</param>
    /// <param name="change">Does it in a registry: the real one, or its rehearsal.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="advise">What to do next, where the cmdlet knows better than the error; may answer null.</param>
    private protected bool TryChange<T>(
        object? input, string target, string action, Func<LocalRegistry, T> change, out T result, Func<EcsException, string?>? advise = null)
    {
        result = default!;
        return (!SaysFirst || Try(input, () => change(Registry.Rehearsal), out _, advise))
            && Confirmed(target, action)
            && Try(input, () => change(Registry), out result, advise);
    }

    private protected bool TryChange<T>(
        object? input, string target, string action, Func<LocalRegistry, CancellationToken, ValueTask<T>> change, out T result,
        Func<EcsException, string?>? advise = null) =>
        TryChange(input, target, action, registry => WaitLong(registry, change), out result, advise);

    /// <summary>Asks PowerShell whether to go on; <c>-Force</c> silences the question but never <c>-WhatIf</c>.</summary>
    private protected bool Confirmed(string target, string action)
    {
        bool asksAnyway = MyInvocation.BoundParameters.ContainsKey("Confirm") || WhatIfIsOn;
        if (!Force || asksAnyway) return Ask(target, action);
        WriteVerbose($"Performing the operation \"{action}\" on target \"{target}\".");
        return true;
    }

    // A host that cannot ask says so in its own words, and the console at the end of its input in no words at all.
    private bool Ask(string target, string action)
    {
        try
        {
            return ShouldProcess(target, action);
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NullReferenceException)
        {
            ThrowTerminatingError(ErrorTranslator.Translate(Faults.NobodyToAsk(target, action, exception), null));
            throw;
        }
    }

    /// <summary>True when PowerShell says or asks something before a change is made.</summary>
    private protected bool SaysFirst =>
        WhatIfIsOn
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : !Force
                && LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact asked)
                && asked != ConfirmImpact.None
                && GetType().GetCustomAttribute<CmdletAttribute>()!.ConfirmImpact >= asked);

    /// <summary>Tells a wildcard from a name; one that is none is an error.</summary>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="matches">What the wildcard matches; null for a name.</param>
    private protected bool TryWildcard(string name, out Func<string, bool>? matches) => Try(name, () => NameWildcard.Of(name), out matches);

    /// <summary>True when nothing is to be changed, only said.</summary>
    private protected bool WhatIfIsOn =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference", false));

    T IWaiter.Wait<T>(Func<CancellationToken, ValueTask<T>> operation) => Wait(operation);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes progress off the screen, and frees the stop token.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _progress?.Abandon();
        _stop.Dispose();
    }
}
