namespace EcsTaskDef.Rules.Parsing;

/// <summary>
/// How a definition names a secret: the ARN of a parameter or of a secret, or a name. Evidence: docs/ECS.md §3.3, secrets
/// [model][seen]. Regions, accounts and what a name stands for are not judged here.
/// </summary>
internal static class SecretReference
{
    private const string Arn = "arn:";
    private const int MaxParameterName = 2048;
    private const int MaxSecretName = 512;

    public static bool IsArn(string text) => text.StartsWith(Arn, StringComparison.Ordinal);

    /// <summary><c>arn:{partition}:ssm:{region}:{account}:parameter/{name}</c>.</summary>
    public static bool IsParameterArn(string text) => HasResource(text, "ssm", "parameter/");

    /// <summary><c>arn:{partition}:secretsmanager:{region}:{account}:secret:{name}</c>, key, stage and version after it or not.</summary>
    public static bool IsSecretArn(string text) => HasResource(text, "secretsmanager", "secret:");

    /// <summary>The account of an ARN; null when it has none of twelve digits.</summary>
    public static string? AccountOf(string arn)
    {
        int start = IndexOfColon(arn, 4) + 1, end = IndexOfColon(arn, 5);
        return end > start && arn.Substring(start, end - start) is { } account && AccountId.IsValid(account) ? account : null;
    }

    /// <summary>
    /// The name of a parameter: 1 to 2048 letters, digits, <c>_ . -</c> and the <c>/</c> of a path, all ASCII.
    /// </summary>
    public static bool IsParameterName(string text) => text.Length <= MaxParameterName && HasOnly(text, "_.-/");

    /// <summary>The name of a secret: 1 to 512 letters, digits and <c>/ _ + = . @ -</c>, all ASCII [doc].</summary>
    public static bool IsSecretName(string text) => text.Length <= MaxSecretName && HasOnly(text, "/_+=.@-");

    /// <summary>
    /// Whether a secret's ARN goes on after its name without all the colons of <c>:key:stage:version</c>. ECS takes it, and
    /// the task does not start [doc].
    /// </summary>
    public static bool LacksColons(string arn) =>
        IsSecretArn(arn) && IndexOfColon(arn, 7) >= 0 && (IndexOfColon(arn, 9) < 0 || IndexOfColon(arn, 10) >= 0);

    // arn:{partition}:{service}:{region}:{account}:{resource}, with something in each place.
    private static bool HasResource(string text, string service, string prefix)
    {
        int partition = IndexOfColon(text, 1), named = IndexOfColon(text, 2), region = IndexOfColon(text, 3);
        int account = IndexOfColon(text, 4), resource = IndexOfColon(text, 5);
        return IsArn(text) && resource > account + 1 && account > region + 1 && named > partition + 1
            && region - named - 1 == service.Length && string.CompareOrdinal(text, named + 1, service, 0, service.Length) == 0
            && string.CompareOrdinal(text, resource + 1, prefix, 0, prefix.Length) == 0
            && HasMore(text, resource + 1 + prefix.Length);
    }

    private static bool HasMore(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) return true;
        }

        return false;
    }

    // Of the colon of a number, from 1; -1 when there are fewer.
    private static int IndexOfColon(string text, int number)
    {
        int at = -1;
        for (int i = 0; i < number; i++)
        {
            at = text.IndexOf(':', at + 1);
            if (at < 0) return -1;
        }

        return at;
    }

    private static bool HasOnly(string text, string others)
    {
        if (text.Length == 0) return false;
        foreach (char c in text)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') && others.IndexOf(c) < 0) return false;
        }

        return true;
    }
}
