namespace EcsTaskDef.Storage.Json;

/// <summary>
/// One region on disk (docs/STORE.md). It joins its parts: a reader, a writer, the writer of checkpoints and the compactor.
/// </summary>
internal sealed class Region : IRegionStore, IDisposable
{
    private readonly RegionFolder _folder;
    private readonly RegionReader _reader;
    private readonly RegionWriter _writer;
    private readonly CheckpointWriter _checkpoints;
    private readonly Compactor _compactor;

    public Region(JsonStore store, string name)
    {
        _folder = new RegionFolder(store, name);
        CheckpointFiles files = new(_folder);
        _reader = new RegionReader(_folder, files);
        _checkpoints = new CheckpointWriter(_folder, _reader, files);
        _writer = new RegionWriter(_folder, _reader, BeginHousekeeping);
        _compactor = new Compactor(_folder, _reader, _writer, _checkpoints);
    }

    public string Name => _folder.Region;

    public long SizeInBytes => _folder.Disk.DirectorySize(_folder.Location);

    /// <summary>Whether this process has had the region, in the store that is there now.</summary>
    public bool WasHad => _reader.WasHad;

    /// <summary>Whether this process has had the region, and nothing of it is there now.</summary>
    public bool IsGone => _reader.IsGone;

    public ValueTask<T> ReadAsync<T>(Func<IRegionView, T> read, ReadPlan? plan, CancellationToken cancellationToken)
    {
        bool fresh = false;
        int rebuilds = 0;
        while (true)
        {
            try
            {
                if (_reader.TryRead(read, fresh, out T result)) return new ValueTask<T>(result);
            }
            catch (InvalidDataException) when (rebuilds++ == 0)
            {
                fresh = false;
                _reader.DistrustCheckpoint();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw EcsErrors.Fault(SR.StoreReadFailed, [_folder.Store.Location, DiskTrouble.Describe(exception)], exception);
            }

            _checkpoints.Update(cancellationToken);
            fresh = true;
        }
    }

    public ValueTask<T> ChangeAsync<T>(Func<IRegionView, Change, T> decide, ReadPlan? plan, CancellationToken cancellationToken) =>
        _writer.ChangeAsync(decide, cancellationToken);

    public async ValueTask<StoredHistory> ReadHistoryAsync(
        HistoryMark from, bool descending, string? family, CancellationToken cancellationToken)
    {
        // Brings the state up to date and checks what is new; a page is then read where the journal is known to be sound.
        await ReadAsync(static _ => true, null, cancellationToken).ConfigureAwait(false);
        try
        {
            return ReadPage(from, descending, family);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw EcsErrors.Fault(SR.StoreReadFailed, [_folder.Store.Location, exception], exception);
        }
    }

    public StoreOptimization Optimize(bool apply, CancellationToken cancellationToken)
    {
        long before = SizeInBytes;
        long dead = ReadAsync(static view => view.Totals.DeadBytes, null, cancellationToken).AsTask().GetAwaiter().GetResult();
        apply = apply && dead > 0;
        if (apply) _compactor.CompactNow(cancellationToken);
        return new StoreOptimization(Name, before, apply ? SizeInBytes : before, _folder.LatestGeneration(), apply, dead);
    }

    /// <summary>
    /// Holds all locks of the region until the result is disposed of: nobody writes, and nobody replaces its files.
    /// </summary>
    public IDisposable Hold()
    {
        IDisposable checkpoint = _folder.LockCheckpoints();
        try
        {
            return new Holding(_folder.Lock(), checkpoint);
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _writer.Wait();
        _reader.Forget();
        _writer.Dispose();
        _reader.Dispose();
    }

    private StoredHistory ReadPage(HistoryMark from, bool descending, string? family)
    {
        _reader.Gate.EnterReadLock();
        try
        {
            return _reader.State is { Journal: not null } state ? HistoryReader.Read(state, from, descending, family)
                : new StoredHistory(Array.Empty<StoredChange>(), from, IsEnd: true);
        }
        finally
        {
            _reader.Gate.ExitReadLock();
        }
    }

    private Action? BeginHousekeeping()
    {
        Action? left = null;
        Housekeeping.Try(() =>
        {
            bool checkpoint, compact;
            _reader.Gate.EnterReadLock();
            try
            {
                checkpoint = _reader.State is { IsCheckpointDue: true };
                compact = _reader.State is { } state && _compactor.IsDue(state);
            }
            finally
            {
                _reader.Gate.ExitReadLock();
            }

            left = compact ? _compactor.Compact : checkpoint ? _checkpoints.Begin() : null;
        });
        return left;
    }

    private sealed class Holding(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
