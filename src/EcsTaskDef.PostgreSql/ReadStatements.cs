namespace EcsTaskDef.PostgreSql;

/// <summary>
/// What is read, and locked, of families and revisions. <c>$1</c> is the region in each. How many rows of a list are read is added when it
/// is used.
/// </summary>
/// <param name="s">The schema and a full stop.</param>
internal sealed class ReadStatements(string s)
{
    /// <summary>The columns of a revision, but for its document.</summary>
    public const string Facts = "v.family, " + FactsOfOne;

    /// <summary>The same without the family's name.</summary>
    public const string FactsOfOne = "v.revision, v.status, v.registered_at, v.deregistered_at, v.delete_requested_at,"
        + " v.last_changed_at, v.document_bytes, v.tags";

    private const string FamilyFacts =
        "f.family, f.latest_revision, f.active_count, f.inactive_count, f.delete_in_progress_count, f.last_changed_at";

    public RowStatement Families { get; } = new(OfFamily(s), OfFamilies(s));

    /// <summary>Locks in the order of the names, so that two that want the same never wait for each other.</summary>
    public RowStatement LockFamilies { get; } = new(OfFamily(s) + " FOR UPDATE", OfFamilies(s) + " ORDER BY f.family FOR UPDATE");

    /// <summary>The same, and does not wait: 55P03 where somebody else has it.</summary>
    public string TryLockFamily { get; } = OfFamily(s) + " FOR UPDATE NOWAIT";

    /// <summary>Makes rows to lock; with no revision yet they are as good as none.</summary>
    public string AddFamilies { get; } = $"INSERT INTO {s}families (region, family, last_changed_at) SELECT $1, u.family, clock_timestamp()"
        + " FROM unnest($2::text[]) u(family) ORDER BY u.family ON CONFLICT DO NOTHING";

    public string LockWorkloads { get; } = $"SELECT workloads_version FROM {s}regions WHERE region = $1 FOR UPDATE";

    /// <summary>The same, and does not wait: 55P03 where somebody else has it.</summary>
    public string TryLockWorkloads { get; } = $"SELECT workloads_version FROM {s}regions WHERE region = $1 FOR UPDATE NOWAIT";

    public string AddRegion { get; } = $"INSERT INTO {s}regions (region) VALUES ($1) ON CONFLICT DO NOTHING";

    public RowStatement Revisions { get; } = new(
        $"SELECT {Facts}, v.document FROM {s}revisions v WHERE v.region = $1 AND v.family = $2 AND v.revision = $3",
        $"SELECT {Facts}, v.document FROM unnest($2::text[], $3::integer[]) u(family, revision)"
        + $" JOIN {s}revisions v ON v.region = $1 AND v.family = u.family AND v.revision = u.revision");

    public RowStatement LatestActive { get; } = new(
        $"SELECT {Facts}, v.document FROM ({LatestActiveOf(s, "$2")}) v",
        $"SELECT {Facts}, v.document FROM unnest($2::text[]) u(family) CROSS JOIN LATERAL ({LatestActiveOf(s, "u.family")}) v");

    public string Document { get; } = $"SELECT document FROM {s}revisions WHERE region = $1 AND family = $2 AND revision = $3";

    public string RevisionsUp { get; } = Listed(s) + " ORDER BY v.family, v.revision";

    public string RevisionsDown { get; } = Listed(s) + " ORDER BY v.family DESC, v.revision DESC";

    public string ListedFamilies { get; } = $"SELECT family FROM {s}families WHERE region = $1 AND listed = $2 AND family >= $3"
        + " AND family < $4 ORDER BY family";

    public string Deletions { get; } = Queue(s, "delete_requested_at", "DELETE_IN_PROGRESS");

    public string Deregistrations { get; } = Queue(s, "deregistered_at", "INACTIVE");

    public string Totals { get; } = "SELECT count(*) FILTER (WHERE listed IS NOT NULL), coalesce(sum(active_count), 0),"
        + " coalesce(sum(inactive_count), 0), coalesce(sum(delete_in_progress_count), 0), coalesce(sum(document_bytes), 0)::bigint"
        + $" + (SELECT coalesce(sum(octet_length(document::text)), 0) FROM {s}resources WHERE region = $1)::bigint"
        + $" FROM {s}families WHERE region = $1";

    /// <summary>A family's latest ACTIVE revision.</summary>
    public static string LatestActiveOf(string s, string family) => $"SELECT * FROM {s}revisions x WHERE x.region = $1"
        + $" AND x.status = 'ACTIVE' AND x.family = {family} ORDER BY x.revision DESC LIMIT 1";

    private static string OfFamily(string s) => $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = $2";

    private static string OfFamilies(string s) => $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = ANY($2)";

    private static string Queue(string s, string at, string status) => $"SELECT {at}, family, revision FROM {s}revisions"
        + $" WHERE region = $1 AND status = '{status}' AND ({at}, family, revision) >= ($2, $3, $4)"
        + $" ORDER BY {at}, family, revision";

    private static string Listed(string s) => $"SELECT {Facts} FROM {s}revisions v WHERE v.region = $1 AND v.status = $2"
        + " AND (v.family, v.revision) >= ($3, $4) AND (v.family, v.revision) < ($5, $6)";
}
