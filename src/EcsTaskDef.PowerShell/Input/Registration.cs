using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A registration as the user gave it, a text or an object, with what parameters say beside it.</summary>
internal abstract class Registration
{
    private protected const string Root = "$";
    private protected const string Tags = "tags";
    private protected const string FamilyName = "family";

    private string? _family;
    private IReadOnlyList<Tag>? _tags;

    /// <summary>The family; null when there is none.</summary>
    public string? Family => _family ?? OwnFamily;

    private protected abstract string? OwnFamily { get; }

    private protected bool HasOtherFamily => _family is not null;

    /// <summary>The registration with another family and with more tags.</summary>
    /// <param name="family">Takes the place of its own; null or empty = leave it.</param>
    /// <param name="tags">Are merged into its own; null = leave them.</param>
    public virtual Registration With(string? family, IReadOnlyList<Tag>? tags)
    {
        var other = (Registration)MemberwiseClone();
        if (family is { Length: > 0 }) other._family = family;
        other._tags = tags ?? _tags;
        return other;
    }

    /// <summary>The request that this is.</summary>
    /// <exception cref="EcsException">ECS's <c>SerializationException</c>, with the place in the user's text.</exception>
    public abstract RegisterTaskDefinitionRequest Read();

    /// <summary>Everything there is to say about it.</summary>
    public abstract IReadOnlyList<TaskDefinitionFinding> Review(string account, string region);

    /// <summary>The request with the family and the tags of the parameters.</summary>
    private protected RegisterTaskDefinitionRequest Amend(RegisterTaskDefinitionRequest request) => request with
    {
        Family = _family ?? request.Family,
        Tags = _tags is null ? request.Tags : Merge(request.Tags ?? Array.Empty<Tag>(), _tags),
    };

    /// <summary>True for the place of a value that a parameter gives.</summary>
    private protected bool IsGiven(string path) => (_family is not null && IsAt(path, FamilyName))
        || (_tags is not null && IsAt(path, Tags));

    /// <summary>True for the path of a member of the registration, or one below it.</summary>
    private protected static bool IsAt(string? path, string member)
    {
        string place = $"{Root}.{member}";
        return path?.StartsWith(place, StringComparison.Ordinal) == true
            && (path.Length == place.Length || path[place.Length] is '.' or '[');
    }

    // As ECS merges tags: a key that is there gets the new value in its place, the others follow.
    private static List<Tag> Merge(IEnumerable<Tag> present, IReadOnlyList<Tag> given)
    {
        List<Tag> merged = present.ToList();
        int count = merged.Count;
        foreach (Tag tag in given)
        {
            int index = merged.FindIndex(0, count, one => string.Equals(one.Key, tag.Key, StringComparison.Ordinal));
            if (index < 0) merged.Add(tag);
            else merged[index] = tag;
        }

        return merged;
    }
}
