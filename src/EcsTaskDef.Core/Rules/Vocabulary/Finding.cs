namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>One thing that ECS would refuse about a definition or about what runs, or that a reviewer would say.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">ECS's text; ours where the rule's evidence says [guess]. Never the value of a secret.</param>
/// <param name="Advice">How to fix it, in one sentence; empty where nothing is said.</param>
/// <param name="JsonPath">Where, e.g. <c>$.containerDefinitions[0].name</c>; empty where the message says it.</param>
internal sealed record Finding(Rule Rule, string Message, string Advice, string JsonPath)
{
    public static Finding Of(Rule rule, string jsonPath, params object?[] values) =>
        new(rule, Texts.Format(rule.Text, values), Texts.Format(rule.Fix, values), jsonPath);

    public EcsException ToException() => EcsErrors.Refused(
        Rule.Code ?? EcsErrorCodes.Client, Message, Advice.Length > 0 ? Advice : null, JsonPath.Length > 0 ? JsonPath : null);
}
