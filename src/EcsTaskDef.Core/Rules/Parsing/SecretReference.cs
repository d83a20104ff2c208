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
    public static bool IsParameterArn(string text) => SourceOf(text) == SecretSource.Parameter;

    /// <summary><c>arn:{partition}:secretsmanager:{region}:{account}:secret:{name}</c>, key, stage and version after it or not.</summary>
    public static bool IsSecretArn(string text) => SourceOf(text) == SecretSource.Secret;

    /// <summary>What the ARN of a secret names; <see cref="SecretSource.None"/> for any other text.</summary>
    public static SecretSource SourceOf(string text)
    {
        // arn:{partition}:{service}:{region}:{account}:{resource}, with something in each place.
        if (!IsArn(text)) return SecretSource.None;
        int partition = text.IndexOf(':'), service = NextColon(text, partition), region = NextColon(text, service);
        int account = NextColon(text, region), resource = NextColon(text, account);
        if (service <= partition + 1 || account <= region + 1 || resource <= account + 1) return SecretSource.None;
        return Has(text, service, region, resource, "ssm", "parameter/") ? SecretSource.Parameter
            : Has(text, service, region, resource, "secretsmanager", "secret:") ? SecretSource.Secret : SecretSource.None;
    }

    /// <summary>The account of an ARN; null when it has none of twelve digits.</summary>
    public static string? AccountOf(string arn)
    {
        int start = IndexOfColon(arn, 4) + 1, end = start > 0 ? arn.IndexOf(':', start) : -1;
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

    private static bool Has(string text, int start, int region, int resource, string service, string prefix) =>
        region - start - 1 == service.Length && string.CompareOrdinal(text, start + 1, service, 0, service.Length) == 0
        && string.CompareOrdinal(text, resource + 1, prefix, 0, prefix.Length) == 0
        && HasMore(text, resource + 1 + prefix.Length);

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
        int at = text.IndexOf(':');
        for (int i = 1; i < number; i++) at = NextColon(text, at);
        return at;
    }

    // After another; -1 when there is none.
    private static int NextColon(string text, int after) => after < 0 ? -1 : text.IndexOf(':', after + 1);

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
