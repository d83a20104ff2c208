namespace EcsTaskDef.PowerShell.Files;

/// <summary>
/// The content of files to import, by family. Of a file with one family in the order of its revisions, as Export writes it, the texts
/// stay in the file and are read again when they are needed, so that exports may have any size.
/// </summary>
internal sealed class ImportFiles : IDisposable
{
    private readonly Func<string, IEnumerable<string>> _readLines;
    private readonly List<Item> _items = new();
    private IEnumerator<ArchiveEntry>? _open;
    private string? _openFile;
    private int _next;

    /// <param name="readLines">Reads a file line by line.</param>
    public ImportFiles(Func<string, IEnumerable<string>> readLines) => _readLines = readLines;

    /// <summary>The content by family, whose revisions may come from several files, in any order.</summary>
    public IEnumerable<IGrouping<string, Item>> Families => _items.GroupBy(static item => item.Entry.Family ?? "", StringComparer.Ordinal);

    /// <summary>Adds the whole file, or nothing of it.</summary>
    /// <returns>How many revisions it holds.</returns>
    public int Add(string file)
    {
        var items = new List<Item>();
        bool inOrder = true;
        foreach (ArchiveEntry entry in ArchiveText.Read(_readLines(file)))
        {
            Item? last = items.Count > 0 ? items[items.Count - 1] : null;
            inOrder &= last is null || (last.Entry.Family == entry.Family && last.Entry.Revision.GetValueOrDefault() < entry.Revision);
            if (!inOrder && !items.TrueForAll(static item => item.HasText)) items = Whole(file, items.Count);
            items.Add(new Item(file, items.Count, inOrder ? entry with { Text = default } : entry));
        }

        _items.AddRange(items);
        return items.Count(static item => item.Entry.LatestRevision is null);
    }

    /// <summary>Adds a JSON text.</summary>
    /// <returns>How many revisions it holds.</returns>
    public int AddText(string text)
    {
        List<Item> items = ArchiveText.Read([text]).Select((entry, i) => new Item(text, i, entry)).ToList();
        _items.AddRange(items);
        return items.Count(static item => item.Entry.LatestRevision is null);
    }

    public ReadOnlyMemory<byte> TextOf(Item item)
    {
        if (item.HasText) return item.Entry.Text;
        if (_open is null || _openFile != item.File || _next > item.Position)
        {
            _open?.Dispose();
            (_open, _openFile, _next) = (ArchiveText.Read(_readLines(item.File)).GetEnumerator(), item.File, 0);
        }

        for (; _next <= item.Position; _next++)
        {
            if (!_open.MoveNext()) throw Faults.ArchiveIncomplete();
        }

        return _open.Current.Text;
    }

    public void Dispose() => _open?.Dispose();

    private List<Item> Whole(string file, int count) =>
        ArchiveText.Read(_readLines(file)).Take(count).Select((entry, i) => new Item(file, i, entry)).ToList();

    /// <summary>A revision or registration, or the head of a family's archive; of a file, or of a text.</summary>
    internal sealed record Item(string File, int Position, ArchiveEntry Entry)
    {
        /// <summary>True when the text is in memory; a head has no text.</summary>
        public bool HasText => Entry.LatestRevision is not null || !Entry.Text.IsEmpty;
    }
}
