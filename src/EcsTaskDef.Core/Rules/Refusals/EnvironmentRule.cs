using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>Environment variables have names; a value may be absent. Evidence: docs/ECS.md §3.3, secrets [seen 2022].</summary>
internal static class EnvironmentRule
{
    public static readonly Rule NameBlank = Rule.Refuses(nameof(SR.EnvironmentNameBlank), "[seen]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].Environment is not { } environment) continue;
            for (int j = 0; j < environment.Count; j++)
            {
                if (string.IsNullOrWhiteSpace(environment[j].Name)) report.Add(NameBlank, $"{Candidate.Path(i)}.environment[{j}]");
            }
        }
    }
}
