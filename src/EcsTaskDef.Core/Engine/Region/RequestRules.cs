using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Region;

/// <summary>What requests of several operations are refused for.</summary>
internal static class RequestRules
{
    public static readonly Rule LaunchType = Rule.Parameter(nameof(SR.LaunchTypeInvalid), "[captured]");

    public static void DemandInclude(IReadOnlyList<string>? include, params string[] allowed)
    {
        if (include is not null && include.Any(i => !allowed.Contains(i))) throw EcsErrors.NotOneOf("include", allowed);
    }

    /// <summary>Tags of what is no revision.</summary>
    public static void DemandTags(IReadOnlyList<Tag>? tags) => Report.Demand(report => CheckTags(tags, report));

    // Null values are an InvalidParameterException here (docs/ECS.md §4.7 [captured] on clusters).
    public static void CheckTags(IReadOnlyList<Tag>? tags, Report report)
    {
        if (tags is { Count: > 0 } && TagsRule.Check(tags, "$.tags") is { } finding)
            report.Add(finding with { Rule = finding.Rule.AsParameter() });
    }

    /// <summary>A list that must be there and has a limit; ECS has words of its own for each (docs/ECS.md §1.4).</summary>
    public static IReadOnlyList<string> DemandList(IReadOnlyList<string>? list, EcsException empty, string words, int limit)
    {
        if (list is null or { Count: 0 }) throw empty;
        return list.Count > limit ? throw EcsErrors.InvalidParameter(Texts.Format(SR.ListTooLong, words, limit)) : list;
    }

    /// <summary>A status that revisions can be listed by.</summary>
    public static RevisionStatus DemandStatus(string text) =>
        RevisionStatusNames.TryParse(text, out RevisionStatus status) && status != RevisionStatus.Removed
            ? status
            : throw EcsErrors.NotOneOf("status", TaskDefinitionStatuses.All);

    public static void DemandLaunchType(string? launchType) => Report.Demand(report => CheckLaunchType(launchType, report));

    public static void CheckLaunchType(string? launchType, Report report)
    {
        // The list has a value that the model has not.
        if (launchType is not null && !LaunchTypes.All.Contains(launchType)) report.Refuse(LaunchType);
    }
}
