using System.Collections.Generic;
using System.Management.Automation;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Deletes INACTIVE revisions, in the batches of ten that ECS takes.</summary>
[Cmdlet(VerbsCommon.Remove, "TaskDefinitionRevision", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TaskDefinition))]
public sealed class RemoveTaskDefinitionRevisionCommand : RevisionCommand
{
    private const int BatchSize = 10;

    private readonly List<string> _batch = new();
    private LocalRegistry? _registryOfBatch;

    private protected override void Process(string name)
    {
        if (!Confirmed(RevisionName.Parse(name).Short, $"Delete task definition revision in {RegionName}")) return;
        if (!Try(name, () => Registry, out LocalRegistry registry)) return;

        if (!ReferenceEquals(registry, _registryOfBatch)) Send();
        _registryOfBatch = registry;
        _batch.Add(name);
        if (_batch.Count == BatchSize) Send();
    }

    private protected override void End() => Send();

    private void Send()
    {
        if (_batch.Count == 0 || _registryOfBatch is not { } registry) return;
        string[] names = _batch.ToArray();
        _batch.Clear();

        var request = new DeleteTaskDefinitionsRequest { TaskDefinitions = names };
        if (!Try(
            names.Length == 1 ? names[0] : names,
            () => Wait(token => registry.DeleteTaskDefinitionsAsync(request, token)),
            out DeleteTaskDefinitionsResponse answer))
            return;

        foreach (TaskDefinitionDocument document in answer.TaskDefinitions) WriteObject(document.Value);
        foreach (Failure failure in answer.Failures)
        {
            // ECS gives failures of a batch no code; ClientException is what it calls the same refusals elsewhere.
            WriteError(ErrorTranslator.Translate(
                new EcsException(EcsErrorKind.Refusal, EcsErrorCodes.Client, failure.Reason),
                failure.Arn,
                Hint(failure.Arn, registry)));
        }
    }

    private string Hint(string name, LocalRegistry registry)
    {
        RevisionName revision = RevisionName.Parse(name);
        if (revision.Revision is null)
        {
            return "A family is deleted revision by revision; select them with: "
                + $"Get-TaskDefinition {revision.Family} -Status INACTIVE | Remove-TaskDefinitionRevision";
        }

        return IsActive(name, registry)
            ? $"Deregister it with: Unregister-TaskDefinitionRevision {revision.Short}"
            : "List what can be deleted with: Get-TaskDefinition -Status INACTIVE";
    }

    private bool IsActive(string name, LocalRegistry registry)
    {
        try
        {
            var request = new DescribeTaskDefinitionRequest { TaskDefinition = name };
            return Wait(token => registry.DescribeTaskDefinitionAsync(request, token)).TaskDefinition.Value.Status
                == TaskDefinitionStatuses.Active;
        }
        catch (EcsException)
        {
            return false;
        }
    }
}
