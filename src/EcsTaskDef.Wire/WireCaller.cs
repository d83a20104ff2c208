namespace EcsTaskDef.Wire;

/// <summary>
/// Who asks, and in which region: read from the credential scope of AWS Signature Version 4,
/// <c>{access key id}/{date}/{region}/{service}/aws4_request</c> (docs/ECS.md §1.1). The signature itself is not
/// checked: the codec knows no secrets; a host may (the server's <c>--require-signature</c>).
/// </summary>
/// <param name="Region">The region of the scope; null when the request carries none.</param>
/// <param name="User">The access key id, or <see cref="Anonymous"/>.</param>
public readonly record struct WireCaller(string? Region, string User)
{
    /// <summary>The user of a request without a usable access key id.</summary>
    public const string Anonymous = "anonymous";

    private const string CredentialPrefix = "Credential=";

    /// <summary>Reads the caller of a request; the header wins over the query parameter.</summary>
    public static WireCaller Of(WireRequest request) =>
        FromCredential(
            CredentialOf(request.Authorization) is { IsEmpty: false } signed ? signed : request.QueryCredential);

    // "AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…"; some clients leave out the blanks after commas.
    private static ReadOnlySpan<char> CredentialOf(string? authorization)
    {
        ReadOnlySpan<char> rest = authorization;
        if (!rest.StartsWith("AWS4-", StringComparison.Ordinal)) return default;
        int algorithmEnd = rest.IndexOf(' ');
        if (algorithmEnd < 0) return default;
        rest = rest[(algorithmEnd + 1)..];
        while (!rest.IsEmpty)
        {
            int comma = rest.IndexOf(',');
            ReadOnlySpan<char> field = (comma < 0 ? rest : rest[..comma]).Trim();
            if (field.StartsWith(CredentialPrefix, StringComparison.Ordinal)) return field[CredentialPrefix.Length..];
            rest = comma < 0 ? default : rest[(comma + 1)..];
        }

        return default;
    }

    // The scope is read from its end, so that nothing in the access key id can shift it. Version 4a signs for a set of
    // regions and has no region in its scope: {access key id}/{date}/{service}/aws4_request.
    private static WireCaller FromCredential(ReadOnlySpan<char> credential)
    {
        int count = 1;
        foreach (char c in credential) count += c == '/' ? 1 : 0;
        if (count is < 4 or > 5 || !credential.EndsWith("/aws4_request".AsSpan(), StringComparison.Ordinal))
            return new WireCaller(null, Anonymous);

        ReadOnlySpan<char> rest = credential;
        string user = TakePart(ref rest).ToString();
        TakePart(ref rest);
        return new WireCaller(count == 5 ? TakePart(ref rest).ToString() : null, IsUserName(user) ? user : Anonymous);
    }

    private static ReadOnlySpan<char> TakePart(ref ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf('/');
        ReadOnlySpan<char> part = rest[..end];
        rest = rest[(end + 1)..];
        return part;
    }

    // The characters and the length that IAM allows in a user's name: the id becomes the last part of an ARN.
    private static bool IsUserName(string text)
    {
        if (text.Length is 0 or > 64) return false;
        foreach (char c in text)
        {
            bool isPlain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (!isPlain && "+=,.@_-".IndexOf(c) < 0) return false;
        }

        return true;
    }
}
