using System.Reflection;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// Makes the tables, and brings those of an older version up to date: numbered scripts (<c>Migrations/0001.sql</c>), each applied once,
/// all in one transaction that holds a row which every process asks for first. A schema that is newer than this software is refused.
/// </summary>
internal static class SchemaMigration
{
    /// <summary>The version that this software works with: the number of the last script.</summary>
    public const int Version = 1;

    /// <summary>The version of the tables that are there; 0 = there are none.</summary>
    public static async ValueTask<int> FindVersionAsync(NpgsqlConnection connection, Statements sql, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand command = connection.Command(sql.Store.Version);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int version ? version : 0;
        }
        catch (PostgresException exception) when (Failures.IsMissing(exception))
        {
            return 0;
        }
    }

    /// <summary>Makes what is missing. Two processes may begin at once: the second finds what the first has made.</summary>
    /// <exception cref="EcsException"><c>DatabaseSchemaMissing</c>: the role may not make tables.</exception>
    public static async ValueTask ApplyAsync(
        NpgsqlConnection connection, Statements sql, PostgresStoreOptions options, CancellationToken cancellationToken)
    {
        const int Attempts = 10;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await ApplyOnceAsync(connection, sql, options, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException exception) when (attempt < Attempts && Failures.IsMadeMeanwhile(exception))
            {
                await RunAsync(connection, Statements.Rollback, cancellationToken).ConfigureAwait(false);
                await Task.Delay(options.Surroundings.Jitter(TimeSpan.FromMilliseconds(50)), cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                await RunAsync(connection, Statements.Rollback, cancellationToken).ConfigureAwait(false);
                throw EcsErrors.Fault(
                    SR.DatabaseSchemaMissing, [options.Location, options.Schema, Failures.Describe(exception)], exception);
            }
        }
    }

    private static async ValueTask ApplyOnceAsync(
        NpgsqlConnection connection, Statements sql, PostgresStoreOptions options, CancellationToken cancellationToken)
    {
        await RunAsync(connection, Statements.BeginChange, cancellationToken).ConfigureAwait(false);
        await DemandUtf8Async(connection, options, cancellationToken).ConfigureAwait(false);

        // CREATE … IF NOT EXISTS asks for the right to make it even where it exists.
        if (!await ExistsAsync(connection, options.Schema, cancellationToken).ConfigureAwait(false))
            await RunAsync(connection, sql.Store.MakeSchema, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, sql.Store.MakeVersions, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, sql.Store.BeginVersions, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, sql.Store.LockVersions, cancellationToken).ConfigureAwait(false);
        int version = await FindVersionAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        DemandNotNewer(version, options);
        for (int next = version + 1; next <= Version; next++)
        {
            await RunAsync(connection, Script(next, sql.Schema), cancellationToken).ConfigureAwait(false);
            await using NpgsqlCommand command = connection.Command(sql.Store.AddVersion, Sql.Integer(next));
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(connection, Statements.Commit, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="EcsException"><c>StoreVersionTooNew</c>.</exception>
    public static void DemandNotNewer(int version, PostgresStoreOptions options)
    {
        if (version > Version) throw EcsErrors.Fault(SR.StoreVersionTooNew, [options.Location, version, Version]);
    }

    private static async ValueTask<bool> ExistsAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        const string Text = "SELECT 1 FROM information_schema.schemata WHERE schema_name = $1"
            + " UNION ALL SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1";
        await using NpgsqlCommand command = connection.Command(Text, Sql.Text(schema));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }

    // Names sort by their bytes and documents are UTF-8: with another encoding both would be somebody else's.
    private static async ValueTask DemandUtf8Async(
        NpgsqlConnection connection, PostgresStoreOptions options, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command("SHOW server_encoding");
        object? encoding = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        if (encoding is not "UTF8") throw EcsErrors.Fault(SR.DatabaseEncoding, [options.Location, encoding]);
    }

    private static async ValueTask RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(text, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Script(int number, string schema)
    {
        Assembly assembly = typeof(SchemaMigration).Assembly;
        string name = string.Create(CultureInfo.InvariantCulture, $"EcsTaskDef.PostgreSql.Migrations.{number:D4}.sql");
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Replace("{schema}", schema, StringComparison.Ordinal);
    }
}
