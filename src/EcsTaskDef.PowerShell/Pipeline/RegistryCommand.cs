using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.Storage;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that asks the registry of a region: errors of one item do not stop the others, and a refused region stops all.</summary>
public abstract class RegistryCommand : StoreCommand
{
    private LocalRegistry? _registry;
    private bool _regionIsFixed;
    private ProgressCount? _count;

    /// <summary>The registry of the region of the item at hand.</summary>
    private protected LocalRegistry Registry
    {
        get
        {
            RegionChoice region = ChosenRegion;
            if (_registry?.Region == region.Name) return _registry;
            if (region.Refusal(Force) is { } refusal) throw refusal;
            _registry = OpenStore.GetRegistry(region.Name, HostEnvironment.UserName);
            WriteVerbose($"The store is {PathOfStore}, the region {region.Name}, the account {_registry.Account}.");
            WriteDebug($"The region comes from {region.Origin ?? "the command line or the pipeline"}.");
            return _registry;
        }
    }

    /// <summary>Opens the store. A store or a region of the command line that is refused ends the command, before the first item.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Require(() => OpenStore);
        _regionIsFixed = MyInvocation.BoundParameters.ContainsKey(nameof(Region));
        if (_regionIsFixed) Require(() => Registry);
    }

    /// <summary>Judges the region that no item brings along: one that is refused ends the command.</summary>
    protected override void ProcessRecord()
    {
        WriteEngineWarnings();
        if (_regionIsFixed || RegionAsked is null) Require(() => Registry);
    }

    /// <summary>What the region of the item at hand holds; null = nothing yet.</summary>
    private protected RegionDescription? DescribeRegion()
    {
        string region = Registry.Region;
        return Ask(token => OpenStore.DescribeAsync(token)).Regions.FirstOrDefault(one => one.Region == region);
    }

    /// <summary>
    /// Changes something for one item, after asking PowerShell whether to. Where it says or asks something, what would be refused is
    /// refused before; the change itself is judged again.
    /// </summary>
    /// <param name="input">The user's input.</param>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What happens to it.</param>
    /// <param name="change">Does it in a registry: the real one, or its rehearsal.</param>
    /// <param name="advise">What to do next, where the cmdlet knows better than the error; may answer null.</param>
    /// <returns>The result; null where nothing was changed.</returns>
    private protected T? Change<T>(
        object? input, string target, string action, Func<LocalRegistry, T> change, Func<EcsException, string?>? advise = null) where T : class =>
        (!MustRehearse || Try(input, () => change(Registry.Rehearsal), out _, advise))
        && Confirmed(target, action)
        && Try(input, () => change(Registry), out T? result, advise) ? result : null;

    /// <summary>One item after the other, read as they are asked for; an error ends them and is about the target.</summary>
    private protected IEnumerable<T> Each<T>(object? target, Func<IEnumerable<T>> find)
    {
        IEnumerator<T>? found = null;
        try
        {
            while (Try(target, () => (found ??= find().GetEnumerator()).MoveNext(), out bool any) && any) yield return found!.Current;
        }
        finally
        {
            found?.Dispose();
        }
    }

    /// <summary>What was given, one after the other, counted when it is done.</summary>
    /// <param name="items">What was given to the command, or is there at once of a pipeline.</param>
    /// <param name="activity">What is being done, as people say it: <c>Deleting revisions</c>.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    private protected IEnumerable<T> Counted<T>(IReadOnlyCollection<T> items, string activity, string unit)
    {
        bool isStream = MyInvocation.ExpectingInput;
        if (!isStream || _count is null) _count = new ProgressCount(activity, unit, isStream ? null : () => items.Count);
        foreach (T item in items)
        {
            yield return item;
            Advance(_count);
        }
    }

    /// <summary>Tells a wildcard from a name; one with a mistake is an error.</summary>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="matches">What the wildcard matches; null for a name.</param>
    private protected bool TryWildcard(string name, out Func<string, bool>? matches) => Try(name, () => NameWildcard.Of(name), out matches);

    /// <summary>How long a pipeline sends nothing before what it sent is done; null where all is there at once.</summary>
    private protected TimeSpan? PauseOfStream => MyInvocation.ExpectingInput ? TimeSpan.FromMilliseconds(250) : null;

    /// <summary>Writes the results that a batch has so far, in its order.</summary>
    /// <param name="batch">The batch; null = none.</param>
    /// <param name="targetOf">The user's input.</param>
    /// <param name="write">Writes one.</param>
    private protected void WriteResults<TItem, TOutcome>(
        ChangeBatch<TItem, TOutcome>? batch, Func<TItem, object?> targetOf, Action<TItem, TOutcome> write)
    {
        foreach (ChangeBatch<TItem, TOutcome>.Result result in batch?.TakeResults() ?? [])
        {
            if (result.Fault is PipelineStoppedException stopped) throw stopped;
            if (result.Fault is null)
            {
                write(result.Item!, result.Outcome!);
                continue;
            }

            object?[] targets = result.Batch.Select(targetOf).ToArray();
            WriteError(result.Fault, targets.Length == 1 ? targets[0] : targets);
        }
    }
}
