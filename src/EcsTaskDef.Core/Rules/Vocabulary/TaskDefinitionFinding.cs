namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>One thing that a review of a task definition has to say. Never has the value of a secret.</summary>
public sealed record TaskDefinitionFinding
{
    /// <summary>Error: ECS refuses. Warning: ECS accepts, and it will be regretted. Info: worth knowing.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The rule's name; docs/RULES.md has an entry for it.</summary>
    public required string Rule { get; init; }

    /// <summary>ECS's error code, e.g. <c>ClientException</c>; null for what ECS accepts.</summary>
    public string? Code { get; init; }

    /// <summary>ECS's text where it is known; ours elsewhere.</summary>
    public required string Message { get; init; }

    /// <summary>How to fix it, in one sentence.</summary>
    public required string Advice { get; init; }

    /// <summary>Where in the input, e.g. <c>$.containerDefinitions[0].image</c>.</summary>
    public required string JsonPath { get; init; }

    /// <summary>The line in the input, from 1; null when the input was no text.</summary>
    public int? Line { get; init; }

    /// <summary>The column in the line, from 1; null when the input was no text.</summary>
    public int? Column { get; init; }

    /// <summary>Whether this is the one error that ECS would report.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Severity, place and text.</summary>
    public override string ToString() =>
        Line is null ? $"{Severity} {JsonPath}: {Message}" : $"{Severity} {Line}:{Column} {JsonPath}: {Message}";
}
