using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>As <see cref="ContainerDefinitionArgument"/>, for an override.</summary>
public sealed record TaskOverrideArgument : TaskOverride
{
    public ContainerOverride? ContainerOverride { get; init; }
}
