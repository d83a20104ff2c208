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
    private RegistrationOverrides? _overrides;

    /// <summary>The family; null when there is none.</summary>
    public string? Family => _family ?? OwnFamily;

    /// <summary>The revision that it was made from; null = none, or not known.</summary>
    public TaskDefinitionDocument? Revision { get; init; }

    private protected abstract string? OwnFamily { get; }

    /// <summary>True for a member of the definition that a parameter gives, whatever its own value is.</summary>
    private protected bool IsReplaced(string member) =>
        (_family is not null && member == FamilyName) || _overrides?.Replaces(member) == true;

    private protected bool HasReplaced => _family is not null || _overrides?.Replaced.Any() == true;

    /// <summary>The registration with another family, with more tags and with other members.</summary>
    /// <param name="family">Takes the place of its own; null or empty = leave it.</param>
    /// <param name="tags">Are merged into its own; null = leave them.</param>
    /// <param name="overrides">Other members; null = leave them.</param>
    public virtual Registration With(string? family, IReadOnlyList<Tag>? tags, RegistrationOverrides? overrides = null)
    {
        var other = (Registration)MemberwiseClone();
        if (family is { Length: > 0 }) other._family = family;
        other._tags = tags ?? _tags;
        other._overrides = overrides ?? _overrides;
        return other;
    }

    /// <summary>The request that this is.</summary>
    /// <exception cref="EcsException">ECS's <c>SerializationException</c>, with the place in the user's text.</exception>
    public abstract RegisterTaskDefinitionRequest Read();

    /// <summary>Everything there is to say about it.</summary>
    public abstract IReadOnlyList<TaskDefinitionFinding> Review(string account, string region);

    /// <summary>True when parameters change members of the definition.</summary>
    private protected bool HasOverrides => _overrides is not null;

    /// <summary>The findings about members whose names are misspelt.</summary>
    public abstract IReadOnlyList<TaskDefinitionFinding> FindMisspelt();

    /// <summary>The request with what the parameters give.</summary>
    private protected RegisterTaskDefinitionRequest Amend(RegisterTaskDefinitionRequest request)
    {
        RegisterTaskDefinitionRequest changed = _overrides?.Apply(request) ?? request;
        return changed with
        {
            Family = _family ?? changed.Family,
            Tags = _tags is null ? changed.Tags : Merge(changed.Tags ?? Array.Empty<Tag>(), _tags),
        };
    }

    /// <summary>True for the place of a value that a parameter gives.</summary>
    private protected bool IsGiven(string path) => (_tags is not null && IsAt(path, Tags)) || IsOfReplaced(path);

    /// <summary>True for a place in a member that a parameter replaces.</summary>
    private protected bool IsOfReplaced(string? path) =>
        (_family is not null && IsAt(path, FamilyName)) || _overrides?.Replaced.Any(member => IsAt(path, member)) == true;

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
