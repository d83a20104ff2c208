using System.Text.Json;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Maintenance;

/// <summary>
/// One walk through a journal from its first line to its end: finds what is wrong, and writes what can be read to another
/// file where asked to. The same walk inspects, repairs and copies.
/// </summary>
internal sealed class JournalWalk
{
    // Each change that is missing gets a line: numbers that would make the journal many times as long are nonsense.
    private const long MissingAnyway = 10_000, BytesPerMissing = 64;

    // A registration with its document takes at least so much, which limits how many damaged bytes can have held. One whose document
    // compaction dropped is shorter, but the line that removed the revision names it.
    private const int LeastRegistration = 256;

    private readonly List<JournalEvent> _events = new();
    private long _highestMark;
    private int _line;

    // Lines behind the last sound one that are not, and the bytes in them that may have given numbers.
    private int _unread;
    private long _unreadBytes;

    public JournalWalk(string path, string region)
    {
        Path = path;
        Region = region;
    }

    public string Path { get; }

    public string Region { get; }

    public required DiskFile File { get; init; }

    /// <summary>The highest change that something outside the journal knows to be on disk.</summary>
    public long Mark { get; init; }

    /// <summary>The change and the byte up to which a checkpoint knows which numbers were given.</summary>
    public (long Sequence, long Offset) NumbersKnown { get; init; }

    /// <summary>Takes what can be read; null = nobody does.</summary>
    public JournalOutput? Output { get; init; }

    /// <summary>Ends the walk before the first change for which it says so.</summary>
    public Func<long, DateTimeOffset, bool>? Until { get; init; }

    /// <summary>Reads every document too.</summary>
    public bool ReadsDocuments { get; init; }

    public IProgress<StoreProgress>? Progress { get; init; }

    public List<StoreFinding> Findings { get; } = new();

    public JournalLedger Ledger { get; } = new();

    /// <summary>The last change that counts.</summary>
    public long Sequence { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>Changes of which nothing is left; more may be where the end is missing and nothing tells how far it went.</summary>
    public long LostChanges { get; private set; }

    /// <summary>What is gone, as far as anything tells: revisions, and events that have nothing to refer to.</summary>
    public IReadOnlyCollection<string> Lost => Ledger.Lost;

    /// <summary>True when the walk ended before a change that <see cref="Until"/> does not want.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Bytes at the end of a change that was never acknowledged.</summary>
    public long UnfinishedBytes { get; private set; }

    public bool IsDamaged => Findings.Any(static finding => finding.Severity == FindingSeverity.Error);

    public void Run(JournalScan scan, long length, CancellationToken cancellationToken)
    {
        _line = 1;
        _highestMark = Mark;
        bool marksKnown = false;
        long reported = 0;
        while (scan.Next() is { } piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _line++;
            if (!piece.IsSound && !marksKnown)
            {
                marksKnown = true;
                _highestMark = Math.Max(Mark, HighestMark(scan.Fork(), cancellationToken));
            }

            if (!piece.IsSound && Sequence + 1 > _highestMark)
            {
                // It was never acknowledged: an append that did not finish, and what the same append wrote behind it.
                UnfinishedBytes = length - piece.Offset;
                break;
            }

            if (!Take(piece)) break;
            if (piece.Offset - reported < 1024 * 1024) continue;
            reported = piece.Offset;
            Progress?.Report(new StoreProgress(Output is null ? StoreWork.Checking : StoreWork.Copying, Region, reported, length));
        }

        Close();
    }

    /// <summary>
    /// Ends the output so that no number is given twice and no revision is there without its document; answers the numbers that
    /// it keeps from being given again.
    /// </summary>
    public IReadOnlyList<(string Family, int Revision)> Finish(DateTimeOffset now)
    {
        DateTimeOffset at = now > Time ? now : Time;
        List<StoreEvent> events = new();
        foreach ((string family, int revision) in Ledger.WithoutDocuments())
            events.Add(new RevisionStatusChanged(family, revision, at, RevisionStatus.Removed));
        IReadOnlyList<(string Family, int Revision)> reserved = Ledger.Reserved();
        foreach ((string family, int revision) in reserved)
        {
            events.Add(new RevisionRegistered(family, revision, at, default, Array.Empty<Tag>()));
            events.Add(new RevisionStatusChanged(family, revision, at, RevisionStatus.Removed));
        }

        if (events.Count == 0) return reserved;
        Sequence++;
        Output?.Write(Sequence, events);
        return reserved;
    }

    private bool Take(JournalPiece piece)
    {
        (ChangeLine change, DateTimeOffset time, string? fault) = (default, Time, "its checksum does not fit");
        if (!piece.IsSound || (fault = Read(piece, out change, out time)) is not null)
        {
            Miss(piece, fault);
            return true;
        }

        if (change.Sequence <= Sequence)
        {
            Find("SequenceRepeated", piece.Offset, $"change {change.Sequence} stands where {Sequence + 1} is expected",
                $"this line of change {change.Sequence}");
            return true;
        }

        if (Until is { } until && until(change.Sequence, time))
        {
            WasCut = true;
            return false;
        }

        FillTo(change.Sequence, piece.Offset);
        Sequence = change.Sequence;
        Time = time;
        Apply(piece);
        return true;
    }

    // What is wrong with a line whose checksum fits; null = nothing.
    private string? Read(JournalPiece piece, out ChangeLine change, out DateTimeOffset time)
    {
        time = Time;
        try
        {
            change = ChangeReader.Read(piece.Bytes, 0, _events);
            if (_events.Count > 0) time = _events[_events.Count - 1].Event.At;
            return change.Sequence > 0 && change.Sequence - Sequence + LostChanges <= MissingAnyway + File.Length / BytesPerMissing
                ? null : $"change {change.Sequence} cannot stand here";
        }
        catch (InvalidDataException exception)
        {
            change = default;
            return exception.Message.TrimEnd('.');
        }
    }

    private void Apply(JournalPiece piece)
    {
        List<int> dropped = new();
        for (int i = 0; i < _events.Count; i++)
        {
            (StoreEvent storeEvent, Extent document, _) = _events[i];
            if (Ledger.Apply(storeEvent, document) is { } problem)
            {
                dropped.Add(i);
                if (storeEvent is RevisionFactEvent revision)
                {
                    // Whatever it was, the number was given.
                    Ledger.Reserve(revision.Family, revision.Revision);
                    if (!Ledger.IsKnown(revision.Family, revision.Revision)) Ledger.Lost.Add(JournalLedger.Name(revision));
                }

                Find("EventWithoutRevision", piece.Offset, $"an event of change {Sequence} does not fit: {problem}", "this event");
            }
            else if (ReadsDocuments && !document.IsEmpty && storeEvent is RevisionRegistered registered)
            {
                ReadDocument(piece, registered, document);
            }
        }

        if (Output is null) return;
        if (dropped.Count == 0)
        {
            Output.Copy(piece.Bytes);
            return;
        }

        List<Extent> places = EventPlaces(piece.Bytes);
        Output.Copy(piece.Bytes, places, places.Where((_, i) => !dropped.Contains(i)).ToArray());
    }

    private void ReadDocument(JournalPiece piece, RevisionRegistered registered, Extent document)
    {
        string? fault = null;
        try
        {
            TaskDefinition definition = EcsJson.Read<TaskDefinition>(piece.Bytes.AsMemory((int)document.Offset, document.Length));
            if (definition.Family is { } family && (family != registered.Family || definition.Revision != registered.Revision))
                fault = $"it is that of {family}:{definition.Revision}";
        }
        catch (Exception exception) when (exception is JsonException or Errors.EcsException)
        {
            fault = exception.Message;
        }

        if (fault is not null)
            Find(
                "DocumentUnreadable", piece.Offset + document.Offset,
                $"the document of {JournalLedger.Name(registered)} cannot be read: {fault}",
                $"the document of {JournalLedger.Name(registered)}");
    }

    // A line that is not sound: nothing in it is used.
    private void Miss(JournalPiece piece, string fault)
    {
        _unread++;
        if (piece.Offset + piece.Bytes.Length > NumbersKnown.Offset) _unreadBytes += piece.Bytes.Length;
        Find("LineDamaged", piece.Offset, fault, "its changes");
    }

    // Changes that are missing before this one; the others keep their numbers.
    private void FillTo(long sequence, long offset)
    {
        long missing = sequence - Sequence - 1;
        if (missing > 0 && _unread == 0)
            Find("ChangesMissing", offset, $"changes {Sequence + 1} to {sequence - 1} are not there",
                $"{missing} changes; nothing tells which");
        for (long lost = Sequence + 1; lost < sequence; lost++) Output?.WriteLost(lost, Math.Max(0, lost - 1), Time);
        Lose(missing, sequence - 1);
    }

    private void Close()
    {
        if (WasCut) return;
        long missing = Math.Max(_highestMark - Sequence, _unread);
        if (_highestMark > Sequence && missing > _unread)
        {
            Find(
                "JournalTruncated", File.Length, $"it ends at change {Sequence}, but change {_highestMark} was on disk",
                $"{missing} changes at the end", "Restore a backup, or go on with what is left: Repair-TaskDefinitionStore.");
        }

        Lose(missing, Sequence + missing);
        foreach ((string family, int revision) in Ledger.WithoutDocuments())
        {
            Find("DocumentMissing", null, $"{family}:{revision} is there, but its document is not", $"{family}:{revision}");
            Ledger.Lost.Add($"{family}:{revision}");
        }
    }

    // Lost changes may have registered one revision each or, where damaged bytes are left, as many as those have room for.
    private void Lose(long missing, long last)
    {
        LostChanges += missing;
        long unknown = Math.Max(Math.Min(missing, last - NumbersKnown.Sequence), _unreadBytes / LeastRegistration);
        if (missing > 0 || unknown > 0) Ledger.Doubt((int)Math.Min(Math.Max(unknown, 0), JournalLedger.MostDoubt));
        (_unread, _unreadBytes) = (0, 0);
    }

    private static long HighestMark(JournalScan rest, CancellationToken cancellationToken)
    {
        long highest = 0;
        List<JournalEvent> events = new();
        while (rest.Next() is { } piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!piece.IsSound) continue;
            try
            {
                highest = Math.Max(highest, ChangeReader.Read(piece.Bytes, 0, events).Synced);
            }
            catch (InvalidDataException)
            {
                // Said when the walk comes by.
            }
        }

        return highest;
    }

    private static List<Extent> EventPlaces(byte[] line)
    {
        List<Extent> places = new();
        Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth + 8 });
        reader.Read();
        while (reader.Read() && !reader.ValueTextEquals("events"u8)) reader.Skip();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            long from = reader.TokenStartIndex;
            reader.Skip();
            places.Add(new Extent(from, (int)(reader.BytesConsumed - from)));
        }

        return places;
    }

    private void Find(string code, long? offset, string message, string lost, string? advice = null) => Findings.Add(new StoreFinding
    {
        Severity = FindingSeverity.Error,
        Code = code,
        Region = Region,
        File = Path,
        Line = offset is null ? null : _line,
        Byte = offset,
        Message = char.ToUpperInvariant(message[0]) + message.Substring(1) + ".",
        Lost = lost,
        Advice = advice ?? "Run Repair-TaskDefinitionStore, or restore a backup.",
    });
}
