namespace EcsTaskDef.Model.Workloads;

/// <summary>Subnets and security groups of a task. Source: docs/ECS.md §6.1 [model].</summary>
public sealed record AwsVpcConfiguration
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>; EC2 tasks cannot have a public address.</summary>
    public string? AssignPublicIp { get; init; }

    /// <summary>Ids, at most 5.</summary>
    public IReadOnlyList<string>? SecurityGroups { get; init; }

    /// <summary>Ids, 1 to 16. They are not looked up: there is no VPC here.</summary>
    public IReadOnlyList<string>? Subnets { get; init; }
}
