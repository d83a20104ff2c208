namespace EcsTaskDef.Model;

/// <summary>Processors. Source: ECS API model.</summary>
public static class CpuArchitectures
{
    /// <summary>Intel and AMD, 64 bits.</summary>
    public const string X64 = "X86_64";

    /// <summary>Arm, 64 bits.</summary>
    public const string Arm64 = "ARM64";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [X64, Arm64];
}
