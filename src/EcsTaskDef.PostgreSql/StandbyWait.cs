using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// Hears on a session whether its COMMIT was confirmed by the standby that it was to wait for. Where the wait is given up, because a
/// statement may take only so long, the COMMIT succeeds, with a warning: the change would not survive the loss of the primary.
/// </summary>
internal sealed class StandbyWait : IDisposable
{
    // The routine that waits, and which warns of nothing else. Texts are translated, names of routines are not.
    private const string Routine = "SyncRepWaitForLSN";

    private readonly NpgsqlConnection _connection;
    private bool _wasGivenUp;

    public StandbyWait(NpgsqlConnection connection)
    {
        _connection = connection;
        _connection.Notice += Hear;
    }

    /// <exception cref="TimeoutException">No standby has confirmed it.</exception>
    public void DemandConfirmed()
    {
        if (_wasGivenUp) throw new TimeoutException("no synchronous standby has confirmed the COMMIT");
    }

    public void Dispose() => _connection.Notice -= Hear;

    private void Hear(object sender, NpgsqlNoticeEventArgs heard) => _wasGivenUp |= heard.Notice.Routine == Routine;
}
