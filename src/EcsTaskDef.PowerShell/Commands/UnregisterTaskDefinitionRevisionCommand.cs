using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Turns revisions INACTIVE.</summary>
[Cmdlet(
    VerbsLifecycle.Unregister, "TaskDefinitionRevision", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TaskDefinition))]
public sealed class UnregisterTaskDefinitionRevisionCommand : RevisionBatchCommand
{
    private const string Activity = "Deregistering revisions";

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Counted(Names, Activity, "revisions"))) Add(name, "Deregister", Activity);
    }

    protected override void EndProcessing()
    {
        FinishBatch(Activity);
        base.EndProcessing();
    }

    private protected override ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(
        IRegistry registry, IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken) =>
        registry.DeregisterManyAsync(names, stopAtFirstError, cancellationToken);

    private protected override string? Hint(IRegistry registry, RevisionName name) =>
        name.Revision is null && name.Family.Length > 0
            ? "A family is deregistered revision by revision; select them with: "
                + $"Get-TaskDefinition {PowerShellText.Argument(name.Family)} | Unregister-TaskDefinitionRevision"
            : null;
}
