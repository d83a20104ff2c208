using System;
using System.Management.Automation;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>Wildcards in names of families, clusters and services. Names are case-sensitive, so their wildcards are.</summary>
internal static class NameWildcard
{
    /// <summary>What the wildcard matches; null for a name.</summary>
    public static Func<string, bool>? Of(string name) =>
        WildcardPattern.ContainsWildcardCharacters(name)
            ? new WildcardPattern(name, WildcardOptions.CultureInvariant).IsMatch
            : null;
}
