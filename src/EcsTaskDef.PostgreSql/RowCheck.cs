using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// Whether the rows agree with each other: what is counted twice, and what refers to something. Only somebody else than this software
/// makes them differ, or a restore of some tables and not of others. One transaction, which sees one moment and keeps nobody waiting.
/// </summary>
internal sealed class RowCheck(PostgresStore store)
{
    // Of each kind: more would tell nothing new.
    private const int Most = 20;

    public async ValueTask<IReadOnlyList<StoreFinding>> RunAsync(string? region, CancellationToken cancellationToken)
    {
        Database database = store.Database;
        return await database.TryAsync(
            async _ =>
            {
                await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
                List<StoreFinding> findings = new();
                if (!await store.IsReadyAsync(connection, cancellationToken).ConfigureAwait(false))
                    throw EcsErrors.Fault(SR.StoreMissing, [store.Location]);
                try
                {
                    await store.BeginReadAsync(connection, cancellationToken).ConfigureAwait(false);
                    foreach (Rule rule in Rules(store.Statements.Schema + "."))
                        await CheckAsync(connection, rule, region, findings, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    await PostgresRegion.EndAsync(connection).ConfigureAwait(false);
                }

                return findings;
            },
            database.ReadFailed, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CheckAsync(
        NpgsqlConnection connection, Rule rule, string? region, List<StoreFinding> findings, CancellationToken cancellationToken)
    {
        string text = $"SELECT o.region, o.name FROM ({rule.Offenders}) o WHERE ($1::text IS NULL OR o.region = $1)"
            + " ORDER BY o.region, o.name LIMIT $2";
        await using NpgsqlCommand command = connection.Command(text, Sql.Text(region), Sql.Integer(Most));

        // It goes through all the rows.
        command.CommandTimeout = 0;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            findings.Add(new StoreFinding
            {
                Severity = FindingSeverity.Error,
                Code = rule.Code,
                Region = reader.GetString(0),
                File = $"{store.Location}, table {rule.Table}",
                Message = $"{reader.GetString(1)}: {rule.Message}",
                Lost = rule.Lost,
                Advice = "Restore all tables of the schema from one backup; it was not this software that made them differ.",
            });
        }
    }

    private static Rule[] Rules(string s) =>
    [
        new("FamilyCounts", "families", "its counts are not those of its revisions.", "lists and numbers of the family are wrong",
            "SELECT f.region, f.family AS name FROM " + s + "families f LEFT JOIN LATERAL (SELECT"
            + " count(*) FILTER (WHERE status = 'ACTIVE') a, count(*) FILTER (WHERE status = 'INACTIVE') i,"
            + " count(*) FILTER (WHERE status = 'DELETE_IN_PROGRESS') d, coalesce(max(revision), 0) m, coalesce(sum(document_bytes), 0) b"
            + " FROM " + s + "revisions v WHERE v.region = f.region AND v.family = f.family) c ON true WHERE (f.active_count,"
            + " f.inactive_count, f.delete_in_progress_count, f.document_bytes) <> (c.a, c.i, c.d, c.b) OR f.latest_revision < c.m"),
        new("FamilyListed", "families", "the column listed is not what its counts say.", "lists of families are wrong",
            "SELECT region, family AS name FROM " + s + "families WHERE listed IS DISTINCT FROM CASE WHEN active_count > 0 THEN 'ACTIVE'"
            + " WHEN inactive_count + delete_in_progress_count > 0 THEN 'INACTIVE' END"),
        new("RevisionWithoutFamily", "revisions", "there is no row of its family.", "its number may be given again",
            "SELECT v.region, v.family || ':' || v.revision AS name FROM " + s + "revisions v WHERE NOT EXISTS (SELECT 1 FROM "
            + s + "families f WHERE f.region = v.region AND f.family = v.family)"),
        new("RevisionStatus", "revisions", "its status and its times do not go together.", "it is never removed, or at a wrong time",
            "SELECT region, family || ':' || revision AS name FROM " + s + "revisions WHERE status NOT IN ('ACTIVE', 'INACTIVE',"
            + " 'DELETE_IN_PROGRESS') OR (status = 'INACTIVE' AND deregistered_at IS NULL)"
            + " OR (status = 'DELETE_IN_PROGRESS' AND delete_requested_at IS NULL)"),
        new("RevisionDocument", "revisions", "its document is of another revision, or of another length.",
            "what is described is not what was registered",
            "SELECT region, family || ':' || revision AS name FROM " + s + "revisions WHERE document_bytes <> octet_length(document::text)"

            // As text: a document may have characters that the database's own JSON functions refuse.
            + " OR strpos(document::text, '\"family\":\"' || family || '\"') = 0"
            + " OR strpos(document::text, '\"revision\":' || revision) = 0"),
        new("ResourceTexts", "resource_texts", "it is not found under the texts that it has.", "lists of what runs are wrong",
            "SELECT DISTINCT d.region, d.kind || '/' || d.key AS name FROM ((SELECT region, kind, key, unnest(texts) AS text FROM " + s
            + "resources EXCEPT SELECT region, kind, key, text FROM " + s + "resource_texts) UNION ALL (SELECT region, kind, key, text"
            + " FROM " + s + "resource_texts EXCEPT SELECT region, kind, key, unnest(texts) FROM " + s + "resources)) d"),
        new("RegionMissing", "regions", "there is no row of the region.", "it is not among the regions",
            "SELECT DISTINCT x.region, x.region AS name FROM (SELECT region FROM " + s + "families UNION ALL SELECT region FROM " + s
            + "resources) x WHERE NOT EXISTS (SELECT 1 FROM " + s + "regions r WHERE r.region = x.region)"),
        new("ChangeWithoutEvent", "changes", "nothing is known of what happened in it.", "a part of the history",
            "SELECT c.region, 'change ' || c.sequence AS name FROM " + s + "changes c WHERE c.process_id <> 0"

            // A copy keeps without events what has its history in other changes.
            + " AND NOT EXISTS (SELECT 1 FROM " + s
            + "events e WHERE e.region = c.region AND e.sequence = c.sequence)"),
        new("EventWithoutChange", "events", "nothing is known of who did it.", "a part of the history",
            "SELECT DISTINCT e.region, 'change ' || e.sequence AS name FROM " + s + "events e WHERE NOT EXISTS (SELECT 1 FROM " + s
            + "changes c WHERE c.region = e.region AND c.sequence = e.sequence)"),
    ];

    /// <summary>Something that holds of sound rows.</summary>
    /// <param name="Code">What a finding is called.</param>
    /// <param name="Table">Where the rows are that break it.</param>
    /// <param name="Message">What is wrong with one of them.</param>
    /// <param name="Lost">What is lost by it.</param>
    /// <param name="Offenders">A query that gives the region and the name of each.</param>
    private sealed record Rule(string Code, string Table, string Message, string Lost, string Offenders);
}
