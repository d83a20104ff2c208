using System.Net.Sockets;
using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>What a failure of the database says of the work that it ended (PostgreSQL's manual, appendix A: error codes).</summary>
internal static class Failures
{
    /// <summary>Whether it is a failure of the database or of the way to it, and no answer of the engine.</summary>
    public static bool IsOfDatabase(Exception exception) =>
        exception is NpgsqlException or SocketException or IOException or TimeoutException or InvalidDataException
        || (exception is ObjectDisposedException or InvalidOperationException && exception.Source == "Npgsql");

    /// <summary>
    /// Whether the same may succeed when it is begun anew, given that none of it has happened: a deadlock, a serialization that failed, a
    /// connection that ended, a server that starts, stops or has too many of them.
    /// </summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } =>
            IsConflict(state) || IsAway(state) || state == PostgresErrorCodes.ReadOnlySqlTransaction,

        // Of several hosts each has its own reason, or none where it was asked a moment ago. All else is in the way of every attempt: no
        // password, no certificate.
        NpgsqlException of => of.IsTransient || of.Message.StartsWith("No suitable host", StringComparison.Ordinal)
            || of.InnerException is SocketException or IOException or TimeoutException or AggregateException,
        SocketException or IOException or TimeoutException => true,
        _ => IsOfDatabase(exception) && exception is not InvalidDataException,
    };

    /// <summary>Whether a session has said that its transaction is undone: all else leaves open what became of a COMMIT.</summary>
    /// <remarks>
    /// A session that is ended while its COMMIT waits for a standby has committed, and says FATAL 57P01. Codes 40003 and 08007 say
    /// themselves that nobody knows.
    /// </remarks>
    public static bool IsUndone(Exception exception) => exception is PostgresException
    {
        InvariantSeverity: "ERROR",
        SqlState: not (PostgresErrorCodes.StatementCompletionUnknown or PostgresErrorCodes.TransactionResolutionUnknown),
    };

    /// <summary>Whether somebody else holds a row that was not to be waited for.</summary>
    public static bool IsLocked(PostgresException exception) => exception.SqlState == PostgresErrorCodes.LockNotAvailable;

    /// <summary>Whether the tables are not there, or the schema.</summary>
    public static bool IsMissing(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName,
    };

    /// <summary>Whether the tables are not as the statement takes them to be.</summary>
    public static bool IsOfTables(Exception exception) => IsMissing(exception) || exception is PostgresException
    {
        SqlState: PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.DatatypeMismatch
            or PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.WrongObjectType,
    };

    /// <summary>Whether two processes have begun to make the same table at once.</summary>
    public static bool IsMadeMeanwhile(PostgresException exception) => exception.SqlState
        is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.UniqueViolation
        or PostgresErrorCodes.DuplicateObject || IsConflict(exception.SqlState);

    /// <summary>Whether the database lives, but takes no changes: a standby, or one that is set so.</summary>
    public static bool IsReadOnly(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    /// <summary>Whether the way to the database is cut, or nobody is there.</summary>
    public static bool IsUnreachable(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } => IsAway(state),
        _ => IsPassing(exception),
    };

    /// <summary>What happened, in a sentence for people. It has no value of a statement and no password: Npgsql gives none.</summary>
    public static string Describe(Exception exception)
    {
        string text = exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "its disk is full",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "it has too many connections",
            PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
                "it is a standby or read-only, and takes no changes",
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification }
                of => of.MessageText + "; the password comes from PGPASSWORD, ~/.pgpass or a service file",
            PostgresException { SqlState: PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement }
                of => of.MessageText
                    + "; a pooler between transactions that does not know prepared statements needs ?prepare=off in the location",
            PostgresException of => $"{of.MessageText} ({of.SqlState})",
            { InnerException: { } inner } when inner.Message != exception.Message =>
                $"{exception.Message.TrimEnd('.')}: {inner.Message}",
            _ => exception.Message,
        };
        return text.TrimEnd('.') + ".";
    }

    private static bool IsConflict(string state) =>
        state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;

    // Class 08: the connection. 57P01 to 57P05: the server stops, starts, or has ended the session. 25P03: the session was idle for too
    // long. 53300: there are too many of them.
    private static bool IsAway(string state) => state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("57P0", StringComparison.Ordinal) || state is "25P03" or PostgresErrorCodes.TooManyConnections;
}
