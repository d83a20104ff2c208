namespace EcsTaskDef.PowerShell.Input;

/// <summary>Wildcards. A pattern is tried once when it is made, so that one with a mistake is one error.</summary>
internal static class NameWildcard
{
    /// <summary>
    /// What the wildcard in a name of a family, cluster or service matches; null for a name. Names are case-sensitive, so
    /// their wildcards are.
    /// </summary>
    /// <exception cref="WildcardPatternException">A bracket is not closed.</exception>
    public static Func<string, bool>? Of(string name) =>
        WildcardPattern.ContainsWildcardCharacters(name) ? Tried(new WildcardPattern(name, WildcardOptions.CultureInvariant)) : null;

    /// <summary>What a pattern matches in any case.</summary>
    /// <exception cref="WildcardPatternException">A bracket is not closed.</exception>
    public static Func<string, bool> InAnyCase(string pattern) =>
        Tried(new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));

    // PowerShell reads a pattern when it is first matched.
    private static Func<string, bool> Tried(WildcardPattern pattern)
    {
        _ = pattern.IsMatch("");
        return pattern.IsMatch;
    }
}
