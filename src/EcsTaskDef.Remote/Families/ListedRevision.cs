namespace EcsTaskDef.Remote.Families;

/// <summary>A revision as a list has it.</summary>
internal readonly record struct ListedRevision(string Family, int Revision, RevisionStatus Status, string Arn)
{
    /// <summary>Reads family and number at the end of an ARN; null for what has none.</summary>
    public static ListedRevision? Read(string arn, RevisionStatus status)
    {
        string name = arn[(arn.LastIndexOf('/') + 1)..];
        int colon = name.LastIndexOf(':');
        return colon > 0 && int.TryParse(name[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new ListedRevision(name[..colon], number, status, arn) : null;
    }
}
