using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>
/// What only the history knows of a family's revisions: notes, and who deregistered them. It is read from the newest on, a little at a
/// time, and no further than a page asks for: a history can be long.
/// </summary>
internal sealed class FamilyStory(IRegistry registry, string family)
{
    // How far back a page looks at a time.
    private const int MostPages = 20;
    private const int MostNewPages = 2;

    private readonly Dictionary<int, (string? Note, string? DeregisteredBy)> _known = [];
    private readonly List<(DateTimeOffset At, bool IsRegistration)> _points = [];
    private HistoryCursor? _older;
    private long _newest;
    private bool _isWhole;
    private bool _hasBegun;

    /// <summary>Registrations and deregistrations that were found, in no order.</summary>
    public IReadOnlyList<(DateTimeOffset At, bool IsRegistration)> Points => _points;

    /// <summary>The remark of a registration, where it was found.</summary>
    public string? NoteOf(int revision) => _known.GetValueOrDefault(revision).Note;

    /// <summary>Who deregistered a revision, where it was found.</summary>
    public string? DeregisteredBy(int revision) => _known.GetValueOrDefault(revision).DeregisteredBy;

    /// <summary>Reads what has happened since the last time, and some of what lies further back.</summary>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        HistoryQuery query = new() { Family = family, NewestFirst = true };
        long known = _newest;
        HistoryPage? page = null;
        for (int i = 0; i < (_hasBegun ? MostNewPages : MostPages) && page is not { IsEnd: true }; i++)
        {
            page = await registry.GetHistoryAsync(query, page?.Cursor, cancellationToken);
            foreach (HistoryRecord record in page.Records.Where(record => record.Sequence > known)) Add(record);
            if (page.Records.Any(record => record.Sequence <= known)) break;
        }

        if (!_hasBegun)
        {
            (_hasBegun, _older, _isWhole) = (true, page?.Cursor, page is null or { IsEnd: true });
            return;
        }

        if (_isWhole) return;
        HistoryPage older = await registry.GetHistoryAsync(query, _older, cancellationToken);
        foreach (HistoryRecord record in older.Records) Add(record);
        (_older, _isWhole) = (older.Cursor, older.IsEnd);
    }

    private void Add(HistoryRecord record)
    {
        if (record.Revision is not { } revision) return;
        _newest = Math.Max(_newest, record.Sequence);
        (string? note, string? by) = _known.GetValueOrDefault(revision);
        _known[revision] = record.Event switch
        {
            HistoryEvent.Registered => (record.Note ?? note, by),
            HistoryEvent.Deregistered => (note, record.By ?? by),
            _ => (note, by),
        };
        if (record.Event is HistoryEvent.Registered or HistoryEvent.Deregistered)
            _points.Add((record.Time, record.Event == HistoryEvent.Registered));
    }
}
