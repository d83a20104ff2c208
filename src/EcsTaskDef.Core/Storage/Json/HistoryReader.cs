namespace EcsTaskDef.Storage.Json;

/// <summary>Reads pages of a region's history from its journal.</summary>
internal static class HistoryReader
{
    /// <summary>Some changes after (or before) a mark, oldest (or newest) first.</summary>
    /// <param name="state">A state with a journal; its owner's gate is held.</param>
    /// <param name="from">Where to go on.</param>
    /// <param name="descending">The newest first.</param>
    /// <param name="family">Changes that are not about this family may be left out; null = all.</param>
    public static StoredHistory Read(RegionState state, HistoryMark from, bool descending, string? family) =>
        descending ? ReadBack(state, from, family) : ReadOn(state, from, family);

    private static StoredHistory ReadOn(RegionState state, HistoryMark known, string? family)
    {
        // A compaction moved the lines but kept their numbers. Lines that were never acknowledged may have been cut off, and others
        // stand in their place, with the same numbers.
        List<HistoryPin> pins = new();
        long position = 0, after = known.Sequence;
        for (int i = known.Pins.Count - 1; i >= 0 && known.Generation == state.Generation; i--)
        {
            HistoryPin pin = known.Pins[i];
            if (pin.Offset > state.Offset || !JournalDamage.EndsIn(state.Journal!, pin.Offset, pin.Chain)) continue;
            (position, after) = (pin.Offset, 0);
            pins.AddRange(known.Pins.Take(i + 1));
            break;
        }

        byte[] buffer = ReadLines(state, position, state.Offset);
        List<StoredChange> changes = new();
        uint chain = pins.Count > 0 ? pins[pins.Count - 1].Chain : 0;
        int start = 0, length;
        while ((length = buffer.AsSpan(start).IndexOf((byte)'\n')) >= 0)
        {
            ReadOnlySpan<byte> line = buffer.AsSpan(start, length);
            Verify(state, line, position + start, ref chain);
            Take(line, position + start, family, changes, after, long.MaxValue);
            start += length + 1;
            if (position + start <= state.SyncedOffset) pins.Clear();
            pins.Add(new HistoryPin(position + start, chain));
        }

        long sequence = changes.Count > 0 ? changes[changes.Count - 1].Sequence : known.Sequence;
        return new StoredHistory(
            changes, new HistoryMark(sequence, state.Generation, position + start) { Pins = pins }, position + start >= state.Offset);
    }

    private static StoredHistory ReadBack(RegionState state, HistoryMark known, string? family)
    {
        bool isThere = known.Generation == state.Generation && known.Offset <= state.Offset && IsLineStart(state.Journal!, known.Offset);
        long end = isThere ? known.Offset : state.Offset;
        int size = JournalLines.FirstBuffer;
        while (true)
        {
            long position = Math.Max(0, end - size);
            byte[] buffer = new byte[(int)(end - position)];
            state.Journal!.Read(position, buffer, 0, buffer.Length);

            // The first line of the piece may have begun before it.
            int start = position == 0 ? 0 : buffer.AsSpan(0, Math.Max(0, buffer.Length - 1)).IndexOf((byte)'\n') + 1;
            if (start == 0 && position > 0)
            {
                size = checked(size * 2);
                continue;
            }

            List<StoredChange> changes = new();
            uint chain = JournalDamage.ChainBefore(state.Journal!, position + start)
                ?? throw JournalDamage.At(state.Journal!, state.JournalPath, position + start);
            int at = start, length;
            while ((length = buffer.AsSpan(at).IndexOf((byte)'\n')) >= 0)
            {
                Verify(state, buffer.AsSpan(at, length), position + at, ref chain);
                Take(buffer.AsSpan(at, length), position + at, family, changes, 0, known.Sequence);
                at += length + 1;
            }

            changes.Reverse();
            long sequence = changes.Count > 0 ? changes[changes.Count - 1].Sequence : known.Sequence;
            return new StoredHistory(changes, new HistoryMark(sequence, state.Generation, position + start), position + start == 0);
        }
    }

    private static void Verify(RegionState state, ReadOnlySpan<byte> line, long offset, ref uint chain)
    {
        if (JournalDamage.TryCheck(state.Journal!, line, ReadFor.Answer, ref chain)) return;
        if (offset >= state.SyncedOffset) throw new InvalidDataException("The end of the journal changed while it was read.");
        throw JournalDamage.At(state.Journal!, state.JournalPath, offset);
    }

    private static bool IsLineStart(DiskFile journal, long offset)
    {
        byte[] before = new byte[1];
        return offset == 0 || (journal.Read(offset - 1, before, 0, 1) == 1 && before[0] == (byte)'\n');
    }

    // Whole lines, at least one.
    private static byte[] ReadLines(RegionState state, long position, long end)
    {
        int size = JournalLines.FirstBuffer;
        while (true)
        {
            byte[] buffer = new byte[(int)Math.Min(size, Math.Max(0, end - position))];
            state.Journal!.Read(position, buffer, 0, buffer.Length);
            if (buffer.Length < size || buffer.AsSpan().IndexOf((byte)'\n') >= 0) return buffer;
            size = checked(size * 2);
        }
    }

    private static void Take(
        ReadOnlySpan<byte> line, long offset, string? family, List<StoredChange> changes, long after, long before)
    {
        // The header is no change. Most lines of a large journal are of other families, and need not be parsed.
        if (offset == 0 || (family is not null && line.IndexOf(Encoding.UTF8.GetBytes($"\"family\":\"{family}\"")) < 0)) return;
        List<JournalEvent> events = new();
        ChangeLine change = ChangeReader.Read(line, 0, events, forHistory: true);
        if (change.Sequence <= after || change.Sequence >= before) return;
        List<StoreEvent> full = new(events.Count);
        foreach ((StoreEvent storeEvent, _, Extent tags) in events)
        {
            full.Add(tags.IsEmpty ? storeEvent : storeEvent switch
            {
                RevisionRegistered registered => registered with { Tags = TagsJson.Read(line.Slice((int)tags.Offset, tags.Length)) },
                RevisionTagsChanged changed => changed with { Tags = TagsJson.Read(line.Slice((int)tags.Offset, tags.Length)) },
                _ => storeEvent,
            });
        }

        changes.Add(new StoredChange(change.Sequence, change.By, change.Host, change.ProcessId, full));
    }
}
