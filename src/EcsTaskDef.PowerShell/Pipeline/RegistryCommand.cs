using System.Collections;
using System.Reflection;
using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that asks the registry of a region.</summary>
public abstract class RegistryCommand : StoreCommand
{
    private const int MostFamiliesCompared = 10_000;

    private NoteBook? _notes;
    private IRegistry? _registryOfNotes;
    private IRegistry? _registry;
    private IRegistryHost? _hostOfRegistry;
    private Origin? _place;
    private Origin? _origin;
    private bool _storeIsFixed;
    private bool _regionIsFixed;
    private bool _hasSeveral;
    private AbsenceList? _absences;
    private (string Region, string[] Families)? _known;
    private ProgressCount? _count;

    /// <summary>Accepts a region that is not on the list.</summary>
    [Parameter]
    public SwitchParameter SkipRegionCheck { get; set; }

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
            IRegistryHost host = OpenStore;
            if (_registry?.Region == region.Name && ReferenceEquals(_hostOfRegistry, host)) return _registry;
            CheckRegion();
            (_registry, _hostOfRegistry) = (host.GetRegistry(region.Name, HostEnvironment.UserName), host);
            _place = new Origin(PathOfStore, region.Name, _registry.Account);
            WriteVerbose($"The store is {PathOfStore}, the region {region.Name}, the account {_registry.Account}.");
            WriteDebug($"The region comes from {region.Origin ?? "the command line or the pipeline"}.");
            return _registry;
        }
    }

    /// <summary>The registry that an object is from; the current one where it does not say.</summary>
    private protected IRegistry RegistryOf(Origin? origin)
    {
        IRegistry registry = Registry;
        if (origin is null || origin.IsAt(Place, FullPath)) return registry;
        string path = origin.Store is null ? PathOfStore : FullPath(origin.Store);
        return HostCache.Get(path, StorePath.AccountOf(path, path)).GetRegistry(origin.Region ?? registry.Region, HostEnvironment.UserName);
    }

    /// <summary>The host of the registry that was asked last.</summary>
    private protected IRegistryHost HostOfRegistry => _hostOfRegistry ?? OpenStore;

    /// <summary>The full path of a store.</summary>
    private protected string FullPath(string path) => StorePath.Full(SessionState.Path, path);

    /// <summary>Where the current registry is.</summary>
    private protected Origin Place
    {
        get
        {
            _ = Registry;
            return _place!;
        }
    }

    private protected override string PlaceName => RemoteStore is null ? RegionName
        : RegistryLocation.Parse(PathOfStore).Kind == RegistryLocationKind.Aws ? $"AWS account {Registry.Account}, {RegionName}"
        : $"account {Registry.Account}, {RegionName}, at {PathOfStore}";

    /// <summary>The registry that what is written next is from; null = none was asked.</summary>
    private protected virtual (IRegistry Registry, Origin Place)? Output => _registry is null ? null : (_registry, _place!);

    /// <summary>True for a command that changes something in the store that its objects are from: it refuses to do so elsewhere.</summary>
    private protected virtual bool StaysAtOrigin => GetType().GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess;

    private protected override string? StoreAsked => (_storeIsFixed ? null : _origin?.Store) ?? base.StoreAsked;

    private protected override string? RegionAsked => (_regionIsFixed ? null : _origin?.Region) ?? base.RegionAsked;

    private protected override object? Mark(object? value) => Output is { } from ? from.Place.Mark(value) : value;

    /// <summary>True where the items bring their places: which store and region the session has does not matter before the first.</summary>
    private protected virtual bool BringsPlace => false;

    /// <summary>Opens the store and validates the command line's region: an error ends the command before the first item.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _storeIsFixed = MyInvocation.BoundParameters.ContainsKey(nameof(Store));
        _regionIsFixed = MyInvocation.BoundParameters.ContainsKey(nameof(Region));
        bool isStoreKnown = _storeIsFixed || !BringsPlace;
        if (isStoreKnown) Require(() => OpenStore);
        if (_regionIsFixed) Require(() => ValidateRegions(isStoreKnown));
    }

    // Which regions match a wildcard is known with the store.
    private bool ValidateRegions(bool isStoreKnown)
    {
        string? own = Region;
        IEnumerable<string>? names = isStoreKnown ? RegionsNow()?.Names
            : RegionsGiven?.Where(static region => region.Length > 0 && NameWildcard.Of(region) is null);
        foreach (string region in names ?? [RegionName])
        {
            Region = region;
            _ = isStoreKnown ? Registry is not null : CheckRegion();
        }

        Region = own;
        return true;
    }

    /// <summary>The regions that were asked for; null = the one of the session.</summary>
    private protected RegionList? RegionsNow()
    {
        if (RegionsGiven is not { } names) return null;
        string[] given = [.. names.Where(static region => region.Length > 0)];
        return given.Length > 0 ? RegionList.Of(given, NameWildcard.Of, OpenStore.GetRegions) : null;
    }

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

    // Of the registry that the revision is from: what is written may be of an item before the current one.
    private NoteBook? BookOf(TaskDefinition revision)
    {
        if (revision.TaskDefinitionArn is null || Output is not { } from) return null;

        // AWS keeps no notes, and looking for them would take long.
        if (RegistryLocation.Parse(from.Place.Store ?? "").IsRemote) return null;
        if (_registryOfNotes != from.Registry) (_registryOfNotes, _notes) = (from.Registry, new NoteBook(from.Registry));
        return _notes;
    }

    /// <summary>Validates the region unless it is the item's own: an error ends the command.</summary>
    protected override void ProcessRecord()
    {
        WriteEngineWarnings();
        if (!BringsPlace && (RegionsGiven is null || (_regionIsFixed && RegionAsked is not null))) Require(() => Registry);
    }

    private bool CheckRegion()
    {
        RegionChoice region = ChosenRegion;
        return region.Refusal(SkipRegionCheck || IsVouchedFor(region.Name)) is { } refusal ? throw refusal : true;
    }

    // The region was checked, or the check skipped, when it was chosen; or the store of the object has it.
    private bool IsVouchedFor(string region) =>
        (SessionDefaults.Current is { SkipsRegionCheck: true } session && session.Region == region)
        || (_origin is { Store: not null } origin && origin.Region == region && OpenStore.GetRegions().Contains(region));

    /// <summary>
    /// The names, each at its place: a command works where the object is from. One that changes something refuses where -Store or -Region
    /// name another place.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="others">Other names that are used together with each of them: a cluster's.</param>
    private protected IEnumerable<T> Placed<T>(IEnumerable<T> names, params string?[] others) where T : class? =>
        Placed(names, static name => (Origin.Behind(name as string), name), others);

    /// <summary>The items, each at its place.</summary>
    /// <param name="items">The items.</param>
    /// <param name="look">Where an item is from, null if it does not say, and the user's input.</param>
    /// <param name="others">As above.</param>
    private protected IEnumerable<T> Placed<T>(
        IEnumerable<T> items, Func<T, (Origin? Origin, object? Target)> look, params string?[] others)
    {
        try
        {
            foreach (T item in items)
            {
                (Origin? origin, object? target) = look(item);
                Origin[] origins = others.Select(Origin.Behind).Prepend(origin).OfType<Origin>().ToArray();
                _origin = origins.FirstOrDefault();
                if (Enter(origins, target)) yield return item;
            }
        }
        finally
        {
            _origin = null;
        }
    }

    /// <summary>Does something at the place that an object is from.</summary>
    private protected T At<T>(Origin? origin, Func<T> work)
    {
        try
        {
            _origin = origin;
            return work();
        }
        finally
        {
            _origin = null;
        }
    }

    /// <summary>Writes what the items before have led to: an error must not overtake it.</summary>
    private protected virtual void Settle()
    {
    }

    private bool Enter(Origin[] origins, object? target)
    {
        if (origins.Length == 0)
        {
            if (_regionIsFixed || RegionAsked is null) Require(() => Registry);
            return true;
        }

        try
        {
            Origin place = Place;
            if (!StaysAtOrigin) return true;
            Origin? other = Array.Find(origins, origin => !origin.IsAt(place, FullPath));
            return other is null ? true : throw Faults.ObjectFromElsewhere(other.Beside(place), place.Beside(other));
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            Settle();
            WriteError(exception, target);
            return false;
        }
    }

    /// <summary>The names of families that are like one that does not exist.</summary>
    private protected override string? AdviceOnMissing(EcsException error)
    {
        if (error.Missing is not { Id: MissingResource.TaskDefinition or nameof(Faults.FamilyNotFound) } missing) return null;
        string family = RevisionName.Parse(missing.Name).Family;
        if (family.Length == 0 || Ask(token => Registry.GetFamilyAsync(family, token)) is not null) return null;
        if (_known?.Region != Registry.Region)
        {
            _known = (Registry.Region, FamilyStream.Names(Registry, "", FamilyStatuses.Any, this).Take(MostFamiliesCompared).ToArray());
        }

        string[] families = _known.Value.Families;
        return families.Length == 0 ? Faults.AdviceOnEmptyPlace(Place.ToString()) : Faults.AdviceOnFamily(
            missing.Id == nameof(Faults.FamilyNotFound) ? null : family, Registry.Region,
            NearNames.Similar(family, families).Take(3).ToArray());
    }

    /// <summary>The content of the region of the current item; null = nothing yet.</summary>
    private protected RegionDescription? DescribeRegion()
    {
        // ECS counts nothing.
        if (RemoteStore is not null) return null;
        string region = Registry.Region;
        return Ask(token => OpenStore.DescribeAsync(token)).Regions.FirstOrDefault(one => one.Region == region);
    }

    /// <summary>The store as its cmdlets show it.</summary>
    /// <param name="onlyRegions">The regions to show of a store on disk; null = all.</param>
    private protected object? DescribeStore(IReadOnlyList<string>? onlyRegions = null) => RemoteStore is { } remote
        ? Ask(token => remote.DescribeAsync(RegionName, HostEnvironment.UserName, token))
        : DescribedStore.Of(Ask(token => OpenStore.DescribeAsync(token)), RegionName, OpenStore.RuntimeSettings, onlyRegions);

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

    /// <summary>Warns of the members of a registration whose names are misspelt, which ECS ignores.</summary>
    /// <param name="input">The registration.</param>
    /// <param name="strict">Makes it an error of the registration instead.</param>
    private protected RegistrationInput Proofread(RegistrationInput input, bool strict)
    {
        IReadOnlyList<TaskDefinitionFinding> found = input.FindMisspelt();
        if (strict && found.Count > 0)
            return input with { Error = Faults.MemberMisspelt(found[0].Message, found[0].Advice, found[0].JsonPath, found.Count - 1) };
        foreach (TaskDefinitionFinding one in found)
        {
            string line = one.Line is { } number ? $", line {number.ToString(CultureInfo.InvariantCulture)}" : "";
            WriteWarning($"{input.Name}: {one.Message} At {one.JsonPath}{line}.");
        }

        return input;
    }

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
