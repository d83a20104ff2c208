namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>
/// What a rule says of itself, in one place: its name is the resource key of its text, <c>{name}Fix</c> that of the
/// sentence that says how to mend it. docs/RULES.md is made from these.
/// </summary>
internal sealed class Rule
{
    private Rule(string name, FindingSeverity severity, string? code, string evidence)
    {
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

    /// <summary>How to mend it.</summary>
    public string Fix => Texts.Of(Name + "Fix");

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

    public override string ToString() => Name;
}
