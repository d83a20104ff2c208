using EcsTaskDef.Storage;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>What a plan reads, as statements that are sent together and answered together: one way there and back.</summary>
internal sealed class Prefetch
{
    private readonly PostgresStore _store;
    private readonly Statements _sql;
    private readonly string _region;
    private readonly RegionIndex _index;
    private readonly List<Action<NpgsqlDataReader>> _readers = new();
    private readonly string[] _families;
    private readonly (string Family, int Revision)[] _revisions;
    private readonly string[] _latest;
    private readonly bool _resources, _wantsFamilies, _isFull;
    private readonly StateStatements _states;

    /// <param name="store">The store.</param>
    /// <param name="region">The region.</param>
    /// <param name="index">Takes what is read.</param>
    /// <param name="plan">What will be read; null = nobody knows.</param>
    /// <param name="needs">Of a change: what is to be locked beside it.</param>
    public Prefetch(PostgresStore store, string region, RegionIndex index, ReadPlan? plan, LockNeeds? needs = null)
    {
        (_store, _sql, _region, _index) = (store, store.Statements, region, index);
        _isFull = store.WantsDeregistrations;
        _states = _isFull ? _sql.FullStates : _sql.States;
        _resources = plan is { Resources: true } || needs is { Workloads: true };
        _wantsFamilies = plan is { Families.Count: > 0 };
        if (needs is null && plan is { Families: null, Revisions: [var only] } && FamilyFact.IsName(only.Family))
        {
            _families = [only.Family];
            _revisions = only.Revision is { } number ? [(only.Family, number)] : [];
            _latest = only.Revision is null ? _families : [];
            return;
        }

        IReadOnlyList<(string Family, int? Revision)> revisions = plan?.Revisions ?? [];
        _families = (plan?.Families ?? []).Concat(revisions.Select(static one => one.Family)).Concat(needs?.Families ?? [])
            .Where(FamilyFact.IsName)
            .Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(_families, StringComparer.Ordinal);
        _revisions = revisions.Where(static one => one.Revision is not null && FamilyFact.IsName(one.Family))
            .Select(static one => (one.Family, one.Revision!.Value)).Distinct().ToArray();
        _latest = revisions.Where(static one => one.Revision is null && FamilyFact.IsName(one.Family))
            .Select(static one => one.Family).Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Whether all of it fits into one statement, which sees one moment without a transaction.</summary>
    public bool IsOne => !_resources && !_wantsFamilies && _families.Length == 1 && _revisions.Length + _latest.Length == 1;

    /// <summary>The one statement: what is known of the region, and of the revision.</summary>
    public async ValueTask ReadOneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string family = _families[0];
        await using NpgsqlCommand command = _revisions.Length > 0
            ? connection.Command(
                _states.StateAndRevision, Sql.Text(_region), Sql.Text(family), Sql.Integer(_revisions[0].Revision))
            : connection.Command(_states.StateAndLatest, Sql.Text(_region), Sql.Text(family));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        ReadState(reader);
        int column = RegionState.Columns(_isFull);
        RevisionFact? fact = reader.IsDBNull(column) ? null : _index.ReadRevision(reader, column, withDocument: true);
        if (_latest.Length > 0) _index.KnowLatest(family, fact?.Revision);
        else _index.Know(family, _revisions[0].Revision, fact);
    }

    /// <summary>The same without the queues; false where the revision is not there.</summary>
    public async ValueTask<bool> TryReadBriefAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string family = _families[0];
        await using NpgsqlCommand command = _revisions.Length > 0
            ? connection.Command(_states.Revision, Sql.Text(_region), Sql.Text(family), Sql.Integer(_revisions[0].Revision))
            : connection.Command(_states.Latest, Sql.Text(_region), Sql.Text(family));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return false;
        _index.Know(RegionState.ReadBrief(reader, _store.Take));
        RevisionFact fact = _index.ReadRevision(reader, family, RegionState.BriefColumns, withDocument: true);
        if (_latest.Length > 0) _index.KnowLatest(family, fact.Revision);
        return true;
    }

    /// <summary>Begins a transaction that reads, and reads the plan's part in it.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="end">Nothing else will be asked for: the transaction ends at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask ReadAsync(NpgsqlConnection connection, bool end, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = connection.CreateBatch().Add(Statements.BeginRead);
        AddState(batch, _states.State);
        if (_families.Length > 0)
        {
            batch.Add(_sql.Reads.Families.For(_families.Length), Sql.Text(_region), Sql.Column(_families));
            _readers.Add(ReadFamilies);
        }

        AddRevisions(batch);
        if (end) batch.Add(Statements.Commit);
        await RunAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (string family in _families)
            if (!_index.Knows(family)) _index.Know(family, null);
    }

    /// <summary>
    /// Begins a transaction that changes: locks what runs, and after it the families by their names in order, so that no two changes wait
    /// for each other. The time is read last: nobody else's change of these comes after it.
    /// </summary>
    public async ValueTask LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (NpgsqlBatch batch = connection.CreateBatch().Add(Statements.BeginChange))
        {
            if (_resources)
            {
                batch.Add(_sql.Reads.LockWorkloads, Sql.Text(_region));
                _readers.Add(ReadWorkloads);
            }

            AddLocks(batch);

            AddRevisions(batch);
            AddState(batch, _states.ChangeState);
            await RunAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        string[] missing = _families.Where(family => !_index.Knows(family)).ToArray();
        if (missing.Length > 0) await AddFamiliesAsync(connection, missing, cancellationToken).ConfigureAwait(false);
    }

    // The first registration of a family: nobody else may make it before this one is decided.
    private async ValueTask AddFamiliesAsync(NpgsqlConnection connection, string[] missing, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = connection.CreateBatch();
        batch.Add(_sql.Reads.AddFamilies, Sql.Text(_region), Sql.Texts(missing));
        batch.Add(_sql.Reads.LockFamilies.For(missing.Length), Sql.Text(_region), Sql.Column(missing));
        _readers.Clear();
        _readers.Add(ReadFamilies);

        // Somebody else's may have been in the way, with revisions by now.
        AddRevisions(batch);
        AddState(batch, _states.ChangeState);
        await RunAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (string family in missing) _index.KnowAdded(family);
    }

    private void AddLocks(NpgsqlBatch batch)
    {
        if (_families.Length == 0) return;
        batch.Add(_sql.Reads.LockFamilies.For(_families.Length), Sql.Text(_region), Sql.Column(_families));
        _readers.Add(ReadFamilies);
    }

    private void AddState(NpgsqlBatch batch, string text)
    {
        batch.Add(text, Sql.Text(_region));
        _readers.Add(reader =>
        {
            reader.Read();
            ReadState(reader);
        });
    }

    private void AddRevisions(NpgsqlBatch batch)
    {
        if (_revisions.Length > 0)
        {
            batch.Add(
                _sql.Reads.Revisions.For(_revisions.Length), Sql.Text(_region),
                Sql.Column(Array.ConvertAll(_revisions, static one => one.Family)),
                Sql.Column(Array.ConvertAll(_revisions, static one => one.Revision)));
            _readers.Add(reader =>
            {
                foreach ((string family, int revision) in _revisions) _index.Know(family, revision, null);
                while (reader.Read()) _index.ReadRevision(reader, 0, withDocument: true);
            });
        }

        if (_latest.Length > 0)
        {
            batch.Add(_sql.Reads.LatestActive.For(_latest.Length), Sql.Text(_region), Sql.Column(_latest));
            _readers.Add(reader =>
            {
                foreach (string family in _latest) _index.KnowLatest(family, null);
                while (reader.Read())
                {
                    RevisionFact fact = _index.ReadRevision(reader, 0, withDocument: true);
                    _index.KnowLatest(fact.Family, fact.Revision);
                }
            });
        }
    }

    private void ReadFamilies(NpgsqlDataReader reader)
    {
        while (reader.Read())
        {
            FamilyFact fact = RegionIndex.ReadFamily(reader, 0);
            _index.Know(fact.Family, fact);
        }
    }

    private void ReadWorkloads(NpgsqlDataReader reader)
    {
        // Without a row nothing ever ran; it is made where something is to be written.
        if (reader.Read()) _index.KnowWorkloadsLocked(reader.GetInt64(0));
    }

    private void ReadState(NpgsqlDataReader reader)
    {
        RegionState state = RegionState.Read(reader, _isFull, _store.Take);
        if (state.Store is null) _store.TakeNone();
        _index.Know(state);
    }

    private async ValueTask RunAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        foreach (Action<NpgsqlDataReader> read in _readers)
        {
            read(reader);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
