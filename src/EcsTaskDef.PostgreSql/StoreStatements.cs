namespace EcsTaskDef.PostgreSql;

/// <summary>What is said of the store as a whole, and of the tables' version.</summary>
/// <param name="schema">The schema.</param>
internal sealed class StoreStatements(string schema)
{
    public const string Time = "SELECT clock_timestamp()";

    public string Read { get; } = $"SELECT account, settings FROM {schema}.store";

    public string Lock { get; } = $"SELECT account, settings FROM {schema}.store FOR UPDATE";

    public string Add { get; } = $"INSERT INTO {schema}.store (id, account, settings) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    public string Change { get; } = $"UPDATE {schema}.store SET settings = $1";

    public string Regions { get; } = $"SELECT region FROM {schema}.regions ORDER BY region";

    public string Version { get; } = $"SELECT max(version) FROM {schema}.schema_version";

    public string MakeSchema { get; } = $"CREATE SCHEMA IF NOT EXISTS {schema}";

    public string MakeVersions { get; } = $"CREATE TABLE IF NOT EXISTS {schema}.schema_version (version integer PRIMARY KEY,"
        + " installed_at timestamptz NOT NULL DEFAULT clock_timestamp(), installed_by text NOT NULL DEFAULT current_user)";

    public string BeginVersions { get; } = $"INSERT INTO {schema}.schema_version (version) VALUES (0) ON CONFLICT DO NOTHING";

    public string LockVersions { get; } = $"SELECT version FROM {schema}.schema_version WHERE version = 0 FOR UPDATE";

    public string AddVersion { get; } = $"INSERT INTO {schema}.schema_version (version) VALUES ($1)";
}
