using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Secrets: an execution role to read them, names that are unique and not those of environment variables, parameters of
/// this account, and the form of every reference, of log drivers' secret options too [kind]. Evidence: docs/ECS.md §3.3,
/// secrets [seen]; account [bench]; ARNs of something else [model], text [guess].
/// </summary>
internal static class SecretRule
{
    public static readonly Rule RoleMissing = Rule.Refuses(nameof(SR.SecretsRoleMissing), "[seen]");
    public static readonly Rule Duplicate = Rule.Refuses(nameof(SR.SecretNamesDuplicate), "[seen]");
    public static readonly Rule Shared = Rule.Refuses(nameof(SR.SecretNameShared), "[seen]");
    public static readonly Rule SsmAccount = Rule.Refuses(nameof(SR.SsmAccountMismatch), "[bench]");
    public static readonly Rule ParameterName = Rule.Refuses(nameof(SR.SecretParameterNameInvalid), "[seen]");
    public static readonly Rule ArnInvalid = Rule.Refuses(nameof(SR.SecretArnInvalid), "rule [kind], forms [model], text ours: [guess]");

    // A path is put together for a finding only: almost every definition has none.
    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.LogConfiguration?.SecretOptions is { } options)
            {
                for (int j = 0; j < options.Count; j++)
                    CheckReference(candidate, options[j], report, i, ".logConfiguration.secretOptions", j);
            }

            if (container.Secrets is not { Count: > 0 } secrets) continue;
            if (candidate.ExecutionRole is null) report.Add(RoleMissing, Candidate.Path(i) + ".secrets");
            SeenNames names = default;
            for (int j = 0; j < secrets.Count; j++)
            {
                if (secrets[j].Name is { } name)
                {
                    if (!names.Add(name)) report.Add(Duplicate, $"{Candidate.Path(i)}.secrets[{j}].name", name);
                    else if (HasVariable(container.Environment, name)) report.Add(Shared, $"{Candidate.Path(i)}.secrets[{j}].name", name);
                }

                CheckReference(candidate, secrets[j], report, i, ".secrets", j);
            }
        }
    }

    private static void CheckReference(Candidate candidate, Secret secret, Report report, int container, string list, int index)
    {
        // What is absent is RequiredMemberRule's matter.
        if (secret.ValueFrom is not { } from) return;
        string Path() => $"{Candidate.Path(container)}{list}[{index}].valueFrom";
        if (!SecretReference.IsArn(from))
        {
            if (!SecretReference.IsParameterName(from)) report.Add(ParameterName, Path(), secret.Name);
            return;
        }

        SecretSource source = SecretReference.SourceOf(from);
        if (source == SecretSource.None)
        {
            report.Add(ArnInvalid, Path(), secret.Name);
        }
        else if (source == SecretSource.Parameter && candidate.Context.HasAccount
            && SecretReference.AccountOf(from) is { } account && account != candidate.Context.Account)
        {
            report.Add(SsmAccount, Path(), candidate.Context.Account, account);
        }
    }

    private static bool HasVariable(IReadOnlyList<NameValuePair>? environment, string name)
    {
        if (environment is null) return false;
        for (int i = 0; i < environment.Count; i++)
        {
            if (environment[i].Name == name) return true;
        }

        return false;
    }
}
