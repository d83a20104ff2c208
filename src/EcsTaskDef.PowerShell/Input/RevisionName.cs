namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// A revision or family as it can be named: <c>web</c>, <c>web:3</c> or an ARN. Taken apart to find out what the user
/// means, never to judge it: that is the registry's.
/// </summary>
internal readonly struct RevisionName
{
    private const string ArnMark = "task-definition/";

    private RevisionName(string text, string family, string? revision, bool isArn)
    {
        Text = text;
        Family = family;
        Revision = revision;
        IsArn = isArn;
    }

    /// <summary>As the user wrote it.</summary>
    public string Text { get; }

    /// <summary>The part before the revision; may hold wildcards.</summary>
    public string Family { get; }

    /// <summary>The part after the last colon; null for a bare family.</summary>
    public string? Revision { get; }

    /// <summary>True for an ARN.</summary>
    public bool IsArn { get; }

    /// <summary>The revision's number; 0 where there is none.</summary>
    public int Number =>
        int.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary><c>web:3</c>, whatever the ARN around it.</summary>
    public string Short => Revision is null ? Family : $"{Family}:{Revision}";

    /// <summary>Takes a name apart.</summary>
    public static RevisionName Parse(string text)
    {
        int mark = text.IndexOf(ArnMark, StringComparison.Ordinal);
        bool isArn = mark >= 0 && text.StartsWith("arn:", StringComparison.Ordinal);
        string rest = isArn ? text.Substring(mark + ArnMark.Length) : text;
        int colon = text.StartsWith("arn:", StringComparison.Ordinal) && !isArn ? -1 : rest.LastIndexOf(':');
        return colon < 0
            ? new RevisionName(text, rest, null, isArn)
            : new RevisionName(text, rest.Substring(0, colon), rest.Substring(colon + 1), isArn);
    }
}
