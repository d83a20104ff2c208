using EcsTaskDef.Errors;

namespace EcsTaskDef.Rules;

/// <summary>
/// A definition has at most 65,536 bytes: the UTF-8 length of the compact JSON that is stored. Evidence: ECS semantics
/// §3.3 [seen]; where ECS measures is not known for certain (§11, 11).
/// </summary>
internal static class DocumentSizeRule
{
    public const int MaxBytes = 65536;

    public static Finding? Check(int bytes) => bytes <= MaxBytes
        ? null
        : Finding.Client(nameof(DocumentSizeRule), SR.Format(SR.DefinitionTooLarge, bytes, MaxBytes), "$");
}
