namespace EcsTaskDef.Settings;

/// <summary>
/// Where a registry is: a path; <c>aws:</c> or <c>aws:PROFILE</c>, the real ECS with AWS's default credentials or a profile's; the
/// address of an endpoint that speaks ECS, <c>http://…</c> or <c>https://…</c>.
/// </summary>
public sealed record RegistryLocation
{
    private const string AwsPrefix = "aws:";

    private RegistryLocation(RegistryLocationKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What it names.</summary>
    public RegistryLocationKind Kind { get; }

    /// <summary>The location in its usual form: <c>aws:prod</c>, <c>http://127.0.0.1:4580/</c>; a path as it was given.</summary>
    public string Text { get; }

    /// <summary>The profile; null = AWS's default credentials, and for everything that is not AWS.</summary>
    public string? Profile { get; private init; }

    /// <summary>The address of an endpoint; null for everything else.</summary>
    public Uri? Address { get; private init; }

    /// <summary>Whether it is reached over the wire.</summary>
    public bool IsRemote => Kind != RegistryLocationKind.Folder;

    /// <summary>Whether it is an endpoint on this machine.</summary>
    public bool IsLoopback => Address?.IsLoopback == true;

    /// <summary>Reads a location.</summary>
    /// <exception cref="EcsException"><c>StoreLocationInvalid</c>: it looks like an address or a profile, and is none.</exception>
    public static RegistryLocation Parse(string text)
    {
        if (text.StartsWith(AwsPrefix, StringComparison.OrdinalIgnoreCase)) return OfProfile(text, text.Substring(AwsPrefix.Length).Trim());
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        return IsScheme(text, scheme) ? OfAddress(text, text.Substring(0, scheme))
            : new RegistryLocation(RegistryLocationKind.Folder, text);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static RegistryLocation OfProfile(string text, string profile)
    {
        if (profile.StartsWith("//", StringComparison.Ordinal) || profile.Any(char.IsControl))
            throw Invalid(text, "a profile's name follows 'aws:', as in aws:prod");
        return new RegistryLocation(RegistryLocationKind.Aws, AwsPrefix + profile) { Profile = profile.Length == 0 ? null : profile };
    }

    private static RegistryLocation OfAddress(string text, string scheme)
    {
        bool isHttp = scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        if (!isHttp) throw Invalid(text, $"'{scheme}' is not offered; http and https are, and aws: for the real ECS");
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || address.Host.Length == 0)
            throw Invalid(text, "the address is incomplete; it is like http://127.0.0.1:4580");
        if (address.UserInfo.Length > 0) throw Invalid(text, "an address carries no credentials; AWS's own places have them");
        if (address.Query.Length > 0 || address.Fragment.Length > 0) throw Invalid(text, "an address has neither '?' nor '#'");
        return new RegistryLocation(RegistryLocationKind.Endpoint, address.AbsoluteUri) { Address = address };
    }

    // 'C://x' is a path of Windows, which knows drives of one letter only.
    private static bool IsScheme(string text, int length)
    {
        if (length < 2) return false;
        for (int i = 0; i < length; i++)
            if (!(text[i] is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '+' or '.' or '-')) return false;
        return true;
    }

    private static EcsException Invalid(string text, string reason) => EcsErrors.Fault(SR.StoreLocationInvalid, [text, reason]);
}
