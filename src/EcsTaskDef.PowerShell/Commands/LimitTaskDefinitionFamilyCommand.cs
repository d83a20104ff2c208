using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Deregisters, and deletes where asked to, all but the newest revisions of families.</summary>
[Cmdlet(VerbsData.Limit, "TaskDefinitionFamily", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FamilyLimitItem))]
public sealed class LimitTaskDefinitionFamilyCommand : PipedCommand
{
    private readonly HashSet<(Origin Place, string Family)> _done = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [FamilyNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Family { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateRange(0, FamilyLimit.MaxKeep)]
    public int Keep { get; set; }

    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TimeSpan? OlderThan { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateRange(0, FamilyLimit.MaxKeep)]
    public int KeepInactive { get; set; }

    [Parameter]
    public SwitchParameter Delete { get; set; }

    [Parameter]
    public SwitchParameter PlanOnly { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Require(() =>
        {
            if (MyInvocation.BoundParameters.ContainsKey(nameof(KeepInactive)) && !Delete) throw Faults.KeepInactiveNeedsDelete();
            return OlderThan < TimeSpan.Zero ? throw Faults.OlderThanNegative() : true;
        });
    }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        InEachRegion(() =>
        {
            foreach (string name in Placed(Family))
            {
                if (!Try(name, () => FamiliesOf(name), out string[] families)) continue;
                foreach (string family in Counted(families, "Limiting families", "families")) Limit(family);
            }
        });
    }

    private string[] FamiliesOf(string name)
    {
        if (NameWildcard.Of(name) is { } matches)
        {
            return FamilyStream.Names(Registry, FamilyStream.PrefixOf(name), FamilyStatuses.Any, this).Where(matches).ToArray();
        }

        if (RevisionName.Parse(name) is { Revision: not null } revision) throw Faults.FamilyExpected(name, revision.Family);
        return Ask(token => Registry.GetFamilyAsync(name, token)) is { } family
            ? new[] { family.Family } : throw Faults.FamilyNotFound(name, RegionName);
    }

    private void Limit(string family)
    {
        // Revisions from the pipeline repeat their family.
        if (!_done.Add((Place, family))) return;

        var limit = new FamilyLimit { Keep = Keep, OlderThan = OlderThan, KeepInactive = KeepInactive, Delete = Delete };
        IRegistry registry = Registry;
        if (!Try(family, () => Run(token => registry.PlanLimitAsync(family, limit, token)), out IReadOnlyList<FamilyLimitItem> plan))
            return;

        foreach (FamilyLimitItem item in plan) WriteDebug($"{item}: {item.Action}, {item.Reason}");
        if (PlanOnly)
        {
            WriteObject(plan, enumerateCollection: true);
            return;
        }

        int deregister = plan.Count(static item => item.Action == FamilyLimitAction.Deregister);
        int delete = plan.Count(static item => item.Action == FamilyLimitAction.Delete);
        if (deregister + delete == 0) WriteVerbose($"Nothing of '{family}' falls outside.");
        if (deregister + delete == 0 || !Confirmed(family, Describe(deregister, delete, plan.Count)))
        {
            if (IsWhatIf) WriteObject(plan, enumerateCollection: true);
            return;
        }

        if (Try(family, () => Run(token => registry.ApplyLimitAsync(family, limit, plan, token)), out IReadOnlyList<FamilyLimitItem> done))
        {
            WriteVerbose(
                $"{done.Count(static item => item.Error is null)} of {plan.Count} revisions of '{family}' were dropped in {RegionName}.");
            foreach (FamilyLimitItem item in done)
            {
                if (item.Error is null) WriteObject(item);
                else WriteError(item.Error, item.ToString());
            }
        }
    }

    private string Describe(int deregister, int delete, int all)
    {
        string action = deregister == 0 ? $"Delete {delete}"
            : delete == 0 ? $"Deregister {deregister}"
            : $"Deregister {deregister} and delete {delete}";
        return $"{action} of {all} task definition revisions in {PlaceName}";
    }
}
