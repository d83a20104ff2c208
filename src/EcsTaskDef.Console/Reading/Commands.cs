namespace EcsTaskDef.Console.Reading;

/// <summary>
/// What would do the same in a terminal. Names of families, regions and numbers need no quotes in any shell; what may need some, is quoted.
/// </summary>
internal sealed class Commands(string region, string endpoint, string store)
{
    /// <summary>Deregisters revisions.</summary>
    public (string PowerShell, string Cli) Deregister(IReadOnlyList<string> names) => (
        $"Unregister-TaskDefinitionRevision {string.Join(", ", names)} -Region {region} -Store {Quoted(store)}",
        Each(names, "deregister-task-definition --task-definition"));

    /// <summary>Submits revisions for deletion.</summary>
    public (string PowerShell, string Cli) Delete(IReadOnlyList<string> names) => (
        $"Remove-TaskDefinitionRevision {string.Join(", ", names)} -Region {region} -Store {Quoted(store)}",
        string.Join('\n', names.Chunk(10).Select(ten => Aws($"delete-task-definitions --task-definitions {string.Join(' ', ten)}"))));

    private string Each(IEnumerable<string> names, string operation) => string.Join('\n', names.Select(name => Aws($"{operation} {name}")));

    private string Aws(string operation) => $"aws ecs {operation} --region {region} --endpoint-url {endpoint}";

    /// <summary>As PowerShell reads it: between single quotes nothing is special but these, of which Unicode has several.</summary>
    public static string Quoted(string text) =>
        "'" + string.Concat(text.Select(static c => c is '\'' or '‘' or '’' or '‚' or '‛' ? new string(c, 2) : c.ToString())) + "'";
}
