using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns hashtables (<c>@{ team = 'web' }</c>), key/value pairs (<c>@{ Key = 'team'; Value = 'web' }</c>, objects too)
/// and tags into tags. The registry validates them.
/// </summary>
public sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null) return null;
        var tags = new List<Tag>();
        Collect(inputData, tags);
        return tags.ToArray();
    }

    private static void Collect(object? input, List<Tag> tags)
    {
        switch (PSValue.Unwrap(input))
        {
            case Tag tag:
                tags.Add(tag);
                return;
            case TaskDefinitionTag tag:
                tags.Add(new Tag { Key = tag.Key, Value = tag.Value });
                return;
            case IDictionary map when IsPair(map.Keys.Cast<object>().Select(static key => key.ToString())):
                tags.Add(Pair(map));
                return;
            case IDictionary map:
                tags.AddRange(Entries(map));
                return;
            case not string and IEnumerable several:
                foreach (object? one in several) Collect(one, tags);
                return;
            case string or null or ValueType:
                break;
            default:
                PSObject wrapped = PSObject.AsPSObject(input);
                if (!IsPair(wrapped.Properties.Select(static property => property.Name))) break;
                tags.Add(Pair(input));
                return;
        }

        throw ArgumentRefusal.Of(
            $"'{input}' is not a tag. Write @{{ team = 'web' }}, or @{{ Key = 'team'; Value = 'web' }}.");
    }

    // A pair has both names, and maybe more, as AWS's own objects have.
    private static bool IsPair(IEnumerable<string?> names)
    {
        string?[] all = names.ToArray();
        return all.Contains("Key", StringComparer.OrdinalIgnoreCase)
            && all.Contains("Value", StringComparer.OrdinalIgnoreCase);
    }

    private static Tag Pair(object? input) => new()
    {
        Key = TextOf(PSValue.Member(input, "Key")),
        Value = TextOf(PSValue.Member(input, "Value")),
    };

    // A hashtable has no order: sorted, so that the same command always gives the same tags.
    private static IEnumerable<Tag> Entries(IDictionary map)
    {
        var tags = new List<Tag>();
        foreach (DictionaryEntry entry in map)
            tags.Add(new Tag { Key = TextOf(entry.Key), Value = TextOf(entry.Value) });
        return map is Hashtable ? tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal) : tags;
    }

    private static string? TextOf(object? value) =>
        value is null ? null : LanguagePrimitives.ConvertTo<string>(value);
}
