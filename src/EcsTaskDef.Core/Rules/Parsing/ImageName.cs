namespace EcsTaskDef.Rules.Parsing;

/// <summary>What an image's name tells: where it is pulled from, and whether it names one build for ever.</summary>
internal static class ImageName
{
    private const int AccountDigits = 12;
    private const int Sha256Digits = 64;

    /// <summary>
    /// Whether it is pulled from a private ECR registry, <c>{account}.dkr.ecr.{region}.{suffix}/…</c> or its dual-stack
    /// form <c>{account}.dkr-ecr.{region}.on.aws/…</c>. <c>public.ecr.aws</c> is not private.
    /// </summary>
    public static bool IsPrivateEcr(string? image)
    {
        if (image is null || image.Length < AccountDigits) return false;
        for (int i = 0; i < AccountDigits; i++)
        {
            if (image[i] is < '0' or > '9') return false;
        }

        return StartsAt(image, AccountDigits, ".dkr.ecr.") || StartsAt(image, AccountDigits, ".dkr.ecr-fips.")
            || StartsAt(image, AccountDigits, ".dkr-ecr.");
    }

    public static bool HasDigest(string? image) => image is not null && image.Contains("@");

    /// <summary>Whether what follows the <c>@</c> is a whole sha256 digest.</summary>
    public static bool IsWholeDigest(string image)
    {
        int at = image.IndexOf('@');
        if (!StartsAt(image, at, "@sha256:") || image.Length - at - "@sha256:".Length != Sha256Digits) return false;
        for (int i = image.Length - Sha256Digits; i < image.Length; i++)
        {
            if (image[i] is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F')) return false;
        }

        return true;
    }

    /// <summary>Whether the name stands for another build from time to time: no tag, or one that is made to move.</summary>
    public static bool IsMutable(string image)
    {
        if (HasDigest(image)) return false;
        int colon = image.LastIndexOf(':');
        if (colon < 0 || image.IndexOf('/', colon) >= 0) return true;
        return image.Substring(colon + 1) is "" or "latest" or "stable" or "edge" or "main" or "master" or "nightly" or "dev";
    }

    private static bool StartsAt(string text, int index, string part) =>
        string.CompareOrdinal(text, index, part, 0, part.Length) == 0;
}
