using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Deletes INACTIVE revisions.</summary>
[Cmdlet(VerbsCommon.Remove, "TaskDefinitionRevision", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TaskDefinition))]
public sealed class RemoveTaskDefinitionRevisionCommand : RevisionBatchCommand
{
    private const string Activity = "Deleting revisions";

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string name in Placed(Counted(Names, Activity, "revisions"))) Add(name, "Delete", Activity);
    }

    protected override void EndProcessing()
    {
        FinishBatch(Activity);
        base.EndProcessing();
    }

    private protected override ValueTask<IReadOnlyList<RevisionOutcome>> ChangeAsync(
        IRegistry registry, IReadOnlyList<string> names, bool stopAtFirstError, CancellationToken cancellationToken) =>
        registry.DeleteManyAsync(names, stopAtFirstError, cancellationToken);

    private protected override string? Hint(IRegistry registry, RevisionName name)
    {
        if (name.Family.Length == 0) return null;
        if (name.Revision is null)
        {
            return "A family is deleted revision by revision; select them with: "
                + $"Get-TaskDefinition {PowerShellText.Argument(name.Family)} -Status INACTIVE | Remove-TaskDefinitionRevision";
        }

        return IsActive(name.Text, registry)
            ? $"Deregister it with: Unregister-TaskDefinitionRevision {name.Short}"
            : "List what can be deleted with: Get-TaskDefinition -Status INACTIVE";
    }

    private bool IsActive(string name, IRegistry registry)
    {
        try
        {
            var request = new DescribeTaskDefinitionRequest { TaskDefinition = name };
            return Ask(token => registry.DescribeTaskDefinitionAsync(request, token)).TaskDefinition.Value.Status
                == TaskDefinitionStatuses.Active;
        }
        catch (EcsException)
        {
            return false;
        }
    }
}
