namespace EcsTaskDef.Model.Workloads;

/// <summary>Where a task with network mode <c>awsvpc</c> gets its network interface. Source: ECS API model.</summary>
public sealed record NetworkConfiguration
{
    /// <summary>The subnets and security groups of the interface.</summary>
    public AwsVpcConfiguration? AwsvpcConfiguration { get; init; }
}
