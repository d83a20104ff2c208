using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The choices of <c>Set-TaskDefinitionStore</c> for this session. Each runspace has its own, so that jobs and parallel loops do not
/// change each other's store.
/// </summary>
internal sealed class SessionDefaults
{
    private static readonly ConditionalWeakTable<Runspace, SessionDefaults> s_sessions = new();

    // The latest choice that no other runspace has been warned of.
    private static StoreChoice? s_untold;

    private bool _isPublished;

    /// <summary>The store's folder as a full path; null = the default place.</summary>
    public string? Store { get; private set; }

    /// <summary>The account to open the store with; null = the store's own.</summary>
    public string? Account { get; set; }

    /// <summary>The region of commands without <c>-Region</c>; null = AWS's own conventions.</summary>
    public string? Region { get; private set; }

    /// <summary>The store that this session only reads; null = none.</summary>
    public string? ReadOnlyStore { get; set; }

    /// <summary>True when that region was chosen though it is not on the list.</summary>
    public bool SkipsRegionCheck { get; private set; }

    /// <summary>The defaults of the runspace this thread works for.</summary>
    public static SessionDefaults Current =>
        Runspace.DefaultRunspace is { } runspace ? s_sessions.GetOrCreateValue(runspace) : new SessionDefaults();

    /// <summary>Whether this session only reads a store.</summary>
    public bool IsReadOnly(string store) => string.Equals(ReadOnlyStore, store, HostEnvironment.PathComparison);

    public void ChooseStore(string path)
    {
        Store = path;
        if (Runspace.DefaultRunspace is { } runspace) s_untold = new StoreChoice(this, new WeakReference<Runspace>(runspace), path);
    }

    public void ChooseRegion(string region, bool skipsCheck) => (Region, SkipsRegionCheck) = (region, skipsCheck);

    /// <summary>Makes the choices those of the process and its children.</summary>
    public void Publish()
    {
        ProcessDefaults.Publish(this);
        _isPublished = true;
    }

    public void Forget()
    {
        (Store, Account, Region, ReadOnlyStore, SkipsRegionCheck) = (null, null, null, null, false);
        if (s_untold?.Session == this) s_untold = null;
        if (_isPublished) ProcessDefaults.Restore();
        _isPublished = false;
    }

    /// <summary>
    /// The store that another runspace of this process has chosen, when this one uses a default place that nobody chose; null the second
    /// time.
    /// </summary>
    /// <param name="path">The default place.</param>
    public string? TakeChoiceElsewhere(string path)
    {
        if (s_untold is not { } choice || choice.Session == this || choice.Path == path || !choice.IsOpen) return null;
        return Interlocked.CompareExchange(ref s_untold, null, choice) == choice ? choice.Path : null;
    }

    private sealed record StoreChoice(SessionDefaults Session, WeakReference<Runspace> Runspace, string Path)
    {
        public bool IsOpen =>
            Runspace.TryGetTarget(out Runspace? runspace) && runspace.RunspaceStateInfo.State == RunspaceState.Opened;
    }
}
