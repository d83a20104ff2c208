using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using EcsTaskDef.Errors;
using EcsTaskDef.Model;

namespace EcsTaskDef.Rules;

/// <summary>
/// Tags of a resource: at most 50, unique case-sensitive keys of 1 to 128 and values of 0 to 256 characters, none
/// beginning with <c>aws:</c> in any case. Evidence: ECS semantics §3.3, limits [model][doc]; empty list [seen]; null value
/// [captured]; the other texts are ours [guess].
/// </summary>
internal static class TagsRule
{
    public const int MaxTags = 50;
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    private static readonly Regex s_allowed = new(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant);

    /// <summary>The tags of a registration: absent is fine, an empty list is not.</summary>
    public static IEnumerable<Finding> CheckRegistration(RegisterTaskDefinitionRequest request)
    {
        if (request.Tags is { } tags) return Check(tags, "$.tags");
        return Array.Empty<Finding>();
    }

    /// <summary>The tags of any request that carries some.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<Tag> tags, string path)
    {
        if (tags.Count == 0) yield return Finding.Client(nameof(TagsRule), SR.TagsEmpty, path);
        if (tags.Count > MaxTags) yield return TooMany(path);
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i < tags.Count; i++)
        {
            string place = $"{path}[{i}]";
            (string? key, string? value) = (tags[i].Key, tags[i].Value);
            if (string.IsNullOrEmpty(key)) yield return Finding.Client(nameof(TagsRule), SR.TagKeyMissing, place, SR.AdviceTags);
            else if (value is null) yield return Finding.Client(nameof(TagsRule), SR.TagValueMissing, place, SR.AdviceTags);
            else if (!IsAllowed(key!, MaxKeyLength)) yield return TextInvalid("key", MaxKeyLength, place);
            else if (!IsAllowed(value, MaxValueLength)) yield return TextInvalid("value", MaxValueLength, place);
            else if (IsReserved(key!) || IsReserved(value)) yield return Finding.Client(nameof(TagsRule), SR.TagReserved, place, SR.AdviceTags);
            else if (!keys.Add(key!)) yield return Finding.Client(nameof(TagsRule), SR.Format(SR.TagKeyDuplicate, key), place);
        }
    }

    public static Finding TooMany(string path) =>
        Finding.Client(nameof(TagsRule), SR.Format(SR.TagsTooMany, MaxTags), path);

    private static Finding TextInvalid(string part, int limit, string place) =>
        Finding.Client(nameof(TagsRule), SR.Format(SR.TagTextInvalid, part, limit), place, SR.AdviceTags);

    private static bool IsAllowed(string text, int limit) => text.Length <= limit && s_allowed.IsMatch(text);

    private static bool IsReserved(string text) => text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
