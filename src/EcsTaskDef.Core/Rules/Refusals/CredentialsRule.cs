using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Credentials of private registries and file servers: an execution role to read the former, the form of both, and no
/// registry's credentials beside an image of ECR, which has its own. Evidence: docs/ECS.md §3.3, secrets: role [seen 2019];
/// forms [kind], what they are [model]; ECR [kind]; these texts [guess].
/// </summary>
internal static class CredentialsRule
{
    public static readonly Rule RoleMissing = Rule.Refuses(nameof(SR.RepositoryRoleMissing), "[seen]");
    public static readonly Rule Invalid = Rule.Refuses(
        nameof(SR.CredentialsParameterInvalid), "rule [kind], forms [model], text ours: [guess]");

    public static readonly Rule WithEcr = Rule.Refuses(nameof(SR.RepositoryCredentialsEcr), "rule [kind], text ours: [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.RepositoryCredentials is not { } credentials) continue;
            string path = Candidate.Path(i) + ".repositoryCredentials";
            if (candidate.ExecutionRole is null) report.Add(RoleMissing, path);
            if (credentials.CredentialsParameter is { } parameter && !IsSecret(parameter))
                report.Add(Invalid, path + ".credentialsParameter", "container", container.Name);
            if (ImageName.IsPrivateEcr(container.Image)) report.Add(WithEcr, path, container.Name);
        }

        for (int i = 0; i < candidate.Volumes.Count; i++)
        {
            if (candidate.Volumes[i].FsxWindowsFileServerVolumeConfiguration?.AuthorizationConfig?.CredentialsParameter is { } parameter
                && !SecretReference.IsSecretArn(parameter) && !SecretReference.IsParameterArn(parameter))
            {
                report.Add(Invalid, $"$.volumes[{i}].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",
                    "volume", candidate.Volumes[i].Name);
            }
        }
    }

    // "You can use either the full ARN or the name of the secret." [model]
    private static bool IsSecret(string text) =>
        SecretReference.IsArn(text) ? SecretReference.IsSecretArn(text) : SecretReference.IsSecretName(text);
}
