using System.Buffers.Binary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// The tables of one region as a layer of the index: so what a change adds, and what a rehearsal does, lies over it as over any other
/// layer, and means the same. What a plan has fetched is answered from memory, all else by a query; in a change what is asked for by name
/// is locked first (docs/decisions/0032). Used by one thread at a time.
/// </summary>
internal sealed partial class RegionIndex : ILayer, IExtentReader, IViewSource
{
    // What is listed is kept, for the engine asks for it next, but not a whole registry.
    private const int MaxKept = 20_000;

    private const int MaxAttempts = 10;

    private readonly Statements _sql;
    private readonly NpgsqlConnection? _connection;
    private readonly bool _locks;
    private readonly LockNeeds? _needs;
    private readonly PostgresStore _store;
    private readonly Dictionary<string, FamilyFact?> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int), RevisionFact?> _revisions = new();
    private readonly Dictionary<string, int?> _latest = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), ResourceFact?> _resources = new();
    private readonly List<Piece> _pieces = new();
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly string _name;
    private bool _workloadsLocked;
    private long _workloadsVersion;

    /// <param name="store">The store.</param>
    /// <param name="region">The region.</param>
    /// <param name="connection">Within a transaction of its own; null = what is not known already is not to be had.</param>
    /// <param name="needs">
    /// It is a change: what is read by name stays as it is until the transaction ends. Takes what was wanted out of order. Null = it only
    /// reads.
    /// </param>
    public RegionIndex(PostgresStore store, string region, NpgsqlConnection? connection, LockNeeds? needs = null)
    {
        (_store, _sql, _name, _connection, _needs) = (store, store.Statements, region, connection, needs);
        _locks = needs is not null;
    }

    /// <summary>What was read of the region as a whole.</summary>
    public RegionState State { get; private set; } = null!;

    /// <summary>Families that the transaction has added, to lock them; they have no revision unless the change registers one.</summary>
    public IReadOnlyCollection<string> AddedFamilies => _added;

    /// <summary>Families whose rows the transaction holds.</summary>
    public IReadOnlyCollection<string> LockedFamilies => _families.Keys;

    /// <summary>Whether the transaction holds the region's row.</summary>
    public bool HasWorkloads => _workloadsLocked;

    public DateTimeOffset? HostTime => _store.HasHostTime ? State.Time : null;

    public bool HasQueues => State.HasQueues;

    public QueueState Queues
    {
        get
        {
            HasGivenQueues = true;
            return State.Queues;
        }
    }

    /// <summary>Whether somebody has looked at <see cref="Queues"/>.</summary>
    public bool HasGivenQueues { get; private set; }

    /// <summary>Takes what was read of the region as a whole.</summary>
    public void Know(RegionState state)
    {
        State = state;
        if (!_workloadsLocked) _workloadsVersion = state.WorkloadsVersion;
    }

    /// <summary>Takes what was read of a family; without a revision ever it is as good as none.</summary>
    public void Know(string family, FamilyFact? fact) => _families[family] = fact is { LatestRevision: > 0 } ? fact : null;

    public void Know(string family, int revision, RevisionFact? fact) => _revisions[(family, revision)] = fact;

    /// <summary>Takes the number of a family's latest ACTIVE revision.</summary>
    public void KnowLatest(string family, int? revision) => _latest[family] = revision;

    /// <summary>Takes the version of what runs, and that the transaction holds it.</summary>
    public void KnowWorkloadsLocked(long version) => (_workloadsLocked, _workloadsVersion) = (true, version);

    /// <summary>Whether the transaction has a family already.</summary>
    public bool Knows(string family) => _families.ContainsKey(family);

    public void KnowAdded(string family) => _added.Add(family);

    /// <summary>A family as the database has it; null when it is not there or was not asked for.</summary>
    public FamilyFact? KnownFamily(string family) => _families.GetValueOrDefault(family);

    /// <summary>A revision as the database has it; null when it is not there or was not asked for.</summary>
    public RevisionFact? Known(string family, int revision) => _revisions.GetValueOrDefault((family, revision));

    public bool TryGet(byte[] key, out Entry entry)
    {
        byte[]? value = key[0] switch
        {
            (byte)'F' => Family(Encoding.UTF8.GetString(key, 1, key.Length - 1)) is { } family ? Records.Write(family) : null,
            (byte)'R' => GetRevision(key.AsSpan(1)),
            (byte)'X' => GetResource(key.AsSpan(1)),

            // Sums are counted where somebody asks for them; what a change adds up is thrown away.
            (byte)'T' => null,
            _ => throw new InvalidOperationException("A key of a list is not looked up."),
        };
        entry = value is null ? default : new Entry(key, value);
        return value is not null;
    }

    public IEnumerable<Entry> Scan(byte[]? from, byte[]? to, bool descending) => from![0] switch
    {
        (byte)'S' => ScanRevisions(from, to!, descending),
        (byte)'L' => ScanFamilies(from, to!),
        (byte)'D' or (byte)'N' => ScanQueue(from),
        (byte)'X' => ScanResources(from, to!),
        (byte)'I' => ScanTexts(from, to!),
        _ => throw new InvalidOperationException("There is no list of these keys."),
    };

    public ReadOnlyMemory<byte> Read(Extent extent)
    {
        Piece piece = _pieces[(int)extent.Offset];
        if (piece.Bytes is { } known) return known;
        using NpgsqlCommand command = Command(_sql.Reads.Document, Sql.Text(_name), Sql.Text(piece.Family), Sql.Integer(piece.Revision));
        using NpgsqlDataReader reader = command.ExecuteReader();
        if (!reader.Read()) throw new InvalidDataException($"The document of {piece.Family}:{piece.Revision} is gone.");
        ReadOnlyMemory<byte> bytes = reader.JsonAt(0);
        _pieces[(int)extent.Offset] = piece with { Bytes = bytes };
        return bytes;
    }

    public RegionTotals CountTotals()
    {
        using NpgsqlCommand command = Command(_sql.Reads.Totals, Sql.Text(_name));
        using NpgsqlDataReader reader = command.ExecuteReader();
        reader.Read();
        return new RegionTotals
        {
            FamilyCount = reader.GetInt64(0),
            ActiveCount = reader.GetInt64(1),
            InactiveCount = reader.GetInt64(2),
            DeleteInProgressCount = reader.GetInt64(3),
            LiveBytes = (long)reader.GetDecimal(4),
        };
    }

    /// <summary>Locks the region's row, with which everything that runs changes; it is made where it is not there.</summary>
    public void LockWorkloads()
    {
        if (_workloadsLocked || !_locks) return;
        bool waits = _families.Count == 0;
        for (int attempt = 1; ; attempt++)
        {
            using (NpgsqlCommand command = Command(waits ? _sql.Reads.LockWorkloads : _sql.Reads.TryLockWorkloads, Sql.Text(_name)))
            using (NpgsqlDataReader reader = Execute(command, static needs => needs.AddWorkloads()))
            {
                if (reader.Read())
                {
                    KnowWorkloadsLocked(reader.GetInt64(0));
                    return;
                }
            }

            if (attempt == MaxAttempts) throw new InvalidDataException($"The row of region {_name} cannot be made.");
            using NpgsqlCommand add = Command(_sql.Reads.AddRegion, Sql.Text(_name));
            add.ExecuteNonQuery();
        }
    }

    /// <summary>A family as the columns of <see cref="ReadStatements.Families"/> have it.</summary>
    public static FamilyFact ReadFamily(NpgsqlDataReader reader, int column) => new()
    {
        Family = reader.GetString(column),
        LatestRevision = reader.GetInt32(column + 1),
        ActiveCount = reader.GetInt32(column + 2),
        InactiveCount = reader.GetInt32(column + 3),
        DeleteInProgressCount = reader.GetInt32(column + 4),
        LastChangedAt = reader.TimeAt(column + 5),
    };

    /// <summary>A revision as the columns of <see cref="ReadStatements.Revisions"/> have it.</summary>
    /// <param name="reader">At the row.</param>
    /// <param name="column">The first of the columns.</param>
    /// <param name="withDocument">The last column is the document.</param>
    public RevisionFact ReadRevision(NpgsqlDataReader reader, int column, bool withDocument) =>
        ReadRevision(reader, reader.GetString(column), column + 1, withDocument);

    /// <summary>The same of the columns of <see cref="ReadStatements.FactsOfOne"/>.</summary>
    public RevisionFact ReadRevision(NpgsqlDataReader reader, string family, int column, bool withDocument)
    {
        int revision = reader.GetInt32(column);
        if (!RevisionStatusNames.TryParse(reader.GetString(column + 1), out RevisionStatus status))
            throw new InvalidDataException($"The status of {family}:{revision} is not known.");
        int length = reader.GetInt32(column + 6);
        ReadOnlyMemory<byte> tags = reader.JsonAt(column + 7);
        ReadOnlyMemory<byte>? document = withDocument ? reader.JsonAt(column + 8) : (ReadOnlyMemory<byte>?)null;
        RevisionFact fact = new()
        {
            Family = family,
            Revision = revision,
            Status = status,
            RegisteredAt = reader.TimeAt(column + 2),
            DeregisteredAt = reader.TimeOrNull(column + 3),
            DeleteRequestedAt = reader.TimeOrNull(column + 4),
            LastChangedAt = reader.TimeAt(column + 5),
            Document = Add(new Piece(family, revision, document), length),
            Tags = tags.IsEmpty ? default : Add(new Piece(family, revision, tags), tags.Length),
        };
        Know(family, revision, fact);
        return fact;
    }

    private Extent Add(Piece piece, int length)
    {
        _pieces.Add(piece);
        return new Extent(_pieces.Count - 1, length);
    }

    private FamilyFact? Family(string family)
    {
        if (_families.TryGetValue(family, out FamilyFact? known)) return known;
        if (!FamilyFact.IsName(family)) return null;
        for (int attempt = 1; ; attempt++)
        {
            string text = !_locks ? _sql.Reads.Families.One : IsNext(family) ? _sql.Reads.LockFamilies.One : _sql.Reads.TryLockFamily;
            using (NpgsqlCommand command = Command(text, Sql.Text(_name), Sql.Text(family)))
            using (NpgsqlDataReader reader = Execute(command, needs => needs.Add(family)))
            {
                bool there = reader.Read();
                if (there || !_locks)
                {
                    Know(family, there ? ReadFamily(reader, 0) : null);
                    return _families[family];
                }
            }

            // Nobody else may make it before this change is decided; the row is as good as none as long as it has no revision. Another
            // change may take away what it had made itself, between the two statements.
            if (attempt == MaxAttempts) throw new InvalidDataException($"The row of family {family} cannot be made.");
            using NpgsqlCommand add = Command(_sql.Reads.AddFamilies, Sql.Text(_name), Sql.Texts([family]));
            if (add.ExecuteNonQuery() > 0) KnowAdded(family);
        }
    }

    // Whether it comes after all that are held, so that nobody who holds it waits for one of them.
    private bool IsNext(string family) => !_families.Keys.Any(held => string.CompareOrdinal(held, family) > 0);

    private NpgsqlDataReader Execute(NpgsqlCommand command, Action<LockNeeds> need)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (PostgresException exception) when (Failures.IsLocked(exception))
        {
            if (_needs is not null) need(_needs);
            throw;
        }
    }

    private void Lock(string family)
    {
        if (_locks) Family(family);
    }

    private byte[]? GetRevision(ReadOnlySpan<byte> rest)
    {
        string family = Encoding.UTF8.GetString(rest.Slice(0, rest.Length - 5));
        int revision = BinaryPrimitives.ReadInt32BigEndian(rest.Slice(rest.Length - 4));
        if (!FamilyFact.IsName(family)) return null;
        Lock(family);
        if (!_revisions.TryGetValue((family, revision), out RevisionFact? fact))
        {
            using NpgsqlCommand command = Command(_sql.Reads.Revisions.One, Sql.Text(_name), Sql.Text(family), Sql.Integer(revision));
            using NpgsqlDataReader reader = command.ExecuteReader();
            if (reader.Read()) fact = ReadRevision(reader, 0, withDocument: true);
            else Know(family, revision, null);
        }

        return fact is null ? null : Records.Write(fact);
    }

    private byte[]? GetResource(ReadOnlySpan<byte> rest)
    {
        (string kind, string key) = Kinded(rest);
        LockWorkloads();
        if (_workloadsVersion == 0) return null;
        if (!_resources.TryGetValue((kind, key), out ResourceFact? fact))
        {
            using NpgsqlCommand command = Command(_sql.Resources.Get, Sql.Text(_name), Sql.Text(kind), Sql.Text(key));
            using NpgsqlDataReader reader = command.ExecuteReader();
            fact = reader.Read() ? ReadResource(kind, reader, 0) : null;
            _resources[(kind, key)] = fact;
        }

        return fact is null ? null : Records.Write(fact);
    }

    private ResourceFact ReadResource(string kind, NpgsqlDataReader reader, int column)
    {
        string key = reader.GetString(column);
        if (_resources.TryGetValue((kind, key), out ResourceFact? known) && known is not null) return known;
        ReadOnlyMemory<byte> document = reader.JsonAt(column + 1);
        ResourceFact fact = new()
        {
            Kind = kind,
            Key = key,
            Document = Add(new Piece("", 0, document), document.Length),
            Index = reader.GetFieldValue<string[]>(column + 2),
            LastChangedAt = reader.TimeAt(column + 3),
        };
        _resources[(kind, key)] = fact;
        return fact;
    }

    private static (string Kind, string Key) Kinded(ReadOnlySpan<byte> rest)
    {
        int zero = rest.IndexOf((byte)0);
        return (Encoding.UTF8.GetString(rest.Slice(0, zero)), Encoding.UTF8.GetString(rest.Slice(zero + 1)));
    }

    private NpgsqlCommand Command(string text, params ReadOnlySpan<NpgsqlParameter> values) =>
        (_connection ?? throw new PlanMissedException()).Command(text, values);

    /// <summary>A document or tags; of a revision's document the bytes may be fetched later.</summary>
    private sealed record Piece(string Family, int Revision, ReadOnlyMemory<byte>? Bytes);
}
