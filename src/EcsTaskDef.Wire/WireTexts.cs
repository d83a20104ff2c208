using System.Collections.Generic;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>The texts of this endpoint's own errors, for which ECS has none.</summary>
internal static class WireTexts
{
    /// <summary>The answer to a bug of ours.</summary>
    public const string Unexpected = "EcsTaskDef failed unexpectedly. The server's log says more.";

    /// <summary>An operation of ECS that this software does not have.</summary>
    public static string NotOffered(string operation, IReadOnlyList<string> offered) =>
        $"{operation} is not offered by EcsTaskDef. It offers {string.Join(", ", offered)}.";

    /// <summary>A region that no partition could have.</summary>
    public static string UnknownRegion(string region) =>
        $"Region '{Shorten(region)}' matches the pattern of no AWS partition. "
        + $"Sign the request for a region like {string.Join(", ", Regions.Nearest(Shorten(region)))}.";

    // What a caller sent is shown, but not at any length.
    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
