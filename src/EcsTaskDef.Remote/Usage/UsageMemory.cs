namespace EcsTaskDef.Remote.Usage;

/// <summary>
/// The last snapshot of users. Reading one takes many calls, so the families of one command share it: for a plan it may be a minute old,
/// for a change ten seconds.
/// </summary>
internal sealed class UsageMemory(TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan ForPlan = TimeSpan.FromMinutes(1), ForChange = TimeSpan.FromSeconds(10),
        Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private (UsageSnapshot Snapshot, long Read)? _last;

    public void Dispose() => _one.Dispose();

    public async ValueTask<UsageSnapshot> GetAsync(RemoteRegion region, TimeSpan age, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is { } last)
            {
                // What could not be seen may be seen the next time.
                TimeSpan allowed = last.Snapshot.Missing.Count == 0 || age < ForChange ? age : ForChange;
                if (clock.GetElapsedTime(last.Read) <= allowed) return last.Snapshot;
            }

            // Its age counts from its beginning: what came into use meanwhile may be missing.
            long begun = clock.GetTimestamp();
            UsageSnapshot snapshot = await UsageReader.ReadAsync(region, cancellationToken).ConfigureAwait(false);
            _last = (snapshot, begun);
            return snapshot;
        }
        finally
        {
            _one.Release();
        }
    }
}
