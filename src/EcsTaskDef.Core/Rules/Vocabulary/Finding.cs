namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>One thing that ECS would refuse about a definition, or that a reviewer would say.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">ECS's text; ours where the rule's evidence says [guess]. Never the value of a secret.</param>
/// <param name="Advice">How to mend it, in one sentence.</param>
/// <param name="JsonPath">Where, e.g. <c>$.containerDefinitions[0].name</c>.</param>
internal sealed record Finding(Rule Rule, string Message, string Advice, string JsonPath)
{
    public static Finding Of(Rule rule, string jsonPath, params object?[] values) =>
        new(rule, Texts.Format(rule.Text, values), Texts.Format(rule.Fix, values), jsonPath);

    public EcsException ToException() => Rule.Code == EcsErrorCodes.InvalidParameter
        ? EcsErrors.InvalidParameter(Message, Advice, JsonPath)
        : EcsErrors.Client(Message, Advice, JsonPath);
}
