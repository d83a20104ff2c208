using System.Collections;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>
/// The registry that the line will ask when it runs: the same store, the same region. Any error means that there is nothing to suggest;
/// the command itself will report it.
/// </summary>
internal static class LineRegistry
{
    /// <summary>The number of suggestions at most: users type on instead of reading more.</summary>
    public const int Enough = 100;

    /// <param name="typed">The parameters on the line: <c>-Region</c> and <c>-Store</c> count.</param>
    /// <param name="ask">Asks the registry.</param>
    public static IReadOnlyList<T> Ask<T>(IDictionary? typed, Func<IRegistry, CompletionBudget, IEnumerable<T>> ask)
    {
        try
        {
            using var budget = new CompletionBudget(HostEnvironment.Clock);
            return ask(Open(typed), budget).Take(Enough).ToArray();
        }
        catch (Exception)
        {
            return Array.Empty<T>();
        }
    }

    private static IRegistry Open(IDictionary? typed)
    {
        SessionState session = Session();
        string? store = PSValue.Text(typed, "Store");
        string path = StorePath.Resolve(session.Path, store);
        RegionChoice region = RegionChoice.Choose(
            RegionOf(PSValue.Unwrap(PSValue.Member(typed, "Region"))),
            SessionDefaults.Current.Region,
            StoredRegion.Read(session.PSVariable.GetValue(StoredRegion.VariableName)),
            HostEnvironment.Variable);
        IRegistryHost host = HostCache.Get(
            path, StorePath.AccountOf(path, store),
            SessionKey.Of(RegistryLocation.Parse(path), session.PSVariable.GetValue(SessionKey.VariableName)));
        return host.GetRegistry(
            region.IsFallback && host is IRemoteHost { HomeRegion: { } home } ? home : region.Name, HostEnvironment.UserName);
    }

    // Of several the first: names of one are better than none.
    private static string? RegionOf(object? given) =>
        (given is IEnumerable several and not string ? several.Cast<object?>() : [given])
        .Select(static one => PSValue.Unwrap(one)?.ToString())
        .FirstOrDefault(static name => !string.IsNullOrEmpty(name) && NameWildcard.Of(name!) is null);

    private static SessionState Session()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return ((EngineIntrinsics)shell.AddScript("$ExecutionContext").Invoke()[0].BaseObject).SessionState;
    }
}
