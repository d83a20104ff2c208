using EcsTaskDef.Engine.Tags;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Remote.Registrations;

/// <summary>What is decided about a registration on this side, by the engine's own rules.</summary>
internal static class RegistrationRules
{
    /// <summary>Refuses options that no registry takes.</summary>
    public static void Demand(RegistrationOptions options)
    {
        if (options.Note is { Length: > RegistrationOptions.MaxNoteLength } note)
            throw EcsErrors.Fault(SR.NoteTooLong, [note.Length, RegistrationOptions.MaxNoteLength]);
    }

    /// <summary>Judges a definition as ECS does.</summary>
    public static void Judge(RegisterTaskDefinitionRequest request, RemoteRegion region) =>
        Rules.Judge.Demand(request, ContextOf(region));

    /// <summary>Tags of the latest revision, with new ones.</summary>
    public static IReadOnlyList<Tag> Merge(IReadOnlyList<Tag> known, IReadOnlyList<Tag> given) => ResourceTags.Merge(known, given);

    /// <summary>A definition with its roles as ECS answers them: a name becomes an ARN.</summary>
    public static RegisterTaskDefinitionRequest WithRoles(RegisterTaskDefinitionRequest request, RemoteRegion region)
    {
        if (IsWhole(request.TaskRoleArn) && IsWhole(request.ExecutionRoleArn)) return request;
        RuleContext context = ContextOf(region);
        return request with
        {
            TaskRoleArn = DefaultValues.RoleArn(request.TaskRoleArn, context),
            ExecutionRoleArn = DefaultValues.RoleArn(request.ExecutionRoleArn, context),
        };
    }

    private static bool IsWhole(string? role) => role is null || role.StartsWith("arn:", StringComparison.Ordinal);

    private static RuleContext ContextOf(RemoteRegion region) => new(region.Account, region.Name, Regions.PartitionOf(region.Name));
}
