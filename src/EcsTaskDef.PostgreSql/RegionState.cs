using EcsTaskDef.Storage;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>What every view of a region knows: one row of <see cref="ReadStatements.State"/>.</summary>
/// <param name="Time">The database's time.</param>
/// <param name="Store">Whose store it is and how it is set; null while it was never written to.</param>
/// <param name="WorkloadsVersion">Counts the changes of resources; 0 = there never was one.</param>
/// <param name="FirstDeletion">The first of the DELETE_IN_PROGRESS revisions.</param>
/// <param name="FirstDeregistration">The first of the INACTIVE revisions.</param>
internal sealed record RegionState(
    DateTimeOffset Time, StoreIdentity? Store, long WorkloadsVersion, QueueHead? FirstDeletion, QueueHead? FirstDeregistration)
{
    /// <summary>The columns of the row.</summary>
    public const int Columns = 10;

    public QueueState Queues => new(
        FirstDeletion is not null, FirstDeregistration is not null, (WorkloadsVersion, FirstDeletion, FirstDeregistration), IsExact: false);

    /// <param name="reader">At the row.</param>
    /// <param name="identify">Makes an account and settings to an identity.</param>
    public static RegionState Read(NpgsqlDataReader reader, Func<string, string, StoreIdentity> identify) => new(
        reader.TimeAt(0),
        reader.IsDBNull(1) ? null : identify(reader.GetString(1), reader.GetString(2)),
        reader.IsDBNull(3) ? 0 : reader.GetInt64(3),
        Head(reader, 4),
        Head(reader, 7));

    private static QueueHead? Head(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null
        : new QueueHead(reader.TimeAt(column), reader.GetString(column + 1), reader.GetInt32(column + 2));
}

/// <summary>A revision in one of the queues of those that wait to be removed.</summary>
internal sealed record QueueHead(DateTimeOffset At, string Family, int Revision);
