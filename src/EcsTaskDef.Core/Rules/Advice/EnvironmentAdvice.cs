using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>
/// Variables that are lost. Evidence: ours; without a value [seen] (docs/ECS.md §3.4); the suffix of environment files
/// [model].
/// </summary>
internal static class EnvironmentAdvice
{
    public static readonly Rule ValueMissing = Rule.Warns(nameof(SR.EnvironmentValueMissing), "[seen]");
    public static readonly Rule NameTwice = Rule.Warns(nameof(SR.EnvironmentNameTwice), "ours");
    public static readonly Rule FileSuffix = Rule.Warns(nameof(SR.EnvironmentFileSuffix), "[model]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Environment is { } environment)
            {
                HashSet<string> names = new(StringComparer.Ordinal);
                for (int j = 0; j < environment.Count; j++)
                {
                    string? name = environment[j].Name;
                    if (string.IsNullOrWhiteSpace(name)) continue;
                    if (environment[j].Value is null)
                        report.Add(ValueMissing, $"{Candidate.Path(i)}.environment[{j}]", name, container.Name);
                    else if (!names.Add(name!)) report.Add(NameTwice, $"{Candidate.Path(i)}.environment[{j}].name", name, container.Name);
                }
            }

            if (container.EnvironmentFiles is not { } files) continue;
            for (int j = 0; j < files.Count; j++)
            {
                if (files[j].Value?.EndsWith(".env", StringComparison.Ordinal) == false)
                    report.Add(FileSuffix, $"{Candidate.Path(i)}.environmentFiles[{j}].value");
            }
        }
    }
}
