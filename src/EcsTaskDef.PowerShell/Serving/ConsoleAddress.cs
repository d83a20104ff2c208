namespace EcsTaskDef.PowerShell.Serving;

/// <summary>The addresses of the console's pages.</summary>
internal static class ConsoleAddress
{
    /// <summary>The page of a region, of a family or of a revision.</summary>
    /// <param name="url">The server's address.</param>
    /// <param name="region">The region.</param>
    /// <param name="taskDefinition">A family, a revision (<c>web:3</c>) or its ARN; null or empty = all families.</param>
    public static string Of(string url, string region, string? taskDefinition)
    {
        string address = $"{url}/console/{region}/task-definitions";
        if (string.IsNullOrEmpty(taskDefinition)) return address;
        string name = taskDefinition!.Substring(taskDefinition.LastIndexOf('/') + 1);
        return address + "/" + string.Join("/", name.Split(new[] { ':' }, 2).Select(Uri.EscapeDataString));
    }
}
