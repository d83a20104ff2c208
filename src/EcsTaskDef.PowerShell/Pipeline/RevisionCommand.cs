using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about existing revisions.</summary>
public abstract class RevisionCommand : PipedCommand
{
    /// <summary><c>family:revision</c> or ARN, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public virtual string[]? TaskDefinition { get; set; }

    /// <summary>The names. Null, as from an empty variable, is a blank name, which ECS refuses.</summary>
    private protected IReadOnlyList<string> Names => TaskDefinition?.Select(static name => name ?? "").ToArray() ?? [""];
}
