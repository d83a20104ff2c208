namespace EcsTaskDef.PostgreSql;

/// <summary>
/// What a change writes: one statement for each kind of row, with a list for each column. <c>$1</c> is the region in each.
/// </summary>
/// <param name="s">The schema and a full stop.</param>
internal sealed class WriteStatements(string s)
{
    public string AddRevisions { get; } = $"INSERT INTO {s}revisions (region, family, revision, status, registered_at, deregistered_at,"
        + " delete_requested_at, last_changed_at, document_bytes, document, tags) SELECT $1, u.* FROM unnest($2::text[], $3::integer[],"
        + " $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::integer[], $10::json[],"
        + " $11::json[]) u";

    public string ChangeRevisions { get; } = $"UPDATE {s}revisions v SET status = u.status, deregistered_at = u.deregistered_at,"
        + " delete_requested_at = u.delete_requested_at, last_changed_at = u.last_changed_at FROM unnest($2::text[], $3::integer[],"
        + " $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])"
        + " u(family, revision, status, deregistered_at, delete_requested_at, last_changed_at)"
        + " WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";

    public string ChangeTags { get; } = $"UPDATE {s}revisions v SET tags = u.tags FROM unnest($2::text[], $3::integer[], $4::json[])"
        + " u(family, revision, tags) WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";

    public string RemoveRevisions { get; } = $"DELETE FROM {s}revisions v USING unnest($2::text[], $3::integer[]) u(family, revision)"
        + " WHERE v.region = $1 AND v.family = u.family AND v.revision = u.revision";

    public string ChangeFamilies { get; } = $"UPDATE {s}families f SET latest_revision = u.latest, active_count = u.active,"
        + " inactive_count = u.inactive, delete_in_progress_count = u.deleting, document_bytes = f.document_bytes + u.bytes,"
        + " listed = u.listed, last_changed_at = u.changed FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[],"
        + " $6::integer[], $7::bigint[], $8::text[], $9::timestamptz[])"
        + " u(family, latest, active, inactive, deleting, bytes, listed, changed) WHERE f.region = $1 AND f.family = u.family";

    public string RemoveFamilies { get; } =
        $"DELETE FROM {s}families WHERE region = $1 AND family = ANY($2) AND latest_revision = 0";

    public string CountWorkloads { get; } = $"UPDATE {s}regions SET workloads_version = workloads_version + 1 WHERE region = $1";

    public string PutResources { get; } = $"INSERT INTO {s}resources (region, kind, key, document, texts, last_changed_at) SELECT $1,"
        + " u.kind, u.key, u.document, ARRAY(SELECT json_array_elements_text(u.texts)), u.changed"
        + " FROM unnest($2::text[], $3::text[], $4::json[], $5::json[], $6::timestamptz[]) u(kind, key, document, texts, changed)"
        + " ON CONFLICT (region, kind, key) DO UPDATE SET document = excluded.document, texts = excluded.texts,"
        + " last_changed_at = excluded.last_changed_at";

    public string RemoveResources { get; } = $"DELETE FROM {s}resources r USING unnest($2::text[], $3::text[]) u(kind, key)"
        + " WHERE r.region = $1 AND r.kind = u.kind AND r.key = u.key";

    public string RemoveTexts { get; } = $"DELETE FROM {s}resource_texts t USING unnest($2::text[], $3::text[], $4::text[])"
        + " u(kind, text, key) WHERE t.region = $1 AND t.kind = u.kind AND t.text = u.text AND t.key = u.key";

    public string AddTexts { get; } = $"INSERT INTO {s}resource_texts (region, kind, text, key) SELECT $1, u.*"
        + " FROM unnest($2::text[], $3::text[], $4::text[]) u ON CONFLICT DO NOTHING";

    /// <summary>A change of which the history shows nothing; gives its number.</summary>
    public string AddBareChange { get; } = $"INSERT INTO {s}changes (region, id, made_by, host, process_id)"
        + " VALUES ($1, $2, $3, $4, $5) RETURNING sequence";

    /// <summary>Gives the change's number.</summary>
    public string AddChange { get; } = $"WITH c AS (INSERT INTO {s}changes (region, id, made_by, host, process_id)"
        + $" VALUES ($1, $2, $3, $4, $5) RETURNING sequence) INSERT INTO {s}events (region, sequence, ordinal, kind, at, family, revision,"
        + " status, tags, note, resource_kind, resource_key) SELECT $1, c.sequence, u.* FROM c, unnest($6::integer[], $7::text[],"
        + " $8::timestamptz[], $9::text[], $10::integer[], $11::text[], $12::json[], $13::text[], $14::text[], $15::text[]) u"
        + " RETURNING sequence";
}
