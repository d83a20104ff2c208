using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// What a decided change writes, as statements that are sent together with the COMMIT: one for each kind of row, however many rows. It is
/// read from the layer that the change has laid over the tables, so the index's own code says what an event does.
/// </summary>
internal sealed class ChangeBatch
{
    private readonly List<RevisionFact> _added = new(), _changed = new(), _tagged = new();
    private readonly List<(string Family, int Revision)> _removed = new();
    private readonly List<FamilyFact> _families = new();
    private readonly List<ResourceFact> _resources = new();
    private readonly List<(string Kind, string Key)> _removedResources = new();
    private readonly List<(string Kind, string Text, string Key)> _texts = new(), _removedTexts = new();
    private readonly Dictionary<string, long> _bytes = new(StringComparer.Ordinal);
    private readonly RegionIndex _index;
    private readonly IExtentReader _pieces;
    private readonly Statements _sql;
    private readonly string _region;

    /// <param name="sql">The statements.</param>
    /// <param name="region">The region.</param>
    /// <param name="index">What the tables have, as far as the change has read it.</param>
    /// <param name="own">What the change has laid over it; nothing is kept aside any more.</param>
    /// <param name="pieces">Gives the documents and tags of both.</param>
    public ChangeBatch(Statements sql, string region, RegionIndex index, MemoryLayer own, IExtentReader pieces)
    {
        (_sql, _region, _index, _pieces) = (sql, region, index, pieces);
        foreach (Entry entry in own.Scan(null, null, descending: false)) Take(entry);
    }

    // What nearly every change is: the next revision of a family that is there.
    private bool IsRegistrationOf(Change change) => change.Copied is null && change.Events.Count == 1
        && _added.Count == 1 && _families.Count == 1 && _index.AddedFamilies.Count == 0
        && _removed.Count + _changed.Count + _tagged.Count + _resources.Count + _removedResources.Count + _texts.Count
        + _removedTexts.Count == 0;

    /// <summary>Adds the statements; the last one keeps who changed what, and gives the change's number.</summary>
    /// <param name="batch">What is sent.</param>
    /// <param name="isNewRegion">Nobody is known to have written to the region.</param>
    /// <param name="id">The change's id.</param>
    /// <param name="change">The change.</param>
    /// <param name="surroundings">Who makes it.</param>
    public void AddTo(NpgsqlBatch batch, bool isNewRegion, Guid id, Change change, Surroundings surroundings)
    {
        if (isNewRegion) batch.Add(_sql.Reads.AddRegion, Sql.Text(_region));
        if (IsRegistrationOf(change))
        {
            batch.Add(_sql.Writes.Register, RegistrationColumns(id, change, surroundings));
            return;
        }

        AddRevisions(batch);
        AddFamilies(batch);
        AddResources(batch);
        AddChange(batch, id, change, surroundings);
    }

    /// <summary>
    /// The one statement of a registration that writes only where the family and the store are as the change has seen them; null where
    /// it is another change.
    /// </summary>
    /// <param name="connection">The session.</param>
    /// <param name="id">The change's id.</param>
    /// <param name="change">The change.</param>
    /// <param name="surroundings">Who makes it.</param>
    /// <param name="family">The family before it.</param>
    /// <param name="store">Account and settings of the store, as it keeps them.</param>
    /// <param name="version">The version of the tables.</param>
    public NpgsqlCommand? IfUnchanged(
        NpgsqlConnection connection, Guid id, Change change, Surroundings surroundings, FamilyFact family,
        (string Account, string Settings) store, int version) => !IsRegistrationOf(change) ? null : connection.Command(
        _sql.Writes.RegisterIfUnchanged,
        [
            .. RegistrationColumns(id, change, surroundings),
            Sql.Integer(family.LatestRevision), Sql.Integer(family.ActiveCount), Sql.Integer(family.InactiveCount),
            Sql.Integer(family.DeleteInProgressCount), Sql.Time(family.LastChangedAt),
            Sql.Text(store.Account), Sql.Text(store.Settings), Sql.Integer(version),
        ]);

    /// <summary>The families that it changes, before and after.</summary>
    public IEnumerable<(FamilyFact? Before, FamilyFact After)> Families =>
        _families.Select(after => (_index.KnownFamily(after.Family), after));

    private NpgsqlParameter[] RegistrationColumns(Guid id, Change change, Surroundings surroundings) =>
        [Sql.Text(_region), .. AddedColumns(), .. FamilyColumns(), .. ChangeColumns(id, MadeHere(change, surroundings))];

    private static StoredChange MadeHere(Change change, Surroundings surroundings) =>
        new(0, change.By, surroundings.HostName, surroundings.ProcessId, change.Events);

    // Of what a copy keeps the history shows nothing, so there are no events, and no process either; the other registry's changes come
    // behind it.
    private void AddChange(NpgsqlBatch batch, Guid id, Change change, Surroundings surroundings)
    {
        if (change.Copied is not { } copied)
        {
            AddChange(batch, id, MadeHere(change, surroundings));
            return;
        }

        if (change.Events.Count > 0)
        {
            batch.Add(
                _sql.Writes.AddBareChange, Sql.Text(_region), Sql.Id(id), Sql.Text(EventRows.Clean(change.By)),
                Sql.Text(surroundings.HostName), Sql.Integer(0));
            id = surroundings.NewId();
        }

        foreach (StoredChange past in copied)
        {
            AddChange(batch, id, past);
            id = surroundings.NewId();
        }
    }

    private void AddChange(NpgsqlBatch batch, Guid id, StoredChange change) => batch.Add(
        _sql.Writes.AddChanges.For(change.Events.Count), [Sql.Text(_region), .. ChangeColumns(id, change)]);

    private static NpgsqlParameter[] ChangeColumns(Guid id, StoredChange change)
    {
        IReadOnlyList<StoreEvent> events = change.Events;
        RevisionFactEvent?[] revisions = events.Select(static one => one as RevisionFactEvent).ToArray();
        ResourceChanged?[] resources = events.Select(static one => one as ResourceChanged).ToArray();
        return
        [
            Sql.Id(id), Sql.Text(EventRows.Clean(change.By)), Sql.Text(EventRows.Clean(change.Host)), Sql.Integer(change.ProcessId),
            Sql.Column(Enumerable.Range(0, events.Count).ToArray()),
            Sql.Column(events.Select(EventRows.KindOf).ToArray()),
            Sql.Column(events.Select(static one => one.At).ToArray()),
            Sql.Column(Array.ConvertAll(revisions, static one => one?.Family)),
            Sql.Column(Array.ConvertAll(revisions, static one => one?.Revision)),
            Sql.Column(events.Select(static one => (one as RevisionStatusChanged)?.Status.ToText()).ToArray()),
            Sql.JsonColumn(events.Select(EventRows.TagsOf).ToArray()),
            Sql.Column(events.Select(static one => EventRows.Clean((one as RevisionRegistered)?.Note)).ToArray()),
            Sql.Column(Array.ConvertAll(resources, static one => one?.Kind)),
            Sql.Column(Array.ConvertAll(resources, static one => EventRows.Clean(one?.Key))),
        ];
    }

    private void Take(Entry entry)
    {
        byte[] key = entry.Key;
        switch (key[0])
        {
            case (byte)'F':
                string family = Encoding.UTF8.GetString(key, 1, key.Length - 1);
                _families.Add(Records.ReadFamily(family, entry.Value!));
                break;
            case (byte)'R':
                (string name, int revision) = Keys.ParseStatus([0, .. key]);
                TakeRevision(name, revision, entry.Value);
                break;
            case (byte)'X':
                (string kind, string resource) = Kinded(key);
                if (entry.Value is null) _removedResources.Add((kind, resource));
                else _resources.Add(Records.ReadResource(kind, resource, entry.Value));
                break;
            case (byte)'I':
                string of = Kinded(key).Kind;
                (string text, string found) = Keys.ParseIndex(key, of);
                (entry.Value is null ? _removedTexts : _texts).Add((of, text, found));
                break;
        }
    }

    private void TakeRevision(string family, int revision, byte[]? value)
    {
        RevisionFact? before = _index.Known(family, revision);
        RevisionFact? now = value is null ? null : Records.ReadRevision(family, revision, value);
        _bytes[family] = _bytes.GetValueOrDefault(family) + (now?.Document.Length ?? 0) - (before?.Document.Length ?? 0);
        if (now is null)
        {
            if (before is not null) _removed.Add((family, revision));
        }
        else if (before is null)
        {
            _added.Add(now);
        }
        else
        {
            if (now with { Tags = before.Tags } != before) _changed.Add(now);
            if (now.Tags != before.Tags) _tagged.Add(now);
        }
    }

    private static (string Kind, string Name) Kinded(byte[] key)
    {
        int zero = Array.IndexOf(key, (byte)0);
        return (Encoding.UTF8.GetString(key, 1, zero - 1), Encoding.UTF8.GetString(key, zero + 1, key.Length - zero - 1));
    }

    private void AddRevisions(NpgsqlBatch batch)
    {
        if (_removed.Count > 0)
        {
            batch.Add(
                _sql.Writes.RemoveRevisions.For(_removed.Count),
                Sql.Text(_region), Sql.Column(_removed.ConvertAll(static one => one.Family)),
                Sql.Column(_removed.ConvertAll(static one => one.Revision)));
        }

        if (_added.Count > 0) batch.Add(_sql.Writes.AddRevisions.For(_added.Count), [Sql.Text(_region), .. AddedColumns()]);
        if (_changed.Count > 0)
        {
            batch.Add(
                _sql.Writes.ChangeRevisions.For(_changed.Count),
                Sql.Text(_region), FamilyNames(_changed), Numbers(_changed), Statuses(_changed),
                Sql.Column(_changed.ConvertAll(static one => one.DeregisteredAt)),
                Sql.Column(_changed.ConvertAll(static one => one.DeleteRequestedAt)),
                Sql.Column(_changed.ConvertAll(static one => one.LastChangedAt)));
        }

        if (_tagged.Count > 0)
            batch.Add(_sql.Writes.ChangeTags.For(_tagged.Count), Sql.Text(_region), FamilyNames(_tagged), Numbers(_tagged), Tags(_tagged));
    }

    private NpgsqlParameter[] AddedColumns() =>
    [
        FamilyNames(_added), Numbers(_added), Statuses(_added),
        Sql.Column(_added.ConvertAll(static one => one.RegisteredAt)),
        Sql.Column(_added.ConvertAll(static one => one.DeregisteredAt)),
        Sql.Column(_added.ConvertAll(static one => one.DeleteRequestedAt)),
        Sql.Column(_added.ConvertAll(static one => one.LastChangedAt)),
        Sql.Column(_added.ConvertAll(static one => one.Document.Length)),
        Sql.JsonColumn(_added.ConvertAll(one => _pieces.Read(one.Document))), Tags(_added),
    ];

    private NpgsqlParameter[] FamilyColumns() =>
    [
        Sql.Column(_families.ConvertAll(static one => one.Family)),
        Sql.Column(_families.ConvertAll(static one => one.LatestRevision)),
        Sql.Column(_families.ConvertAll(static one => one.ActiveCount)),
        Sql.Column(_families.ConvertAll(static one => one.InactiveCount)),
        Sql.Column(_families.ConvertAll(static one => one.DeleteInProgressCount)),
        Sql.Column(_families.ConvertAll(one => _bytes.GetValueOrDefault(one.Family))),
        Sql.Column(_families.ConvertAll(Listed)),
        Sql.Column(_families.ConvertAll(static one => one.LastChangedAt)),
    ];

    private void AddFamilies(NpgsqlBatch batch)
    {
        if (_families.Count > 0) batch.Add(_sql.Writes.ChangeFamilies.For(_families.Count), [Sql.Text(_region), .. FamilyColumns()]);

        // Asked for, and nothing came of it.
        string[] empty = _index.AddedFamilies.Except(_families.Select(static one => one.Family), StringComparer.Ordinal).ToArray();
        if (empty.Length > 0) batch.Add(_sql.Writes.RemoveFamilies, Sql.Text(_region), Sql.Texts(empty));
    }

    private void AddResources(NpgsqlBatch batch)
    {
        if (_removedTexts.Count > 0) AddTexts(batch, _sql.Writes.RemoveTexts, _removedTexts);
        if (_removedResources.Count > 0)
        {
            batch.Add(
                _sql.Writes.RemoveResources.For(_removedResources.Count),
                Sql.Text(_region), Sql.Column(_removedResources.ConvertAll(static one => one.Kind)),
                Sql.Column(_removedResources.ConvertAll(static one => one.Key)));
        }

        if (_resources.Count > 0)
        {
            batch.Add(
                _sql.Writes.PutResources.For(_resources.Count),
                Sql.Text(_region), Sql.Column(_resources.ConvertAll(static one => one.Kind)),
                Sql.Column(_resources.ConvertAll(static one => one.Key)),
                Sql.JsonColumn(_resources.ConvertAll(one => _pieces.Read(one.Document))),
                Sql.JsonColumn(_resources.ConvertAll(static one => EventRows.TextsOf(one.Index))),
                Sql.Column(_resources.ConvertAll(static one => one.LastChangedAt)));
        }

        if (_texts.Count > 0) AddTexts(batch, _sql.Writes.AddTexts, _texts);
        if (_resources.Count + _removedResources.Count > 0) batch.Add(_sql.Writes.CountWorkloads, Sql.Text(_region));
    }

    private void AddTexts(NpgsqlBatch batch, RowStatement statement, List<(string Kind, string Text, string Key)> texts) => batch.Add(
        statement.For(texts.Count),
        Sql.Text(_region), Sql.Column(texts.ConvertAll(static one => one.Kind)), Sql.Column(texts.ConvertAll(static one => one.Text)),
        Sql.Column(texts.ConvertAll(static one => one.Key)));

    private static string? Listed(FamilyFact family) => family.ActiveCount > 0 ? RevisionStatusNames.Active
        : family.IsVisible ? RevisionStatusNames.Inactive : null;

    private static NpgsqlParameter FamilyNames(List<RevisionFact> facts) => Sql.Column(facts.ConvertAll(static one => one.Family));

    private static NpgsqlParameter Numbers(List<RevisionFact> facts) => Sql.Column(facts.ConvertAll(static one => one.Revision));

    private static NpgsqlParameter Statuses(List<RevisionFact> facts) => Sql.Column(facts.ConvertAll(static one => one.Status.ToText()));

    private NpgsqlParameter Tags(List<RevisionFact> facts) =>
        Sql.JsonColumn(facts.ConvertAll(one => one.Tags.IsEmpty ? default : _pieces.Read(one.Tags)));
}
