using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Log drivers, and the role that reads secrets for them. Evidence: docs/ECS.md §3.3, logging: the drivers [model], the
/// text in the form of Fargate's [captured], for other launch types [guess]; secretOptions without an execution role are
/// refused [kind], text after that of secrets [guess].
/// </summary>
internal static class LogConfigurationRule
{
    public static readonly Rule DriverInvalid = Rule.Refuses(
        nameof(SR.LogDriverInvalid), "drivers [model], text by the pattern of Fargate's [guess]");

    public static readonly Rule SecretsRole = Rule.Refuses(nameof(SR.SecretOptionsRoleMissing), "rule [kind], text by pattern [guess]");

    private static readonly string s_drivers = string.Join(",", LogDrivers.All);

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].LogConfiguration is not { } log) continue;
            if (!candidate.AsksFargate && log.LogDriver is { Length: > 0 } driver && !IsKnown(driver))
                report.Add(DriverInvalid, Candidate.Path(i) + ".logConfiguration.logDriver", driver, s_drivers);
            if (log.SecretOptions is { Count: > 0 } && candidate.ExecutionRole is null)
                report.Add(SecretsRole, Candidate.Path(i) + ".logConfiguration.secretOptions");
        }
    }

    private static bool IsKnown(string driver)
    {
        for (int i = 0; i < LogDrivers.All.Count; i++)
        {
            if (LogDrivers.All[i] == driver) return true;
        }

        return false;
    }
}
