namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Names and ARNs of clusters, services and tasks, such as <c>arn:aws:ecs:eu-west-1:000000000000:task/default/0f…</c>. Parsed to find
/// out what the user means; the registry validates them.
/// </summary>
internal static class WorkloadName
{
    private const int ColonsBeforeResource = 5;

    /// <summary>The last part: a cluster's or service's name, a task's id.</summary>
    public static string Last(string name) => name.Substring(name.LastIndexOf('/') + 1);

    /// <summary>The cluster that an ARN of a service or task names; null when it names none.</summary>
    public static string? ClusterIn(string name)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal)) return null;
        string[] parts = name.Split(new[] { ':' }, ColonsBeforeResource + 1);
        string[] resource = parts[parts.Length - 1].Split('/');
        return resource.Length == 3 ? resource[1] : null;
    }
}
