using System;
using System.Management.Automation;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Chooses the store, account and region of this session; sets how long removed revisions can be seen.</summary>
[Cmdlet(
    VerbsCommon.Set, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = ChooseSet)]
[OutputType(typeof(StoreDescription))]
public sealed class SetTaskDefinitionStoreCommand : StoreCommand
{
    private const string ChooseSet = "Choose";
    private const string ResetSet = "Reset";

    [Parameter(ParameterSetName = ChooseSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    public override string? Store { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ValidatePattern("^[0-9]{12}$")]
    public string? Account { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [DurationTransformation]
    public TimeSpan? RemovalDelay { get; set; }

    [Parameter(ParameterSetName = ResetSet, Mandatory = true)]
    public SwitchParameter Reset { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string? AccountAskedFor => Account ?? base.AccountAskedFor;

    private protected override void Process()
    {
        if (Reset)
        {
            if (!Confirmed("this session", "Forget the chosen store, account and region")) return;
            SessionDefaults.Current.Forget();
            Reopen();
        }
        else
        {
            // Opening comes first: a store that is refused leaves the session as it was.
            RegistryHost host = Decide(() => OpenStore);
            if (!Confirmed(PathOfStore, "Use task definition store in this session")) return;
            if (RemovalDelay is { } delay
                && !Try(Store, () => Wait(async token =>
                {
                    await host.SetRemovalDelayAsync(delay, token).ConfigureAwait(false);
                    return true;
                }), out _))
                return;

            SessionDefaults session = SessionDefaults.Current;
            session.Account = AccountAskedFor;
            if (Store is { Length: > 0 }) session.Store = PathOfStore;
            if (Region is { Length: > 0 }) session.Region = Region;
        }

        if (PassThru) WriteDescription();
    }
}
