using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Health checks and essential containers that do not tell what they seem to. Evidence: ours; NONE [model].</summary>
internal static class HealthAdvice
{
    public static readonly Rule SingleEssential = Rule.Informs(nameof(SR.SingleEssential), "ours");
    public static readonly Rule ChainUnproven = Rule.Warns(nameof(SR.HealthyChainUnproven), "ours");
    public static readonly Rule TimeoutAboveInterval = Rule.Warns(nameof(SR.HealthCheckTimeoutAboveInterval), "ours");
    public static readonly Rule Disabled = Rule.Warns(nameof(SR.HealthCheckDisabled), "[model]");
    public static readonly Rule Missing = Rule.Informs(nameof(SR.HealthCheckMissing), "ours");

    public static void Check(Candidate candidate, Report report)
    {
        int essential = -1, essentials = 0, others = 0;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Essential != false)
            {
                essential = i;
                essentials++;
                if (container.HealthCheck is null && container.PortMappings is { Count: > 0 })
                    report.Add(Missing, Candidate.Path(i), container.Name);
            }

            else if (!IsExpectedToEnd(candidate, container.Name))
            {
                others++;
            }

            if (container.HealthCheck is { } check)
            {
                (int timeout, int interval) = (check.Timeout ?? 5, check.Interval ?? 30);
                if (timeout > interval)
                    report.Add(TimeoutAboveInterval, Candidate.Path(i) + ".healthCheck.timeout", container.Name, timeout, interval);
                if (check.Command is { Count: > 0 } command && command[0] == "NONE")
                    report.Add(Disabled, Candidate.Path(i) + ".healthCheck.command", container.Name);
            }

            CheckChain(candidate, i, report);
        }

        if (essentials == 1 && others > 0) report.Add(SingleEssential, Candidate.Path(essential), candidate.Containers[essential].Name);
    }

    // Who is waited for to end cannot be essential.
    private static bool IsExpectedToEnd(Candidate candidate, string? name)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].DependsOn is not { } dependencies) continue;
            for (int j = 0; j < dependencies.Count; j++)
            {
                if (dependencies[j].ContainerName == name
                    && dependencies[j].Condition is ContainerConditions.Success or ContainerConditions.Complete) return true;
            }
        }

        return false;
    }

    // A waits for B to be HEALTHY; B starts after C, of which nothing is known.
    private static void CheckChain(Candidate candidate, int index, Report report)
    {
        if (candidate.Containers[index].DependsOn is not { } dependencies) return;
        for (int i = 0; i < dependencies.Count; i++)
        {
            if (dependencies[i].Condition != ContainerConditions.Healthy) continue;
            int waitedFor = candidate.IndexOf(dependencies[i].ContainerName);
            if (waitedFor < 0 || candidate.Containers[waitedFor].DependsOn is not { } next) continue;
            for (int j = 0; j < next.Count; j++)
            {
                int source = candidate.IndexOf(next[j].ContainerName);
                if (next[j].Condition != ContainerConditions.Start || source < 0
                    || candidate.Containers[source].HealthCheck is not null) continue;
                report.Add(ChainUnproven, $"{Candidate.Path(index)}.dependsOn[{i}]", candidate.Containers[index].Name,
                    candidate.Containers[waitedFor].Name, candidate.Containers[source].Name);
            }
        }
    }
}
