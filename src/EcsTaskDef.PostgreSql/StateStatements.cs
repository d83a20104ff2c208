namespace EcsTaskDef.PostgreSql;

/// <summary>
/// What every view knows, in one row: <see cref="RegionState"/>. <c>$1</c> is the region. The heads of the queues are one step in an index
/// each; a count would be a walk through it. Most stores keep INACTIVE revisions for ever, and then nobody asks for the second queue.
/// </summary>
/// <param name="s">The schema and a full stop.</param>
/// <param name="withDeregistrations">With the head of the second queue.</param>
internal sealed class StateStatements(string s, bool withDeregistrations)
{
    public string State { get; } = $"SELECT {Columns(s, withDeregistrations)}{Tables(s, withDeregistrations)}";

    /// <summary>
    /// The same in a change. A transaction whose client is gone must not hold its locks for long: its fate is asked for under the same
    /// locks. Local to the transaction, so that no session keeps it.
    /// </summary>
    public string ChangeState { get; } = $"SELECT {Columns(s, withDeregistrations)},"
        + $" set_config('idle_in_transaction_session_timeout', '60000', true){Tables(s, withDeregistrations)}";

    /// <summary>The state, and a revision (<c>$3</c>) of a family (<c>$2</c>) with its document: one statement, one moment.</summary>
    public string StateAndRevision { get; } = $"SELECT {Columns(s, withDeregistrations)}, {ReadStatements.Facts}, v.document"
        + Tables(s, withDeregistrations) + $" LEFT JOIN {s}revisions v ON v.region = $1 AND v.family = $2 AND v.revision = $3";

    /// <summary>The same of a family's latest ACTIVE revision.</summary>
    public string StateAndLatest { get; } = $"SELECT {Columns(s, withDeregistrations)}, {ReadStatements.Facts}, v.document"
        + Tables(s, withDeregistrations) + $" LEFT JOIN LATERAL ({ReadStatements.LatestActiveOf(s, "$2")}) v ON true";

    /// <summary>
    /// A revision (<c>$3</c>) of a family (<c>$2</c>) with its document, the time, and whose store it is: no row where it is not there.
    /// What a description needs where nobody needs the queues, which take up to a third of the time.
    /// </summary>
    public string Revision { get; } = $"SELECT {Store(s)}, {ReadStatements.FactsOfOne}, v.document FROM {s}store s"
        + $" CROSS JOIN {s}revisions v WHERE v.region = $1 AND v.family = $2 AND v.revision = $3";

    /// <summary>The same of a family's latest ACTIVE revision.</summary>
    public string Latest { get; } = $"SELECT {Store(s)}, {ReadStatements.FactsOfOne}, v.document FROM {s}store s"
        + $" CROSS JOIN LATERAL ({ReadStatements.LatestActiveOf(s, "$2")}) v";

    private static string Store(string s) => $"clock_timestamp(), s.account, s.settings, {StoreStatements.VersionIn(s)}";

    private static string Columns(string s, bool withDeregistrations) => $"{Store(s)}, r.workloads_version, d.at, d.family, d.revision"
        + (withDeregistrations ? ", n.at, n.family, n.revision" : "");

    private static string Tables(string s, bool withDeregistrations) => $" FROM (SELECT 1) one LEFT JOIN {s}store s ON true"
        + $" LEFT JOIN {s}regions r ON r.region = $1 LEFT JOIN LATERAL ({Head(s, "delete_requested_at", "DELETE_IN_PROGRESS")}) d ON true"
        + (withDeregistrations ? $" LEFT JOIN LATERAL ({Head(s, "deregistered_at", "INACTIVE")}) n ON true" : "");

    private static string Head(string s, string at, string status) => $"SELECT {at} AS at, family, revision FROM {s}revisions"
        + $" WHERE region = $1 AND status = '{status}' ORDER BY {at}, family, revision LIMIT 1";
}
