using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// The family's name. Evidence: docs/ECS.md §3.3: characters [bench][seen]; longer than 255: text [guess]; absent, null
/// or empty: text and code [seen 2015 to 2024] (§1.3).
/// </summary>
internal static class FamilyRule
{
    public static readonly Rule Missing = Rule.RefusesParameter(nameof(SR.FamilyMissing), "[seen]");
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.FamilyInvalid), "[bench][seen]");
    public static readonly Rule TooLong = Rule.Refuses(nameof(SR.FamilyTooLong), "limit [model], text by analogy with the image's [guess]");

    public static void Check(Candidate candidate, Report report)
    {
        const string Path = "$.family";
        string? family = candidate.Request.Family;
        if (string.IsNullOrEmpty(family)) report.Add(Missing, Path);
        else if (!EcsName.HasValidCharacters(family!)) report.Add(Invalid, Path);
        else if (family!.Length > EcsName.MaxLength) report.Add(TooLong, Path);
    }
}
