namespace EcsTaskDef.Model;

/// <summary>Where a revision is in its life (docs/ECS.md §4.1). Numbers are stored: never change them.</summary>
public enum RevisionStatus : byte
{
    /// <summary>New tasks and services may start from it.</summary>
    Active = 1,

    /// <summary>Deregistered: out of the lists, nothing new may start from it.</summary>
    Inactive = 2,

    /// <summary>Submitted for deletion; stays while something uses it.</summary>
    DeleteInProgress = 3,

    /// <summary>Gone. Its number is never given again.</summary>
    Removed = 4,
}

/// <summary>ECS's words for <see cref="RevisionStatus"/>.</summary>
internal static class RevisionStatusNames
{
    public const string Active = "ACTIVE";
    public const string Inactive = "INACTIVE";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";

    // Not a word of ECS: a removed revision is never answered. It stands in the store's journal only.
    public const string Removed = "REMOVED";

    public static string ToText(this RevisionStatus status) => status switch
    {
        RevisionStatus.Active => Active,
        RevisionStatus.Inactive => Inactive,
        RevisionStatus.DeleteInProgress => DeleteInProgress,
        RevisionStatus.Removed => Removed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static bool TryParse(string? text, out RevisionStatus status)
    {
        status = text switch
        {
            Active => RevisionStatus.Active,
            Inactive => RevisionStatus.Inactive,
            DeleteInProgress => RevisionStatus.DeleteInProgress,
            Removed => RevisionStatus.Removed,
            _ => default,
        };
        return status != default;
    }
}
