using EcsTaskDef.Maintenance;
using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet that copies a store, whole or as it was.</summary>
public abstract class StoreCopyCommand : StoreCommand
{
    /// <summary>Copies changes before this time.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Copies changes of one region up to this one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateRange(0L, long.MaxValue)]
    public long? Sequence { get; set; }

    private protected StoreCopyRange Range => new() { Before = Before, Sequence = Sequence, Region = RegionAsked };

    private protected static string Describe(StoreCopyPlan plan) => NamesOf(plan.Regions) + $" of the task definition store {plan.Source}"
        + (plan.Emptied.Count > 0 ? $" and empty {NamesOf(plan.Emptied)}" : "");

    private static string NamesOf(IReadOnlyList<string> regions) =>
        regions.Count == 0 ? "no region" : $"{(regions.Count == 1 ? "region" : "regions")} {string.Join(", ", regions)}";
}
