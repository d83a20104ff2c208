namespace EcsTaskDef.PostgreSql;

/// <summary>
/// The texts of SQL that the store sends, with the schema's name in each table's: nothing depends on what a session was told before, so
/// a pool between here and the server may hand out any session. Only what the engines that speak PostgreSQL's protocol have in common.
/// </summary>
internal sealed class Statements
{
    public const string BeginChange = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    public const string BeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";

    // Of a revision, but for its document.
    private const string Facts =
        "v.family, v.revision, v.status, v.registered_at, v.deregistered_at, v.delete_requested_at, v.last_changed_at, v.document_bytes, v.tags";

    private const string FamilyFacts =
        "f.family, f.latest_revision, f.active_count, f.inactive_count, f.delete_in_progress_count, f.last_changed_at";

    /// <param name="schema">The schema's name.</param>
    public Statements(string schema)
    {
        Schema = Quote(schema);
        string s = Schema + ".";
        string heads =
            "LEFT JOIN LATERAL (SELECT delete_requested_at AS at, family, revision FROM " + s + "revisions"
            + " WHERE region = $1 AND status = 'DELETE_IN_PROGRESS' ORDER BY delete_requested_at, family, revision LIMIT 1) d ON true "
            + "LEFT JOIN LATERAL (SELECT deregistered_at AS at, family, revision FROM " + s + "revisions"
            + " WHERE region = $1 AND status = 'INACTIVE' ORDER BY deregistered_at, family, revision LIMIT 1) n ON true";
        string state =
            "SELECT clock_timestamp(), s.account, s.settings, r.workloads_version, d.at, d.family, d.revision, n.at, n.family, n.revision";
        string from =
            " FROM (SELECT 1) one LEFT JOIN " + s + "store s ON true LEFT JOIN " + s + "regions r ON r.region = $1 " + heads;
        State = state + from;

        // A transaction whose client is gone must not hold its locks for long: its fate is asked for under the same locks.
        ChangeState = state + ", set_config('idle_in_transaction_session_timeout', '60000', true)" + from;
        string one = state + ", " + FamilyFacts + ", " + Facts + ", v.document" + from
            + " LEFT JOIN " + s + "families f ON f.region = $1 AND f.family = $2 ";
        StateAndRevision = one + "LEFT JOIN " + s + "revisions v ON v.region = $1 AND v.family = $2 AND v.revision = $3";
        StateAndLatest = one + "LEFT JOIN LATERAL (SELECT * FROM " + s + "revisions x WHERE x.region = $1 AND x.status = 'ACTIVE'"
            + " AND x.family = $2 ORDER BY x.revision DESC LIMIT 1) v ON true";

        Families = $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = ANY($2)";
        LockFamilies = Families + " ORDER BY f.family FOR UPDATE";
        LockFamily = $"SELECT {FamilyFacts} FROM {s}families f WHERE f.region = $1 AND f.family = $2 FOR UPDATE";
        AddFamilies = $"INSERT INTO {s}families (region, family, last_changed_at) SELECT $1, u.family, clock_timestamp()"
            + " FROM unnest($2::text[]) u(family) ORDER BY u.family ON CONFLICT DO NOTHING";
        LockWorkloads = $"SELECT workloads_version FROM {s}regions WHERE region = $1 FOR UPDATE";
        AddRegion = $"INSERT INTO {s}regions (region) VALUES ($1) ON CONFLICT DO NOTHING";

        Revision = $"SELECT {Facts}, v.document FROM {s}revisions v WHERE v.region = $1 AND v.family = $2 AND v.revision = $3";
        Revisions = $"SELECT {Facts}, v.document FROM unnest($2::text[], $3::integer[]) u(family, revision)"
            + $" JOIN {s}revisions v ON v.region = $1 AND v.family = u.family AND v.revision = u.revision";
        LatestActive = $"SELECT {Facts}, v.document FROM unnest($2::text[]) u(family) CROSS JOIN LATERAL (SELECT * FROM {s}revisions x"
            + " WHERE x.region = $1 AND x.status = 'ACTIVE' AND x.family = u.family ORDER BY x.revision DESC LIMIT 1) v";
        Document = $"SELECT document FROM {s}revisions WHERE region = $1 AND family = $2 AND revision = $3";
        string listed = $"SELECT {Facts} FROM {s}revisions v WHERE v.region = $1 AND v.status = $2"
            + " AND (v.family, v.revision) >= ($3, $4) AND (v.family, v.revision) < ($5, $6)";
        RevisionsUp = listed + " ORDER BY v.family, v.revision LIMIT $7";
        RevisionsDown = listed + " ORDER BY v.family DESC, v.revision DESC LIMIT $7";
        ListedFamilies = $"SELECT family FROM {s}families WHERE region = $1 AND listed = $2 AND family >= $3 AND family < $4"
            + " ORDER BY family LIMIT $5";
        Deletions = Queue("delete_requested_at", "DELETE_IN_PROGRESS");
        Deregistrations = Queue("deregistered_at", "INACTIVE");

        const string Resource = "r.key, r.document, r.texts, r.last_changed_at";
        GetResource = $"SELECT {Resource} FROM {s}resources r WHERE r.region = $1 AND r.kind = $2 AND r.key = $3";
        Resources = $"SELECT {Resource} FROM {s}resources r WHERE r.region = $1 AND r.kind = $2 AND r.key >= $3"
            + " AND r.key < $4 ORDER BY r.key LIMIT $5";
        ResourceTexts = $"SELECT t.text, {Resource} FROM {s}resource_texts t JOIN {s}resources r"
            + " ON r.region = t.region AND r.kind = t.kind AND r.key = t.key WHERE t.region = $1 AND t.kind = $2"
            + " AND (t.text, t.key) >= ($3, $4) AND t.text < $5 ORDER BY t.text, t.key LIMIT $6";

        Totals = "SELECT count(*) FILTER (WHERE listed IS NOT NULL), coalesce(sum(active_count), 0), coalesce(sum(inactive_count), 0),"
            + " coalesce(sum(delete_in_progress_count), 0), coalesce(sum(document_bytes), 0)::bigint + (SELECT"
            + $" coalesce(sum(octet_length(document::text)), 0) FROM {s}resources WHERE region = $1) FROM {s}families WHERE region = $1";

        AddRevisions = $"INSERT INTO {s}revisions (region, family, revision, status, registered_at, deregistered_at, delete_requested_at,"
            + " last_changed_at, document_bytes, document, tags) SELECT $1, u.* FROM unnest($2::text[], $3::integer[], $4::text[],"
            + " $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::integer[], $10::json[], $11::json[]) u";
        ChangeRevisions = $"UPDATE {s}revisions v SET status = u.status, deregistered_at = u.deregistered_at,"
            + " delete_requested_at = u.delete_requested_at, last_changed_at = u.last_changed_at FROM unnest($2::text[], $3::integer[],"
            + " $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])"
            + " u(family, revision, status, deregistered_at, delete_requested_at, last_changed_at)"
            + " WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";
        ChangeTags = $"UPDATE {s}revisions v SET tags = u.tags FROM unnest($2::text[], $3::integer[], $4::json[])"
            + " u(family, revision, tags) WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";
        RemoveRevisions = $"DELETE FROM {s}revisions v USING unnest($2::text[], $3::integer[]) u(family, revision)"
            + " WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";
        ChangeFamilies = $"UPDATE {s}families f SET latest_revision = u.latest, active_count = u.active, inactive_count = u.inactive,"
            + " delete_in_progress_count = u.deleting, document_bytes = f.document_bytes + u.bytes, listed = u.listed,"
            + " last_changed_at = u.changed FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::bigint[],"
            + " $8::text[], $9::timestamptz[]) u(family, latest, active, inactive, deleting, bytes, listed, changed)"
            + " WHERE f.region = $1 AND f.family = u.family";
        RemoveFamilies = $"DELETE FROM {s}families WHERE region = $1 AND family = ANY($2) AND latest_revision = 0";
        CountWorkloads = $"UPDATE {s}regions SET workloads_version = workloads_version + 1 WHERE region = $1";
        PutResources = $"INSERT INTO {s}resources (region, kind, key, document, texts, last_changed_at) SELECT $1, u.kind, u.key, u.document,"
            + " ARRAY(SELECT json_array_elements_text(u.texts)), u.changed"
            + " FROM unnest($2::text[], $3::text[], $4::json[], $5::json[], $6::timestamptz[]) u(kind, key, document, texts, changed)"
            + " ON CONFLICT (region, kind, key) DO UPDATE SET document = excluded.document, texts = excluded.texts,"
            + " last_changed_at = excluded.last_changed_at";
        RemoveResources = $"DELETE FROM {s}resources r USING unnest($2::text[], $3::text[]) u(kind, key)"
            + " WHERE r.region = $1 AND r.kind = u.kind AND r.key = u.key";
        RemoveTexts = $"DELETE FROM {s}resource_texts t USING unnest($2::text[], $3::text[], $4::text[]) u(kind, text, key)"
            + " WHERE t.region = $1 AND t.kind = u.kind AND t.text = u.text AND t.key = u.key";
        AddTexts = $"INSERT INTO {s}resource_texts (region, kind, text, key) SELECT $1, u.*"
            + " FROM unnest($2::text[], $3::text[], $4::text[]) u ON CONFLICT DO NOTHING";
        AddChange = $"WITH c AS (INSERT INTO {s}changes (region, id, made_by, host, process_id) VALUES ($1, $2, $3, $4, $5)"
            + $" RETURNING sequence) INSERT INTO {s}events (region, sequence, ordinal, kind, at, family, revision, status, tags, note,"
            + " resource_kind, resource_key) SELECT $1, c.sequence, u.* FROM c, unnest($6::integer[], $7::text[], $8::timestamptz[],"
            + " $9::text[], $10::integer[], $11::text[], $12::json[], $13::text[], $14::text[], $15::text[]) u RETURNING sequence";

        LastChange = $"SELECT coalesce(max(sequence), 0) FROM {s}changes WHERE region = $1";
        FindChange = $"SELECT sequence FROM {s}changes WHERE region = $1 AND sequence > $2 AND id = $3";

        const string Event = "c.sequence, c.made_by, c.host, c.process_id, e.kind, e.at, e.family, e.revision, e.status, e.tags, e.note,"
            + " e.resource_kind, e.resource_key";
        string sequences = $"SELECT sequence FROM {s}changes WHERE region = $1 AND sequence > $2 AND sequence < $3 ORDER BY sequence";
        SequencesUp = sequences + " LIMIT $4";
        SequencesDown = sequences + " DESC LIMIT $4";
        string ofFamily = $"SELECT sequence FROM {s}events WHERE region = $1 AND family = $5 AND sequence > $2 AND sequence < $3"
            + " GROUP BY sequence ORDER BY sequence";
        FamilySequencesUp = ofFamily + " LIMIT $4";
        FamilySequencesDown = ofFamily + " DESC LIMIT $4";
        HistoryOf = $"SELECT {Event} FROM {s}changes c JOIN {s}events e ON e.region = c.region AND e.sequence = c.sequence"
            + " WHERE c.region = $1 AND c.sequence = ANY($2) ORDER BY c.sequence, e.ordinal";
        Gaps = "SELECT g.sequence + 1, g.next - g.sequence - 1 FROM (SELECT a.sequence, lead(a.sequence) OVER (ORDER BY a.sequence) AS next,"
            + " lead(a.recorded_at) OVER (ORDER BY a.sequence) AS next_at FROM (SELECT $1 AS sequence, NULL AS recorded_at"
            + $" UNION ALL SELECT c.sequence, c.recorded_at FROM {s}regions r JOIN {s}changes c"
            + " ON c.region = r.region AND c.sequence > $1 AND c.sequence <= $2) a) g WHERE g.next > g.sequence + 1"
            + " AND g.next_at > clock_timestamp() - interval '10 minutes' ORDER BY g.sequence DESC LIMIT 10000";
        LateChanges = $"SELECT c.sequence FROM unnest($2::bigint[], $3::bigint[]) g(first, last)"
            + $" JOIN {s}changes c ON c.region = $1 AND c.sequence BETWEEN g.first AND g.last ORDER BY c.sequence LIMIT $4";

        Store = $"SELECT clock_timestamp(), account, settings, id FROM {s}store";
        LockStore = Store + " FOR UPDATE";
        AddStore = $"INSERT INTO {s}store (id, account, settings) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        ChangeStore = $"UPDATE {s}store SET settings = $1";
        Regions = $"SELECT region FROM {s}regions ORDER BY region";
        Time = "SELECT clock_timestamp()";

        Version = $"SELECT max(version) FROM {s}schema_version";
        MakeSchema = $"CREATE SCHEMA IF NOT EXISTS {Schema}";
        MakeVersions = $"CREATE TABLE IF NOT EXISTS {s}schema_version (version integer PRIMARY KEY,"
            + " installed_at timestamptz NOT NULL DEFAULT clock_timestamp(), installed_by text NOT NULL DEFAULT current_user)";
        BeginVersions = $"INSERT INTO {s}schema_version (version) VALUES (0) ON CONFLICT DO NOTHING";
        LockVersions = $"SELECT version FROM {s}schema_version WHERE version = 0 FOR UPDATE";
        AddVersion = $"INSERT INTO {s}schema_version (version) VALUES ($1)";

        string Queue(string at, string status) => $"SELECT {at}, family, revision FROM {s}revisions WHERE region = $1"
            + $" AND status = '{status}' AND ({at}, family, revision) >= ($2, $3, $4) ORDER BY {at}, family, revision LIMIT $5";
    }

    /// <summary>The schema's name, in quotation marks.</summary>
    public string Schema { get; }

    public string State { get; }

    public string ChangeState { get; }

    public string StateAndRevision { get; }

    public string StateAndLatest { get; }

    public string Families { get; }

    public string LockFamilies { get; }

    public string LockFamily { get; }

    public string AddFamilies { get; }

    public string LockWorkloads { get; }

    public string AddRegion { get; }

    public string Revision { get; }

    public string Revisions { get; }

    public string LatestActive { get; }

    public string Document { get; }

    public string RevisionsUp { get; }

    public string RevisionsDown { get; }

    public string ListedFamilies { get; }

    public string Deletions { get; }

    public string Deregistrations { get; }

    public string GetResource { get; }

    public string Resources { get; }

    public string ResourceTexts { get; }

    public string Totals { get; }

    public string AddRevisions { get; }

    public string ChangeRevisions { get; }

    public string ChangeTags { get; }

    public string RemoveRevisions { get; }

    public string ChangeFamilies { get; }

    public string RemoveFamilies { get; }

    public string CountWorkloads { get; }

    public string PutResources { get; }

    public string RemoveResources { get; }

    public string RemoveTexts { get; }

    public string AddTexts { get; }

    public string AddChange { get; }

    public string LastChange { get; }

    public string FindChange { get; }

    public string SequencesUp { get; }

    public string SequencesDown { get; }

    public string HistoryOf { get; }

    public string FamilySequencesUp { get; }

    public string FamilySequencesDown { get; }

    public string Gaps { get; }

    public string LateChanges { get; }

    public string Store { get; }

    public string LockStore { get; }

    public string AddStore { get; }

    public string ChangeStore { get; }

    public string Regions { get; }

    public string Time { get; }

    public string Version { get; }

    public string MakeSchema { get; }

    public string MakeVersions { get; }

    public string BeginVersions { get; }

    public string LockVersions { get; }

    public string AddVersion { get; }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
