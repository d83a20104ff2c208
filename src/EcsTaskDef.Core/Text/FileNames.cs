namespace EcsTaskDef.Text;

/// <summary>
/// Which names a file or a folder can have on every system. Windows' rules are the narrowest (Microsoft Learn, "Naming Files, Paths, and
/// Namespaces"), and hold everywhere: a store or an export that was made on Linux shall open on Windows.
/// </summary>
public static class FileNames
{
    /// <summary>
    /// True for a name that is a device to Windows, in any folder and with any extension: <c>con</c>, <c>aux.json</c>, <c>COM¹</c>,
    /// <c>nul .txt</c>, <c>CONIN$</c>. What is written to it never reaches the folder.
    /// </summary>
    /// <param name="name">A name without folders.</param>
    public static bool IsDevice(string name)
    {
        int end = name.IndexOfAny(['.', ':']);
        string stem = (end < 0 ? name : name.Substring(0, end)).TrimEnd(' ').ToUpperInvariant();
        return stem switch
        {
            "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$" => true,
            { Length: 4 } => (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
                && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³',
            _ => false,
        };
    }

    /// <summary>
    /// True for a name that every system keeps as it is: at most 255 characters, none of them a control character or one of
    /// <c>&lt; &gt; : " / \ | ? *</c>, no blank or dot at the end, and no device.
    /// </summary>
    /// <param name="name">A name without folders.</param>
    public static bool IsPortable(string name)
    {
        if (name.Length is 0 or > 255 || name[name.Length - 1] is ' ' or '.' || IsDevice(name)) return false;
        foreach (char c in name)
            if (c < ' ' || c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*') return false;
        return true;
    }
}
