namespace EcsTaskDef.Console.Parts;

/// <summary>The addresses of pages, relative to the console's root.</summary>
internal static class Address
{
    public static string Families(string region) => $"{Part(region)}/task-definitions";

    public static string Family(string region, string family) => $"{Families(region)}/{Part(family)}";

    public static string Revision(string region, string family, int revision) =>
        FormattableString.Invariant($"{Family(region, family)}/{revision}");

    /// <summary>The editor of a new revision.</summary>
    /// <param name="region">The region.</param>
    /// <param name="family">The family; null = a new one.</param>
    /// <param name="from">The revision to begin with; null = the latest one.</param>
    public static string New(string region, string? family = null, int? from = null) => With(
        $"{Part(region)}/create-task-definition", ("family", family), ("from", from?.ToString(CultureInfo.InvariantCulture)));

    public static string Compare(string region, string family, int left, int right) => FormattableString.Invariant(
        $"{Family(region, family)}/compare?left={left}&right={right}");

    public static string Clusters(string region) => $"{Part(region)}/clusters";

    public static string Cluster(string region, string cluster) => $"{Clusters(region)}/{Part(cluster)}";

    public static string Service(string region, string cluster, string service) => $"{Cluster(region, cluster)}/services/{Part(service)}";

    public static string Task(string region, string cluster, string task) => $"{Cluster(region, cluster)}/tasks/{Part(task)}";

    public static string History(string region) => $"{Part(region)}/history";

    /// <summary>An address with a query, without what is null or empty.</summary>
    public static string With(string address, params (string Name, string? Value)[] query)
    {
        string text = string.Join('&', query.Where(static one => !string.IsNullOrEmpty(one.Value))
            .Select(static one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        return text.Length == 0 ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + text;
    }

    private static string Part(string text) => Uri.EscapeDataString(text);
}
