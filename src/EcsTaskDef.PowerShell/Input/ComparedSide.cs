using EcsTaskDef.Comparison;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>One of the two sides of a comparison.</summary>
/// <param name="Name">What it is called in the view.</param>
/// <param name="Form">The definition.</param>
internal sealed record ComparedSide(string Name, NormalForm Form)
{
    /// <summary>The revision that it is; null for everything else.</summary>
    public TaskDefinition? Revision { get; init; }
}
