namespace EcsTaskDef.Model;

/// <summary>Launch types a definition can be made for. Source: ECS API model.</summary>
public static class Compatibilities
{
    /// <summary>Container instances in EC2.</summary>
    public const string Ec2 = "EC2";

    /// <summary>Fargate.</summary>
    public const string Fargate = "FARGATE";

    /// <summary>External instances.</summary>
    public const string External = "EXTERNAL";

    /// <summary>Managed instances.</summary>
    public const string ManagedInstances = "MANAGED_INSTANCES";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Ec2, Fargate, External, ManagedInstances];
}
