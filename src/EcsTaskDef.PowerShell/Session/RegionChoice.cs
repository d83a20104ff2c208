namespace EcsTaskDef.PowerShell.Session;

/// <summary>The region a cmdlet works in, and who named it.</summary>
/// <param name="Name">The region; nobody has judged it yet.</param>
/// <param name="Origin">Where it comes from, in words; null when the command line names it.</param>
internal readonly record struct RegionChoice(string Name, string? Origin)
{
    /// <summary>The region when nobody names one, as in the AWS SDKs' examples.</summary>
    public const string Fallback = "us-east-1";

    /// <summary>The first region that somebody named, from the nearest to the farthest.</summary>
    /// <param name="parameter">The <c>-Region</c> of the command.</param>
    /// <param name="session">What <c>Set-TaskDefinitionStore -Region</c> set.</param>
    /// <param name="stored">AWS.Tools' session variable <c>$StoredAWSRegion</c>.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    public static RegionChoice Choose(
        string? parameter, string? session, string? stored, Func<string, string?> environment)
    {
        (string? Name, string? Origin)[] candidates =
        {
            (parameter, null),
            (session, "Set-TaskDefinitionStore"),
            (stored, "$StoredAWSRegion"),
            (environment("AWS_REGION"), "$env:AWS_REGION"),
            (environment("AWS_DEFAULT_REGION"), "$env:AWS_DEFAULT_REGION"),
        };
        foreach ((string? name, string? origin) in candidates)
        {
            if (name?.Trim() is { Length: > 0 } region) return new RegionChoice(region, origin);
        }

        return new RegionChoice(Fallback, "the default");
    }

    /// <summary>Why the region is refused; null when it may be used.</summary>
    /// <param name="force">Takes a region that is not on the list.</param>
    public EcsException? Refusal(bool force)
    {
        // A region becomes a folder's name: what cannot be one is refused however hard one insists.
        if (!Regions.IsSafeName(Name)) return Faults.RegionNameInvalid(Name, Origin);
        return force || Regions.IsListed(Name) ? null : Faults.RegionNotListed(Name, Origin, Regions.Nearest(Name));
    }
}
