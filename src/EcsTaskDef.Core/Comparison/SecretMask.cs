using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Comparison;

/// <summary>
/// Puts asterisks in the place of what looks like a secret, by its shape or by the name it has. It errs on the side of
/// hiding, other than the advice about plain-text secrets, and one who looks can ask for everything. What names the place
/// of a secret (valueFrom, credentialsParameter, ARNs, what a template fills in) is shown: IAM guards it, and whether it
/// is the right one is what a comparison is for.
/// </summary>
internal sealed class SecretMask
{
    /// <summary>What stands for a secret.</summary>
    public const string Asterisks = "********";

    private static readonly string[] s_names =
    {
        "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "SIGNINGKEY",
        "ENCRYPTIONKEY", "LICENSEKEY", "CONNECTIONSTRING",
    };

    private static readonly string[] s_assignments = { "PASSWORD=", "PWD=", "ACCOUNTKEY=", "SHAREDACCESSKEY=" };

    private readonly bool _shows;

    /// <param name="shows">Shows secrets, and only tells that there are some.</param>
    public SecretMask(bool shows) => _shows = shows;

    /// <summary>True when a secret was come across.</summary>
    public bool Covered { get; private set; }

    /// <summary>What is shown in the place of a value; null = the value.</summary>
    /// <param name="name">The name of the variable, entry or member.</param>
    /// <param name="node">A single value.</param>
    public string? Cover(string name, NormalNode node)
    {
        if (!node.IsString || node.Shape.IsReference || !IsSecret(name, node.Text!)) return null;
        Covered = true;
        return _shows ? null : Asterisks;
    }

    /// <summary>Whether a value looks like a secret, by its shape or by the name it has.</summary>
    public static bool IsSecret(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value)) return false;
        if (SecretText.Describe(value) is not null || SecretText.IsSecretName(name, value)) return true;
        if (s_assignments.Any(value.ToUpperInvariant().Contains)) return true;
        if (SecretText.IsHarmless(value)) return false;
        return s_names.Any(new string(name.Where(char.IsLetter).ToArray()).ToUpperInvariant().Contains);
    }
}
