using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Images: given, of letters, digits and <c>- _ . : / # @</c>, at most 255 characters (before the <c>@</c> of a digest).
/// Evidence: docs/ECS.md §3.3 [seen].
/// </summary>
internal static class ContainerImageRule
{
    public static readonly Rule Missing = Rule.Refuses(nameof(SR.ImageMissing), "[seen]");
    public static readonly Rule Invalid = Rule.Refuses(nameof(SR.ImageInvalid), "[seen]");
    public static readonly Rule TooLong = Rule.Refuses(nameof(SR.ImageTooLong), "[seen]");

    private const int MaxLength = 255;

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            string? image = candidate.Containers[i].Image;
            if (string.IsNullOrWhiteSpace(image)) report.Add(Missing, Candidate.Path(i) + ".image");
            else if (!HasValidCharacters(image!)) report.Add(Invalid, Candidate.Path(i) + ".image");
            else if (NameLength(image!) > MaxLength) report.Add(TooLong, Candidate.Path(i) + ".image");
        }
    }

    private static bool HasValidCharacters(string image)
    {
        foreach (char c in image)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or ':' or '/' or '#' or '@'))
                return false;
        }

        return true;
    }

    private static int NameLength(string image)
    {
        if (image.Length <= MaxLength) return image.Length;
        int digest = image.IndexOf("@sha256:", StringComparison.Ordinal);
        return digest >= 0 ? digest : image.Length;
    }
}
