namespace EcsTaskDef.PostgreSql;

/// <summary>What is read of what runs: by key, and by the texts under which it is found. <c>$1</c> is the region in each.</summary>
/// <param name="s">The schema and a full stop.</param>
internal sealed class ResourceStatements(string s)
{
    private const string Facts = "r.key, r.document, r.texts, r.last_changed_at";

    public string Get { get; } = $"SELECT {Facts} FROM {s}resources r WHERE r.region = $1 AND r.kind = $2 AND r.key = $3";

    public string List { get; } = $"SELECT {Facts} FROM {s}resources r WHERE r.region = $1 AND r.kind = $2 AND r.key >= $3 AND r.key < $4"
        + " ORDER BY r.key";

    /// <summary>With the resources, for who finds a key asks for its document next.</summary>
    public string Find { get; } = $"SELECT t.text, {Facts} FROM {s}resource_texts t JOIN {s}resources r ON r.region = t.region"
        + " AND r.kind = t.kind AND r.key = t.key WHERE t.region = $1 AND t.kind = $2 AND (t.text, t.key) >= ($3, $4) AND t.text < $5"
        + " ORDER BY t.text, t.key";
}
