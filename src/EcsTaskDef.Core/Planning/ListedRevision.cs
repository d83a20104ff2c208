namespace EcsTaskDef.Planning;

/// <summary>A revision as a list has it.</summary>
internal readonly record struct ListedRevision(string Family, int Revision, RevisionStatus Status, string Arn)
{
    /// <summary>Reads family and number at the end of an ARN; null for what has none.</summary>
    public static ListedRevision? Read(string arn, RevisionStatus status)
    {
        string name = arn.Substring(arn.LastIndexOf('/') + 1);
        int colon = name.LastIndexOf(':');
        return colon > 0
            && int.TryParse(name.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? new ListedRevision(name.Substring(0, colon), number, status, arn) : null;
    }

    /// <summary>Family and revision, as in <c>web:3</c>.</summary>
    public override string ToString() => NameOf(Family, Revision);

    public static string NameOf(string family, int revision) => family + ":" + revision.ToString(CultureInfo.InvariantCulture);
}
