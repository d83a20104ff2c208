using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// One region in the database (docs/decisions/0032). A reading is one statement where its plan names one revision, else a transaction
/// that sees one moment. A change is a transaction that holds the rows of what it has read, in two ways there and back where its plan was
/// right: BEGIN with all that is to be locked and read, then all that is to be written with the COMMIT. A registration in a family that
/// nobody else changes is one statement.
/// </summary>
internal sealed class PostgresRegion : IRegionStore
{
    private readonly PostgresStore _store;
    private readonly Database _database;
    private readonly HistoryPages _history;
    private readonly Recollection _seen;

    // Whether the region's row is known to be there.
    private volatile bool _exists;

    // A number that all changes that begin now will be above; -1 = not asked for yet.
    private long _floor = -1;

    public PostgresRegion(PostgresStore store, string name)
    {
        _store = store;
        _database = store.Database;
        _history = new HistoryPages(store, name);
        _seen = new Recollection(store.Options.Surroundings.Timer);
        Name = name;
    }

    public string Name { get; }

    public long SizeInBytes => ReadAsync(static view => view.Totals.LiveBytes, null, CancellationToken.None)
        .AsTask().GetAwaiter().GetResult();

    // What is not needed any more the database gives back itself: autovacuum.
    public StoreOptimization Optimize(bool apply, CancellationToken cancellationToken)
    {
        long size = SizeInBytes;
        return new StoreOptimization(Name, size, size, 0, false, 0);
    }

    public async ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _database.TryAsync(
            async _ =>
            {
                await using NpgsqlConnection connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
                if (!await _store.IsReadyAsync(connection, cancellationToken).ConfigureAwait(false)) return read(EmptyView());
                return await ReadAsync(connection, read, plan, cancellationToken).ConfigureAwait(false);
            },
            _database.ReadFailed, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<T> ChangeAsync<T>(
        Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LockNeeds needs = new();
        return await _database.TryAsync(
            async _ =>
            {
                // Null = it was undone though it was to be kept: once more, then.
                Done<T>? done = null;
                while (done is null)
                {
                    await using NpgsqlConnection connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
                    try
                    {
                        done = await ChangeAsync(connection, decide, plan, needs, cancellationToken).ConfigureAwait(false);
                    }
                    catch (PostgresException exception) when (Failures.IsLocked(exception) && needs.TakeGrown())
                    {
                        // Out of order: once more, in order.
                    }
                }

                return done.Value.Result;
            },
            _database.WriteFailed, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredHistory> ReadHistoryAsync(
        HistoryMark from, bool descending, string? family, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _database.TryAsync(
            async _ =>
            {
                await using NpgsqlConnection connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
                if (!await _store.IsReadyAsync(connection, cancellationToken).ConfigureAwait(false))
                    return new StoredHistory([], from, IsEnd: true);
                return await _history.ReadAsync(connection, from, descending, family, cancellationToken).ConfigureAwait(false);
            },
            _database.ReadFailed, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T> ReadAsync<T>(
        NpgsqlConnection connection, Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken)
    {
        if (plan is { Families: not null } or { Revisions: not null })
        {
            try
            {
                if (_seen.IsFresh && await TryReadBriefAsync(connection, read, plan, cancellationToken).ConfigureAwait(false) is { } brief)
                    return brief.Result;
                long begun = _seen.Now;
                RegionIndex planned = new(_store, Name, connection: null);
                Prefetch prefetch = new(_store, Name, planned, plan);
                if (prefetch.IsOne) await prefetch.ReadOneAsync(connection, cancellationToken).ConfigureAwait(false);
                else await prefetch.ReadAsync(connection, end: true, cancellationToken).ConfigureAwait(false);
                T result = read(ViewOf(planned));
                _seen.Saw(planned.State.Time, begun, planned.HasGivenQueues);
                return result;
            }
            catch (PlanMissedException)
            {
                // The plan knew too little. What was fetched is of a moment that is over.
            }
        }

        RegionIndex index = new(_store, Name, connection);
        await new Prefetch(_store, Name, index, plan).ReadAsync(connection, end: false, cancellationToken).ConfigureAwait(false);
        try
        {
            return read(ViewOf(index));
        }
        finally
        {
            await EndAsync(connection).ConfigureAwait(false);
        }
    }

    // Null where it is no plan of one revision, where that is not there, and where more is looked at than this reads.
    private async ValueTask<Done<T>?> TryReadBriefAsync<T>(
        NpgsqlConnection connection, Func<IRegionView, T> read, ReadPlan plan, CancellationToken cancellationToken)
    {
        RegionIndex index = new(_store, Name, connection: null);
        Prefetch prefetch = new(_store, Name, index, plan);
        if (!prefetch.IsOne || !await prefetch.TryReadBriefAsync(connection, cancellationToken).ConfigureAwait(false)) return null;
        try
        {
            return new Done<T>(read(ViewOf(index)));
        }
        catch (PlanMissedException)
        {
            _seen.Miss();
            return null;
        }
    }

    private async ValueTask<Done<T>?> ChangeAsync<T>(
        NpgsqlConnection connection, Func<IRegionView, Change, T> decide, ReadPlan? plan, LockNeeds needs,
        CancellationToken cancellationToken)
    {
        await _store.EnsureCreatedAsync(connection, cancellationToken).ConfigureAwait(false);
        await EnsureFloorAsync(connection, cancellationToken).ConfigureAwait(false);
        (bool isOver, Done<T>? registered) =
            await TryRegisterAsync(connection, decide, plan, cancellationToken).ConfigureAwait(false);
        if (isOver) return registered;
        long begun = _seen.Now;
        RegionIndex index = new(_store, Name, connection, needs);
        Decision<T> decision = new(index, decide);
        try
        {
            await new Prefetch(_store, Name, index, plan, needs).LockAsync(connection, cancellationToken).ConfigureAwait(false);
            decision.Make(index.State.Store ?? throw _store.Gone());
            _seen.Saw(index.State.Time, begun, index.HasGivenQueues);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            await EndAsync(connection).ConfigureAwait(false);
            throw;
        }

        if (decision.IsNothing)
        {
            await EndAsync(connection).ConfigureAwait(false);
            return new Done<T>(decision.Result);
        }

        ChangeBatch writes = decision.ToBatch(_store.Statements, Name);
        return await CommitAsync(connection, index, async (id, token) =>
        {
            await using NpgsqlBatch batch = connection.CreateBatch();
            writes.AddTo(batch, isNewRegion: !_exists, id, decision.Change, _database.Surroundings);
            batch.Add(Statements.Commit);
            await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(token).ConfigureAwait(false);
            long sequence = await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : 0;
            while (await reader.NextResultAsync(token).ConfigureAwait(false))
            {
                // To the COMMIT.
            }

            return sequence;
        }, writes, cancellationToken).ConfigureAwait(false) is null ? null : new Done<T>(decision.Result);
    }

    // In a family that nobody but this process changes the next registration is decided on what is remembered, and written where that is
    // still so. Not over where it is not, or where more has to be known: then nothing was written. Over with nothing where it was undone.
    private async ValueTask<(bool IsOver, Done<T>? Done)> TryRegisterAsync<T>(
        NpgsqlConnection connection, Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken)
    {
        if (!_exists || !_seen.IsFresh || plan is not { Families: [{ } name], Revisions: null, Resources: false }
            || _seen.Find(name) is not { } family || _store.LastSeen is not { } store) return default;
        RegionIndex index = new(_store, Name, connection: null, new LockNeeds());
        index.Know(RegionState.Brief(_seen.Time, store.Identity));
        index.Know(name, family);
        Decision<T> decision = new(index, decide);
        try
        {
            decision.Make(store.Identity);
        }
        catch (PlanMissedException)
        {
            _seen.Miss();
            return default;
        }
        catch (EcsException)
        {
            // A refusal must be true now.
            return default;
        }

        if (decision.IsNothing) return default;
        cancellationToken.ThrowIfCancellationRequested();
        ChangeBatch writes = decision.ToBatch(_store.Statements, Name);
        long? sequence = await CommitAsync(connection, index, async (id, token) =>
        {
            await using NpgsqlCommand? command = writes.IfUnchanged(
                connection, id, decision.Change, _database.Surroundings, family, (store.Identity.Account, store.Settings),
                _store.Options.Versions.Current);
            if (command is null) return 0;
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
            if (!await reader.ReadAsync(token).ConfigureAwait(false)) return 0;
            _seen.SawTime(reader.TimeAt(1));
            return reader.GetInt64(0);
        }, writes, cancellationToken).ConfigureAwait(false);
        if (sequence > 0) return (true, new Done<T>(decision.Result));
        _seen.Forget(name);
        return (sequence is null, null);
    }

    /// <summary>Writes and commits; null where it was undone and is to be decided again.</summary>
    private async ValueTask<long?> CommitAsync(
        NpgsqlConnection connection, RegionIndex index, Func<Guid, CancellationToken, ValueTask<long>> write, ChangeBatch writes,
        CancellationToken cancellationToken)
    {
        Guid id = _database.Surroundings.NewId();

        // Now, not when it fails: by then others of this process may have raised it above this change's number.
        long floor = Interlocked.Read(ref _floor);
        using StandbyWait standby = new(connection);
        try
        {
            // From here on nobody can stop it: a caller must hear what became of it.
            long sequence = await write(id, CancellationToken.None).ConfigureAwait(false);
            standby.DemandConfirmed();
            Raise(sequence);
            if (sequence > 0)
            {
                foreach ((FamilyFact? before, FamilyFact after) in writes.Families) _seen.Keep(before, after);
                _exists = true;
            }

            return sequence;
        }
        catch (Exception exception) when (Failures.IsOfDatabase(exception))
        {
            await EndAsync(connection).ConfigureAwait(false);
            if (Failures.IsUndone(exception)) throw;
            bool isThere = await new Outcome(_store, Name).FindAsync(index, id, floor, exception, cancellationToken).ConfigureAwait(false);
            return isThere ? floor + 1 : null;
        }
    }

    private async ValueTask EnsureFloorAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _floor) >= 0) return;
        await using NpgsqlCommand command = connection.Command(_store.Statements.History.Last, Sql.Text(Name));
        Raise((long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
    }

    private void Raise(long sequence)
    {
        long seen;
        while ((seen = Interlocked.Read(ref _floor)) < sequence) Interlocked.CompareExchange(ref _floor, sequence, seen);
    }

    private RegionView ViewOf(RegionIndex index) =>
        new(index.State.Store ?? _store.TakeNone(), new LayerStack([index]), index, source: index);

    private RegionView EmptyView() => new(_store.TakeNone(), new LayerStack([new MemoryLayer()]), NoPieces.Instance);

    /// <summary>Ends a transaction that keeps nothing. Whatever is wrong with a session that is given back, the pool closes it.</summary>
    public static async ValueTask EndAsync(NpgsqlConnection connection)
    {
        try
        {
            if (connection.FullState is System.Data.ConnectionState.Open)
            {
                await using NpgsqlCommand command = new(Statements.Rollback, connection);
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (Failures.IsOfDatabase(exception))
        {
            // The transaction ends with its session.
        }
    }

    private readonly record struct Done<T>(T Result);

    private sealed class NoPieces : IExtentReader
    {
        public static NoPieces Instance { get; } = new();

        public ReadOnlyMemory<byte> Read(Extent extent) => throw new InvalidOperationException("A store that is empty has no document.");
    }
}
