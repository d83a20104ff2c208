namespace EcsTaskDef.Model.Workloads;

/// <summary>A setting of an account or of one of its users or roles. ECS calls the shape Setting. Source: ECS API model.</summary>
public sealed record AccountSetting
{
    /// <summary>Its name, such as <c>containerInsights</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The ARN of the user, role or account that it is for.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary><c>user</c>, or <c>aws_managed</c> for what AWS sets itself.</summary>
    public string? Type { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }

    /// <summary>Name and value.</summary>
    public override string ToString() => $"{Name} {Value}";
}
