using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// The options of log drivers: those that a driver needs (only the missing ones are listed), those that it does not know,
/// and values that it cannot take. An option among the secret ones counts as given. Evidence: docs/ECS.md §3.3, logging:
/// missing [captured][bench][seen]; foreign ones of awslogs [seen][bench, Batch]. That ECS refuses those of other drivers is a
/// [guess], so they are accepted with a warning; values [kind], texts [guess]. It comes before what Fargate wants of a driver (§3.2, 5
/// [captured]).
/// </summary>
internal static class LogOptionsRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.LogOptionsMissing), "awslogs [captured][bench], splunk [seen]");
    public static readonly Rule Foreign = Rule.Refuses(nameof(SR.LogOptionsForeign), "awslogs [seen][bench, Batch]");

    public static readonly Rule Unknown =
        Rule.Warns(nameof(SR.LogOptionsUnknown), "names from Docker's documentation; that ECS refuses others is a [guess]");

    public static readonly Rule ValueInvalid = Rule.Refuses(
        nameof(SR.LogOptionValueInvalid), "rule [kind], values [model] and Docker's documentation, text ours: [guess]");

    private const string BufferLimit = "log-driver-buffer-limit";

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].LogConfiguration is not { } log) continue;
            if (LogDriverOptions.Of(log.LogDriver) is { } options) Check(candidate, i, log, options, report);
            else if (log.LogDriver == LogDrivers.AwsFirelens && log.Options is { } handed
                && handed.TryGetValue(BufferLimit, out string? limit) && !LogDriverOptions.IsBufferLimit(limit))
                AddValue(candidate, i, BufferLimit, report);
        }
    }

    /// <summary>Warns of names that a driver other than awslogs does not know.</summary>
    public static void Advise(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].LogConfiguration is { Options: { } given } log && log.LogDriver != LogDrivers.AwsLogs
                && LogDriverOptions.Of(log.LogDriver) is { } options && UnknownTo(options, given) is { } names)
                report.Add(Unknown, Path(i), log.LogDriver, names);
        }
    }

    private static string? UnknownTo(LogDriverOptions options, IReadOnlyDictionary<string, string> given)
    {
        string? names = null;
        foreach (KeyValuePair<string, string> option in given)
            if (!options.Knows(option.Key)) names = Joined(names, option.Key);
        return names;
    }

    /// <summary>Whether an option is given, as itself or as a secret one.</summary>
    public static bool Has(LogConfiguration log, string option)
    {
        if (log.Options?.ContainsKey(option) == true) return true;
        for (int i = 0; i < (log.SecretOptions?.Count ?? 0); i++)
        {
            if (log.SecretOptions![i].Name == option) return true;
        }

        return false;
    }

    private static void Check(Candidate candidate, int index, LogConfiguration log, LogDriverOptions options, Report report)
    {
        string? missing = null;
        for (int i = 0; i < options.Required.Count; i++)
        {
            if (!Has(log, options.Required[i])) missing = Joined(missing, options.Required[i]);
        }

        if (missing is not null) report.Add(Missing, Path(index), log.LogDriver, missing);
        if (log.Options is null) return;
        bool isAnyInvalid = false, isAnyUnknown = false;
        foreach (KeyValuePair<string, string> option in log.Options)
        {
            if (!options.Knows(option.Key)) isAnyUnknown = true;
            else if (!options.Takes(option.Key, option.Value)) isAnyInvalid = true;
        }

        if (isAnyUnknown && log.LogDriver == LogDrivers.AwsLogs)
            report.Add(Foreign, Path(index), log.LogDriver, UnknownTo(options, log.Options));
        if (!isAnyInvalid) return;
        foreach (KeyValuePair<string, string> option in log.Options)
        {
            if (options.Knows(option.Key) && !options.Takes(option.Key, option.Value)) AddValue(candidate, index, option.Key, report);
        }
    }

    // The value itself stays out of the finding: it may be a secret.
    private static void AddValue(Candidate candidate, int index, string option, Report report)
    {
        ContainerDefinition container = candidate.Containers[index];
        report.Add(ValueInvalid, $"{Path(index)}.{option}", option, container.LogConfiguration!.LogDriver, container.Name);
    }

    private static string Path(int container) => Candidate.Path(container) + ".logConfiguration.options";

    private static string Joined(string? names, string name) => names is null ? name : names + ", " + name;
}
