namespace EcsTaskDef.PowerShell.Session;

/// <summary>Which store a command works on.</summary>
internal static class StorePath
{
    /// <summary>
    /// The store's folder as a full path: <c>-Store</c>, the session's, <c>$env:ECSTASKDEF_STORE</c>, the default place.
    /// </summary>
    public static string Resolve(PathIntrinsics location, string? parameter) => Full(
        location,
        parameter is { Length: > 0 } ? parameter
        : SessionDefaults.Current.Store
        ?? StoreLocation.Default(HostEnvironment.Variable, HostEnvironment.IsWindows));

    /// <summary>The account to open that store with; null = its own. The session's account is for the session's store.</summary>
    /// <param name="path">The store's folder as a full path.</param>
    /// <param name="parameter">What <see cref="Resolve"/> got.</param>
    public static string? AccountOf(string path, string? parameter)
    {
        SessionDefaults session = SessionDefaults.Current;
        if (path == session.Store) return session.Account;
        return string.IsNullOrEmpty(parameter) ? session.Account ?? ProcessDefaults.Account : null;
    }

    /// <summary>True where nobody chose the store: neither the command, nor the session, nor the environment.</summary>
    public static bool IsFallback(string? parameter) =>
        string.IsNullOrEmpty(parameter) && SessionDefaults.Current.Store is null && !ProcessDefaults.HasStore;

    /// <summary>
    /// The warning that another runspace of this process has chosen a store, where this one uses the default; null where there is none, and
    /// the second time.
    /// </summary>
    /// <param name="path">The store's folder as a full path.</param>
    /// <param name="parameter">What <see cref="Resolve"/> got.</param>
    public static string? WarningOf(string path, string? parameter) =>
        IsFallback(parameter) && SessionDefaults.Current.TakeChoiceElsewhere(path) is { } chosen
            ? $"This runspace has chosen no store and uses the default one, {path}; another runspace of this process has chosen {chosen}. "
                + $"Choose for all of them with: Set-TaskDefinitionStore {PowerShellText.Argument(chosen)} -Scope Process"
            : null;

    /// <summary>
    /// The file system's path, relative to PowerShell's location and through its drives; a location in a database, at AWS or at another
    /// endpoint as it is.
    /// </summary>
    public static string Full(PathIntrinsics location, string path)
    {
        if (RegistryLocation.Parse(path) is { Kind: not RegistryLocationKind.Folder } elsewhere) return elsewhere.Text;
        string full;
        ProviderInfo provider;
        try
        {
            full = location.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        }
        catch (Exception exception) when (exception is RuntimeException or ArgumentException or NotSupportedException)
        {
            throw Faults.StorePathInvalid(path, exception);
        }

        if (provider.Name != "FileSystem") throw Faults.StoreNotOnFileSystem(path, provider.Name);

        // One folder, one host: 'store' and 'store/' are the same.
        string trimmed = full.TrimEnd('/', '\\');
        return trimmed.Length == 0 || trimmed.EndsWith(":", StringComparison.Ordinal) ? full : trimmed;
    }
}
