using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Members whose service is gone. Evidence: docs/ECS.md §3.3 [bench]. An empty list asks for nothing and is accepted.
/// </summary>
internal static class RetiredMemberRule
{
    public static readonly Rule InferenceAccelerators = Rule.Refuses(nameof(SR.InferenceAcceleratorsUnsupported), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.InferenceAccelerators is { Count: > 0 }) report.Add(InferenceAccelerators, "$.inferenceAccelerators");
    }
}
