using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet about revisions that exist: from the pipeline they bring their names, and the region they live in.
/// </summary>
public abstract class RevisionCommand : RegistryCommand
{
    private ProgressCount? _count;

    /// <summary><c>family:revision</c> or ARN, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public virtual string[]? TaskDefinition { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    /// <inheritdoc/>
    private protected sealed override void Process()
    {
        // A variable that holds nothing is a blank name, which ECS refuses; the others of a list go on.
        string?[] names = TaskDefinition ?? new string?[] { null };
        _count ??= new ProgressCount(Activity, "revisions", MyInvocation.ExpectingInput ? null : () => names.Length);
        foreach (string? name in names)
        {
            Process(name ?? "");
            Advance(_count);
        }
    }

    /// <summary>What is being done, as people say it: <c>Deleting revisions</c>.</summary>
    private protected abstract string Activity { get; }

    /// <summary>One revision.</summary>
    /// <param name="name">As the user named it.</param>
    private protected abstract void Process(string name);
}
