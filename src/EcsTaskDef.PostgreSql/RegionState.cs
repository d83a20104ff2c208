using EcsTaskDef.Storage;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>What every view of a region knows: one row of <see cref="StateStatements"/>.</summary>
/// <param name="Time">The database's time.</param>
/// <param name="Store">Whose store it is and how it is set; null while it was never written to.</param>
/// <param name="WorkloadsVersion">Counts the changes of resources; 0 = there never was one.</param>
/// <param name="FirstDeletion">The first of the DELETE_IN_PROGRESS revisions.</param>
/// <param name="FirstDeregistration">The first of the INACTIVE revisions, where that was asked for.</param>
/// <param name="IsFull">That was asked for.</param>
internal sealed record RegionState(
    DateTimeOffset Time, StoreIdentity? Store, long WorkloadsVersion, QueueHead? FirstDeletion, QueueHead? FirstDeregistration, bool IsFull)
{
    // What runs was not asked for.
    private const long Unknown = -1;

    /// <summary>Whether <see cref="Queues"/> were asked for.</summary>
    public bool HasQueues => WorkloadsVersion != Unknown;

    // Who needs the second queue and does not have it asks for it: then there may be something in it.
    /// <exception cref="PlanMissedException">It was not asked for.</exception>
    public QueueState Queues => !HasQueues ? throw new PlanMissedException() : new(
        FirstDeletion is not null, !IsFull || FirstDeregistration is not null, (WorkloadsVersion, FirstDeletion, FirstDeregistration),
        IsExact: false);

    /// <summary>How many columns the row of <see cref="ReadBrief"/> has.</summary>
    public const int BriefColumns = 4;

    /// <summary>Without the queues, and without what runs.</summary>
    public static RegionState Brief(DateTimeOffset time, StoreIdentity store) => new(time, store, Unknown, null, null, IsFull: false);

    /// <summary>How many columns the row has.</summary>
    public static int Columns(bool isFull) => isFull ? 11 : 8;

    /// <param name="reader">At the row.</param>
    /// <param name="isFull">It has both queues.</param>
    /// <param name="identify">Makes an account, settings and the version of the tables to an identity.</param>
    public static RegionState Read(NpgsqlDataReader reader, bool isFull, Func<string, string, int, StoreIdentity> identify) => new(
        reader.TimeAt(0),
        reader.IsDBNull(1) ? null : identify(reader.GetString(1), reader.GetString(2), reader.GetInt32(3)),
        reader.IsDBNull(4) ? 0 : reader.GetInt64(4),
        Head(reader, 5),
        isFull ? Head(reader, 8) : null,
        isFull);

    /// <summary>The same of a row that begins as all do, and has nothing of the region.</summary>
    public static RegionState ReadBrief(NpgsqlDataReader reader, Func<string, string, int, StoreIdentity> identify) =>
        Brief(reader.TimeAt(0), identify(reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));

    private static QueueHead? Head(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null
        : new QueueHead(reader.TimeAt(column), reader.GetString(column + 1), reader.GetInt32(column + 2));
}

/// <summary>A revision in one of the queues of those that wait to be removed.</summary>
internal sealed record QueueHead(DateTimeOffset At, string Family, int Revision);
