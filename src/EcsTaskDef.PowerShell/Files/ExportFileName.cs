namespace EcsTaskDef.PowerShell.Files;

/// <summary>
/// Names of files that every file system takes, one for each family or revision: <c>web.json</c>, <c>web.3.json</c>. What
/// a file holds is read from it, never from its name.
/// </summary>
internal sealed class ExportFileName
{
    // With number and extension below the 255 bytes that file systems allow; families have at most 255 characters.
    private const int MaxFamily = 200;

    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that was not given before, in any case: families that differ in case only are two.</summary>
    /// <exception cref="EcsException"><c>FileNameUnsafe</c>: the family is none; a store or a definition was forged.</exception>
    public string Next(string family, int? revision, string extension)
    {
        if (!IsFamily(family)) throw Faults.FileNameUnsafe(family);
        string stem = family.Length > MaxFamily ? $"{family.Substring(0, MaxFamily - 20)}~{Hash(family)}" : family;

        // No family has a tilde.
        if (FileNames.IsDevice(stem)) stem += "~";
        string number = revision is { } n ? "." + n.ToString(CultureInfo.InvariantCulture) : "";
        string name = stem + number + extension;
        for (int i = 2; !_given.Add(name); i++) name = FormattableString.Invariant($"{stem}~{i}{number}{extension}");
        return name;
    }

    // What every file system takes, and nothing that leads out of a folder.
    private static bool IsFamily(string family) => family.Length is > 0 and <= 255 && family.All(
        static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_');

    // FNV-1a; two that are alike all the same are told apart as any two are.
    private static string Hash(string text) => text
        .Aggregate(14695981039346656037UL, static (hash, c) => unchecked((hash ^ c) * 1099511628211UL))
        .ToString("x16", CultureInfo.InvariantCulture);
}
