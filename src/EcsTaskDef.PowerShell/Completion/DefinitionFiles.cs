namespace EcsTaskDef.PowerShell.Completion;

/// <summary>Suggests files of definitions, and the folders on the way to them.</summary>
internal static class DefinitionFiles
{
    private static readonly string[] s_extensions = [".json", ".yaml", ".yml"];

    public static IEnumerable<CompletionResult> Of(string typed)
    {
        try
        {
            return CompletionCompleters.CompleteFilename(typed)
                .Where(static file => file.ResultType == CompletionResultType.ProviderContainer
                    || s_extensions.Contains(Path.GetExtension(file.ListItemText), StringComparer.OrdinalIgnoreCase))
                .ToArray();
        }
        catch (Exception)
        {
            // A completion never fails; the command will say what is wrong.
            return [];
        }
    }
}
