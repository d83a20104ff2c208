using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Who waits for whom: known containers, no circle, a health check where HEALTHY is waited for, no essential container
/// whose end is waited for. Evidence: ECS semantics §3.3, dependsOn [captured].
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
                if (dependencies[j].ContainerName is { } name && candidate.IndexOf(name) < 0)
                    report.Add(Unknown, $"{Candidate.Path(i)}.dependsOn[{j}].containerName", name);
            }
        }

        if (!hasAny) return;
        if (FindCycle(candidate) is { } at) report.Add(Cycle, Candidate.Path(at) + ".dependsOn");
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
            else if (condition is ContainerConditions.Success or ContainerConditions.Complete && candidate.Containers[other].Essential != false)
                report.Add(Essential, $"{Candidate.Path(index)}.dependsOn[{i}]");
        }
    }

    // Depth first; there are at most ten containers unless ContainerListRule has spoken already, and then a stack of our
    // own keeps a long chain from ending the process.
    private static int? FindCycle(Candidate candidate)
    {
        byte[] states = new byte[candidate.Containers.Count];
        Stack<(int Container, int Next)> path = new();
        for (int start = 0; start < states.Length; start++)
        {
            if (states[start] != New) continue;
            states[start] = Open;
            path.Push((start, 0));
            while (path.Count > 0)
            {
                (int container, int next) = path.Pop();
                IReadOnlyList<ContainerDependency>? dependencies = candidate.Containers[container].DependsOn;
                if (dependencies is null || next >= dependencies.Count)
                {
                    states[container] = Done;
                    continue;
                }

                path.Push((container, next + 1));
                int other = candidate.IndexOf(dependencies[next].ContainerName);
                if (other < 0 || states[other] == Done) continue;
                if (states[other] == Open) return container;
                states[other] = Open;
                path.Push((other, 0));
            }
        }

        return null;
    }

    private const byte New = 0;
    private const byte Open = 1;
    private const byte Done = 2;
}
