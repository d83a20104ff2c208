using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>
/// ECS Exec acts with the task role: the definition's, or for RunTask and StartTask an override's (docs/ECS.md §6.1, §7.2,
/// §7.3). Service Connect needs none [bench].
/// </summary>
internal static class ExecRules
{
    public static readonly Rule OfTask = Rule.Parameter(nameof(SR.ExecTaskRoleMissing), "[seen 2022]");

    public static readonly Rule OfNewService = Rule.Parameter(
        nameof(SR.ExecTaskRoleMissingForService), "[seen 2026]; its second sentence is UpdateService's");

    public static readonly Rule OfService = Rule.Parameter(nameof(SR.TaskRoleMissing), "[seen]");

    /// <summary>Whether a request asks for it.</summary>
    public static bool IsAsked(LaunchSettings request) => request.EnableExecuteCommand == true;

    public static void Check(Rule rule, bool isWanted, TaskDefinition definition, Report report, string? overridingRole = null)
    {
        if (isWanted && string.IsNullOrEmpty(definition.TaskRoleArn) && string.IsNullOrEmpty(overridingRole))
            report.RefuseAdvised(rule, SR.AdviceTaskRole);
    }
}
