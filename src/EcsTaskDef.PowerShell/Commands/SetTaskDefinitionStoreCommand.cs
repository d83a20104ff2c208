using System.Collections;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Chooses the store, account and region of this session, and keeps settings in the store.</summary>
[Cmdlet(
    VerbsCommon.Set, "TaskDefinitionStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = ChooseSet)]
[OutputType(typeof(StoreDescription), typeof(RemoteDescription))]
public sealed class SetTaskDefinitionStoreCommand : RegistryCommand
{
    private const string ChooseSet = "Choose";
    private const string ResetSet = "Reset";

    private static readonly string[] s_runtimeSettings =
    {
        nameof(Clock), nameof(TaskDelay), nameof(PropagationWindow), nameof(PropagationSeed), nameof(RegistrationQuota),
        nameof(InactiveRetention), nameof(TaskRun),
    };

    [Parameter(ParameterSetName = ChooseSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    public override string? Store { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ValidatePattern("^[0-9]{12}$")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Account { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ArgumentCompleter(typeof(NameCompleter))]
    public override string? Region { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? RemovalDelay { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ClockTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [AllowNull]
    public ClockSetting? Clock { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [TaskDelayTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TaskDelays? TaskDelay { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [TaskRunTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [AllowNull]
    public IDictionary? TaskRun { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? PropagationWindow { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int? PropagationSeed { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public int? RegistrationQuota { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? InactiveRetention { get; set; }

    [Parameter(ParameterSetName = ResetSet, Mandatory = true)]
    public SwitchParameter Reset { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    public StoreScope Scope { get; set; }

    [Parameter(ParameterSetName = ChooseSet)]
    public SwitchParameter ReadOnly { get; set; }

    private protected override string? AccountAskedFor => Account ?? base.AccountAskedFor;

    // Not the base's: the session's region need not be valid to set another.
    protected override void ProcessRecord()
    {
        if (Reset)
        {
            SessionDefaults.Current.Forget();
            Reopen();
        }
        else
        {
            if (Store is { Length: > 0 })
            {
                HostCache.ForgetGone(PathOfStore);
                Reopen();
            }

            // Opened first: an error leaves the session unchanged. Only what is written is a change to confirm: a runbook that runs with
            // -WhatIf plans against the store that it chooses.
            IRegistryHost host = Require(() => OpenStore);

            // Opening a database does not ask it whose it is.
            if (Account is not null && RegistryLocation.Parse(PathOfStore).Kind == RegistryLocationKind.Database)
                Require(() => Ask(token => host.DescribeAsync(token)));
            if (KeepsSettings && Confirmed(PathOfStore, "Change the settings of the task definition store")
                && !Try(Store, () => Run(token => KeepAsync(host, token)), out _))
                return;

            SessionDefaults session = SessionDefaults.Current;
            session.Account = AccountAskedFor;
            if (Store is { Length: > 0 }) session.ChooseStore(PathOfStore);
            if (ReadOnly || Store is { Length: > 0 }) session.ReadOnlyStore = ReadOnly ? PathOfStore : null;
            if (Region is { Length: > 0 }) session.ChooseRegion(Region, SkipRegionCheck);
            if (Scope == StoreScope.Process) session.Publish();
        }

        // The host knows whether it is only read.
        Reopen();
        if (PassThru && Try(Store, () => DescribeStore(), out object? description)) WriteObject(description);
    }

    private bool KeepsSettings => RemovalDelay is not null || s_runtimeSettings.Any(IsGiven);

    // Settings are kept in the store, for every process; null resets one.
    private async ValueTask<bool> KeepAsync(IRegistryHost host, CancellationToken token)
    {
        if (RemovalDelay is { } delay) await host.SetRemovalDelayAsync(delay, token).ConfigureAwait(false);
        if (s_runtimeSettings.Any(IsGiven)) await host.SetRuntimeSettingsAsync(Change, token).ConfigureAwait(false);
        return true;
    }

    private RuntimeSettings Change(RuntimeSettings settings) => settings with
    {
        Clock = IsGiven(nameof(Clock)) ? Clock : settings.Clock,
        TaskDelays = IsGiven(nameof(TaskDelay)) ? TaskDelay ?? new TaskDelays() : settings.TaskDelays,
        TaskRuns = IsGiven(nameof(TaskRun)) ? TaskRun as IReadOnlyDictionary<string, TaskRun> ?? Settings.TaskRun.None : settings.TaskRuns,
        PropagationWindow = IsGiven(nameof(PropagationWindow)) ? PropagationWindow ?? TimeSpan.Zero : settings.PropagationWindow,
        PropagationSeed = IsGiven(nameof(PropagationSeed)) ? PropagationSeed : settings.PropagationSeed,
        RegistrationQuota = IsGiven(nameof(RegistrationQuota)) ? RegistrationQuota : settings.RegistrationQuota,
        InactiveRetention = IsGiven(nameof(InactiveRetention)) ? InactiveRetention : settings.InactiveRetention,
    };

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
