namespace EcsTaskDef.Model.Workloads;

/// <summary>Something attached to a task. Source: docs/ECS.md §6.2 [captured].</summary>
public sealed record TaskAttachment
{
    /// <summary>Names and values, such as <c>subnetId</c>.</summary>
    public IReadOnlyList<NameValuePair>? Details { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary><c>PRECREATED</c>, <c>ATTACHED</c> or <c>DELETED</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>ElasticNetworkInterface</c>.</summary>
    public string? Type { get; init; }
}
