namespace EcsTaskDef.Storage.Json;

/// <summary>What maintenance needs of a region.</summary>
internal sealed partial class JsonRegionStore
{
    private const int OptimizeAttempts = 10;

    /// <summary>Compacts the region, due or not, while readers and writers go on.</summary>
    /// <param name="apply">False = only say what there is to gain.</param>
    /// <param name="cancellationToken">Stops it until the new generation is there.</param>
    public StoreOptimization Optimize(bool apply, CancellationToken cancellationToken)
    {
        long before = SizeInBytes;
        long dead = ReadAsync(static view => view.Totals.DeadBytes, cancellationToken).AsTask().GetAwaiter().GetResult();
        if (!apply || dead == 0) return new StoreOptimization(Region, before, before, LatestGeneration(), false, dead);
        try
        {
            WriteGenerationAlone(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EcsErrors.Fault(SR.StoreOptimizeFailed, [_store.Location, DiskTrouble.Describe(exception)], exception);
        }

        Update(cancellationToken);
        return new StoreOptimization(Region, before, SizeInBytes, LatestGeneration(), true, dead);
    }

    private void WriteGenerationAlone(CancellationToken cancellationToken)
    {
        lock (_checkpointGate)
        {
            using IDisposable held = _store.Locks.OfCheckpoints(_directory);


            // Another process may have done it while this one waited.
            Update(cancellationToken);
            for (int attempt = 0; !TryWriteGeneration(cancellationToken); attempt++)
            {
                if (attempt == OptimizeAttempts)
                    throw new IOException("Writers of the region failed again and again meanwhile, and their changes were taken back.");
                Update(cancellationToken);
            }
        }
    }

    private bool TryWriteGeneration(CancellationToken cancellationToken)
    {
        try
        {
            WriteGeneration(cancellationToken);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Holds all locks of the region until the result is disposed of: nobody writes, and nobody replaces its files.
    /// </summary>
    public IDisposable Hold()
    {
        IDisposable checkpoint = _store.Locks.OfCheckpoints(_directory);
        try
        {
            return new Holding(Lock(), checkpoint);
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
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
