using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Frees the space of what is no longer visible.</summary>
[Cmdlet(VerbsCommon.Optimize, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(StoreOptimization))]
public sealed class OptimizeTaskDefinitionStoreCommand : StoreMaintenanceCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (!Try(PathOfStore, () => Own(PathOfStore), out string? _)) return;
        foreach (string region in RegionAsked is { } asked ? [asked] : Require(() => OpenStore.GetRegions()))
        {
            if (!Try(region, () => Optimize(region, apply: false), out StoreOptimization planned)) continue;
            string dead = planned.DeadBytes.ToString(CultureInfo.InvariantCulture);
            if (planned.DeadBytes == 0 || !Confirmed($"{region} in {PathOfStore}", $"Give back {dead} bytes"))
            {
                if (planned.DeadBytes == 0 || IsWhatIf) WriteObject(planned);
                continue;
            }

            if (Try(region, () => Optimize(region, apply: true), out StoreOptimization done))
            {
                WriteVerbose($"{region} in {PathOfStore} was compacted.");
                WriteObject(done);
            }
        }
    }

    private StoreOptimization Optimize(string region, bool apply)
    {
        IRegistryHost store = OpenStore;
        return Run(token => new ValueTask<StoreOptimization>(store.Optimize(region, apply, token)));
    }
}
