using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>A revision as a row.</summary>
internal sealed record RevisionRow
{
    public required int Revision { get; init; }

    public required string Family { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public string? RegisteredBy { get; init; }

    public DateTimeOffset? DeregisteredAt { get; init; }

    public required string Images { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public int Tasks { get; init; }

    public int Services { get; init; }

    public bool InUse { get; init; }

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    public string Name => FormattableString.Invariant($"{Family}:{Revision}");

    public static RevisionRow Of(TaskDefinition definition, TaskDefinitionUsage? usage) => new()
    {
        Revision = definition.Revision ?? 0,
        Family = definition.Family ?? "",
        Status = definition.Status ?? "",
        RegisteredAt = definition.RegisteredAt ?? default,
        RegisteredBy = definition.RegisteredBy,
        DeregisteredAt = definition.DeregisteredAt,
        Images = ImagesOf(definition),
        Cpu = definition.Cpu,
        Memory = definition.Memory,
        Tasks = usage?.Tasks.Count ?? 0,
        Services = usage?.Services.Select(static one => one.ServiceArn).Distinct().Count() ?? 0,
        InUse = usage?.InUse ?? false,
    };

    /// <summary>The images of the containers, each once.</summary>
    public static string ImagesOf(TaskDefinition definition) =>
        string.Join(", ", (definition.ContainerDefinitions ?? []).Select(static one => one.Image).OfType<string>().Distinct());
}
