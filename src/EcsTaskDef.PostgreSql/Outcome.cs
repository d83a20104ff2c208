using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// Finds out what became of a COMMIT without an answer. The change held the rows of what it had read until it ended, so who gets one of
/// them knows that it has ended: then its id is among the changes, or it never will be.
/// </summary>
internal sealed class Outcome(PostgresStore store, string region)
{
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(100);

    /// <summary>True where the change was kept, false where it was undone.</summary>
    /// <param name="index">What the change had locked.</param>
    /// <param name="id">The change's id.</param>
    /// <param name="floor">A number below that of the change.</param>
    /// <param name="failure">What ended the wait for the answer.</param>
    /// <param name="cancellationToken">Gives up; then nobody knows.</param>
    /// <exception cref="EcsException"><c>DatabaseOutcomeUnknown</c>: the database could not be asked, with all patience.</exception>
    public async ValueTask<bool> FindAsync(
        RegionIndex index, Guid id, long floor, Exception failure, CancellationToken cancellationToken)
    {
        Database database = store.Database;
        TimeProvider timer = database.Surroundings.Timer;
        long begun = timer.GetTimestamp();
        while (true)
        {
            try
            {
                return await AskAsync(index, id, floor, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failures.IsOfDatabase(exception) || exception is OperationCanceledException)
            {
                bool tooLate = timer.GetElapsedTime(begun) >= database.Options.Patience;
                if (tooLate || cancellationToken.IsCancellationRequested || !Failures.IsPassing(exception))
                    throw database.OutcomeUnknown(failure);
            }

            await Task.Delay(database.Surroundings.Jitter(s_wait), timer, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> AskAsync(RegionIndex index, Guid id, long floor, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await store.Database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlBatch batch = connection.CreateBatch().Add(Statements.BeginChange);

        // All of them, though one would do: one that the change itself has added is gone where the change is undone.
        string[] families = [.. index.LockedFamilies];
        batch.Add(store.Statements.Reads.LockWorkloads, Sql.Text(region));
        batch.Add(store.Statements.Reads.LockFamilies.For(families.Length), Sql.Text(region), Sql.Column(families));
        batch.Add(store.Statements.History.Find, Sql.Text(region), Sql.Long(floor), Sql.Id(id));
        bool isThere;
        await using (NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            isThere = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!isThere)
        {
            // A standby that took over without the last changes gives their numbers again: then the floor is too high.
            await using NpgsqlCommand all = connection.Command(
                store.Statements.History.Find, Sql.Text(region), Sql.Long(0), Sql.Id(id));
            isThere = await all.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
        }

        // Locks are written down, so this COMMIT waits for the standby that the other one was to wait for.
        using StandbyWait standby = new(connection);
        await using NpgsqlCommand commit = new(isThere ? Statements.Commit : Statements.Rollback, connection);
        await commit.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        standby.DemandConfirmed();
        return isThere;
    }
}
