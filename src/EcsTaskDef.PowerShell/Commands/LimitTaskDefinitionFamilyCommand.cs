using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Deregisters, and deletes where asked to, all but the newest revisions of families.</summary>
[Cmdlet(VerbsData.Limit, "TaskDefinitionFamily", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FamilyLimitItem))]
public sealed class LimitTaskDefinitionFamilyCommand : RegistryCommand
{
    private readonly HashSet<(string Region, string Family)> _done = new();
    private ProgressCount? _count;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [FamilyNameTransformation]
    [ArgumentCompleter(typeof(FamilyCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Family { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateRange(0, FamilyLimit.MaxKeep)]
    public int Keep { get; set; }

    [Parameter]
    [DurationTransformation]
    public TimeSpan? OlderThan { get; set; }

    [Parameter]
    [ValidateRange(0, FamilyLimit.MaxKeep)]
    public int KeepInactive { get; set; }

    [Parameter]
    public SwitchParameter Delete { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    private protected override void Begin() => Decide(() =>
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(KeepInactive)) && !Delete) throw Faults.KeepInactiveNeedsDelete();
        if (OlderThan < TimeSpan.Zero) throw Faults.OlderThanNegative();
        return true;
    });

    private protected override void Process()
    {
        foreach (string name in Family)
        {
            if (!Try(name, () => FamiliesOf(name), out string[] families)) continue;
            if (!MyInvocation.ExpectingInput || _count is null) _count = new ProgressCount("Limiting families", "families", MyInvocation.ExpectingInput ? null : () => families.Length);
            foreach (string family in families)
            {
                Limit(family);
                Advance(_count);
            }
        }
    }

    private string[] FamiliesOf(string name)
    {
        if (NameWildcard.Of(name) is { } matches)
        {
            return FamilyStream.Of(Registry, FamilyStream.PrefixOf(name), FamilyStatuses.Any, this)
                .Select(static family => family.Family).Where(matches).ToArray();
        }

        if (RevisionName.Parse(name) is { Revision: not null } revision) throw Faults.FamilyExpected(name, revision.Family);
        return Wait(token => Registry.GetFamilyAsync(name, token)) is { } family
            ? new[] { family.Family } : throw Faults.FamilyNotFound(name, RegionName);
    }

    private void Limit(string family)
    {
        // Revisions from the pipeline name their family over and over.
        if (!_done.Add((Registry.Region, family))) return;

        var limit = new FamilyLimit { Keep = Keep, OlderThan = OlderThan, KeepInactive = KeepInactive, Delete = Delete };
        if (!Try(family, () => WaitLong((registry, token) => registry.PlanLimitAsync(family, limit, token)), out IReadOnlyList<FamilyLimitItem> plan))
            return;

        Explain(plan);
        int deregister = plan.Count(static item => item.Action == FamilyLimitAction.Deregister);
        int delete = plan.Count(static item => item.Action == FamilyLimitAction.Delete);
        if (deregister + delete == 0)
        {
            WriteVerbose($"Nothing of '{family}' falls outside.");
            if (WhatIfIsOn) WriteObject(plan, enumerateCollection: true);
            return;
        }

        if (!Confirmed(family, Describe(deregister, delete, plan.Count)))
        {
            if (WhatIfIsOn) WriteObject(plan, enumerateCollection: true);
            return;
        }

        if (Try(family, () => WaitLong((registry, token) => registry.ApplyLimitAsync(family, limit, plan, token)), out IReadOnlyList<FamilyLimitItem> done))
        {
            WriteVerbose($"{done.Count} of {plan.Count} revisions of '{family}' were dropped in {RegionName}.");
            WriteObject(done, enumerateCollection: true);
        }
    }

    private string Describe(int deregister, int delete, int all)
    {
        string action = deregister == 0 ? $"Delete {delete}" : delete == 0 ? $"Deregister {deregister}" : $"Deregister {deregister} and delete {delete}";
        return $"{action} of {all} task definition revisions in {RegionName}";
    }

    private void Explain(IReadOnlyList<FamilyLimitItem> plan)
    {
        foreach (FamilyLimitItem item in plan) WriteDebug($"{item}: {item.Action}, {item.Reason}");
    }
}
