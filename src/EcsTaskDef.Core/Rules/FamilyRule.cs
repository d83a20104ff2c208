using System.Collections.Generic;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// The family's name. Evidence: ECS semantics §3.3: characters [bench][seen]; longer than 255: text [guess]; missing:
/// text [guess] (§1.3).
/// </summary>
internal static class FamilyRule
{
    public static IEnumerable<Finding> Check(RegisterTaskDefinitionRequest request)
    {
        const string Path = "$.family";
        if (string.IsNullOrEmpty(request.Family)) yield return Finding.Client(nameof(FamilyRule), SR.FamilyMissing, Path, SR.AdviceFamily);
        else if (!EcsName.HasValidCharacters(request.Family!)) yield return Finding.Client(nameof(FamilyRule), SR.FamilyInvalid, Path, SR.AdviceFamily);
        else if (request.Family!.Length > EcsName.MaxLength) yield return Finding.Client(nameof(FamilyRule), SR.FamilyTooLong, Path, SR.AdviceFamily);
    }
}
