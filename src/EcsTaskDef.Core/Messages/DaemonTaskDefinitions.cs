namespace EcsTaskDef.Messages;

/// <summary>Registers the next revision of what a daemon runs.</summary>
public sealed record RegisterDaemonTaskDefinitionRequest : IEcsRequest<DaemonTaskDefinitionArnResponse>
{
    /// <summary>Its containers.</summary>
    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    /// <summary>CPU of the task in units, as text.</summary>
    public string? Cpu { get; init; }

    /// <summary>The role of ECS itself.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>Its family.</summary>
    public string? Family { get; init; }

    /// <summary><c>none</c> or <c>shared</c>.</summary>
    public string? IpcMode { get; init; }

    /// <summary>Memory of the task in MiB, as text.</summary>
    public string? Memory { get; init; }

    /// <summary><c>none</c> or <c>shared</c>.</summary>
    public string? PidMode { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The role of the containers.</summary>
    public string? TaskRoleArn { get; init; }

    /// <summary>Volumes of the host.</summary>
    public IReadOnlyList<Volume>? Volumes { get; init; }
}

/// <summary>Asks to delete a revision; daemons that use it go on.</summary>
public sealed record DeleteDaemonTaskDefinitionRequest : IEcsRequest<DaemonTaskDefinitionArnResponse>
{
    /// <summary><c>family:revision</c> or ARN; it must be ACTIVE.</summary>
    public string? DaemonTaskDefinition { get; init; }
}

/// <summary>The revision.</summary>
public sealed record DaemonTaskDefinitionArnResponse
{
    /// <summary>Its ARN.</summary>
    public string? DaemonTaskDefinitionArn { get; init; }
}

/// <summary>Asks for a revision.</summary>
public sealed record DescribeDaemonTaskDefinitionRequest : IEcsRequest<DescribeDaemonTaskDefinitionResponse>
{
    /// <summary>A family (its latest ACTIVE revision), <c>family:revision</c> or ARN.</summary>
    public string? DaemonTaskDefinition { get; init; }
}

/// <summary>The revision.</summary>
public sealed record DescribeDaemonTaskDefinitionResponse
{
    /// <summary>It.</summary>
    public required DaemonTaskDefinition DaemonTaskDefinition { get; init; }
}

/// <summary>Asks for a page of revisions.</summary>
public sealed record ListDaemonTaskDefinitionsRequest : IEcsRequest<ListDaemonTaskDefinitionsResponse>
{
    /// <summary>Only of this family.</summary>
    public string? Family { get; init; }

    /// <summary>Only of families that begin so.</summary>
    public string? FamilyPrefix { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary><c>LAST_REGISTERED</c>: of each family the last one only.</summary>
    public string? Revision { get; init; }

    /// <summary><c>ASC</c> (default) or <c>DESC</c>.</summary>
    public string? Sort { get; init; }

    /// <summary><c>ACTIVE</c> (default), <c>DELETE_IN_PROGRESS</c> or <c>ALL</c>.</summary>
    public string? Status { get; init; }
}

/// <summary>A page of revisions.</summary>
public sealed record ListDaemonTaskDefinitionsResponse
{
    /// <summary>They.</summary>
    public required IReadOnlyList<DaemonTaskDefinitionSummary> DaemonTaskDefinitions { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}
