namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The name of a revision or family: <c>web</c>, <c>web:3</c> or an ARN. Parsed to find out what the user means; the registry validates
/// it.
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

    public string Text { get; }

    /// <summary>The part before the revision; may hold wildcards.</summary>
    public string Family { get; }

    /// <summary>The part after the last colon; null for a bare family.</summary>
    public string? Revision { get; }

    public bool IsArn { get; }

    /// <summary>The revision's number; 0 where there is none.</summary>
    public int Number =>
        int.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary><c>web:3</c>, also of an ARN.</summary>
    public string Short => Revision is null ? Family : $"{Family}:{Revision}";

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
