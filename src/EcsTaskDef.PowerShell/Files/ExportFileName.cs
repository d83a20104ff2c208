namespace EcsTaskDef.PowerShell.Files;

/// <summary>
/// File names that are valid on every file system, one for each family or revision: <c>web.json</c>, <c>web.3.json</c>. Import reads the
/// content of a file, never its name.
/// </summary>
internal sealed class ExportFileName
{
    // Leaves room for number and extension within the 255 bytes of file systems; families have at most 255 characters.
    private const int MaxFamily = 200;

    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that is new also where case does not count: families may differ in case only.</summary>
    /// <exception cref="EcsException"><c>FileNameUnsafe</c>: no family has this name; the definition is forged.</exception>
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

    // Valid on every file system, and never a path out of the folder.
    private static bool IsFamily(string family) => family.Length is > 0 and <= 255 && family.All(
        static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_');

    // FNV-1a; Next handles collisions.
    private static string Hash(string text) => text
        .Aggregate(14695981039346656037UL, static (hash, c) => unchecked((hash ^ c) * 1099511628211UL))
        .ToString("x16", CultureInfo.InvariantCulture);
}
