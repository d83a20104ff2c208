using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>
/// Secrets in plain text: in environment, command, entry point, health check, labels and log options. Evidence: ours.
/// A finding never has the value. References that ECS takes and the agent does not read [doc].
/// </summary>
internal static class SecretAdvice
{
    public static readonly Rule ByName = Rule.Warns(nameof(SR.PlainTextSecretName), "ours");
    public static readonly Rule ByShape = Rule.Warns(nameof(SR.PlainTextSecret), "ours");
    public static readonly Rule ColonsMissing = Rule.Warns(nameof(SR.SecretColonsMissing), "[doc]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Environment is { } environment)
            {
                for (int j = 0; j < environment.Count; j++)
                {
                    (string? name, string? value) = (environment[j].Name, environment[j].Value);
                    string path = $"{Candidate.Path(i)}.environment[{j}].value";
                    if (SecretText.Describe(value) is { } what) report.Add(ByShape, path, container.Name, what);
                    else if (SecretText.IsSecretName(name, value)) report.Add(ByName, path, name, container.Name);
                }
            }

            for (int j = 0; j < (container.Secrets?.Count ?? 0); j++)
            {
                if (container.Secrets![j].ValueFrom is { } from && SecretReference.LacksColons(from))
                    report.Add(ColonsMissing, $"{Candidate.Path(i)}.secrets[{j}].valueFrom", container.Secrets[j].Name, container.Name);
            }

            CheckList(container.Command, i, "command", container.Name, report);
            CheckList(container.EntryPoint, i, "entryPoint", container.Name, report);
            CheckList(container.HealthCheck?.Command, i, "healthCheck.command", container.Name, report);
            CheckMap(container.DockerLabels, i, "dockerLabels", container.Name, report);
            CheckMap(container.LogConfiguration?.Options, i, "logConfiguration.options", container.Name, report);
        }
    }

    private static void CheckList(IReadOnlyList<string>? texts, int index, string member, string? container, Report report)
    {
        if (texts is null) return;
        for (int i = 0; i < texts.Count; i++)
        {
            if (SecretText.Describe(texts[i]) is { } what) report.Add(ByShape, $"{Candidate.Path(index)}.{member}[{i}]", container, what);
        }
    }

    private static void CheckMap(IReadOnlyDictionary<string, string>? map, int index, string member, string? container, Report report)
    {
        if (map is null) return;
        foreach (KeyValuePair<string, string> entry in map)
        {
            string path = $"{Candidate.Path(index)}.{member}.{entry.Key}";
            if (SecretText.Describe(entry.Value) is { } what) report.Add(ByShape, path, container, what);
            else if (SecretText.IsSecretName(entry.Key, entry.Value)) report.Add(ByName, path, entry.Key, container);
        }
    }
}
