using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace EcsTaskDef.Server;

/// <summary>
/// Verifies AWS Signature Version 4 in the <c>Authorization</c> header (docs/ECS.md §1.1; Signature Version 4 as AWS documents
/// it for the IAM user guide). A request must be signed for the service <c>ecs</c> with its host, its body and, where it has them,
/// <c>X-Amz-Target</c> and <c>X-Amz-Security-Token</c>, by a clock at most five minutes off. Presigned requests are refused: no
/// ECS client makes them. Safe for concurrent use.
/// </summary>
internal sealed class SignatureCheck
{
    /// <summary>How far a caller's clock may be off: what AWS allows.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";
    private const string DateHeader = "X-Amz-Date";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly Dictionary<string, Credential> _credentials;
    private readonly TimeProvider _clock;
    private readonly string _service;

    /// <param name="credentials">Who may call.</param>
    /// <param name="clock">Where time comes from.</param>
    /// <param name="service">The service that requests are signed for; AWS's published examples have another one.</param>
    public SignatureCheck(IEnumerable<Credential> credentials, TimeProvider clock, string service = "ecs")
    {
        _service = service;
        _credentials = credentials.ToDictionary(static c => c.AccessKeyId, StringComparer.Ordinal);
        _clock = clock;
    }

    /// <summary>
    /// Null when the request is signed as it should be; otherwise what ECS refuses it with. The codes and the text of the unknown
    /// key are AWS's (docs/ECS.md §1.3 [seen]); the other texts are ours, and tell nothing of the secret.
    /// </summary>
    public (string Code, string Text)? Refuse(HttpRequest request, ReadOnlySpan<byte> body) =>
        RefuseUnread(request, out SignedHead head) ?? Refuse(request, head, body);

    /// <summary>Refuses what no body could make right: no signature, one that is not whole, has expired, or is by a key that nobody
    /// knows.</summary>
    /// <param name="request">The request; its body is not looked at.</param>
    /// <param name="head">What <see cref="Refuse(HttpRequest, SignedHead, ReadOnlySpan{byte})"/> wants.</param>
    public (string Code, string Text)? RefuseUnread(HttpRequest request, out SignedHead head)
    {
        head = default;
        string header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return ("MissingAuthenticationTokenException",
            "This endpoint wants requests signed with AWS Signature Version 4.");
        if (Parse(header) is not { } authorization) return Incomplete(
            "Authorization is not 'AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…'.");

        string[] scope = authorization.Credential.Split('/');
        if (scope.Length != 5
            || scope[4] != Terminator) return Incomplete("Credential is not '{access key id}/{date}/{region}/ecs/aws4_request'.");
        if (scope[3] != _service) return Invalid($"The credential is scoped to another service than '{_service}'.");

        string date = request.Headers[DateHeader].ToString();
        if (!DateTimeOffset.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset signedAt))
            return Incomplete($"{DateHeader} is not a time like 20261122T153456Z.");
        if (!date.StartsWith(scope[1], StringComparison.Ordinal)
            || scope[1].Length != 8) return Invalid("The date of the credential is not that of X-Amz-Date.");
        TimeSpan off = _clock.GetUtcNow() - signedAt;
        if (off.Duration() > Tolerance) return Invalid("The request was signed more than five minutes before or after this server's time.");

        string[] signed = authorization.SignedHeaders.Split(';');
        foreach (string must in (ReadOnlySpan<string>)["Host", DateHeader, "X-Amz-Target", "X-Amz-Security-Token"])
        {
            if (request.Headers.ContainsKey(must)
                && !signed.Contains(must, StringComparer.OrdinalIgnoreCase)) return Invalid($"The header {must} is not signed.");
        }

        if (!signed.SequenceEqual(signed.Order(StringComparer.Ordinal).Distinct())) return Incomplete("SignedHeaders is not sorted.");

        // Ids of keys are no secret, and the answer says which are known: as AWS's does.
        bool isKnown = _credentials.TryGetValue(scope[0], out Credential? credential);
        bool hasToken = FixedTimeEquals(request.Headers["X-Amz-Security-Token"].ToString(), credential?.SessionToken ?? "");
        if (!isKnown || !hasToken) return ("UnrecognizedClientException", "The security token included in the request is invalid.");
        head = new SignedHead(credential!, scope, date, signed, authorization.SignedHeaders, authorization.Signature);
        return null;
    }

    /// <summary>Whether the signature is that of the head and this body.</summary>
    public static (string Code, string Text)? Refuse(HttpRequest request, SignedHead head, ReadOnlySpan<byte> body)
    {
        byte[] expected =
            Sign(head.Credential.SecretAccessKey, head.Scope, head.Date, Canonical(request, head.Signed, head.SignedHeaders, body));
        return FixedTimeEquals(Convert.ToHexStringLower(expected), head.Signature)
            ? null
            : Invalid("The signature is not that of the request and the secret key of its access key id.");
    }

    /// <summary>What a request says of its signature, when nothing of it is refused without the body.</summary>
    internal readonly record struct SignedHead(
        Credential Credential, string[] Scope, string Date, string[] Signed, string SignedHeaders, string Signature);

    private static (string, string) Invalid(string text) => ("InvalidSignatureException", text);

    private static (string, string) Incomplete(string text) => ("IncompleteSignatureException", text);

    private static bool FixedTimeEquals(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private static (string Credential, string SignedHeaders, string Signature)? Parse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal)) return null;
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (string field in header[(Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !fields.TryAdd(field[..equals], field[(equals + 1)..])) return null;
        }

        return fields.Count == 3 && fields.TryGetValue("Credential", out string? credential)
            && fields.TryGetValue("SignedHeaders", out string? signed) && fields.TryGetValue("Signature", out string? signature)
            ? (credential, signed, signature)
            : null;
    }

    // Method, path, query, headers, names of headers, hash of the body. The path is that of an operation.
    private static string Canonical(HttpRequest request, string[] signed, string signedHeaders, ReadOnlySpan<byte> body)
    {
        StringBuilder text = new();
        text.Append(request.Method).Append("\n/\n").Append(Query(request)).Append('\n');
        foreach (string name in signed)
        {
            text.Append(name).Append(':')
                .AppendJoin(',', request.Headers[name]
                    .Select(static value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))))
                .Append('\n');
        }

        return text.Append('\n').Append(signedHeaders).Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(body))).ToString();
    }

    private static string Query(HttpRequest request) => string.Join('&', request.Query
        .SelectMany(static pair =>
            pair.Value.Select(value => (Name: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(value ?? ""))))
        .OrderBy(static pair => pair.Name, StringComparer.Ordinal).ThenBy(static pair => pair.Value, StringComparer.Ordinal)
        .Select(static pair => $"{pair.Name}={pair.Value}"));

    private static byte[] Sign(string secret, string[] scope, string date, string canonical)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        string text = $"{Algorithm}\n{date}\n{string.Join('/', scope[1..])}\n{hash}";
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in scope.AsSpan(1)) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
    }
}
