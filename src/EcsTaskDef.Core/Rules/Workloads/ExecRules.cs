using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Rules.Workloads;

/// <summary>
/// ECS Exec acts with the task role: the definition's, or for RunTask and StartTask an override's (docs/ECS.md §6.1, §7.2,
/// §7.3). Service Connect needs none [bench].
/// </summary>
internal static class ExecRules
{
    public static readonly Refusal OfTask = Refusal.Parameter(nameof(SR.ExecTaskRoleMissing), "[seen 2022]");

    public static readonly Refusal OfNewService = Refusal.Parameter(
        nameof(SR.ExecTaskRoleMissingForService), "[seen 2026]; its second sentence is UpdateService's");

    public static readonly Refusal OfService = Refusal.Parameter(nameof(SR.TaskRoleMissing), "[seen]");

    /// <summary>Whether a request asks for it.</summary>
    public static bool IsAsked(LaunchSettings request) => request.EnableExecuteCommand == true;

    public static void Demand(Refusal refusal, bool isWanted, TaskDefinition definition, string? overridingRole = null)
    {
        if (isWanted && string.IsNullOrEmpty(definition.TaskRoleArn) && string.IsNullOrEmpty(overridingRole))
            throw refusal.Advised(SR.AdviceTaskRole);
    }
}
