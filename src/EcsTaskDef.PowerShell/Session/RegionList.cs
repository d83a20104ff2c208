namespace EcsTaskDef.PowerShell.Session;

/// <summary>The regions of a command that can work in several.</summary>
/// <param name="Names">The regions, each once, in the order in which they were named.</param>
/// <param name="IsPattern">Whether a wildcard found some of them: what is not in one of those may be in another.</param>
internal sealed record RegionList(IReadOnlyList<string> Names, bool IsPattern)
{
    /// <summary>The regions of names and wildcards; a wildcard stands for those that hold anything.</summary>
    /// <param name="given">What the user gave.</param>
    /// <param name="wildcardOf">Compiles a wildcard; returns null for a name.</param>
    /// <param name="regionsOfStore">The regions that hold anything.</param>
    public static RegionList Of(
        IEnumerable<string> given, Func<string, Func<string, bool>?> wildcardOf, Func<IEnumerable<string>> regionsOfStore)
    {
        bool isPattern = false;
        var names = new List<string>();
        foreach (string one in given)
        {
            if (wildcardOf(one) is { } matches)
            {
                isPattern = true;
                names.AddRange(regionsOfStore().Where(matches));
            }
            else
            {
                names.Add(one);
            }
        }

        return new RegionList(names.Distinct(StringComparer.Ordinal).ToArray(), isPattern);
    }
}
