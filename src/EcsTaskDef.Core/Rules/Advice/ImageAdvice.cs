using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Images that can change under a revision's feet, and digests that are cut short. Evidence: ours; digest [model].</summary>
internal static class ImageAdvice
{
    public static readonly Rule TagMutable = Rule.Warns(nameof(SR.ImageTagMutable), "ours");
    public static readonly Rule DigestInvalid = Rule.Warns(nameof(SR.ImageDigestInvalid), "[model]");

    public static void Check(Candidate candidate, Report report)
    {
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].Image is not { Length: > 0 } image) continue;
            if (ImageName.IsMutable(image)) report.Add(TagMutable, Candidate.Path(i) + ".image", candidate.Containers[i].Name);
            else if (ImageName.HasDigest(image) && !ImageName.IsWholeDigest(image))
                report.Add(DigestInvalid, Candidate.Path(i) + ".image", candidate.Containers[i].Name);
        }
    }
}
