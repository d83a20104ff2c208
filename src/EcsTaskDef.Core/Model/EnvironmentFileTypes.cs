namespace EcsTaskDef.Model;

/// <summary>Places of environment files. Source: ECS API model.</summary>
public static class EnvironmentFileTypes
{
    /// <summary>An object in S3.</summary>
    public const string S3 = "s3";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [S3];
}
