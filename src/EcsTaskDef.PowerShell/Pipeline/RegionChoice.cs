using System;
using EcsTaskDef.Errors;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>Which region a cmdlet works in.</summary>
internal static class RegionChoice
{
    /// <summary>The region when nobody names one, as in the AWS SDKs' examples.</summary>
    public const string Fallback = "us-east-1";

    /// <summary>The first region that somebody named, from the nearest to the farthest.</summary>
    /// <param name="parameter">The <c>-Region</c> of the command.</param>
    /// <param name="session">What <c>Set-TaskDefinitionStore -Region</c> set.</param>
    /// <param name="stored">AWS.Tools' session variable <c>$StoredAWSRegion</c>.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    public static string Choose(
        string? parameter, string? session, string? stored, Func<string, string?> environment)
    {
        foreach (string? candidate in new[]
                 {
                     parameter, session, stored, environment("AWS_REGION"), environment("AWS_DEFAULT_REGION"),
                 })
        {
            if (candidate?.Trim() is { Length: > 0 } region) return region;
        }

        return Fallback;
    }

    /// <summary>Why a region is refused; null when it may be used.</summary>
    /// <param name="region">The region.</param>
    /// <param name="force">Takes a region that is not on the list.</param>
    public static EcsException? Refusal(string region, bool force)
    {
        // A region becomes a folder's name: what cannot be one is refused however hard one insists.
        if (!Regions.IsSafeName(region)) return Faults.RegionNameInvalid(region);
        return force || Regions.IsListed(region) ? null : Faults.RegionNotListed(region, Regions.Nearest(region));
    }
}
