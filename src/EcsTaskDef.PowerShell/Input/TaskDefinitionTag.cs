namespace EcsTaskDef.PowerShell.Input;

/// <summary>A tag together with the revision that carries it, so that it can be piped on.</summary>
public sealed class TaskDefinitionTag
{
    /// <summary>The revision, <c>web:3</c>.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>The tag's key.</summary>
    public required string Key { get; init; }

    /// <summary>The tag's value.</summary>
    public required string Value { get; init; }

    /// <summary>The revision's ARN.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>The region the revision lives in.</summary>
    public required string Region { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Key}={Value}";
}
