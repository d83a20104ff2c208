using System;
using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Secrets: an execution role to read them, names that are unique and not those of environment variables, parameters of
/// this account. Evidence: ECS semantics §3.3, secrets [seen]; account [bench].
/// </summary>
internal static class SecretRule
{
    public static readonly Rule RoleMissing = Rule.Refuses(nameof(SR.SecretsRoleMissing), "[seen]");
    public static readonly Rule Duplicate = Rule.Refuses(nameof(SR.SecretNamesDuplicate), "[seen]");
    public static readonly Rule Shared = Rule.Refuses(nameof(SR.SecretNameShared), "[seen]");
    public static readonly Rule SsmAccount = Rule.Refuses(nameof(SR.SsmAccountMismatch), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.Secrets is not { Count: > 0 } secrets) continue;
            if (candidate.ExecutionRole is null) report.Add(RoleMissing, Candidate.Path(i) + ".secrets");
            HashSet<string> names = new(StringComparer.Ordinal);
            for (int j = 0; j < secrets.Count; j++)
            {
                if (secrets[j].Name is { } name)
                {
                    if (!names.Add(name)) report.Add(Duplicate, $"{Candidate.Path(i)}.secrets[{j}].name", name);
                    else if (HasVariable(container.Environment, name)) report.Add(Shared, $"{Candidate.Path(i)}.secrets[{j}].name", name);
                }

                if (candidate.Context.HasAccount
                    && SsmAccountOf(secrets[j].ValueFrom) is { } account && account != candidate.Context.Account)
                    report.Add(SsmAccount, $"{Candidate.Path(i)}.secrets[{j}].valueFrom", candidate.Context.Account, account);
            }
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

    // arn:{partition}:ssm:{region}:{account}:parameter/{name}; what does not have twelve digits there is no ARN yet.
    private static string? SsmAccountOf(string? valueFrom)
    {
        if (valueFrom is null || !valueFrom.StartsWith("arn:", StringComparison.Ordinal)) return null;
        string[] parts = valueFrom.Split(s_colon, 6);
        return parts.Length == 6 && parts[2] == "ssm" && RoleRule.IsAccount(parts[4]) ? parts[4] : null;
    }

    private static readonly char[] s_colon = { ':' };
}
