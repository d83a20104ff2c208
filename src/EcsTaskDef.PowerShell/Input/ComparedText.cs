using System.Collections;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>Tells revisions, files and JSON apart where a text may be any of them.</summary>
internal static class ComparedText
{
    public static bool IsJson(string text) => JsonTextCollector.Begins(text);

    /// <summary>The JSON value that a list of lines is; null when it is anything else.</summary>
    public static string? JsonOf(IList lines)
    {
        var collector = new JsonTextCollector();
        List<string> whole = [];
        foreach (object? line in lines)
        {
            if (PSValue.Unwrap(line) is not string text) return null;
            whole.AddRange(collector.Add(text));
        }

        return whole.Count == 1 && !collector.IsOpen && IsJson(whole[0]) ? whole[0] : null;
    }

    /// <summary>
    /// True for a text that can name a family or revision: an ARN, or letters, digits, hyphens and underscores, with or without a colon
    /// and a number. Everything else is a path.
    /// </summary>
    public static bool CanBeRevision(string text)
    {
        RevisionName name = RevisionName.Parse(text);
        if (text.StartsWith("arn:", StringComparison.Ordinal)) return true;
        return name.Family.Length > 0
            && name.Family.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_')
            && (name.Revision is null || (name.Revision.Length > 0 && name.Revision.All(static c => c is >= '0' and <= '9')));
    }
}
