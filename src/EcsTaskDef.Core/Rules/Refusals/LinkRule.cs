using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Links, <c>name</c> or <c>name:alias</c>, lead to containers of the task and in no circle. Evidence: docs/ECS.md §3.3,
/// networking: circle [seen 2018, 2022], one container linked to itself [guess]; unknown container [kind], text after that
/// of volumesFrom [guess]. With network mode awsvpc links are refused altogether: <see cref="NetworkMemberRule"/>.
/// </summary>
internal static class LinkRule
{
    public static readonly Rule Unknown = Rule.Refuses(nameof(SR.LinkUnknown), "rule [kind], text by the pattern of volumesFrom's [guess]");
    public static readonly Rule Cycle = Rule.Refuses(nameof(SR.LinkCycle), "[seen]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.IsAwsVpc) return;
        bool hasAny = false;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].Links is not { Count: > 0 } links) continue;
            hasAny = true;
            for (int j = 0; j < links.Count; j++)
            {
                if (candidate.IndexOf(TargetOf(links[j])) < 0)
                    report.Add(Unknown, $"{Candidate.Path(i)}.links[{j}]", TargetOf(links[j]));
            }
        }

        if (!hasAny) return;
        if (ContainerGraph.FindCycle(candidate, static c => c.Links?.Count ?? 0, static (c, i) => TargetOf(c.Links![i])) is { } at)
            report.Add(Cycle, Candidate.Path(at) + ".links");
    }

    private static string TargetOf(string link)
    {
        int colon = link.IndexOf(':');
        return colon < 0 ? link : link.Substring(0, colon);
    }
}
