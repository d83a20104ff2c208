namespace EcsTaskDef.Help;

/// <summary>A page of docs/en-US about one cmdlet.</summary>
internal sealed record HelpPage
{
    public required string Name { get; init; }

    public required string Synopsis { get; init; }

    /// <summary>The parameter sets in the page's order; the parameters of each in the order of its syntax.</summary>
    public required IReadOnlyList<SyntaxSet> Syntax { get; init; }

    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<HelpExample> Examples { get; init; }

    public required IReadOnlyList<HelpParameter> Parameters { get; init; }

    public required IReadOnlyList<NamedText> Inputs { get; init; }

    public required IReadOnlyList<NamedText> Outputs { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Where the page is online; null = under its name, where the others are.</summary>
    public string? Online { get; init; }
}
