using EcsTaskDef.Storage;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>
/// The changes of a region, page by page. Their numbers are given when they are written and not when they become visible, so a change may
/// appear below one that was read already: only by what lies between giving the number and the COMMIT that is sent with it, mostly
/// milliseconds. A mark therefore keeps the numbers that were missing when it passed them (<see cref="HistoryMark.Pins"/>), and those that
/// have appeared since come first on the next page. A number that is missing for ten minutes was given in vain.
/// </summary>
/// <remarks>
/// Promised: who follows a history gets each change once, those of one family in their order, and each after all that was acknowledged
/// before it began; none is missed unless its session was kept between writing and COMMIT for more than ten minutes, which
/// <c>idle_in_transaction_session_timeout</c> ends after one.
/// </remarks>
internal sealed class HistoryPages(PostgresStore store, string region)
{
    /// <summary>The most changes that are read at a time.</summary>
    public const int PageSize = 200;

    public async ValueTask<StoredHistory> ReadAsync(
        NpgsqlConnection connection, HistoryMark from, bool descending, string? family, CancellationToken cancellationToken)
    {
        // What is missing must be missing at the moment at which the page was read, or it would be taken for read.
        try
        {
            await store.BeginReadAsync(connection, cancellationToken).ConfigureAwait(false);
            return descending ? await ReadDownAsync(connection, from, family, cancellationToken).ConfigureAwait(false)
                : await ReadUpAsync(connection, from, family, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await PostgresRegion.EndAsync(connection).ConfigureAwait(false);
        }
    }

    private async ValueTask<StoredHistory> ReadDownAsync(
        NpgsqlConnection connection, HistoryMark from, string? family, CancellationToken cancellationToken)
    {
        long[] found = await FindAsync(connection, 0, from.Sequence, descending: true, family, cancellationToken).ConfigureAwait(false);
        List<StoredChange> changes = await ReadChangesAsync(connection, found, cancellationToken).ConfigureAwait(false);
        changes.Reverse();
        return new StoredHistory(changes, found.Length > 0 ? new HistoryMark(found[^1]) : from, found.Length < PageSize);
    }

    private async ValueTask<StoredHistory> ReadUpAsync(
        NpgsqlConnection connection, HistoryMark from, string? family, CancellationToken cancellationToken)
    {
        long[] late = await FindLateAsync(connection, from.Pins, cancellationToken).ConfigureAwait(false);

        // A page of late ones alone: those that are left stay missing until the next.
        bool isFull = late.Length == PageSize;
        long[] found = isFull ? []
            : await FindAsync(connection, from.Sequence, long.MaxValue, descending: false, family, cancellationToken).ConfigureAwait(false);
        long reached = found.Length > 0 ? found[^1] : from.Sequence;
        List<HistoryPin> pins = await FindGapsAsync(connection, from, isFull ? late[^1] : reached, cancellationToken).ConfigureAwait(false);
        if (isFull) pins.AddRange(from.Pins.Select(pin => Above(pin, late[^1])).Where(static pin => pin.Chain > 0));
        return new StoredHistory(
            await ReadChangesAsync(connection, [.. late, .. found], cancellationToken).ConfigureAwait(false),
            new HistoryMark(reached) { Pins = pins }, !isFull && found.Length < PageSize)
        {
            Settled = pins.Count > 0 ? pins.Min(static pin => pin.Offset) - 1 : long.MaxValue,
        };
    }

    private async ValueTask<long[]> FindAsync(
        NpgsqlConnection connection, long after, long before, bool descending, string? family, CancellationToken cancellationToken)
    {
        HistoryStatements sql = store.Statements.History;
        string text = (family, descending) switch
        {
            (null, false) => sql.Up,
            (null, true) => sql.Down,
            (_, false) => sql.FamilyUp,
            (_, true) => sql.FamilyDown,
        };
        NpgsqlCommand command = connection.Command(text, Sql.Text(region), Sql.Long(after), Sql.Long(before));
        if (family is not null) command.Parameters.Add(Sql.Text(family));
        return await ReadNumbersAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<long[]> FindLateAsync(
        NpgsqlConnection connection, IReadOnlyList<HistoryPin> missing, CancellationToken cancellationToken) => missing.Count == 0 ? []
        : await ReadNumbersAsync(
            connection.Command(
                store.Statements.History.Late, Sql.Text(region), Sql.Longs(missing.Select(static pin => pin.Offset).ToArray()),
                Sql.Longs(missing.Select(static pin => pin.Offset + pin.Chain - 1).ToArray())),
            cancellationToken).ConfigureAwait(false);

    // The part of a gap above a number.
    private static HistoryPin Above(HistoryPin pin, long number)
    {
        long first = Math.Max(pin.Offset, number + 1), end = pin.Offset + pin.Chain;
        return new HistoryPin(first, (uint)Math.Max(end - first, 0));
    }

    private async ValueTask<List<StoredChange>> ReadChangesAsync(
        NpgsqlConnection connection, long[] numbers, CancellationToken cancellationToken)
    {
        if (numbers.Length == 0) return [];
        await using NpgsqlCommand command = connection.Command(store.Statements.History.Events, Sql.Text(region), Sql.Longs(numbers));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return EventRows.Read(reader);
    }

    // What was missing before and still is, and what is missing on this page: as a pin, the first number and how many.
    private async ValueTask<List<HistoryPin>> FindGapsAsync(
        NpgsqlConnection connection, HistoryMark from, long reached, CancellationToken cancellationToken)
    {
        List<HistoryPin> pins = new();
        long low = from.Pins.Count > 0 ? from.Pins.Min(static pin => pin.Offset) - 1 : from.Sequence;
        if (reached <= low + 1) return pins;
        await using NpgsqlCommand command = connection.Command(store.Statements.History.Gaps, Sql.Long(low), Sql.Long(reached));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            pins.Add(new HistoryPin(reader.GetInt64(0), (uint)Math.Min(reader.GetInt64(1), uint.MaxValue)));
        return pins;
    }

    private static async ValueTask<long[]> ReadNumbersAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            List<long> numbers = new();
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) numbers.Add(reader.GetInt64(0));
            return [.. numbers];
        }
    }
}
