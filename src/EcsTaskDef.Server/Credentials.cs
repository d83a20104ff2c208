namespace EcsTaskDef.Server;

/// <summary>Where the credentials of callers come from: a file or the environment, never the command line, which everybody can
/// see.</summary>
internal static class Credentials
{
    /// <summary>The variables; the last one is for temporary credentials.</summary>
    public const string IdVariable = "ECSTASKDEF_ACCESS_KEY_ID";

    /// <inheritdoc cref="IdVariable"/>
    public const string SecretVariable = "ECSTASKDEF_SECRET_ACCESS_KEY";

    /// <inheritdoc cref="IdVariable"/>
    public const string TokenVariable = "ECSTASKDEF_SESSION_TOKEN";

    private const string IdKey = "aws_access_key_id";
    private const string SecretKey = "aws_secret_access_key";
    private const string TokenKey = "aws_session_token";

    /// <summary>The credentials that the options name; null when no signature is asked for.</summary>
    /// <exception cref="FormatException">There are none, or they cannot be understood; the text is one line and tells no
    /// secret.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static IReadOnlyList<Credential>? Find(ServerOptions options, ServerSurroundings surroundings)
    {
        if (options.CredentialsPath is { } path)
        {
            (string text, SecretFileFault fault) = surroundings.ReadCredentials(path);
            return fault switch
            {
                SecretFileFault.None => Parse(path, text),
                SecretFileFault.NotAFile => throw new FormatException($"{path} is not a file but a folder, pipe, socket or device."),
                SecretFileFault.OwnedByAnother => throw new FormatException(
                    $"{path} belongs to another user. Make a file of your own, and say {Closing(path, surroundings.IsWindows)}."),
                _ => throw new FormatException(
                    $"{path} can be read or changed by others than its owner. Say {Closing(path, surroundings.IsWindows)}."),
            };
        }

        if (!options.RequiresSignature) return null;
        return Given(surroundings.EnvironmentVariable(IdVariable)) is { } id
            && Given(surroundings.EnvironmentVariable(SecretVariable)) is { } secret
            ? [new Credential(id, secret, Given(surroundings.EnvironmentVariable(TokenVariable)))]
            : throw new FormatException(
                $"Signatures need a secret: set {IdVariable} and {SecretVariable}, or give a file with --credentials.");
    }

    // *S-1-3-4 is the owner, in every language of Windows.
    private static string Closing(string path, bool isWindows) => isWindows ? $"icacls \"{path}\" /inheritance:r /grant:r *S-1-3-4:F"
        : $"chmod 600 {path}";

    // AWS's shared credentials file: sections in brackets, 'name = value', comments behind # or ;. Every section's key may call.
    private static List<Credential> Parse(string path, string text)
    {
        List<(string Section, Dictionary<string, string> Values)> sections = [];
        foreach (string line in text.Split('\n').Select(static line => line.Trim()))
        {
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                sections.Add((line[1..^1].Trim(), new(StringComparer.OrdinalIgnoreCase)));
                continue;
            }

            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || sections.Count == 0) throw new FormatException($"{path} is not a credentials file as AWS's tools have it.");
            sections[^1].Values[line[..equals].Trim()] = line[(equals + 1)..].Trim();
        }

        List<Credential> found = [];
        foreach ((string section, Dictionary<string, string> values) in sections)
        {
            if (Given(values.GetValueOrDefault(IdKey)) is not { } id) continue;
            string secret =
                Given(values.GetValueOrDefault(SecretKey)) ?? throw new FormatException($"[{section}] in {path} has no {SecretKey}.");
            if (found.Exists(known => known.AccessKeyId == id)) throw new FormatException($"{path} has the access key id {id} twice.");
            found.Add(new Credential(id, secret, Given(values.GetValueOrDefault(TokenKey))));
        }

        return found.Count > 0 ? found : throw new FormatException($"{path} has no {IdKey}.");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
