using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Active Directory: at most one spec, <c>credentialspec:</c> or <c>credentialspecdomainless:</c> and an ARN or path.
/// Evidence: docs/ECS.md §3.3 [model], texts [guess].
/// </summary>
internal static class CredentialSpecRule
{
    public static readonly Rule TooMany = Rule.Refuses(nameof(SR.CredentialSpecsTooMany), "limit [model], text [guess]");
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.CredentialSpecInvalid), "rule [model], text [guess]");

    private const string Domainless = "credentialspecdomainless:";
    private const string Joined = "credentialspec:";

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            ContainerDefinition container = candidate.Containers[i];
            if (container.CredentialSpecs is not { } specs) continue;
            if (specs.Count > 1) report.Add(TooMany, Candidate.Path(i) + ".credentialSpecs", container.Name);
            for (int j = 0; j < specs.Count; j++)
            {
                if (!Begins(specs[j], Joined) && !IsDomainless(specs[j]))
                    report.Add(Invalid, $"{Candidate.Path(i)}.credentialSpecs[{j}]", container.Name);
            }
        }
    }

    public static bool IsDomainless(string spec) => Begins(spec, Domainless);

    private static bool Begins(string spec, string prefix) =>
        spec.Length > prefix.Length && spec.StartsWith(prefix, StringComparison.Ordinal);
}
