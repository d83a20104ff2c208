using System.Collections;
using EcsTaskDef.Engine;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Session;

namespace EcsTaskDef.PowerShell.Completion;

/// <summary>
/// The registry that the line being typed will ask: store and region are found as they will be when it runs. Whatever goes
/// wrong, there is nothing to suggest; the command itself will say what it is.
/// </summary>
internal static class LineRegistry
{
    /// <summary>No more than so many suggestions: who sees them types on.</summary>
    public const int Enough = 100;

    /// <summary>What the registry knows.</summary>
    /// <param name="typed">What stands on the line already; its <c>-Region</c> and <c>-Store</c> count.</param>
    /// <param name="ask">Asks.</param>
    public static IReadOnlyList<T> Ask<T>(IDictionary? typed, Func<LocalRegistry, CompletionBudget, IEnumerable<T>> ask)
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

    /// <summary>Suggests what runs: names from lists, described batch by batch as long as that takes no time.</summary>
    /// <param name="typed">What is typed so far.</param>
    /// <param name="budget">The time there is.</param>
    /// <param name="list">A page of ARNs after a token, and the next token.</param>
    /// <param name="batchSize">How many ECS describes at a time.</param>
    /// <param name="describe">Of a batch of ARNs, one line each by ARN.</param>
    public static IEnumerable<CompletionResult> Suggest(
        string typed,
        CompletionBudget budget,
        Func<string?, (IReadOnlyList<string> Arns, string? Next)> list,
        int batchSize,
        Func<IReadOnlyList<string>, IReadOnlyDictionary<string, string>> describe)
    {
        var arns = new List<string>();
        string? next = null;
        do
        {
            (IReadOnlyList<string> page, next) = list(next);
            arns.AddRange(page.Where(arn => Completion.Continues(WorkloadName.Last(arn), typed)));
        }
        while (next is not null && arns.Count < Enough && !budget.IsSpent);

        for (int i = 0; i < arns.Count; i += batchSize)
        {
            List<string> batch = arns.GetRange(i, Math.Min(batchSize, arns.Count - i));
            IReadOnlyDictionary<string, string>? lines = i > 0 && budget.IsSpent ? null : describe(batch);
            foreach (string arn in batch)
            {
                string name = WorkloadName.Last(arn);
                yield return Completion.Of(name, lines is not null && lines.TryGetValue(arn, out string? line) ? line : name);
            }
        }
    }

    private static LocalRegistry Open(IDictionary? typed)
    {
        SessionState session = Session();
        string? store = PSValue.Text(typed, "Store");
        string path = StorePath.Resolve(session.Path, store);
        RegionChoice region = RegionChoice.Choose(
            PSValue.Text(typed, "Region"),
            SessionDefaults.Current.Region,
            StoredRegion.Read(session.PSVariable.GetValue(StoredRegion.VariableName)),
            HostEnvironment.Variable);
        return HostCache.Get(path, store is null ? SessionDefaults.Current.Account : null)
            .GetRegistry(region.Name, HostEnvironment.UserName);
    }

    private static SessionState Session()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return ((EngineIntrinsics)shell.AddScript("$ExecutionContext").Invoke()[0].BaseObject).SessionState;
    }
}
