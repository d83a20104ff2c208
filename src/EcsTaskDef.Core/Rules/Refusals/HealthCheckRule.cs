using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Health checks: numbers in their ranges, and a command that begins with CMD or CMD-SHELL (or is NONE). Evidence:
/// docs/ECS.md §3.3: maxima [bench]; minima [model], text [guess]. The command's form [model] is advice only: AWS's own
/// examples have <c>["/healthcheck"]</c>, and they are registered every day [seen].
/// </summary>
internal static class HealthCheckRule
{
    public static readonly Rule TooLarge = Rule.Refuses(nameof(SR.HealthCheckTooLarge), "[bench]");
    public static readonly Rule TooSmall = Rule.Refuses(nameof(SR.HealthCheckTooSmall), "range [model], text [guess]");
    public static readonly Rule CommandUnusual = Rule.Warns(nameof(SR.HealthCheckCommandUnusual), "[model]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.HealthCheck is not { } check) continue;
            CheckRange(check.Interval, "interval", 5, 300, container.Name, i, report);
            CheckRange(check.Timeout, "timeout", 2, 60, container.Name, i, report);
            CheckRange(check.Retries, "retries", 1, 10, container.Name, i, report);
            CheckRange(check.StartPeriod, "startPeriod", 0, 300, container.Name, i, report);
        }
    }

    /// <summary>What is accepted and unlikely to work.</summary>
    public static void Advise(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].HealthCheck?.Command is { } command && !IsCommand(command))
                report.Add(CommandUnusual, Candidate.Path(i) + ".healthCheck.command", candidate.Containers[i].Name);
        }
    }

    private static bool IsCommand(IReadOnlyList<string> command) =>
        command.Count > 0 && (command[0] is "CMD" or "CMD-SHELL" || (command.Count == 1 && command[0] == "NONE"));

    private static void CheckRange(int? value, string member, int min, int max, string? container, int index, Report report)
    {
        if (value > max) report.Add(TooLarge, $"{Candidate.Path(index)}.healthCheck.{member}", member, max, container);
        if (value < min) report.Add(TooSmall, $"{Candidate.Path(index)}.healthCheck.{member}", member, min, container);
    }
}
