using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Tags of a resource: at most 50, unique case-sensitive keys of 1 to 128 and values of 0 to 256 characters of
/// <c>[\p{L}\p{Z}\p{N}_.:/=+\-@]</c>, none beginning with <c>aws:</c> in any case. Evidence: docs/ECS.md §3.3, limits
/// [model][doc]; empty list [seen]; null value [captured]; other characters: text and code [seen 2023 to 2025, RunTask], the
/// code of Register by analogy; the other texts are ours [guess].
/// </summary>
internal static class TagsRule
{
    public static readonly Rule Empty = Rule.Refuses(nameof(SR.TagsEmpty), "[seen]");
    public static readonly Rule TooManyTags = Rule.Refuses(nameof(SR.TagsTooMany), "limit [model][doc], text [guess]");
    public static readonly Rule KeyMissing = Rule.Refuses(nameof(SR.TagKeyMissing), "text [guess]");
    public static readonly Rule ValueMissing = Rule.Refuses(nameof(SR.TagValueMissing), "[captured]");
    public static readonly Rule TextTooLong = Rule.Refuses(nameof(SR.TagTextTooLong), "limit [model], text [guess]");
    public static readonly Rule CharactersInvalid = Rule.RefusesParameter(nameof(SR.TagCharactersInvalid), "[seen], of RunTask");
    public static readonly Rule Reserved = Rule.Refuses(nameof(SR.TagReserved), "rule [model], text CloudFormation's [guess]");
    public static readonly Rule KeyDuplicate = Rule.Refuses(nameof(SR.TagKeyDuplicate), "rule [model], text [guess]");

    public const int MaxTags = 50;
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    /// <summary>The tags of a registration: absent is fine, an empty list is not.</summary>
    public static void Check(Candidate candidate, Report report)
    {
        if (candidate.Request.Tags is { } tags) Check(tags, "$.tags", report);
    }

    /// <summary>The tags of any request that carries some; null when nothing is wrong with them.</summary>
    public static Finding? Check(IReadOnlyList<Tag> tags, string path)
    {
        Report report = new();
        Check(tags, path, report);
        return report.IsEmpty ? null : report.Findings[0];
    }

    public static Finding TooMany(string path) => Finding.Of(TooManyTags, path, MaxTags);

    private static void Check(IReadOnlyList<Tag> tags, string path, Report report)
    {
        if (tags.Count == 0) report.Add(Empty, path);
        if (tags.Count > MaxTags) report.Add(TooManyTags, path, MaxTags);
        SeenNames keys = default;
        for (int i = 0; i < tags.Count; i++)
        {
            (string? key, string? value) = (tags[i].Key, tags[i].Value);
            if (string.IsNullOrEmpty(key)) report.Add(KeyMissing, Place(path, i));
            else if (value is null) report.Add(ValueMissing, Place(path, i));
            else if (key!.Length > MaxKeyLength) report.Add(TextTooLong, Place(path, i), "key", MaxKeyLength);
            else if (value.Length > MaxValueLength) report.Add(TextTooLong, Place(path, i), "value", MaxValueLength);
            else if (!HasAllowedCharacters(key!) || !HasAllowedCharacters(value)) report.Add(CharactersInvalid, Place(path, i));
            else if (IsReserved(key!) || IsReserved(value)) report.Add(Reserved, Place(path, i));
            else if (!keys.Add(key!)) report.Add(KeyDuplicate, Place(path, i), key);
        }
    }

    private static string Place(string path, int index) => $"{path}[{index}]";

    private static bool HasAllowedCharacters(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsAllowedAt(text, i)) return false;
            if (char.IsHighSurrogate(text[i])) i++;
        }

        return true;
    }

    private static bool IsAllowedAt(string text, int index)
    {
        if (text[index] is '_' or '.' or ':' or '/' or '=' or '+' or '-' or '@') return true;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber;
    }

    private static bool IsReserved(string text) => text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
