using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// 1 to 10 containers. Evidence: docs/ECS.md §3.3: none [bench], too many [seen]; the number: §9.2 [doc].
/// </summary>
internal static class ContainerListRule
{
    public static readonly Rule Empty = Rule.Refuses(nameof(SR.ContainerListEmpty), "[bench]");
    public static readonly Rule TooMany = Rule.Refuses(nameof(SR.ContainersTooMany), "[seen], limit [doc]");

    private const int MaxContainers = 10;

    public static void Check(Candidate candidate, Report report)
    {
        const string Path = "$.containerDefinitions";
        if (candidate.Containers.Count == 0) report.Add(Empty, Path);
        else if (candidate.Containers.Count > MaxContainers) report.Add(TooMany, Path);
    }
}
