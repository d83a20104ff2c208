using System.Management.Automation;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Turns revisions INACTIVE.</summary>
[Cmdlet(
    VerbsLifecycle.Unregister, "TaskDefinitionRevision", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TaskDefinition))]
public sealed class UnregisterTaskDefinitionRevisionCommand : RevisionCommand
{
    private protected override void Process(string name)
    {
        RevisionName revision = RevisionName.Parse(name);
        if (!Confirmed(revision.Short, $"Deregister task definition revision in {RegionName}")) return;

        var request = new DeregisterTaskDefinitionRequest { TaskDefinition = name };
        if (Try(
            name,
            () => Wait(token => Registry.DeregisterTaskDefinitionAsync(request, token)),
            out DeregisterTaskDefinitionResponse answer,
            _ => Hint(revision)))
            WriteObject(answer.TaskDefinition.Value);
    }

    private static string? Hint(RevisionName name) => name.Revision is null && name.Family.Length > 0
        ? "A family is deregistered revision by revision; select them with: "
            + $"Get-TaskDefinition {name.Family} | Unregister-TaskDefinitionRevision"
        : null;
}
