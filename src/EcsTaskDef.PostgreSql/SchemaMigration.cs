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

    // An upgrade gives way to changes before the database looks for a circle of those who wait, after a second, and ends somebody. For
    // readings, which may take their time, it waits longer each time.
    private static readonly TimeSpan s_firstPatience = TimeSpan.FromSeconds(0.2), s_patienceWithChanges = TimeSpan.FromSeconds(0.8);

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
                // Looked at each time: who has nothing left to do must not keep others waiting.
                int version = await FindVersionAsync(connection, sql, cancellationToken).ConfigureAwait(false);
                if (version == options.Versions.Current) return;
                bool isUpgrade = version > 0;
                TimeSpan? patience = isUpgrade ? s_firstPatience * Math.Pow(2, Math.Min(attempt - 1, 6)) : null;
                if (await ApplyOnceAsync(connection, sql, options, patience, cancellationToken).ConfigureAwait(false)) return;
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

    /// <summary>False where somebody else has made tables of an older version meanwhile: they may be in use.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="sql">The statements.</param>
    /// <param name="options">The store's options.</param>
    /// <param name="patience">How long it waits for those who use the tables; null = there were none to use.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private static async ValueTask<bool> ApplyOnceAsync(
        NpgsqlConnection connection, Statements sql, PostgresStoreOptions options, TimeSpan? patience, CancellationToken cancellationToken)
    {
        await RunAsync(connection, Statements.BeginChange, cancellationToken).ConfigureAwait(false);
        await DemandUtf8Async(connection, options, cancellationToken).ConfigureAwait(false);

        // CREATE … IF NOT EXISTS asks for the right to make it even where it exists.
        if (!await ExistsAsync(connection, options.Schema, cancellationToken).ConfigureAwait(false))
            await RunAsync(connection, sql.Store.MakeSchema, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, sql.Store.MakeVersions, cancellationToken).ConfigureAwait(false);

        // A transaction that works with these tables has read their version: this waits for it. One that begins later waits for this, and
        // finds the new version. Changes first: one that has its family and waits to read the version would be waited for in a circle.
        if (patience is { } limit)
        {
            TimeSpan first = limit < s_patienceWithChanges ? limit : s_patienceWithChanges;
            await LockAsync(connection, sql.Store.LockChanges, first, cancellationToken).ConfigureAwait(false);
            await LockAsync(connection, sql.Store.LockVersionTable, limit, cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(connection, sql.Store.BeginVersions, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, sql.Store.LockVersions, cancellationToken).ConfigureAwait(false);
        int version = await FindVersionAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        DemandNotNewer(version, options);
        if (version > 0 && version < options.Versions.Current && patience is null)
        {
            await RunAsync(connection, Statements.Rollback, cancellationToken).ConfigureAwait(false);
            return false;
        }

        for (int next = version + 1; next <= options.Versions.Current; next++)
        {
            string script = options.Versions.Script(next).Replace("{schema}", sql.Schema, StringComparison.Ordinal);
            await RunAsync(connection, script, cancellationToken).ConfigureAwait(false);
            await using NpgsqlCommand command = connection.Command(sql.Store.AddVersion, Sql.Integer(next));
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(connection, Statements.Commit, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <exception cref="EcsException"><c>StoreVersionTooNew</c>.</exception>
    public static void DemandNotNewer(int version, PostgresStoreOptions options)
    {
        int known = options.Versions.Current;
        if (version > known) throw EcsErrors.Fault(SR.StoreVersionTooNew, [options.Location, version, known]);
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

    private static async ValueTask LockAsync(
        NpgsqlConnection connection, string text, TimeSpan patience, CancellationToken cancellationToken)
    {
        string limit = ((long)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await using NpgsqlCommand command = connection.Command(StoreStatements.LimitLocks, Sql.Text(limit));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, text, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        // A script goes through large tables, and waits for those who use them.
        await using NpgsqlCommand command = new(text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
