using System.Runtime.CompilerServices;

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>
/// The notes of a region's registrations, read when the first one is asked for: from the newest back, no further than needed. Revisions
/// that a cmdlet gave know their book.
/// </summary>
internal sealed class NoteBook
{
    private static readonly ConditionalWeakTable<TaskDefinition, NoteBook> s_books = new();

    private readonly Dictionary<(string Family, int Revision), string?> _notes = new();
    private readonly IRegistry _registry;
    private HistoryCursor? _cursor;
    private bool _isEnd;

    public NoteBook(IRegistry registry) => _registry = registry;

    /// <summary>Has a revision find its note here.</summary>
    public void Keep(TaskDefinition revision)
    {
        s_books.Remove(revision);
        s_books.Add(revision, this);
    }

    /// <summary>The note of a revision that a cmdlet gave; null = none, or it comes from elsewhere.</summary>
    public static string? NoteOf(TaskDefinition revision) =>
        revision is { Family: { } family, Revision: { } number } && s_books.TryGetValue(revision, out NoteBook? book)
            ? book.Find((family, number)) : null;

    private string? Find((string Family, int Revision) key)
    {
        lock (_notes)
        {
            // What was registered since the book was read is at its beginning.
            if (_notes.TryGetValue(key, out string? known)) return known;
            if (_isEnd) (_cursor, _isEnd) = (null, false);
            while (!_isEnd && !_notes.ContainsKey(key)) ReadPage();
            if (_notes.TryGetValue(key, out string? found)) return found;
            return _notes[key] = null;
        }
    }

    private void ReadPage()
    {
        var query = new HistoryQuery { NewestFirst = true };
        HistoryPage page = _registry.GetHistoryAsync(query, _cursor).AsTask().GetAwaiter().GetResult();
        foreach (HistoryRecord record in page.Records)
        {
            if (record is { Event: HistoryEvent.Registered, Family: { } family, Revision: { } revision })
                _notes[(family, revision)] = record.Note;
        }

        (_cursor, _isEnd) = (page.Cursor, page.IsEnd);
    }
}
