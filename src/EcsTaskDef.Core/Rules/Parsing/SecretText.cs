namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// Recognises secrets in plain text by their shape or by the name they have. It errs on the quiet side: what a template
/// will fill in (<c>${…}</c>, <c>{{…}}</c>, <c>&lt;…&gt;</c>) and references (ARNs, files) are no secrets.
/// </summary>
internal static class SecretText
{
    private static readonly string[] s_names =
    {
        "PASSWORD", "PASSWD", "PASSPHRASE", "_PWD", "_PASS", "SECRET", "SECRET_KEY", "SECRETKEY", "TOKEN", "API_KEY", "APIKEY",
        "PRIVATE_KEY", "PRIVATEKEY", "ACCESS_KEY", "ACCESSKEY", "ENCRYPTION_KEY", "SIGNING_KEY", "CREDENTIALS", "LICENSE_KEY",
    };

    // A prefix, and how many characters of a token follow at least.
    private static readonly (string Prefix, int MinLength)[] s_tokens =
    {
        ("ghp_", 30), ("gho_", 30), ("ghs_", 30), ("ghu_", 30), ("ghr_", 30), ("github_pat_", 30), ("glpat-", 20), ("xoxb-", 20),
        ("xoxp-", 20), ("xoxa-", 20), ("sk_live_", 16), ("rk_live_", 16), ("sk-proj-", 20), ("sk-ant-", 20), ("AIza", 35),
        ("npm_", 30), ("SG.", 40), ("dop_v1_", 40), ("hvs.", 20),
    };

    private static readonly string[] s_options = { "--password=", "--passwd=", "--token=", "--secret=", "--api-key=", "--apikey=" };

    /// <summary>Whether a variable of this name should not have this value in plain text.</summary>
    public static bool IsSecretName(string? name, string? value)
    {
        if (name is null || string.IsNullOrWhiteSpace(value) || IsHarmless(value!)) return false;
        string upper =
            name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').ToUpperInvariant().Replace('-', '_').Replace('.', '_');
        foreach (string secret in s_names)
        {
            if (upper.EndsWith(secret, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether a text that is not empty cannot be a secret whatever its name: a placeholder, a reference, a switch.</summary>
    public static bool IsHarmless(string value) =>
        IsPlaceholder(value) || IsReference(value) || value is "true" or "false" or "null" or "none" or "yes" or "no";

    /// <summary>What a text looks like, e.g. <c>an AWS access key</c>; null when it looks harmless.</summary>
    public static string? Describe(string? text)
    {
        if (text is null || text.Length < 8) return null;
        if (text.Contains("PRIVATE KEY-----")) return "a private key";
        if (HasAccessKey(text)) return "an AWS access key";
        if (HasToken(text)) return "an access token";
        if (HasUrlPassword(text)) return "a URL with a password";
        return HasPasswordOption(text) ? "a password in a command line" : null;
    }

    private static bool HasAccessKey(string text)
    {
        const int Length = 20;
        for (int i = 0; i + Length <= text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, "AKIA", 0, 4) != 0 && string.CompareOrdinal(text, i, "ASIA", 0, 4) != 0) continue;
            if (i > 0 && IsWord(text[i - 1])) continue;
            int end = i + 4;
            while (end < text.Length && text[end] is >= 'A' and <= 'Z' or >= '0' and <= '9') end++;
            if (end - i == Length && (end == text.Length || !IsWord(text[end]))) return true;
        }

        return false;
    }

    private static bool HasToken(string text)
    {
        foreach ((string prefix, int length) in s_tokens)
        {
            int at = text.IndexOf(prefix, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && IsWord(text[at - 1]))) continue;
            if (WordLength(text, at + prefix.Length) >= length) return true;
        }

        // A JSON web token: three parts, the first two of which are JSON objects in base64.
        int jwt = text.IndexOf("eyJ", StringComparison.Ordinal);
        if (jwt < 0 || (jwt > 0 && IsWord(text[jwt - 1]))) return false;
        int dot = text.IndexOf('.', jwt);
        return dot > jwt + 10 && string.CompareOrdinal(text, dot + 1, "eyJ", 0, 3) == 0 && text.IndexOf('.', dot + 1) > dot + 10;
    }

    private static bool HasUrlPassword(string text)
    {
        for (int at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            int start = at + 3, end = start;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or ' ' or '"' or '\'' or '\n')) end++;
            int host = text.LastIndexOf('@', end - 1, end - start);
            if (host < 0) continue;
            int colon = text.IndexOf(':', start, host - start);
            if (colon < 0 || colon + 1 >= host) continue;
            if (!IsPlaceholder(text.Substring(colon + 1, host - colon - 1))) return true;
        }

        return false;
    }

    private static bool HasPasswordOption(string text)
    {
        foreach (string option in s_options)
        {
            int at = text.IndexOf(option, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || at + option.Length >= text.Length) continue;
            string value = text.Substring(at + option.Length);
            if (value[0] is not (' ' or '$' or '"' or '\'') && !IsPlaceholder(value) && !IsReference(value)) return true;
        }

        return false;
    }

    private static bool IsPlaceholder(string value) =>
        value[0] is '$' or '<' or '%' or '{' || value.Contains("${")
        || value.Contains("{{") || value.Contains("$(")
        || IsOneCharacter(value);

    // *****, XXXX
    private static bool IsOneCharacter(string value)
    {
        foreach (char c in value)
        {
            if (c != value[0]) return false;
        }

        return true;
    }

    private static bool IsReference(string value) =>
        value.StartsWith("arn:", StringComparison.Ordinal) || value[0] == '/' || value.StartsWith("file:", StringComparison.Ordinal)
        || value.StartsWith("ssm:", StringComparison.Ordinal);

    private static int WordLength(string text, int start)
    {
        int end = start;
        while (end < text.Length && (IsWord(text[end]) || text[end] is '-' or '.')) end++;
        return end - start;
    }

    private static bool IsWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
}
