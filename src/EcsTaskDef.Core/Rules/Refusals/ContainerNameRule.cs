using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Container names: given, of the family's characters, at most 255, unique. Evidence: docs/ECS.md §3.3: missing and
/// characters [seen], duplicates [bench]; too long gets the characters' text [guess].
/// </summary>
internal static class ContainerNameRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.ContainerNameMissing), "[seen]");
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.ContainerNameInvalid), "[seen]; for more than 255 characters [guess]");
    public static readonly Rule NotUnique = Rule.Refuses(nameof(SR.ContainerNamesNotUnique), "[bench]");

    public static void Check(Candidate candidate, Report report)
    {
        HashSet<string>? names = candidate.Containers.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            string? name = candidate.Containers[i].Name;
            if (string.IsNullOrEmpty(name)) report.Add(Missing, Candidate.Path(i) + ".name");
            else if (!EcsName.IsValid(name)) report.Add(Invalid, Candidate.Path(i) + ".name");
            else if (names?.Add(name!) == false) report.Add(NotUnique, Candidate.Path(i) + ".name");
        }
    }
}
