using System;
using System.Management.Automation;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>Wildcards in names of families, clusters and services. Names are case-sensitive, so their wildcards are.</summary>
internal static class NameWildcard
{
    /// <summary>What the wildcard matches; null for a name.</summary>
    /// <exception cref="Errors.EcsException"><c>WildcardInvalid</c>.</exception>
    public static Func<string, bool>? Of(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return null;
        var pattern = new WildcardPattern(name, WildcardOptions.CultureInvariant);
        try
        {
            // It is read when it is used first.
            pattern.IsMatch("");
        }
        catch (WildcardPatternException)
        {
            throw Faults.WildcardInvalid(name);
        }

        return pattern.IsMatch;
    }
}
