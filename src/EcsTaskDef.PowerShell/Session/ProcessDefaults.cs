namespace EcsTaskDef.PowerShell.Session;

/// <summary>
/// The choices of <c>Set-TaskDefinitionStore -Scope Process</c>: environment variables, which other runspaces and child processes read.
/// </summary>
internal static class ProcessDefaults
{
    public const string AccountVariable = "ECSTASKDEF_ACCOUNT";

    private static readonly object s_gate = new();
    private static readonly string[] s_names = { StoreLocation.EnvironmentVariable, StoreLocation.RegionVariable, AccountVariable };
    private static string?[]? s_before;

    /// <summary>True where the environment says which store is the default.</summary>
    public static bool HasStore => HostEnvironment.Variable(StoreLocation.EnvironmentVariable) is not null;

    /// <summary>The account to open the default store with; null = its own.</summary>
    public static string? Account => HostEnvironment.Variable(AccountVariable);

    /// <summary>Sets the variables to what a session has chosen; what it has not chosen stays.</summary>
    public static void Publish(SessionDefaults session)
    {
        lock (s_gate)
        {
            s_before ??= Array.ConvertAll(s_names, HostEnvironment.Variable);
            if (session.Store is not null) HostEnvironment.SetVariable(StoreLocation.EnvironmentVariable, session.Store);
            if (session.Region is not null) HostEnvironment.SetVariable(StoreLocation.RegionVariable, session.Region);

            // The account belongs to the store that was chosen with it.
            if (session.Store is not null || session.Account is not null)
                HostEnvironment.SetVariable(AccountVariable, session.Account);
        }
    }

    /// <summary>Sets the variables to what they were before the first choice.</summary>
    public static void Restore()
    {
        lock (s_gate)
        {
            for (int i = 0; i < s_before?.Length; i++) HostEnvironment.SetVariable(s_names[i], s_before[i]);
            s_before = null;
        }
    }
}
