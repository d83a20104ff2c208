using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>
/// Roles that are missing where they will be needed, or that are too much. Evidence: ours; what the execution role reads
/// [doc]: that ECS refuses environment files, file servers and credential specs without one is not recorded.
/// </summary>
internal static class RoleAdvice
{
    public static readonly Rule Empty = Rule.Warns(nameof(SR.RoleEmpty), "ours");
    public static readonly Rule Shared = Rule.Informs(nameof(SR.RolesShared), "ours");
    public static readonly Rule ExecutionRole = Rule.Warns(nameof(SR.ExecutionRoleAdvised), "[doc]");
    public static readonly Rule EcrRole = Rule.Informs(nameof(SR.EcrRoleMissing), "ours");

    public static void Check(Candidate candidate, Report report)
    {
        RegisterTaskDefinitionRequest request = candidate.Request;
        if (request.TaskRoleArn is { Length: 0 }) report.Add(Empty, "$.taskRoleArn", "taskRoleArn");
        if (request.ExecutionRoleArn is { Length: 0 }) report.Add(Empty, "$.executionRoleArn", "executionRoleArn");
        if (candidate.TaskRole is { } role && role == candidate.ExecutionRole) report.Add(Shared, "$.taskRoleArn");
        if (candidate.ExecutionRole is not null) return;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.EnvironmentFiles is { Count: > 0 })
                report.Add(ExecutionRole, Candidate.Path(i) + ".environmentFiles", "environmentFiles");
            if (container.CredentialSpecs is { Count: > 0 })
                report.Add(ExecutionRole, Candidate.Path(i) + ".credentialSpecs", "credentialSpecs");
            if (!candidate.AsksFargate && ImageName.IsPrivateEcr(container.Image))
                report.Add(EcrRole, Candidate.Path(i) + ".image", container.Name);
        }

        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            const string Member = "fsxWindowsFileServerVolumeConfiguration";
            if (candidate.Volumes[i].FsxWindowsFileServerVolumeConfiguration is not null)
                report.Add(ExecutionRole, $"$.volumes[{i}].{Member}", Member);
        }
    }
}
