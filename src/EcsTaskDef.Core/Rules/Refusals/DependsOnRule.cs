using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Who waits for whom: known containers, no circle, a health check where HEALTHY is waited for, no essential container
/// whose end is waited for. Evidence: docs/ECS.md §3.3, dependsOn [captured]; an absent name by pattern [guess].
/// </summary>
internal static class DependsOnRule
{
    public static readonly Rule Unknown = Rule.Refuses(nameof(SR.DependencyUnknown), "[captured][bench]");
    public static readonly Rule Cycle = Rule.Refuses(nameof(SR.DependencyCycle), "[captured]");
    public static readonly Rule HealthCheckMissing = Rule.Refuses(nameof(SR.DependencyHealthCheckMissing), "[captured]");
    public static readonly Rule Essential = Rule.Refuses(nameof(SR.DependencyEssential), "[captured]");

    public static void Check(Candidate candidate, Report report)
    {
        bool hasAny = false;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].DependsOn is not { Count: > 0 } dependencies) continue;
            hasAny = true;
            for (int j = 0; j < dependencies.Count; j++)
            {
                string? name = dependencies[j].ContainerName;
                if (candidate.IndexOf(name) < 0)
                    report.Add(Unknown, $"{Candidate.Path(i)}.dependsOn[{j}].containerName", name ?? Candidate.Absent);
            }
        }

        if (!hasAny) return;
        int? circle = ContainerGraph.FindCycle(
            candidate, static c => c.DependsOn?.Count ?? 0, static (c, i) => c.DependsOn![i].ContainerName);
        if (circle is { } at) report.Add(Cycle, Candidate.Path(at) + ".dependsOn");
        for (int i = 0; i < candidate.Containers.Count; i++) CheckConditions(candidate, i, report);
    }

    private static void CheckConditions(Candidate candidate, int index, Report report)
    {
        if (candidate.Containers[index].DependsOn is not { } dependencies) return;
        for (int i = 0; i < dependencies.Count; i++)
        {
            int other = candidate.IndexOf(dependencies[i].ContainerName);
            if (other < 0) continue;
            string? condition = dependencies[i].Condition;
            if (condition == ContainerConditions.Healthy && candidate.Containers[other].HealthCheck is null)
                report.Add(HealthCheckMissing, $"{Candidate.Path(index)}.dependsOn[{i}]");
            else if (condition is ContainerConditions.Success or ContainerConditions.Complete
                && candidate.Containers[other].Essential != false)
                report.Add(Essential, $"{Candidate.Path(index)}.dependsOn[{i}]");
        }
    }
}
