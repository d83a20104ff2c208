namespace EcsTaskDef.PostgreSql;

/// <summary>What is read, and locked, of families and revisions. <c>$1</c> is the region in each.</summary>
/// <param name="s">The schema and a full stop.</param>
internal sealed class ReadStatements(string s)
{
    // Of a revision, but for its document.
    private const string Facts = "v.family, v.revision, v.status, v.registered_at, v.deregistered_at, v.delete_requested_at,"
        + " v.last_changed_at, v.document_bytes, v.tags";

    private const string FamilyFacts =
        "f.family, f.latest_revision, f.active_count, f.inactive_count, f.delete_in_progress_count, f.last_changed_at";

    private const string StateColumns =
        "clock_timestamp(), s.account, s.settings, r.workloads_version, d.at, d.family, d.revision, n.at, n.family, n.revision";

    /// <summary>What every view knows, in one row: <see cref="RegionState"/>.</summary>
    public string State { get; } = $"SELECT {StateColumns}{StateTables(s)}";

    /// <summary>
    /// The same in a change. A transaction whose client is gone must not hold its locks for long: its fate is asked for under the same
    /// locks. Local to the transaction, so that no session keeps it.
    /// </summary>
    public string ChangeState { get; } =
        $"SELECT {StateColumns}, set_config('idle_in_transaction_session_timeout', '60000', true){StateTables(s)}";

    /// <summary>The state, a family (<c>$2</c>) and a revision of it (<c>$3</c>) with its document: one statement, one moment.</summary>
    public string StateAndRevision { get; } = $"SELECT {StateColumns}, {FamilyFacts}, {Facts}, v.document{StateTables(s)}"
        + $" LEFT JOIN {s}families f ON f.region = $1 AND f.family = $2"
        + $" LEFT JOIN {s}revisions v ON v.region = $1 AND v.family = $2 AND v.revision = $3";

    /// <summary>The same of a family's latest ACTIVE revision.</summary>
    public string StateAndLatest { get; } = $"SELECT {StateColumns}, {FamilyFacts}, {Facts}, v.document{StateTables(s)}"
        + $" LEFT JOIN {s}families f ON f.region = $1 AND f.family = $2"
        + $" LEFT JOIN LATERAL (SELECT * FROM {s}revisions x WHERE x.region = $1 AND x.status = 'ACTIVE' AND x.family = $2"
        + " ORDER BY x.revision DESC LIMIT 1) v ON true";

    public string Families { get; } = $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = ANY($2)";

    /// <summary>Locks in the order of the names, so that two that want the same never wait for each other.</summary>
    public string LockFamilies { get; } =
        $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = ANY($2) ORDER BY f.family FOR UPDATE";

    public string LockFamily { get; } = $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = $2 FOR UPDATE";

    /// <summary>Makes rows to lock; with no revision yet they are as good as none.</summary>
    public string AddFamilies { get; } = $"INSERT INTO {s}families (region, family, last_changed_at) SELECT $1, u.family, clock_timestamp()"
        + " FROM unnest($2::text[]) u(family) ORDER BY u.family ON CONFLICT DO NOTHING";

    public string LockWorkloads { get; } = $"SELECT workloads_version FROM {s}regions WHERE region = $1 FOR UPDATE";

    public string AddRegion { get; } = $"INSERT INTO {s}regions (region) VALUES ($1) ON CONFLICT DO NOTHING";

    public string Revision { get; } =
        $"SELECT {Facts}, v.document FROM {s}revisions v WHERE v.region = $1 AND v.family = $2 AND v.revision = $3";

    public string Revisions { get; } = $"SELECT {Facts}, v.document FROM unnest($2::text[], $3::integer[]) u(family, revision)"
        + $" JOIN {s}revisions v ON v.region = $1 AND v.family = u.family AND v.revision = u.revision";

    public string LatestActive { get; } = $"SELECT {Facts}, v.document FROM unnest($2::text[]) u(family) CROSS JOIN LATERAL"
        + $" (SELECT * FROM {s}revisions x WHERE x.region = $1 AND x.status = 'ACTIVE' AND x.family = u.family"
        + " ORDER BY x.revision DESC LIMIT 1) v";

    public string Document { get; } = $"SELECT document FROM {s}revisions WHERE region = $1 AND family = $2 AND revision = $3";

    public string RevisionsUp { get; } = Listed(s) + " ORDER BY v.family, v.revision LIMIT $7";

    public string RevisionsDown { get; } = Listed(s) + " ORDER BY v.family DESC, v.revision DESC LIMIT $7";

    public string ListedFamilies { get; } = $"SELECT family FROM {s}families WHERE region = $1 AND listed = $2 AND family >= $3"
        + " AND family < $4 ORDER BY family LIMIT $5";

    public string Deletions { get; } = Queue(s, "delete_requested_at", "DELETE_IN_PROGRESS");

    public string Deregistrations { get; } = Queue(s, "deregistered_at", "INACTIVE");

    public string Totals { get; } = "SELECT count(*) FILTER (WHERE listed IS NOT NULL), coalesce(sum(active_count), 0),"
        + " coalesce(sum(inactive_count), 0), coalesce(sum(delete_in_progress_count), 0), coalesce(sum(document_bytes), 0)::bigint"
        + $" + (SELECT coalesce(sum(octet_length(document::text)), 0) FROM {s}resources WHERE region = $1)::bigint"
        + $" FROM {s}families WHERE region = $1";

    // The heads of the two queues are one step in an index each; a count would be a walk through it.
    private static string StateTables(string s) => $" FROM (SELECT 1) one LEFT JOIN {s}store s ON true"
        + $" LEFT JOIN {s}regions r ON r.region = $1 LEFT JOIN LATERAL ({Head(s, "delete_requested_at", "DELETE_IN_PROGRESS")}) d ON true"
        + $" LEFT JOIN LATERAL ({Head(s, "deregistered_at", "INACTIVE")}) n ON true";

    private static string Head(string s, string at, string status) => $"SELECT {at} AS at, family, revision FROM {s}revisions"
        + $" WHERE region = $1 AND status = '{status}' ORDER BY {at}, family, revision LIMIT 1";

    private static string Queue(string s, string at, string status) => $"SELECT {at}, family, revision FROM {s}revisions"
        + $" WHERE region = $1 AND status = '{status}' AND ({at}, family, revision) >= ($2, $3, $4)"
        + $" ORDER BY {at}, family, revision LIMIT $5";

    private static string Listed(string s) => $"SELECT {Facts} FROM {s}revisions v WHERE v.region = $1 AND v.status = $2"
        + " AND (v.family, v.revision) >= ($3, $4) AND (v.family, v.revision) < ($5, $6)";
}
