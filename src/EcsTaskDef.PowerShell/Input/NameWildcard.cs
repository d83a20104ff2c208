namespace EcsTaskDef.PowerShell.Input;

/// <summary>Wildcards. A pattern is matched once when it is created, so that an invalid one is one error.</summary>
internal static class NameWildcard
{
    /// <summary>
    /// Compiles a wildcard for names of families, clusters or services, which are case-sensitive; returns null for a name.
    /// </summary>
    /// <exception cref="WildcardPatternException">A bracket is not closed.</exception>
    public static Func<string, bool>? Of(string name) =>
        WildcardPattern.ContainsWildcardCharacters(name) ? Tried(new WildcardPattern(name, WildcardOptions.CultureInvariant)) : null;

    /// <summary>Compiles a pattern that is not case-sensitive.</summary>
    /// <exception cref="WildcardPatternException">A bracket is not closed.</exception>
    public static Func<string, bool> InAnyCase(string pattern) =>
        Tried(new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));

    // PowerShell parses a pattern when it is first matched.
    private static Func<string, bool> Tried(WildcardPattern pattern)
    {
        _ = pattern.IsMatch("");
        return pattern.IsMatch;
    }
}
