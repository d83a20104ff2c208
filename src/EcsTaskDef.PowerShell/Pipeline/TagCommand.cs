using EcsTaskDef.PowerShell.Completion;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about the tags of revisions. ECS takes ARNs only; people write <c>web:3</c>.</summary>
public abstract class TagCommand : RevisionCommand
{
    // Services and tasks have tags of their own, so their revision is not what the user means.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation(TakesUsers = false)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public override string[]? TaskDefinition { get; set; }

    /// <summary>The ARN of a revision; of a family its latest ACTIVE one.</summary>
    private protected string ArnOf(string name)
    {
        if (name.StartsWith("arn:", StringComparison.Ordinal)) return name;
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = name };
        return Ask(token => Registry.DescribeTaskDefinitionAsync(request, token)).TaskDefinition.Value.TaskDefinitionArn!;
    }

    private protected IReadOnlyList<TaskDefinitionTag> TagsOf(string arn)
    {
        var request = new ListTagsForResourceRequest { ResourceArn = arn };
        string revision = RevisionName.Parse(arn).Short;
        return Ask(token => Registry.ListTagsForResourceAsync(request, token)).Tags
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

    /// <summary>Changes the tags of a revision, and writes the new ones.</summary>
    /// <param name="name">The user's input.</param>
    /// <param name="action">The action in the question.</param>
    /// <param name="changeAsync">Changes the tags of an ARN in a registry.</param>
    private protected void ChangeTags(string name, string action, Func<IRegistry, string, CancellationToken, ValueTask> changeAsync)
    {
        if (!Try(name, () => ArnOf(name), out string arn)) return;
        if (Change(name, RevisionName.Parse(arn).Short, $"{action} in {PlaceName}", ChangeIn) is { } tags)
            WriteObject(tags, enumerateCollection: true);

        IReadOnlyList<TaskDefinitionTag> ChangeIn(IRegistry registry)
        {
            Run(token => changeAsync(registry, arn, token));
            return TagsOf(arn);
        }
    }
}
