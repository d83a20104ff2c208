namespace EcsTaskDef.Model.Workloads;

/// <summary>Something attached to a task or a cluster. Source: docs/ECS.md §6.2 [captured], §5.3 [doc].</summary>
public sealed record TaskAttachment
{
    /// <summary>Names and values, such as <c>subnetId</c>.</summary>
    public IReadOnlyList<NameValuePair>? Details { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary><c>PRECREATED</c>, <c>ATTACHED</c> or <c>DELETED</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>ElasticNetworkInterface</c>, <c>AmazonElasticBlockStorage</c>, or of a cluster <c>as_policy</c>.</summary>
    public string? Type { get; init; }
}
