using System.Collections;
using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that asks the registry of a region.</summary>
public abstract class RegistryCommand : StoreCommand
{
    private const int MostFamiliesCompared = 10_000;

    private readonly Dictionary<string, NoteBook> _notes = new(StringComparer.Ordinal);
    private IRegistry? _registry;
    private bool _regionIsFixed;
    private bool _hasSeveral;
    private AbsenceList? _absences;
    private (string Region, string[] Families)? _known;
    private ProgressCount? _count;

    /// <summary>The regions that the command line or the pipeline names, wildcards too; null = none.</summary>
    private protected virtual IReadOnlyList<string>? RegionsGiven => RegionAsked is { } region ? [region] : null;

    /// <summary>True when the command may work in more than one region.</summary>
    private protected bool HasSeveralRegions => _hasSeveral;

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
        if (_regionIsFixed) Require(ValidateRegions);
    }

    private bool ValidateRegions()
    {
        string? own = Region;
        foreach (string region in RegionsNow()?.Names ?? [RegionName])
        {
            Region = region;
            _ = Registry;
        }

        Region = own;
        return true;
    }

    /// <summary>The regions that were asked for; null = the one of the session.</summary>
    private protected RegionList? RegionsNow() => RegionsGiven?.Where(static region => region.Length > 0).ToArray() is { Length: > 0 } given
        ? RegionList.Of(given, NameWildcard.Of, OpenStore.GetRegions) : null;

    /// <summary>
    /// Works in each of the regions that were asked for, one after the other. Where wildcards chose them, what is not in one region is no
    /// error as long as another has it.
    /// </summary>
    private protected void InEachRegion(Action work)
    {
        if (RegionsNow() is not { } regions)
        {
            work();
            return;
        }

        string? own = Region;
        _hasSeveral = regions.IsPattern || regions.Names.Count > 1;
        _absences = regions.IsPattern ? new AbsenceList() : null;
        try
        {
            foreach (string region in regions.Names)
            {
                Region = region;
                work();
            }
        }
        finally
        {
            Region = own;
        }

        IEnumerable<AbsenceList.Absence> everywhere = _absences?.Everywhere(regions.Names.Count) ?? [];
        _absences = null;
        foreach (AbsenceList.Absence one in everywhere) WriteError(one.Exception, one.Target, one.Advice);
    }

    private protected override void WriteError(Exception exception, object? target, string? advice = null)
    {
        if (_absences?.TryAdd(exception, target, advice) != true) base.WriteError(exception, target, advice);
    }

    /// <summary>Writes an object: a revision that knows its note, and where there are several regions, grouped by them.</summary>
    private protected new void WriteObject(object? value, bool enumerateCollection = false)
    {
        if (enumerateCollection && value is IEnumerable several and not string)
        {
            foreach (object? one in several) WriteObject(one);
            return;
        }

        if (value is null)
        {
            base.WriteObject(value);
            return;
        }

        object plain = PSValue.Unwrap(value)!;
        if (plain is TaskDefinition revision)
        {
            NewerMembersNote.AddTo(revision);
            BookOf(revision)?.Keep(revision);
        }

        if (_hasSeveral && plain is not ValueType) PSObject.AsPSObject(value).TypeNames.Insert(0, plain.GetType().FullName + "#Region");
        base.WriteObject(value);
    }

    private NoteBook? BookOf(TaskDefinition revision)
    {
        string[] arn = (revision.TaskDefinitionArn ?? "").Split(':');
        if (arn.Length < 4) return null;
        string region = arn[3];
        if (_notes.TryGetValue(region, out NoteBook? book)) return book;
        IRegistry registry = _registry?.Region == region ? _registry : OpenStore.GetRegistry(region, HostEnvironment.UserName);
        return _notes[region] = new NoteBook(registry);
    }

    /// <summary>Validates the region unless it is the item's own: an error ends the command.</summary>
    protected override void ProcessRecord()
    {
        WriteEngineWarnings();
        if (RegionsGiven is null || (_regionIsFixed && RegionAsked is not null)) Require(() => Registry);
    }

    /// <summary>The names of families that are like one that does not exist.</summary>
    private protected override string? AdviceOnMissing(EcsException error)
    {
        if (error.Missing is not { Id: MissingResource.TaskDefinition or nameof(Faults.FamilyNotFound) } missing) return null;
        string family = RevisionName.Parse(missing.Name).Family;
        if (family.Length == 0 || Ask(token => Registry.GetFamilyAsync(family, token)) is not null) return null;
        if (_known?.Region != Registry.Region)
        {
            _known = (Registry.Region, FamilyStream.Of(Registry, "", FamilyStatuses.Any, this)
                .Select(static one => one.Family).Take(MostFamiliesCompared).ToArray());
        }

        return Faults.AdviceOnFamily(family, Registry.Region, NearNames.Similar(family, _known.Value.Families).Take(3).ToArray());
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

            // Nothing of the batch was done: each item has its error.
            foreach (TItem item in result.Batch) WriteError(result.Fault, targetOf(item));
        }
    }
}
