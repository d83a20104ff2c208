namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// What a rule about identifiers, clusters, services and tasks says of itself: the resource key of its text, ECS's code and
/// the evidence. docs/RULES.md lists them; the rules about definitions are <c>Rule</c>s.
/// </summary>
internal sealed class Refusal
{
    private Refusal(string name, string code, string evidence)
    {
        Name = name;
        Code = code;
        Evidence = evidence;
    }

    /// <summary>The rule's name, e.g. <c>RegionInArn</c>.</summary>
    public string Name { get; }

    /// <summary>ECS's error code.</summary>
    public string Code { get; }

    /// <summary>How well it is known, in the marks of docs/ECS.md §0. With <c>[guess]</c> the text is ours.</summary>
    public string Evidence { get; }

    /// <summary>ECS's text where known, with its places for values.</summary>
    public string Text => Texts.Of(Name);

    /// <summary>ECS refuses with an <c>InvalidParameterException</c>.</summary>
    public static Refusal Parameter(string name, string evidence) => new(name, EcsErrorCodes.InvalidParameter, evidence);

    /// <summary>ECS refuses with a <c>ClientException</c>.</summary>
    public static Refusal Client(string name, string evidence) => new(name, EcsErrorCodes.Client, evidence);

    /// <summary>ECS refuses with a code of its own.</summary>
    public static Refusal Of(string name, string code, string evidence) => new(name, code, evidence);

    /// <summary>The error, with the values for the places of the text.</summary>
    public EcsException With(params object?[] values) => Advised(null, values);

    /// <summary>The error, with our advice how to get on.</summary>
    public EcsException Advised(string? advice, params object?[] values) => EcsErrors.Refused(Code, Texts.Format(Text, values), advice);

    public override string ToString() => Name;
}
