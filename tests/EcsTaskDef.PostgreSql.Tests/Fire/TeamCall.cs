namespace EcsTaskDef.PostgreSql.Tests.Fire;

internal enum Outcome
{
    /// <summary>No answer, or one that says that nobody knows: it may have happened.</summary>
    Unknown,

    /// <summary>It happened, says the answer.</summary>
    Done,

    /// <summary>ECS's refusal: nothing happened, and the text says why.</summary>
    Refused,

    /// <summary>A fault that promises that nothing happened.</summary>
    Failed,
}

/// <summary>One call of a client: what it asked for and what became of it.</summary>
/// <param name="Id">Nobody else's; the history keeps it, as the name of the caller or as a note.</param>
/// <param name="Family">Whose it is about; empty = what runs.</param>
/// <param name="What">In the words of <see cref="FamilyModel"/>.</param>
/// <param name="Called">When it was sent.</param>
internal sealed record TeamCall(string Id, string Family, string What, long Called)
{
    /// <summary>When the answer was there, or the end of waiting for one.</summary>
    public long Returned { get; set; }

    public Outcome Outcome { get; set; }

    /// <summary>In the words of <see cref="FamilyModel"/>; of a fault what it said.</summary>
    public string Answer { get; set; } = "";

    /// <summary>The definition as the answer to its registration has it.</summary>
    public string? Document { get; set; }

    public override string ToString() => $"{Id} '{What}' of {Family} ({Outcome}: {Answer})";
}
