using EcsTaskDef.Errors;

namespace EcsTaskDef.Rules;

/// <summary>One thing that ECS would refuse about a definition.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Code">ECS's error code.</param>
/// <param name="Message">ECS's text; ours where the rule's evidence says [guess].</param>
/// <param name="JsonPath">Where, e.g. <c>$.containerDefinitions[0].name</c>.</param>
/// <param name="Advice">How to mend it, in one sentence; null when the text says it.</param>
internal sealed record Finding(string Rule, string Code, string Message, string JsonPath, string? Advice = null)
{
    public static Finding Client(string rule, string message, string jsonPath, string? advice = null) =>
        new(rule, EcsErrorCodes.Client, message, jsonPath, advice);

    public static Finding InvalidParameter(string rule, string message, string jsonPath, string? advice = null) =>
        new(rule, EcsErrorCodes.InvalidParameter, message, jsonPath, advice);

    public EcsException ToException() => Code == EcsErrorCodes.InvalidParameter
        ? EcsErrors.InvalidParameter(Message, Advice, JsonPath)
        : EcsErrors.Client(Message, Advice, JsonPath);
}
