namespace EcsTaskDef.PostgreSql;

/// <summary>A statement for a kind of row: for one row with a value for each column, and for many with a list for each.</summary>
/// <remarks>Lists have to become rows: a statement for one row takes about 1.4 × as long with them (docs/PERFORMANCE.md).</remarks>
internal sealed record RowStatement(string One, string Many)
{
    /// <summary>The text for a number of rows.</summary>
    public string For(int count) => count == 1 ? One : Many;
}

/// <summary>
/// What a change writes: one statement for each kind of row. <c>$1</c> is the region in each.
/// </summary>
/// <param name="s">The schema and a full stop.</param>
internal sealed class WriteStatements(string s)
{
    private const string OfOne = "WHERE region = $1 AND family = $2 AND revision = $3";
    private const string OfMany = "WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";

    public RowStatement AddRevisions { get; } = new(
        AddRevision(s) + $" VALUES ($1, {Places(2, 10)})",
        AddRevision(s) + " SELECT $1, u.* FROM unnest($2::text[], $3::integer[], $4::text[], $5::timestamptz[], $6::timestamptz[],"
        + " $7::timestamptz[], $8::timestamptz[], $9::integer[], $10::json[], $11::json[]) u");

    public RowStatement ChangeRevisions { get; } = new(
        $"UPDATE {s}revisions SET status = $4, deregistered_at = $5, delete_requested_at = $6, last_changed_at = $7 {OfOne}",
        $"UPDATE {s}revisions v SET status = u.status, deregistered_at = u.deregistered_at,"
        + " delete_requested_at = u.delete_requested_at, last_changed_at = u.last_changed_at FROM unnest($2::text[], $3::integer[],"
        + " $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])"
        + $" u(family, revision, status, deregistered_at, delete_requested_at, last_changed_at) {OfMany}");

    public RowStatement ChangeTags { get; } = new(
        $"UPDATE {s}revisions SET tags = $4 {OfOne}",
        $"UPDATE {s}revisions v SET tags = u.tags FROM unnest($2::text[], $3::integer[], $4::json[]) u(family, revision, tags) {OfMany}");

    public RowStatement RemoveRevisions { get; } = new(
        $"DELETE FROM {s}revisions {OfOne}",
        $"DELETE FROM {s}revisions v USING unnest($2::text[], $3::integer[]) u(family, revision) {OfMany}");

    public RowStatement ChangeFamilies { get; } = new(
        ChangeFamily(s, 2),
        $"UPDATE {s}families f SET latest_revision = u.latest, active_count = u.active,"
        + " inactive_count = u.inactive, delete_in_progress_count = u.deleting, document_bytes = f.document_bytes + u.bytes,"
        + " listed = u.listed, last_changed_at = u.changed FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[],"
        + " $6::integer[], $7::bigint[], $8::text[], $9::timestamptz[])"
        + " u(family, latest, active, inactive, deleting, bytes, listed, changed) WHERE f.region = $1 AND f.family = u.family");

    public string RemoveFamilies { get; } =
        $"DELETE FROM {s}families WHERE region = $1 AND family = ANY($2) AND latest_revision = 0";

    public string CountWorkloads { get; } = $"UPDATE {s}regions SET workloads_version = workloads_version + 1 WHERE region = $1";

    public RowStatement PutResources { get; } = new(
        PutResource(s, "$2, $3, $4, ARRAY(SELECT json_array_elements_text($5)), $6", ""),
        PutResource(
            s, "u.kind, u.key, u.document, ARRAY(SELECT json_array_elements_text(u.texts)), u.changed",
            " FROM unnest($2::text[], $3::text[], $4::json[], $5::json[], $6::timestamptz[]) u(kind, key, document, texts, changed)"));

    public RowStatement RemoveResources { get; } = new(
        $"DELETE FROM {s}resources WHERE region = $1 AND kind = $2 AND key = $3",
        $"DELETE FROM {s}resources r USING unnest($2::text[], $3::text[]) u(kind, key)"
        + " WHERE r.region = $1 AND r.kind = u.kind AND r.key = u.key");

    public RowStatement RemoveTexts { get; } = new(
        $"DELETE FROM {s}resource_texts WHERE region = $1 AND kind = $2 AND text = $3 AND key = $4",
        $"DELETE FROM {s}resource_texts t USING unnest($2::text[], $3::text[], $4::text[])"
        + " u(kind, text, key) WHERE t.region = $1 AND t.kind = u.kind AND t.text = u.text AND t.key = u.key");

    public RowStatement AddTexts { get; } = new(
        $"INSERT INTO {s}resource_texts (region, kind, text, key) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        $"INSERT INTO {s}resource_texts (region, kind, text, key) SELECT $1, u.*"
        + " FROM unnest($2::text[], $3::text[], $4::text[]) u ON CONFLICT DO NOTHING");

    /// <summary>A change of which the history shows nothing; gives its number.</summary>
    public string AddBareChange { get; } = AddChange(s);

    /// <summary>A change with its events; gives its number.</summary>
    public RowStatement AddChanges { get; } = new(
        "WITH " + AddEvents(s, 2, Places(6, 10), ""),
        "WITH " + AddEvents(
            s, 2, "u.*", ", unnest($6::integer[], $7::text[], $8::timestamptz[], $9::text[], $10::integer[], $11::text[], $12::json[],"
            + " $13::text[], $14::text[], $15::text[]) u"));

    /// <summary>
    /// <see cref="AddRevisions"/>, <see cref="ChangeFamilies"/> and <see cref="AddChanges"/> of one row each: a statement costs the
    /// database more than the rows that it adds.
    /// </summary>
    public string Register { get; } = $"WITH r AS ({AddRevision(s)} VALUES ($1, {Places(2, 10)})), f AS ({ChangeFamily(s, 12)}), "
        + AddEvents(s, 20, Places(24, 10), "");

    /// <summary>
    /// The same where the family (<c>$34</c> to <c>$38</c>), the store (<c>$39</c>, <c>$40</c>) and the version of the tables (<c>$41</c>)
    /// are as they were, and nobody has the family: a transaction of its own. Gives the change's number and the time, or no row.
    /// </summary>
    public string RegisterIfUnchanged { get; } = $"WITH l AS (SELECT 1 FROM {s}families WHERE region = $1 AND family = $12"
        + " AND latest_revision = $34 AND active_count = $35 AND inactive_count = $36 AND delete_in_progress_count = $37"
        + $" AND last_changed_at = $38 AND EXISTS (SELECT 1 FROM {s}store WHERE account = $39 AND settings::text = $40)"
        + $" AND {StoreStatements.VersionIn(s)} = $41 FOR UPDATE SKIP LOCKED), f AS ({ChangeFamily(s, 12)} AND EXISTS (SELECT 1 FROM l)),"
        + $" r AS ({AddRevision(s)} SELECT $1, {Places(2, 10)} FROM l), "
        + AddEvents(s, AddChange(s, $"SELECT $1, {Places(20, 4)} FROM l"), Places(24, 10), "") + ", clock_timestamp()";

    private static string Places(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(static n => "$" + n));

    private static string ChangeFamily(string s, int at) => $"UPDATE {s}families SET latest_revision = ${at + 1}, active_count = ${at + 2},"
        + $" inactive_count = ${at + 3}, delete_in_progress_count = ${at + 4}, document_bytes = document_bytes + ${at + 5},"
        + $" listed = ${at + 6}, last_changed_at = ${at + 7} WHERE region = $1 AND family = ${at}";

    private static string AddRevision(string s) => $"INSERT INTO {s}revisions (region, family, revision, status, registered_at,"
        + " deregistered_at, delete_requested_at, last_changed_at, document_bytes, document, tags)";

    private static string PutResource(string s, string values, string from) =>
        $"INSERT INTO {s}resources (region, kind, key, document, texts, last_changed_at) SELECT $1, {values}{from}"
        + " ON CONFLICT (region, kind, key) DO UPDATE SET document = excluded.document, texts = excluded.texts,"
        + " last_changed_at = excluded.last_changed_at";

    private static string AddChange(string s, int at = 2) => AddChange(s, $"VALUES ($1, {Places(at, 4)})");

    private static string AddChange(string s, string row) =>
        $"INSERT INTO {s}changes (region, id, made_by, host, process_id) {row} RETURNING sequence";

    private static string AddEvents(string s, int at, string values, string from) => AddEvents(s, AddChange(s, at), values, from);

    private static string AddEvents(string s, string change, string values, string from) => $"c AS ({change})"
        + $" INSERT INTO {s}events (region, sequence, ordinal, kind, at, family, revision, status, tags, note, resource_kind, resource_key)"
        + $" SELECT $1, c.sequence, {values} FROM c{from} RETURNING sequence";
}
