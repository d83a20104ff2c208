namespace EcsTaskDef.PowerShell.Session;

/// <summary>The region of a command, and where its name comes from.</summary>
/// <param name="Name">The region, not validated yet.</param>
/// <param name="Origin">Where it comes from, in words; null = the command line.</param>
internal readonly record struct RegionChoice(string Name, string? Origin)
{
    /// <summary>The region where none is named, as in the AWS SDKs' examples.</summary>
    public const string Fallback = "us-east-1";

    /// <summary>True where nobody named a region.</summary>
    public bool IsFallback => ReferenceEquals(Origin, s_nobody);

    private static readonly string s_nobody = "the default";

    /// <summary>The region that is named nearest to the command.</summary>
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
            (environment(StoreLocation.RegionVariable), "$env:" + StoreLocation.RegionVariable),
            (stored, "$StoredAWSRegion"),
            (environment("AWS_REGION"), "$env:AWS_REGION"),
            (environment("AWS_DEFAULT_REGION"), "$env:AWS_DEFAULT_REGION"),
        };
        foreach ((string? name, string? origin) in candidates)
        {
            if (name?.Trim() is { Length: > 0 } region) return new RegionChoice(region, origin);
        }

        return new RegionChoice(Fallback, s_nobody);
    }

    /// <summary>The error of an unusable region; null = it is usable.</summary>
    /// <param name="skipsCheck">Accepts a region that is not on the list.</param>
    public EcsException? Refusal(bool skipsCheck)
    {
        // A region becomes the name of a folder, so no switch helps a name that is unsafe.
        if (!Regions.IsSafeName(Name)) return Faults.RegionNameInvalid(Name, Origin);
        return skipsCheck || Regions.IsListed(Name) ? null : Faults.RegionNotListed(Name, Origin, Regions.Nearest(Name));
    }
}
