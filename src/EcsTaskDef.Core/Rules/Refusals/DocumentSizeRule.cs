using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// A definition has at most 65,536 bytes: the UTF-8 length of the compact JSON that is stored. Evidence:
/// docs/ECS.md §3.3 [seen]; where ECS measures is not known for certain (§11, 11).
/// </summary>
internal static class DocumentSizeRule
{
    public static readonly Rule TooLarge = Rule.Refuses(nameof(SR.DefinitionTooLarge), "[seen]");
    public static readonly Rule NearlyTooLarge = Rule.Warns(nameof(SR.DefinitionNearlyTooLarge), "limit [seen]");

    public const int MaxBytes = 65536;

    private const int MuchBytes = MaxBytes / 10 * 8;

    public static Finding? Check(int bytes) => bytes <= MaxBytes ? null : Finding.Of(TooLarge, "$", bytes, MaxBytes);

    /// <summary>What a review says about the size.</summary>
    public static Finding? Review(int bytes) =>
        Check(bytes) ?? (bytes > MuchBytes ? Finding.Of(NearlyTooLarge, "$", bytes) : null);
}
