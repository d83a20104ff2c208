using System.Text.Json;

namespace EcsTaskDef.Messages;

/// <summary>What a daemon is asked to be.</summary>
public abstract record DaemonSettings
{
    /// <summary>ARNs of capacity providers; a task runs on each of their instances.</summary>
    public IReadOnlyList<string>? CapacityProviderArns { get; init; }

    /// <summary>What it runs: an ACTIVE daemon task definition.</summary>
    public string? DaemonTaskDefinitionArn { get; init; }

    /// <summary>Kept and answered.</summary>
    public JsonElement? DeploymentConfiguration { get; init; }

    /// <summary>Whether its tasks get ECS's own tags.</summary>
    public bool? EnableECSManagedTags { get; init; }

    /// <summary>Whether its tasks allow ECS Exec.</summary>
    public bool? EnableExecuteCommand { get; init; }

    /// <summary><c>DAEMON</c> or <c>NONE</c>.</summary>
    public string? PropagateTags { get; init; }
}

/// <summary>Asks for a daemon.</summary>
public sealed record CreateDaemonRequest : DaemonSettings, IEcsRequest<DaemonResponse>
{
    /// <summary>At most 36 characters; the same daemon with the same token is answered again.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The cluster; <c>default</c> when absent.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Its name.</summary>
    public string? DaemonName { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Asks to change a daemon; each change is a deployment.</summary>
public sealed record UpdateDaemonRequest : DaemonSettings, IEcsRequest<DaemonResponse>
{
    /// <summary>Its ARN.</summary>
    public string? DaemonArn { get; init; }
}

/// <summary>Asks to delete a daemon.</summary>
public sealed record DeleteDaemonRequest : IEcsRequest<DaemonResponse>
{
    /// <summary>Its ARN.</summary>
    public string? DaemonArn { get; init; }
}

/// <summary>The daemon as it is now.</summary>
public sealed record DaemonResponse
{
    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Its ARN.</summary>
    public string? DaemonArn { get; init; }

    /// <summary>The deployment that this leads to.</summary>
    public string? DeploymentArn { get; init; }

    /// <summary><c>ACTIVE</c> or <c>DELETE_IN_PROGRESS</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was changed; absent when it was created.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>Asks for a daemon.</summary>
public sealed record DescribeDaemonRequest : IEcsRequest<DescribeDaemonResponse>
{
    /// <summary>Its ARN.</summary>
    public string? DaemonArn { get; init; }
}

/// <summary>The daemon.</summary>
public sealed record DescribeDaemonResponse
{
    /// <summary>It.</summary>
    public required DaemonDetail Daemon { get; init; }
}

/// <summary>Asks for a page of daemons.</summary>
public sealed record ListDaemonsRequest : IEcsRequest<ListDaemonsResponse>
{
    /// <summary>Only those of these capacity providers.</summary>
    public IReadOnlyList<string>? CapacityProviderArns { get; init; }

    /// <summary>The cluster; <c>default</c> when absent.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }
}

/// <summary>A page of daemons.</summary>
public sealed record ListDaemonsResponse
{
    /// <summary>They.</summary>
    public required IReadOnlyList<DaemonSummary> DaemonSummariesList { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Asks for a page of deployments of a daemon.</summary>
public sealed record ListDaemonDeploymentsRequest : IEcsRequest<ListDaemonDeploymentsResponse>
{
    /// <summary>Only those that were created then.</summary>
    public TimeRange? CreatedAt { get; init; }

    /// <summary>The daemon.</summary>
    public string? DaemonArn { get; init; }

    /// <summary>Items of a page, 1 to 100; 100 by default.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? NextToken { get; init; }

    /// <summary>Only with one of these.</summary>
    public IReadOnlyList<string>? Status { get; init; }
}

/// <summary>A page of deployments.</summary>
public sealed record ListDaemonDeploymentsResponse
{
    /// <summary>The newest first.</summary>
    public required IReadOnlyList<DaemonDeployment> DaemonDeployments { get; init; }

    /// <summary>The token of the next page; absent on the last.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Asks for deployments.</summary>
public sealed record DescribeDaemonDeploymentsRequest : IEcsRequest<DescribeDaemonDeploymentsResponse>
{
    /// <summary>1 to 20 ARNs.</summary>
    public IReadOnlyList<string>? DaemonDeploymentArns { get; init; }
}

/// <summary>Deployments.</summary>
public sealed record DescribeDaemonDeploymentsResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<DaemonDeployment> DaemonDeployments { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

/// <summary>Asks for daemon revisions.</summary>
public sealed record DescribeDaemonRevisionsRequest : IEcsRequest<DescribeDaemonRevisionsResponse>
{
    /// <summary>1 to 20 ARNs.</summary>
    public IReadOnlyList<string>? DaemonRevisionArns { get; init; }
}

/// <summary>Daemon revisions.</summary>
public sealed record DescribeDaemonRevisionsResponse
{
    /// <summary>Those that there are.</summary>
    public required IReadOnlyList<DaemonRevision> DaemonRevisions { get; init; }

    /// <summary>Those that there are not.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}
