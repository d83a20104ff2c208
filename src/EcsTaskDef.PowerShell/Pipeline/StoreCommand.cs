using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// The base of all cmdlets about a store: <c>-Region</c>, <c>-Store</c>, the store of the session, operations with progress
/// that stop with the pipeline (<see cref="OperationRunner"/>), and <see cref="Confirmation"/>.
/// </summary>
public abstract class StoreCommand : VisibleCommand, IWaiter, IDisposable
{
    private readonly OperationRunner _runner;
    private readonly Confirmation _confirmation;
    private string? _storePath;
    private string? _storeOfPath;
    private IRegistryHost? _host;

    private protected StoreCommand() =>
        (_runner, _confirmation) =
            (new OperationRunner(new ProgressScreen(this), warning => WriteWarning(warning.Message)), new Confirmation(this));

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    public virtual string? Region { get; set; }

    [Parameter]
    public virtual string? Store { get; set; }

    private protected IRegistryHost OpenStore
    {
        get
        {
            string path = PathOfStore;
            return _host ??= HostCache.Get(path, AccountAskedFor, KeyOf(path), OnlyReads);
        }
    }

    /// <summary>True where the command changes nothing in its store, whatever it does: at another endpoint, changes are refused.</summary>
    private protected virtual bool OnlyReads => false;

    /// <summary>The folder of the store of the current item, a full path.</summary>
    private protected string PathOfStore
    {
        get
        {
            if (_storePath is null || _storeOfPath != StoreAsked) FindStore();
            return _storePath!;
        }
    }

    /// <summary>The host of a store at AWS or another endpoint; null = the store is on disk.</summary>
    private protected IRemoteHost? RemoteStore => OpenStore as IRemoteHost;

    // The credentials of AWS.Tools' session, for a store at the other end of a wire.
    private SessionKey? KeyOf(string path) => RegistryLocation.Parse(path) is { IsRemote: true } location
        ? SessionKey.Of(location, GetVariableValue(SessionKey.VariableName)) : null;

    /// <summary>The store that the command line, or the current item, names; null = none.</summary>
    private protected virtual string? StoreAsked => string.IsNullOrEmpty(Store) ? null : Store;

    /// <summary>The account to open the store with; null = its own.</summary>
    private protected virtual string? AccountAskedFor => StorePath.AccountOf(PathOfStore, StoreAsked);

    /// <summary>Finds the store again, after the session's defaults changed.</summary>
    private protected void Reopen() => (_storePath, _host) = (null, null);

    private void FindStore()
    {
        (_storePath, _host, _storeOfPath) = (null, null, StoreAsked);
        string path = StorePath.Resolve(SessionState.Path, StoreAsked);
        if (StorePath.WarningOf(path, StoreAsked) is { } warning) WriteWarning(warning);
        _storePath = path;
    }

    /// <summary>The region that the command line or the current item names; null = none.</summary>
    private protected virtual string? RegionAsked => string.IsNullOrEmpty(Region) ? null : Region;

    /// <summary>The region of the current item, not validated yet.</summary>
    private protected string RegionName => ChosenRegion.Name;

    private protected RegionChoice ChosenRegion
    {
        get
        {
            RegionChoice choice = RegionChoice.Choose(
                RegionAsked,
                SessionDefaults.Current.Region,
                StoredRegion.Read(GetVariableValue(StoredRegion.VariableName)),
                HostEnvironment.Variable);

            // A profile of AWS has a region of its own.
            return choice.IsFallback && RemoteStore?.HomeRegion is { } home ? new RegionChoice(home, "the profile") : choice;
        }
    }

    /// <summary>The place of a change as the question names it: the region, and at AWS the account.</summary>
    private protected virtual string PlaceName => RegionName;

    protected override void BeginProcessing() => _runner.Begin();

    protected override void EndProcessing()
    {
        WriteEngineWarnings();
        _runner.End();
    }

    protected sealed override void StopProcessing() => _runner.Stop();

    /// <inheritdoc cref="OperationRunner.Ask"/>
    private protected T Ask<T>(Func<CancellationToken, ValueTask<T>> operation) => _runner.Ask(operation);

    /// <inheritdoc cref="OperationRunner.Run"/>
    private protected T Run<T>(Func<CancellationToken, ValueTask<T>> operation) => _runner.Run(operation);

    private protected bool Run(Func<CancellationToken, ValueTask> operation) => _runner.Run(async token =>
    {
        await operation(token).ConfigureAwait(false);
        return true;
    });

    /// <summary>Works on the files of a store that need not open: this command's, or another one.</summary>
    private protected T Maintain<T>(Func<StoreCare, CancellationToken, T> work, string? path = null)
    {
        var files = new StoreCare(HostCache.Options(OnDisk(path ?? PathOfStore), account: null));
        return Run(token => new ValueTask<T>(work(files, token)));
    }

    /// <summary>The store, where it is on disk.</summary>
    /// <exception cref="EcsException"><c>OnlyOnDisk</c>, <c>NotInDatabase</c>: it is not.</exception>
    private protected string OnDisk(string store) => RegistryLocation.Parse(Own(store)).IsFolder ? store
        : throw Faults.NotInDatabase(MyInvocation.MyCommand.Name, store);

    /// <summary>The store, where it is one of our own: on disk or in a database.</summary>
    /// <exception cref="EcsException"><c>OnlyOnDisk</c>: it is not.</exception>
    private protected string Own(string store) => RegistryLocation.Parse(store).IsRemote
        ? throw Faults.OnlyOnDisk(MyInvocation.MyCommand.Name, store) : store;

    /// <inheritdoc cref="OperationRunner.Advance"/>
    private protected void Advance(ProgressCount count, long by = 1) => _runner.Advance(count, by);

    /// <summary>Takes progress off the screen, though the command goes on.</summary>
    private protected void EndProgress() => _runner.End();

    /// <inheritdoc cref="Confirmation.IsWhatIf"/>
    private protected bool IsWhatIf => _confirmation.IsWhatIf;

    /// <summary>True when PowerShell describes a change or asks first: a rehearsal then reports what would be refused.</summary>
    private protected bool MustRehearse => _confirmation.IsExpected;

    /// <inheritdoc cref="Confirmation.Ask"/>
    private protected bool Confirmed(string target, string action) => Require(() =>
        ChangesStore && !IsWhatIf && SessionDefaults.Current is { ReadOnlyStore: not null } session && session.IsReadOnly(PathOfStore)
            ? throw Faults.StoreReadOnly(PathOfStore) : _confirmation.Ask(target, action));

    /// <summary>True where what is confirmed changes the command's store.</summary>
    private protected virtual bool ChangesStore => true;

    /// <summary>The object with the place that it is from.</summary>
    private protected virtual object? Mark(object? value) => value;

    private protected new void WriteObject(object? value, bool enumerateCollection = false)
    {
        if (enumerateCollection && value is IEnumerable<object> several)
        {
            foreach (object one in several) WriteObject(one);
            return;
        }

        try
        {
            base.WriteObject(Mark(value));
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // The next command has enough: take progress off the screen.
            _runner.End();
            throw;
        }
    }

    // An error may be the command's last word.
    private protected override void BeforeError() => WriteEngineWarnings();

    private protected void WriteEngineWarnings()
    {
        while (EngineWarnings.TryTake(out EcsException? warning)) WriteWarning(warning!.Message);
    }

    T IWaiter.Wait<T>(Func<CancellationToken, ValueTask<T>> operation) => Ask(operation);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _runner.Dispose();
    }
}
