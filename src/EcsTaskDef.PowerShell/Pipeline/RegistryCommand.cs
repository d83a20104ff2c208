using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that asks the registry of a region.</summary>
public abstract class RegistryCommand : StoreCommand
{
    private IRegistry? _registry;
    private bool _regionIsFixed;
    private ProgressCount? _count;

    /// <summary>The registry of the region of the current item.</summary>
    private protected IRegistry Registry
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

    /// <summary>Opens the store and validates the command line's region: an error ends the command before the first item.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Require(() => OpenStore);
        _regionIsFixed = MyInvocation.BoundParameters.ContainsKey(nameof(Region));
        if (_regionIsFixed) Require(() => Registry);
    }

    /// <summary>Validates the region unless it is the item's own: an error ends the command.</summary>
    protected override void ProcessRecord()
    {
        WriteEngineWarnings();
        if (_regionIsFixed || RegionAsked is null) Require(() => Registry);
    }

    /// <summary>The content of the region of the current item; null = nothing yet.</summary>
    private protected RegionDescription? DescribeRegion()
    {
        string region = Registry.Region;
        return Ask(token => OpenStore.DescribeAsync(token)).Regions.FirstOrDefault(one => one.Region == region);
    }

    /// <summary>
    /// Changes something for one item, after confirmation. Where PowerShell describes the change or asks first, a rehearsal reports errors
    /// before that; the change itself is validated again.
    /// </summary>
    /// <param name="input">The user's input.</param>
    /// <param name="target">The target in the question.</param>
    /// <param name="action">The action in the question.</param>
    /// <param name="change">Changes a registry: the real one, or its rehearsal.</param>
    /// <param name="advise">What to do next, where the cmdlet knows better than the error; may return null.</param>
    /// <returns>The result; null = nothing was changed.</returns>
    private protected T? Change<T>(
        object? input, string target, string action, Func<IRegistry, T> change, Func<EcsException, string?>? advise = null)
        where T : class =>
        (!MustRehearse || Try(input, () => change(Registry.Rehearsal), out _, advise))
        && Confirmed(target, action)
        && Try(input, () => change(Registry), out T? result, advise) ? result : null;

    /// <summary>The items, read as they are needed; an error ends them and is about the target.</summary>
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

    /// <summary>The items, each counted when it is done.</summary>
    /// <param name="items">The items.</param>
    /// <param name="activity">The activity that is shown: <c>Deleting revisions</c>.</param>
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

    /// <summary>Compiles a wildcard; an invalid one is an error of the name.</summary>
    /// <param name="name">The user's input.</param>
    /// <param name="matches">Matches names; null = the input is a name.</param>
    private protected bool TryWildcard(string name, out Func<string, bool>? matches) => Try(name, () => NameWildcard.Of(name), out matches);

    /// <summary>How long to wait for more items from the pipeline before a batch is committed; null = no pipeline.</summary>
    private protected TimeSpan? PauseOfStream => MyInvocation.ExpectingInput ? TimeSpan.FromMilliseconds(250) : null;

    /// <summary>Writes the results that a batch has so far, in order.</summary>
    /// <param name="batch">The batch; null = none.</param>
    /// <param name="targetOf">The user's input of an item.</param>
    /// <param name="write">Writes a result.</param>
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
