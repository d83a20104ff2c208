namespace EcsTaskDef.PowerShell.Files;

/// <summary>The files on a disk that a path means to PowerShell.</summary>
internal static class InputFiles
{
    /// <summary>Full paths; also of folders, but for those that a wildcard matches unless they are wanted.</summary>
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

        // A wildcard that matches nothing, or folders too, is no error, as with Get-ChildItem.
        return !isLiteral && !withFolders && WildcardPattern.ContainsWildcardCharacters(path)
            ? Array.FindAll(files, static file => !Directory.Exists(file))
            : files;
    }
}
