using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>What is refused alike about parameters of many operations (docs/ECS.md §1.4).</summary>
internal static class ParameterRules
{
    public static readonly Rule NotOneOf = Rule.Parameter(nameof(SR.EnumParameterInvalid), "values [model], text [guess]");

    public static readonly Rule TooMany = Rule.Parameter(
        nameof(SR.ListTooLong), "[seen 2020: hashicorp/terraform#25306] for load balancers, [seen] for service names, "
        + "taskIds, instanceIds (traefik/traefik#3625), "
        + "subnets (opensearch-project/opensearch-migrations#1430); the other words [kind]");

    /// <summary>A value that must be one of some.</summary>
    public static void CheckOneOf(string parameter, string? value, string[] allowed, Report report)
    {
        if (value is not null && !allowed.Contains(value)) report.Refuse(NotOneOf, parameter, string.Join(",", allowed));
    }

    /// <summary>A list that has a limit.</summary>
    public static void CheckLimit<T>(IReadOnlyList<T>? list, string words, int limit, Report report)
    {
        if (list?.Count > limit) report.Refuse(TooMany, words, limit);
    }
}
