using System.Text.Json;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// A store in a schema of a PostgreSQL database (docs/decisions/0032). Any number of processes on any number of hosts share it; each keeps
/// nothing but connections. Nothing is made by reading; the first change makes the tables, where the role may.
/// </summary>
internal sealed class PostgresStore : IRegistryStore
{
    // Reading it again for every look would be a way there and back before each operation; every view brings a fresh one.
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);

    // Who asks for its health wants to hear of a database that hangs, too.
    private static readonly TimeSpan s_check = TimeSpan.FromSeconds(3);

    private static readonly StoreSettings s_defaultSettings = new();

    private readonly KnownRegions<PostgresRegion> _regions = new();
    private readonly TimeProvider _timer;

    // The version of the tables that were found; 0 = none were found yet. They may be brought up to date meanwhile.
    private volatile int _version;

    // Whether they were ever there: who has had them makes no others in their place.
    private volatile bool _hadTables;

    private volatile Look? _look;

    private PostgresStore(PostgresStoreOptions options)
    {
        Options = options;
        _timer = options.Surroundings.Timer;
        Database = new Database(options) { Explain = ExplainAsync };
        Statements = new Statements(options.Schema);
    }

    public PostgresStoreOptions Options { get; }

    public Database Database { get; }

    public Statements Statements { get; }

    public string Location => Options.Location;

    public int FormatVersion => Options.Versions.Current;

    /// <summary>
    /// Whether anybody needs to know which INACTIVE revision waits longest: where they are removed after a while. Found out when somebody
    /// asks, since a process may have a setting of its own.
    /// </summary>
    public bool WantsDeregistrations { get; set; }

    /// <summary>Time is the database's, not the process's.</summary>
    public bool HasHostTime => Options.Clock is null;

    // A database that is away is not gone: an empty one would be.
    public bool IsGone => false;

    public bool Exists => Fresh().Exists;

    /// <summary>
    /// Whose store it is and how it is set, with the settings as they are kept, when somebody last looked; null = nobody has.
    /// </summary>
    public (StoreIdentity Identity, string Settings)? LastSeen =>
        _look is { Settings: { } settings } look ? (look.Identity, settings) : null;

    public DateTimeOffset? HostTime => !HasHostTime ? null : Database.Try(
        connection =>
        {
            using NpgsqlCommand command = connection.Command(StoreStatements.Time);
            return new DateTimeOffset((DateTime)command.ExecuteScalar()!, TimeSpan.Zero);
        },
        Database.ReadFailed);

    private StoreIdentity NewIdentity => new(Options.Account ?? RegistryHostOptions.DefaultAccount, s_defaultSettings);

    /// <summary>Prepares a store; it is not looked for before it is asked something.</summary>
    public static PostgresStore Open(PostgresStoreOptions options)
    {
        if (options.Account is { } account && !AccountId.IsValid(account)) throw EcsErrors.Fault(SR.StoreAccountInvalid, [account]);
        return new PostgresStore(options);
    }

    public StoreIdentity Identify() => Fresh().Identity;

    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_check);
            await using NpgsqlConnection connection = await Database.OpenAsync(patience.Token).ConfigureAwait(false);
            DemandNotNewer(await SchemaMigration.FindVersionAsync(connection, Statements, patience.Token).ConfigureAwait(false));
            Database.IsBack();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Database.Unreachable(new TimeoutException($"it did not answer within {s_check.TotalSeconds} seconds", exception));
        }
        catch (Exception exception) when (Failures.IsOfDatabase(exception))
        {
            throw Database.ReadFailed(exception);
        }
    }

    public IRegionStore OpenRegion(string region)
    {
        if (!Model.Regions.IsSafeName(region)) throw EcsErrors.Fault(SR.StoreRegionInvalid, [region]);
        return _regions.Get(region, name => new PostgresRegion(this, name), GetRegions);
    }

    public IReadOnlyList<string> GetRegions() => Database.Try<IReadOnlyList<string>>(
        connection =>
        {
            List<string> regions = new();
            bool had = _hadTables;
            try
            {
                using NpgsqlCommand command = connection.Command(Statements.Store.Regions);
                using NpgsqlDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    regions.Add(reader.GetString(0));
                    DemandNotNewer(reader.GetInt32(1));
                }
            }
            catch (PostgresException exception) when (Failures.IsMissing(exception) && !had)
            {
                // Nobody has made them yet, or another version has others.
                DemandNotNewer(FindVersion(connection));
            }

            return regions;
        },
        Database.ReadFailed);

    /// <summary>The identity that a row of the store says, of which a view has just been read.</summary>
    /// <exception cref="EcsException">
    /// <c>StoreVersionTooNew</c>: newer software has changed the tables; <c>StoreAccountMismatch</c>: it is another account's than asked
    /// for.
    /// </exception>
    public StoreIdentity Take(string account, string settings, int version)
    {
        DemandNotNewer(version);
        Look? known = _look;
        if (known is { Settings: not null } && known.Identity.Account == account && known.Settings == settings)
        {
            _look = known with { At = _timer.GetTimestamp() };
            return known.Identity;
        }

        if (Options.Account is { } asked && asked != account)
            throw EcsErrors.Fault(SR.StoreAccountMismatch, [Location, account, asked]);
        StoreIdentity identity = new(account, ReadSettings(settings));
        _look = new Look(identity, settings, _timer.GetTimestamp());
        return identity;
    }

    /// <summary>The identity of a store that was never written to.</summary>
    public StoreIdentity TakeNone()
    {
        StoreIdentity identity = NewIdentity;
        _look = new Look(identity, null, _timer.GetTimestamp());
        return identity;
    }

    /// <exception cref="EcsException"><c>StoreVersionTooNew</c>.</exception>
    public void DemandNotNewer(int version) => SchemaMigration.DemandNotNewer(version, Options);

    /// <summary>Whether there are tables to read from; an older version's are read as they are.</summary>
    public async ValueTask<bool> IsReadyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_version == 0) await FindTablesAsync(connection, cancellationToken).ConfigureAwait(false);
        return _version > 0;
    }

    /// <summary>Begins a transaction that reads, in tables of a version that this software knows.</summary>
    public async ValueTask BeginReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = connection.CreateBatch().Add(Statements.BeginRead).Add(Statements.Store.Version);
        DemandNotNewer(await batch.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int version ? version : 0);
    }

    /// <summary>The tables are gone that were there.</summary>
    public EcsException Gone()
    {
        (_version, _hadTables) = (0, true);
        return EcsErrors.Fault(SR.DatabaseSchemaGone, [Location, Options.Schema]);
    }

    /// <summary>Makes the tables and says whose store it is, where neither was done; brings those of an older version up to date.</summary>
    public async ValueTask EnsureCreatedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        int wanted = Options.Versions.Current;
        if (_version == wanted && _look is { Exists: true }) return;
        if (_version != wanted) await FindTablesAsync(connection, cancellationToken).ConfigureAwait(false);
        if (_version != wanted) await SchemaMigration.ApplyAsync(connection, Statements, Options, cancellationToken).ConfigureAwait(false);
        (_version, _hadTables) = (wanted, true);
        StoreIdentity identity = NewIdentity;
        await using NpgsqlBatch batch = connection.CreateBatch();
        batch.Add(
            Statements.Store.Add, Sql.Text(Options.Surroundings.NewId().ToString("N")), Sql.Text(identity.Account),
            Sql.Json(WriteSettings(identity.Settings)));
        batch.Add(Statements.Store.Read);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        Take(reader.GetString(0), reader.GetString(1), reader.GetInt32(2));
    }

    public async ValueTask ChangeSettingsAsync(Func<StoreSettings, StoreSettings> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Database.TryAsync(
            async _ =>
            {
                await using NpgsqlConnection connection = await Database.OpenAsync(cancellationToken).ConfigureAwait(false);
                await EnsureCreatedAsync(connection, cancellationToken).ConfigureAwait(false);
                string account, before;
                int version;
                await using (NpgsqlBatch batch = connection.CreateBatch().Add(Statements.BeginChange).Add(Statements.Store.Lock))
                await using (NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    (account, before, version) = (reader.GetString(0), reader.GetString(1), reader.GetInt32(2));
                }

                DemandNotNewer(version);

                string after = WriteSettings(change(ReadSettings(before)));
                using StandbyWait standby = new(connection);
                await using NpgsqlBatch write = connection.CreateBatch();
                if (after != before) write.Add(Statements.Store.Change, Sql.Json(after));
                write.Add(Statements.Commit);
                try
                {
                    await write.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    standby.DemandConfirmed();
                }
                catch (Exception exception) when (Failures.IsOfDatabase(exception) && !Failures.IsUndone(exception))
                {
                    throw Database.OutcomeUnknown(exception);
                }

                return Take(account, after, version);
            },
            Database.WriteFailed, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _regions.Clear();
        Database.Dispose();
    }

    private async ValueTask FindTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Known before it is looked for them: another caller may make them meanwhile.
        bool had = _hadTables;
        int version = await SchemaMigration.FindVersionAsync(connection, Statements, cancellationToken).ConfigureAwait(false);
        DemandNotNewer(version);
        if (version == 0 && had) throw Gone();
        if (version == 0) return;
        (_version, _hadTables) = (version, true);
    }

    // Where the tables are not as a statement takes them to be, other software has made them so, or somebody has taken them away.
    private async ValueTask<EcsException?> ExplainAsync(Exception exception)
    {
        if (!Failures.IsOfTables(exception)) return null;
        int version;
        try
        {
            await using NpgsqlConnection connection = await Database.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            version = await SchemaMigration.FindVersionAsync(connection, Statements, CancellationToken.None).ConfigureAwait(false);
            DemandNotNewer(version);
        }
        catch (EcsException known)
        {
            return known;
        }
        catch (Exception other) when (Failures.IsOfDatabase(other))
        {
            return null;
        }

        if (version > 0 && version < Options.Versions.Current)
            return EcsErrors.Fault(SR.DatabaseSchemaOld, [Location, Options.Schema, version, Options.Versions.Current], exception);
        return Failures.IsMissing(exception) ? Gone() : null;
    }

    private int FindVersion(NpgsqlConnection connection) =>
        SchemaMigration.FindVersionAsync(connection, Statements, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private Look Fresh()
    {
        Look? known = _look;
        if (known is not null && known.Exists && _timer.GetElapsedTime(known.At) < s_fresh) return known;
        Database.Try(
            connection =>
            {
                bool had = _hadTables;
                try
                {
                    using NpgsqlCommand command = connection.Command(Statements.Store.Read);
                    using NpgsqlDataReader reader = command.ExecuteReader();
                    return reader.Read() ? Take(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)) : TakeNone();
                }
                catch (PostgresException exception) when (Failures.IsMissing(exception) && !had)
                {
                    DemandNotNewer(FindVersion(connection));
                    return TakeNone();
                }
            },
            Database.ReadFailed);
        return _look!;
    }

    private static string WriteSettings(StoreSettings settings)
    {
        ByteBuffer buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("removalDelaySeconds", settings.RemovalDelay.TotalSeconds);
            if (settings.Runtime != new RuntimeSettings())
            {
                writer.WritePropertyName("runtime");
                RuntimeSettingsJson.Write(writer, settings.Runtime);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.Written.Span);
    }

    private StoreSettings ReadSettings(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            double delay = document.RootElement.GetProperty("removalDelaySeconds").GetDouble();
            if (!(delay >= 0 && delay <= StoreSettings.MaxRemovalDelay.TotalSeconds)) throw new FormatException();
            return new StoreSettings
            {
                RemovalDelay = TimeSpan.FromSeconds(delay),
                Runtime = document.RootElement.TryGetProperty("runtime", out JsonElement runtime)
                    ? RuntimeSettingsJson.Read(Encoding.UTF8.GetBytes(runtime.GetRawText())).Demand() : new RuntimeSettings(),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or OverflowException or ArgumentException or EcsException { Code: nameof(SR.StoreRuntimeSettingInvalid) })
        {
            throw EcsErrors.Fault(SR.DatabaseSettingsUnreadable, [Location, Options.Schema], exception);
        }
    }

    /// <summary>What was last seen of the store.</summary>
    /// <param name="Identity">Whose it is, and how it is set.</param>
    /// <param name="Settings">Its settings as they are kept; null = it was never written to.</param>
    /// <param name="At">When, by the timer.</param>
    private sealed record Look(StoreIdentity Identity, string? Settings, long At)
    {
        public bool Exists => Settings is not null;
    }
}
