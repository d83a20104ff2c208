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

    /// <summary>The store's folder as a full path; null = the default place.</summary>
    public string? Store { get; set; }

    /// <summary>The account to open the store with; null = the store's own.</summary>
    public string? Account { get; set; }

    /// <summary>The region of commands without <c>-Region</c>; null = AWS's own conventions.</summary>
    public string? Region { get; set; }

    public void Forget() => (Store, Account, Region) = (null, null, null);

    /// <summary>The defaults of the runspace this thread works for.</summary>
    public static SessionDefaults Current =>
        Runspace.DefaultRunspace is { } runspace ? s_sessions.GetOrCreateValue(runspace) : new SessionDefaults();
}
