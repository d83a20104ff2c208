using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>
/// Lets in no more connections than there is room for: up to a fixed number, and fewer where open files are scarce, because the
/// runtime aborts when it gets none. Where there is no room the connection for which nothing was done for longest gives
/// way, so that nobody can lock others out by holding connections; where all are working, the next one waits, and those behind
/// it wait in the system's queue. Safe for concurrent use.
/// </summary>
internal sealed class ConnectionLimit(ServerLimits limits, TimeProvider clock, ILogger logger)
{
    // Nobody says when a connection is no longer young, or no longer at work; one that gives way is gone in a moment.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    // Nobody decent connects and says nothing for so long.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly HashSet<LimitedConnection> _open = [];
    private TaskCompletionSource? _freed;
    private long _closed;

    /// <summary>The number of the last file that may be open without the reserve; null = any.</summary>
    public long? HighestFile => limits.OpenFiles - limits.ReservedFiles;

    /// <summary>Waits for room, and counts the connection until <see cref="Leave"/>.</summary>
    public async ValueTask EnterAsync(LimitedConnection newcomer, CancellationToken stop)
    {
        long enough = long.MinValue;
        while (true)
        {
            LimitedConnection? oldest;
            int open;
            Task freed;
            lock (_gate)
            {
                // A connection that has no other beside it has the reserve to itself.
                open = _open.Count;
                if (enough == long.MinValue) enough = _closed + FilesOver(newcomer);
                if (open < limits.MaxConnections && (_closed >= enough || open == 0))
                {
                    _open.Add(newcomer);
                    return;
                }

                oldest = Oldest();
                freed = (_freed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            bool givesWay = oldest?.TryGiveWay() == true;
            if (givesWay)
                logger.LogWarning("There is no room for more than {Open} connections: those that are idle for longest are closed.", open);
            await Task.WhenAny(freed, Task.Delay(givesWay ? s_patience : s_pause, stop));
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The connection's socket is closed.</summary>
    public void Leave(LimitedConnection connection)
    {
        lock (_gate)
        {
            if (!_open.Remove(connection)) return;
            _closed++;
            _freed?.SetResult();
            _freed = null;
        }
    }

    // How many files too many are open. The system gives the lowest number that is free, so all below the newcomer's are taken; above
    // it are connections, and a few files of the store, which are left to the reserve.
    private long FilesOver(LimitedConnection newcomer)
    {
        if (HighestFile is not { } highest || newcomer.FileNumber < 0) return 0;
        long above = 0;
        foreach (LimitedConnection connection in _open)
        {
            if (connection.FileNumber > newcomer.FileNumber) above++;
        }

        return newcomer.FileNumber + above - highest;
    }

    // One that has been silent from its beginning gives way before one that has been of use to somebody.
    private LimitedConnection? Oldest()
    {
        LimitedConnection? oldest = null, silent = null;
        foreach (LimitedConnection connection in _open)
        {
            if (!connection.IsWaiting) continue;
            if (oldest is null || connection.LastWork < oldest.LastWork) oldest = connection;
            if (!connection.HasWorked && (silent is null || connection.LastWork < silent.LastWork)) silent = connection;
        }

        return silent is not null && clock.GetElapsedTime(silent.LastWork) >= s_silence ? silent
            : oldest is not null && clock.GetElapsedTime(oldest.LastWork) >= limits.YoungConnection ? oldest
            : null;
    }
}
