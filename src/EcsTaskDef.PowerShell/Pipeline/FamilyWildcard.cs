using System;
using System.Management.Automation;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>Wildcards of families, which are case-sensitive as families are.</summary>
internal static class FamilyWildcard
{
    /// <summary>What matches the pattern; null for a plain name.</summary>
    public static Func<string, bool>? Of(string family) =>
        WildcardPattern.ContainsWildcardCharacters(family)
            ? new WildcardPattern(family, WildcardOptions.CultureInvariant).IsMatch
            : null;
}
