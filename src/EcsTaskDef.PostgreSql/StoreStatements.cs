namespace EcsTaskDef.PostgreSql;

/// <summary>What is said of the store as a whole, and of the tables' version.</summary>
/// <param name="schema">The schema.</param>
internal sealed class StoreStatements(string schema)
{
    public const string Time = "SELECT clock_timestamp()";

    public string Read { get; } = $"SELECT account, settings, {VersionIn(schema + ".")} FROM {schema}.store";

    public string Lock { get; } = $"SELECT account, settings, {VersionIn(schema + ".")} FROM {schema}.store FOR UPDATE";

    public string Add { get; } = $"INSERT INTO {schema}.store (id, account, settings) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    public string Change { get; } = $"UPDATE {schema}.store SET settings = $1";

    public string Regions { get; } = $"SELECT region, {VersionIn(schema + ".")} FROM {schema}.regions ORDER BY region";

    /// <summary>
    /// The version of the tables, within another statement. Who reads it in a transaction keeps the tables in that version until it ends.
    /// </summary>
    /// <param name="s">The schema and a full stop.</param>
    public static string VersionIn(string s) => $"(SELECT coalesce(max(version), 0) FROM {s}schema_version)";

    public string Version { get; } = $"SELECT max(version) FROM {schema}.schema_version";

    public string MakeSchema { get; } = $"CREATE SCHEMA IF NOT EXISTS {schema}";

    public string MakeVersions { get; } = $"CREATE TABLE IF NOT EXISTS {schema}.schema_version (version integer PRIMARY KEY,"
        + " installed_at timestamptz NOT NULL DEFAULT clock_timestamp(), installed_by text NOT NULL DEFAULT current_user)";

    public string BeginVersions { get; } = $"INSERT INTO {schema}.schema_version (version) VALUES (0) ON CONFLICT DO NOTHING";

    public string LockVersions { get; } = $"SELECT version FROM {schema}.schema_version WHERE version = 0 FOR UPDATE";

    /// <summary>
    /// Waits for all changes that have locked something, and lets no other begin: these tables are what a change locks first, in this
    /// order.
    /// </summary>
    public string LockChanges { get; } = $"LOCK TABLE {schema}.regions, {schema}.families IN EXCLUSIVE MODE";

    /// <summary>How long this transaction waits for a lock, as text.</summary>
    public const string LimitLocks = "SELECT set_config('lock_timeout', $1, true)";

    /// <summary>Waits for all who have read the version in a transaction, and lets nobody read it until this one ends.</summary>
    public string LockVersionTable { get; } = $"LOCK TABLE {schema}.schema_version IN ACCESS EXCLUSIVE MODE";

    public string AddVersion { get; } = $"INSERT INTO {schema}.schema_version (version) VALUES ($1)";
}
