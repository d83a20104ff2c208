namespace EcsTaskDef.PowerShell.Files;

/// <summary>The files of PowerShell's paths.</summary>
internal static class InputFiles
{
    /// <summary>
    /// The literal path that an object of the pipeline stands for; null = none. Text is text, though the lines of Get-Content know their
    /// file.
    /// </summary>
    public static string? PathOf(PSObject input) => input.BaseObject switch
    {
        string or System.Collections.IDictionary or EcsStructure => null,
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        _ => PSValue.Text(input, "LiteralPath") ?? PSValue.Text(input, "PSPath"),
    };

    /// <summary>True for the name of a file.</summary>
    public static bool IsFile(PSCmdlet command, string path)
    {
        try
        {
            return Array.Exists(Of(command, path, isLiteral: true), File.Exists);
        }
        catch (EcsException)
        {
            return false;
        }
    }

    /// <summary>Full paths, one at least; also of folders, of those that match a wildcard only where they are wanted.</summary>
    public static string[] Of(PSCmdlet command, string path, bool isLiteral, bool withFolders = false)
    {
        ProviderInfo provider;
        string[] files;
        try
        {
            files = isLiteral
                ? new[] { command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _) }
                : command.GetResolvedProviderPathFromPSPath(path, out provider).ToArray();
        }
        catch (ItemNotFoundException)
        {
            throw Faults.FileNotFound(path);
        }
        catch (System.Management.Automation.DriveNotFoundException)
        {
            throw Faults.FileNotFound(path);
        }

        if (provider.Name != "FileSystem") throw Faults.NotAFile(path);

        if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path)) return files;

        // A wildcard may match folders beside files; what matches no file at all is a mistake that must not pass in silence.
        if (!withFolders) files = Array.FindAll(files, static file => !Directory.Exists(file));
        return files.Length > 0 ? files : throw Faults.NoFileMatches(path);
    }
}
