namespace EcsTaskDef.Storage.Json;

/// <summary>
/// The files that a writer has open: the journal, to which lines are appended and synced, and the mark of what is synced. Used by the
/// holder of the region's lock alone.
/// </summary>
internal sealed class JournalWriter(RegionFolder folder, RegionReader reader) : IDisposable
{
    // A registration of ordinary size.
    private readonly byte[] _tail = new byte[4096];

    private DiskFile? _journal;
    private DiskFile? _mark;
    private int _generation;
    private int _epoch;
    private FileStamp _identity;
    private FileStamp _markIdentity;

    /// <summary>Opens the files of a state, where they are not open yet.</summary>
    public void Open(RegionState state)
    {
        if (IsOf(state) && folder.Disk.Stamp(folder.SyncedPath).IsSameFile(_markIdentity)) return;
        Dispose();
        if (!folder.Disk.FileExists(state.JournalPath)) throw new IOException("The journal is gone.");
        DiskFile journal = folder.Disk.OpenWrite(state.JournalPath);
        try
        {
            if (!journal.Stamp.IsSameFile(state.Identity) || folder.Store.Look().Epoch != state.Epoch)
                throw new IOException("Another store was put in the place of this one.");
            _mark = OpenMark();
            _markIdentity = _mark?.Stamp ?? FileStamp.Missing;

            // The process that made the store, the region or this generation may have died before their names were on the disk.
            string store = folder.Store.Location;
            foreach (string made in new[] { folder.Location, store, Path.GetDirectoryName(store) ?? store })
                folder.Disk.SyncDirectory(made);
        }
        catch
        {
            journal.Dispose();
            Dispose();
            throw;
        }

        _journal = journal;
        _identity = state.Identity;
        _generation = state.Generation;
        _epoch = state.Epoch;
    }

    /// <summary>Writes lines at the end of the journal, and returns when they are on the disk.</summary>
    /// <param name="state">The state.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="chain">The checksum of the last one.</param>
    /// <exception cref="IOException">Nothing was written.</exception>
    /// <exception cref="EcsException">Whether it was written is not known, or it went nowhere: it is not acknowledged.</exception>
    public void Append(RegionState state, ByteBuffer lines, uint chain)
    {
        try
        {
            _journal!.Write(state.Offset, lines.Array, 0, lines.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first lines of a batch may be there whole, for others to see: that nothing was changed can be said
            // only when they are gone, for good.
            if (TryCut(state.Offset)) throw;
            throw OutcomeUnknown(exception);
        }

        bool isReachable;
        try
        {
            _journal.Sync();
            isReachable = IsReachable(state, state.Offset + lines.Length, chain);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutcomeUnknown(exception);
        }

        if (!isReachable) throw Replaced(state);
    }

    /// <summary>Demands that the journal under its name is the one that is open, and ends where it should.</summary>
    public void DemandReachable(RegionState state)
    {
        if (!IsReachable(state, state.Offset, state.Chain)) throw Replaced(state);
    }

    /// <summary>Shows readers that the next generation is about to come.</summary>
    public void Close() => JournalFormat.Close(_journal!);

    /// <summary>
    /// Makes lines durable that a writer left which died, or whose sync failed, before its mark: the same bytes again make the pages
    /// dirty, so that this sync cannot succeed without them.
    /// </summary>
    public void MakeTailDurable(RegionState state)
    {
        long start = state.SyncedOffset;
        byte[] tail = new byte[checked((int)(state.Offset - start))];
        int read = state.Journal!.Read(start, tail, 0, tail.Length);
        VerifyTail(state, tail.AsSpan(0, read));
        _journal!.Write(start, tail, 0, read);
        _journal.Sync();
        state.MarkSynced(state.Sequence);
        WriteMark(state.Sequence);
    }

    /// <summary>What the mark says. The writer has it open: opening it for each change would be seven calls of the system more.</summary>
    public long ReadMark(RegionState? state)
    {
        if (state is null || !IsOf(state)) return folder.ReadSyncedMark();
        if (_mark is null) return 0;
        byte[] bytes = new byte[(int)_mark.Length];
        return folder.ParseMark(bytes.AsSpan(0, _mark.Read(0, bytes, 0, bytes.Length)).ToArray());
    }

    public void WriteMark(long sequence)
    {
        try
        {
            byte[] text = SyncedMark.Write(folder.Store.Id, sequence);
            _mark?.Write(0, text, 0, text.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Only a hint: without it the next writer syncs what it finds.
        }
    }

    /// <summary>Closes the files; they are opened again when they are needed.</summary>
    public void Dispose()
    {
        _journal?.Dispose();
        _mark?.Dispose();
        _journal = _mark = null;
    }

    private bool IsOf(RegionState state) => _journal is not null && _identity.IsSameFile(state.Identity)
        && _generation == state.Generation && _epoch == state.Epoch;

    // Another program may look at it just now: it is only a hint.
    private DiskFile? OpenMark() => Disk.UnlessInUse(() => folder.Disk.OpenWrite(folder.SyncedPath));

    // It was read before, line by line, but perhaps not just now.
    private static void VerifyTail(RegionState state, ReadOnlySpan<byte> tail)
    {
        long at = state.SyncedOffset;
        uint chain = JournalDamage.ChainBefore(state.Journal!, at) ?? throw JournalDamage.At(state.Journal!, state.JournalPath, at);
        int length;
        while ((length = tail.IndexOf((byte)'\n')) >= 0)
        {
            if (!JournalDamage.TryCheck(state.Journal!, tail.Slice(0, length), ReadFor.Copy, ref chain))
                throw JournalDamage.At(state.Journal!, state.JournalPath, at);
            at += length + 1;
            tail = tail.Slice(length + 1);
        }

        if (at != state.Offset || chain != state.Chain) throw JournalDamage.At(state.Journal!, state.JournalPath, at);
    }

    private bool TryCut(long offset)
    {
        try
        {
            _journal!.SetLength(offset);
            _journal.Sync();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next writer cuts.
            return false;
        }
    }

    private bool IsReachable(RegionState state, long end, uint chain)
    {
        FileStamp there = folder.Disk.Stamp(state.JournalPath);
        bool isReachable = there.Length == end && there.IsSameFile(state.Identity)
            && JournalDamage.EndIn(state.Journal!, (state.Offset, state.Chain), (end, chain), _tail);
        if (isReachable) state.Seen = there;
        return isReachable;
    }

    // Whether the bytes are on the disk is not known, and the system may forget that they are not: this handle acknowledges
    // nothing any more, and the next writer cuts the tail off, or writes it anew before it syncs.
    private EcsException OutcomeUnknown(Exception exception)
    {
        GiveUp();
        return EcsErrors.Fault(SR.StoreSyncFailed, [folder.Store.Location, DiskTrouble.Describe(exception)], exception);
    }

    // Somebody may delete, rename or overwrite the files of a store that is in use: what is written then goes nowhere, or into the
    // middle of another file. It is not acknowledged.
    private EcsException Replaced(RegionState state)
    {
        GiveUp();
        return EcsErrors.Fault(SR.StoreReplaced, [state.JournalPath]);
    }

    private void GiveUp()
    {
        Dispose();
        reader.Forget();
    }
}
