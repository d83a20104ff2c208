namespace EcsTaskDef.Settings;

/// <summary>
/// Where a registry is: a path; a PostgreSQL database, <c>postgresql://…</c> or <c>postgres://…</c>; <c>aws:</c> or <c>aws:PROFILE</c>,
/// the real ECS with AWS's default credentials or a profile's; the address of an endpoint that speaks ECS, <c>http://…</c> or
/// <c>https://…</c>.
/// </summary>
public sealed record RegistryLocation
{
    private const string AwsPrefix = "aws:";

    private const string DatabaseScheme = "postgresql", ShortDatabaseScheme = "postgres", Password = "password";

    private RegistryLocation(RegistryLocationKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What it names.</summary>
    public RegistryLocationKind Kind { get; }

    /// <summary>The location in its usual form: <c>aws:prod</c>, <c>http://127.0.0.1:4580/</c>; a path as it was given.</summary>
    public string Text { get; }

    /// <summary>The profile; null = AWS's default credentials, and for everything that is not AWS.</summary>
    public string? Profile { get; private init; }

    /// <summary>The address of an endpoint; null for everything else.</summary>
    public Uri? Address { get; private init; }

    /// <summary>Whether somebody else keeps it, who is reached by ECS's own operations.</summary>
    public bool IsRemote => Kind is RegistryLocationKind.Aws or RegistryLocationKind.Endpoint;

    /// <summary>Whether it is a folder: everything else is one text and no path.</summary>
    public bool IsFolder => Kind == RegistryLocationKind.Folder;

    /// <summary>Whether it is an endpoint on this machine.</summary>
    public bool IsLoopback => Address?.IsLoopback == true;

    /// <summary>Reads a location.</summary>
    /// <exception cref="EcsException">
    /// <c>StoreLocationInvalid</c>: it looks like an address or a profile, and is none. <c>DatabasePasswordGiven</c>: it has a password,
    /// which a list of processes, a history or a log would show; the error does not repeat it.
    /// </exception>
    public static RegistryLocation Parse(string text)
    {
        if (text.StartsWith(AwsPrefix, StringComparison.OrdinalIgnoreCase)) return OfProfile(text, text.Substring(AwsPrefix.Length).Trim());
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (IsScheme(text, scheme)) return OfAddress(text, text.Substring(0, scheme));
        string start = text.Split(':')[0];
        if (start.Length < text.Length && (IsDatabase(start) || IsHttp(start)))
            throw Invalid(start + ":…", $"an address begins with {start}://; a folder of that name is ./{start}:…");
        return new RegistryLocation(RegistryLocationKind.Folder, text);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static RegistryLocation OfProfile(string text, string profile)
    {
        if (profile.StartsWith("//", StringComparison.Ordinal) || profile.Any(char.IsControl))
            throw Invalid(text, "a profile's name follows 'aws:', as in aws:prod");
        return new RegistryLocation(RegistryLocationKind.Aws, AwsPrefix + profile) { Profile = profile.Length == 0 ? null : profile };
    }

    // Its parts are the business of who opens it. A password may stand before the host, or among the options.
    private static RegistryLocation OfDatabase(string text, int scheme)
    {
        string rest = text.Substring(scheme + "://".Length).Trim();
        int options = rest.IndexOf('?');
        string head = options < 0 ? rest : rest.Substring(0, options), tail = options < 0 ? "" : rest.Substring(options + 1);
        bool hasPassword = HasPasswordBefore(head, tail) || tail.Split('&').Any(static option =>
            Uri.UnescapeDataString(option.Split('=')[0]).Trim().Equals(Password, StringComparison.OrdinalIgnoreCase));
        if (hasPassword) throw EcsErrors.Fault(SR.DatabasePasswordGiven, []);
        if (rest.Any(char.IsControl)) throw Invalid(DatabaseScheme + "://…", "it has control characters");
        return new RegistryLocation(RegistryLocationKind.Database, $"{DatabaseScheme}://{rest}");
    }

    // Also one that was not encoded, and so has the signs that end a host or begin the options.
    private static bool HasPasswordBefore(string head, string tail)
    {
        int at = head.LastIndexOf('@');
        if (at >= 0) return head.IndexOf(':', 0, at) >= 0;
        string host = head.Split('/')[0];
        int colon = host.LastIndexOf(':');
        return tail.Contains('@') && colon >= 0 && !host.StartsWith("[", StringComparison.Ordinal)
            && host.Skip(colon + 1).Any(static c => c is < '0' or > '9');
    }

    private static RegistryLocation OfAddress(string text, string scheme)
    {
        if (IsDatabase(scheme)) return OfDatabase(text, scheme.Length);
        if (!IsHttp(scheme)) throw Invalid(text, $"'{scheme}' is not offered; postgresql, http and https are, and aws: for the real ECS");
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || address.Host.Length == 0)
            throw Invalid(text, "the address is incomplete; it is like http://127.0.0.1:4580");
        if (address.UserInfo.Length > 0) throw Invalid(text, "an address carries no credentials; AWS's own places have them");
        if (address.Query.Length > 0 || address.Fragment.Length > 0) throw Invalid(text, "an address has neither '?' nor '#'");
        return new RegistryLocation(RegistryLocationKind.Endpoint, address.AbsoluteUri) { Address = address };
    }

    private static bool IsDatabase(string scheme) => scheme.Equals(DatabaseScheme, StringComparison.OrdinalIgnoreCase)
        || scheme.Equals(ShortDatabaseScheme, StringComparison.OrdinalIgnoreCase);

    private static bool IsHttp(string scheme) => scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

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
