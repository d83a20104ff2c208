using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about the tags of revisions. ECS takes ARNs only; people write <c>web:3</c>.</summary>
public abstract class TagCommand : RevisionCommand
{
    // Services and tasks have tags of their own: it would be a guess whose are meant.
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation(TakesUsers = false)]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public override string[]? TaskDefinition { get; set; }

    /// <summary>The ARN of a revision as the user named it; a bare family is its latest ACTIVE revision.</summary>
    private protected string ArnOf(string name)
    {
        if (name.StartsWith("arn:", StringComparison.Ordinal)) return name;
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = name };
        return Wait(token => Registry.DescribeTaskDefinitionAsync(request, token))
            .TaskDefinition.Value.TaskDefinitionArn!;
    }

    /// <summary>The tags of a revision.</summary>
    private protected IReadOnlyList<TaskDefinitionTag> TagsOf(string arn)
    {
        var request = new ListTagsForResourceRequest { ResourceArn = arn };
        string revision = RevisionName.Parse(arn).Short;
        return Wait(token => Registry.ListTagsForResourceAsync(request, token)).Tags
            .Select(tag => new TaskDefinitionTag
            {
                TaskDefinition = revision,
                Key = tag.Key ?? "",
                Value = tag.Value ?? "",
                TaskDefinitionArn = arn,
                Region = Registry.Region,
            })
            .ToArray();
    }

    /// <summary>Changes the tags of a revision and answers what they are then.</summary>
    private protected IReadOnlyList<TaskDefinitionTag> Change(
        IRegistry registry, string arn, Func<IRegistry, CancellationToken, ValueTask> change)
    {
        WaitLong(registry, async (one, token) =>
        {
            await change(one, token).ConfigureAwait(false);
            return true;
        });
        return TagsOf(arn);
    }
}
