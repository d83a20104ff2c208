using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>A registration as the user gave it: a text or an object.</summary>
internal abstract class Registration
{
    private protected const string Root = "$";
    private protected const string Tags = "tags";
    private protected const string FamilyName = "family";

    /// <summary>The family; null when there is none.</summary>
    public abstract string? Family { get; }

    /// <summary>The registration with another family and with more tags.</summary>
    /// <param name="family">Takes the place of the given one; null or empty = leave it.</param>
    /// <param name="tags">Are merged into the given ones; null = leave them.</param>
    public abstract Registration With(string? family, IReadOnlyList<Tag>? tags);

    /// <summary>The request that this is.</summary>
    /// <exception cref="EcsException">ECS's <c>SerializationException</c>, with the place in the user's text.</exception>
    public abstract RegisterTaskDefinitionRequest Read();

    /// <summary>Everything there is to say about it.</summary>
    public abstract IReadOnlyList<TaskDefinitionFinding> Review(string account, string region);

    /// <summary>As ECS merges tags: a key that is there gets the new value in its place, the others follow.</summary>
    private protected static List<Tag> Merge(IEnumerable<Tag> present, IReadOnlyList<Tag> given)
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

    /// <summary>True for the path of a member of the registration, or one below it.</summary>
    private protected static bool IsAt(string? path, string member)
    {
        string place = $"{Root}.{member}";
        return path?.StartsWith(place, StringComparison.Ordinal) == true
            && (path.Length == place.Length || path[place.Length] is '.' or '[');
    }
}
