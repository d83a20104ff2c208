namespace EcsTaskDef.PostgreSql;

/// <summary>What is read of the changes. <c>$1</c> is the region in each but <see cref="Gaps"/>.</summary>
/// <param name="s">The schema and a full stop.</param>
internal sealed class HistoryStatements(string s)
{
    // In the text, as RegionIndex's pages.
    private static readonly string s_page = " LIMIT " + HistoryPages.PageSize.ToString(CultureInfo.InvariantCulture);

    public string Last { get; } = $"SELECT coalesce(max(sequence), 0) FROM {s}changes WHERE region = $1";

    /// <summary>A change by its id, above a number (<c>$2</c>).</summary>
    public string Find { get; } = $"SELECT sequence FROM {s}changes WHERE region = $1 AND sequence > $2 AND id = $3";

    public string Up { get; } = Sequences(s) + " ORDER BY sequence" + s_page;

    public string Down { get; } = Sequences(s) + " ORDER BY sequence DESC" + s_page;

    public string FamilyUp { get; } = OfFamily(s) + " ORDER BY sequence" + s_page;

    public string FamilyDown { get; } = OfFamily(s) + " ORDER BY sequence DESC" + s_page;

    public string Events { get; } = "SELECT c.sequence, c.made_by, c.host, c.process_id, e.kind, e.at, e.family, e.revision, e.status,"
        + $" e.tags, e.note, e.resource_kind, e.resource_key FROM {s}changes c JOIN {s}events e"
        + " ON e.region = c.region AND e.sequence = c.sequence WHERE c.region = $1 AND c.sequence = ANY($2) ORDER BY c.sequence, e.ordinal";

    /// <summary>
    /// Numbers that no change of any region has, between <c>$1</c>, which one has, and <c>$2</c>: the first of each gap, and how many.
    /// Those before a change that is older than ten minutes will never be used.
    /// </summary>
    public string Gaps { get; } = "SELECT g.sequence + 1, g.next - g.sequence - 1 FROM (SELECT a.sequence,"
        + " lead(a.sequence) OVER (ORDER BY a.sequence) AS next, lead(a.recorded_at) OVER (ORDER BY a.sequence) AS next_at"
        + $" FROM (SELECT $1 AS sequence, NULL AS recorded_at UNION ALL SELECT c.sequence, c.recorded_at FROM {s}regions r"
        + $" JOIN {s}changes c ON c.region = r.region AND c.sequence > $1 AND c.sequence <= $2) a) g WHERE g.next > g.sequence + 1"
        + " AND g.next_at > clock_timestamp() - interval '10 minutes' ORDER BY g.sequence DESC LIMIT 10000";

    /// <summary>The changes with a number in one of the ranges.</summary>
    public string Late { get; } = $"SELECT c.sequence FROM unnest($2::bigint[], $3::bigint[]) g(first, last)"
        + $" JOIN {s}changes c ON c.region = $1 AND c.sequence BETWEEN g.first AND g.last ORDER BY c.sequence{s_page}";

    private static string Sequences(string s) =>
        $"SELECT sequence FROM {s}changes WHERE region = $1 AND sequence > $2 AND sequence < $3";

    private static string OfFamily(string s) =>
        $"SELECT sequence FROM {s}events WHERE region = $1 AND family = $4 AND sequence > $2 AND sequence < $3 GROUP BY sequence";
}
