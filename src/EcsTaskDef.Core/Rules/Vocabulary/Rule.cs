namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>
/// What a rule says of itself, in one place: its name is the resource key of its text. A rule about definitions has a sentence that says
/// how to fix what it finds, with the key <c>{name}Fix</c>; rules about what runs, and about identifiers, have none. docs/RULES.md is made
/// from these.
/// </summary>
internal sealed class Rule
{
    private Rule(string name, FindingSeverity severity, string? code, string evidence, bool hasFix = true)
    {
        HasFix = hasFix;
        Name = name;
        Severity = severity;
        Code = code;
        Evidence = evidence;
    }

    /// <summary>The rule's name, e.g. <c>FargateCpuMissing</c>.</summary>
    public string Name { get; }

    public FindingSeverity Severity { get; }

    /// <summary>ECS's error code; null for advice, which ECS does not give.</summary>
    public string? Code { get; }

    /// <summary>
    /// How well it is known, in the marks of docs/ECS.md §0. With <c>[guess]</c> the text is ours.
    /// </summary>
    public string Evidence { get; }

    /// <summary>ECS's text where known, with its places for values.</summary>
    public string Text => Texts.Of(Name);

    /// <summary>Whether it is about definitions.</summary>
    public bool HasFix { get; }

    /// <summary>How to fix it; empty where nothing is said.</summary>
    public string Fix => HasFix ? Texts.Of(Name + "Fix") : "";

    /// <summary>ECS refuses with a <c>ClientException</c>.</summary>
    public static Rule Refuses(string name, string evidence) =>
        new(name, FindingSeverity.Error, EcsErrorCodes.Client, evidence);

    /// <summary>ECS refuses with an <c>InvalidParameterException</c>.</summary>
    public static Rule RefusesParameter(string name, string evidence) =>
        new(name, FindingSeverity.Error, EcsErrorCodes.InvalidParameter, evidence);

    /// <summary>The request cannot be read: a <c>SerializationException</c>.</summary>
    public static Rule CannotBeRead(string name, string evidence) =>
        new(name, FindingSeverity.Error, EcsErrorCodes.Serialization, evidence);

    /// <summary>ECS accepts it; a reviewer would not.</summary>
    public static Rule Warns(string name, string evidence) => new(name, FindingSeverity.Warning, null, evidence);

    /// <summary>A reviewer would mention it.</summary>
    public static Rule Informs(string name, string evidence) => new(name, FindingSeverity.Info, null, evidence);

    /// <summary>Of identifiers and what runs: an <c>InvalidParameterException</c>.</summary>
    public static Rule Parameter(string name, string evidence) => Of(name, EcsErrorCodes.InvalidParameter, evidence);

    /// <summary>Of identifiers and what runs: a <c>ClientException</c>.</summary>
    public static Rule Client(string name, string evidence) => Of(name, EcsErrorCodes.Client, evidence);

    /// <summary>Of identifiers and what runs: a code of its own.</summary>
    public static Rule Of(string name, string code, string evidence) => new(name, FindingSeverity.Error, code, evidence, hasFix: false);

    /// <summary>The same rule, where ECS refuses with an <c>InvalidParameterException</c>.</summary>
    public Rule AsParameter() => new(Name, Severity, EcsErrorCodes.InvalidParameter, Evidence, HasFix);

    /// <summary>The error of a rule that is judged alone, with the values for the places of its text.</summary>
    public EcsException With(params object?[] values) => Advised(null, values);

    /// <summary>The same, with our advice how to go on.</summary>
    public EcsException Advised(string? advice, params object?[] values) =>
        (Finding.Of(this, "", values) with { Advice = advice ?? "" }).ToException();

    public override string ToString() => Name;
}
