namespace EcsTaskDef.Storage.Json;

/// <summary>Reads a generation of the journal into a state: its header, and whole lines from where the state is to the end.</summary>
internal sealed class JournalReader(RegionFolder folder, CheckpointFiles checkpoints)
{
    // With so much more to read, lines are read and checked while those before them are applied.
    private const int WorthReadingAhead = 4 * 1024 * 1024;

    // Some 5 MB of memory. Larger runs are merged less often, larger layers are searched longer.
    private const int SpillEntries = 32 * 1024;

    /// <summary>Reads the header; false where the file is not the region's journal any more.</summary>
    public bool ReadHeader(RegionState state, DiskFile journal)
    {
        byte[] head = new byte[4096];
        int read = journal.Read(0, head, 0, head.Length);
        int end = head.AsSpan(0, read).IndexOf((byte)'\n');
        uint chain = 0;
        JournalHeader? header = end < 0 || !JournalFormat.TryCheck(head.AsSpan(0, end), 0, out chain) ? null
            : JournalFormat.ReadHeader(head.AsSpan(0, end), out _);
        if (header is null) throw Corrupt(state, "the header cannot be read");
        JsonStore store = folder.Store;
        if (header.Format > JsonStore.FormatVersion)
            throw EcsErrors.Fault(SR.StoreVersionTooNew, [store.Location, header.Format, JsonStore.FormatVersion]);
        if (header.Store != store.Id || header.Region != folder.Region)
        {
            // A restore may have come to its end between the looks at store.json and at this folder.
            if (store.Look().Epoch != state.Epoch || folder.LatestGeneration() > state.Generation
                || folder.Disk.FileExists(folder.RestoredPath)) return false;
            throw EcsErrors.Fault(
                SR.StoreJournalForeign, [state.JournalPath, header.Region, header.Store, folder.Region, store.Id]);
        }

        store.DemandAccount(header);
        state.Chain = chain;
        state.Offset = state.SyncedOffset = state.CheckpointOffset = end + 1;
        return true;
    }

    /// <summary>Reads whole lines from where the state is to the end, and applies them.</summary>
    /// <param name="state">The state.</param>
    /// <param name="knownSynced">Changes up to this one must be there.</param>
    /// <param name="forWriting">Cuts off a line that is not whole.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void ReadTail(RegionState state, long knownSynced, bool forWriting, CancellationToken cancellationToken)
    {
        try
        {
            // A line that was only being written when it was read is soon whole.
            for (int attempt = 0; !TryReadLines(state, knownSynced, forWriting, cancellationToken); attempt++)
                if (attempt == 100) throw new IOException($"'{state.JournalPath}' is longer than what can be read of it.");
        }
        finally
        {
            state.Index.Flush();
            state.Take(state.Index);
            state.Index.ForgetQueues();
        }
    }

    // False when there may be more.
    private bool TryReadLines(RegionState state, long knownSynced, bool forWriting, CancellationToken cancellationToken)
    {
        DiskFile journal = state.Journal!;
        long length = journal.Length;
        if (length < state.Offset) throw EcsErrors.Fault(SR.StoreLost,
            [folder.Location, state.Sequence, $"byte {RegionFolder.Text(length)}", folder.ManifestPath(state.Generation)]);
        if (length == state.Offset) return true;

        long begin = state.Offset;
        JournalLines lines = new(journal, begin, length, state.Chain);
        JournalLines.Block block = lines.Read(new());
        bool goesOn = block.Ending == JournalLines.Ending.Open;
        using JournalAhead? ahead = goesOn && length - lines.Position > WorthReadingAhead ? new JournalAhead(lines) : null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < block.Count; i++) Apply(state, block[i]);
            if (block.Ending != JournalLines.Ending.Open) break;
            folder.Report(StoreWork.Reading, state.Offset - begin, length - begin);
            block = ahead?.Take(block) ?? lines.Read(block);
        }

        if (block.Ending == JournalLines.Ending.Endless) throw Corrupt(state, "a line has no end");
        return block.Ending != JournalLines.Ending.Damage || !OnDamage(state, knownSynced, forWriting);
    }

    private void Apply(RegionState state, JournalLines.Line line)
    {
        try
        {
            if (line.Fault is not null) throw line.Fault;
            ChangeLine change = line.Change;
            if (change.Sequence != state.Sequence
                + 1) throw new InvalidDataException($"change {change.Sequence} stands where {state.Sequence + 1} is expected");
            state.MarkSynced(change.Synced);
            foreach ((StoreEvent storeEvent, Extent document, Extent tags) in line.Events)
                state.Index.Apply(storeEvent, document, tags);
            state.Sequence = change.Sequence;
            state.Chain = line.Chain;
        }
        catch (InvalidDataException exception) when (!SortedRun.IsDamage(exception))
        {
            throw Corrupt(state, exception.Message);
        }

        // A long journal without a checkpoint must not fill the memory.
        if (state.Overlay.Count >= SpillEntries) checkpoints.Spill(state);
        state.Offset = line.End;
        state.Read(state.Sequence);
    }

    /// <summary>
    /// The line after the last sound one is not whole. Beyond every mark it is a change that was never acknowledged: a
    /// reader passes it over, the next writer cuts it off. Before one it is damage, and nothing is touched.
    /// </summary>
    /// <returns>True when the line was only being written when it was read, and is whole now.</returns>
    private bool OnDamage(RegionState state, long knownSynced, bool forWriting)
    {
        long damaged = state.Sequence + 1;
        if (HighestMarkAfter(state) is not { } mark) return true;
        if (damaged <= knownSynced || mark >= damaged) throw Corrupt(state, "its checksum does not fit");
        if (forWriting) CutTail(state);
        return false;
    }

    private void CutTail(RegionState state)
    {
        using DiskFile file = folder.Disk.OpenWrite(state.JournalPath);
        file.SetLength(state.Offset);
    }

    // Lines after a damaged one are checked against the checksum that their predecessor states, or that its body has.
    // Null when there is no damaged line any more.
    private static long? HighestMarkAfter(RegionState state)
    {
        long highest = 0;
        uint computed = 0;
        byte[] rest = new byte[(int)Math.Min(state.Journal!.Length - state.Offset, JournalFormat.MaxLine)];
        int have = state.Journal.Read(state.Offset, rest, 0, rest.Length);
        List<JournalEvent> events = new();
        ReadOnlySpan<byte> left = rest.AsSpan(0, have), previous = default;
        int end;
        while ((end = left.IndexOf((byte)'\n')) >= 0)
        {
            ReadOnlySpan<byte> line = left.Slice(0, end);
            if (previous.IsEmpty)
            {
                if (JournalFormat.TryCheck(line, state.Chain, out _)) return null;
                computed = JournalFormat.ChainOf(line, state.Chain);
            }
            else if (JournalFormat.TryCheck(line, computed, out _)
                || (JournalFormat.TryReadStatedChain(previous, out uint chain) && JournalFormat.TryCheck(line, chain, out _)))
            {
                highest = Math.Max(highest, MarkOf(line, events));
            }

            previous = line;
            left = left.Slice(end + 1);
        }

        return highest;
    }

    private static long MarkOf(ReadOnlySpan<byte> line, List<JournalEvent> events)
    {
        try
        {
            return ChangeReader.Read(line, 0, events).Synced;
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    // Compaction keeps every line, so a change's number tells its line: the header is line 1.
    private static EcsException Corrupt(RegionState state, string what) => EcsErrors.Fault(
        SR.StoreCorrupt,
        [state.JournalPath, state.Offset == 0 ? 1 : state.Sequence + 2, state.Offset, what.TrimEnd('.'), state.Sequence]);
}
