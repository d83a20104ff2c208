namespace EcsTaskDef.PowerShell.Input;

/// <summary>A tag with its revision, so that it can be piped on.</summary>
public sealed class TaskDefinitionTag
{
    public required string TaskDefinition { get; init; }

    public required string Key { get; init; }

    public required string Value { get; init; }

    public required string TaskDefinitionArn { get; init; }

    public required string Region { get; init; }

    public override string ToString() => $"{Key}={Value}";
}
