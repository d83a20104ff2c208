using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Environment files: at most ten a container, each an ARN. Evidence: docs/ECS.md §3.3, env files [bench].
/// </summary>
internal static class EnvironmentFileRule
{
    public static readonly Rule TooMany = Rule.Refuses(nameof(SR.EnvironmentFilesTooMany), "[bench]");
    public static readonly Rule ArnInvalid = Rule.Refuses(nameof(SR.EnvironmentFileArnInvalid), "[bench]");

    private const int MaxFiles = 10;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].EnvironmentFiles is not { } files) continue;
            if (files.Count > MaxFiles) report.Add(TooMany, Candidate.Path(i) + ".environmentFiles");
            for (int j = 0; j < files.Count; j++)
            {
                if (files[j].Value is { } value
                    && !IsArn(value)) report.Add(ArnInvalid, $"{Candidate.Path(i)}.environmentFiles[{j}].value");
            }
        }
    }

    // arn:{partition}:{service}:{region}:{account}:{resource}
    private static bool IsArn(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal)) return false;
        int colons = 0, at = -1;
        while (colons < 5 && (at = text.IndexOf(':', at + 1)) >= 0) colons++;
        return colons == 5 && at + 1 < text.Length;
    }
}
