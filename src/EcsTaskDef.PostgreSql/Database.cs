using Npgsql;

namespace EcsTaskDef.PostgreSql;

/// <summary>The way to one database: a pool of connections, and patience with what passes.</summary>
internal sealed class Database : IDisposable
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(10), s_longestWait = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _timer;
    private int _isAway;

    public Database(PostgresStoreOptions options)
    {
        Options = options;
        _timer = options.Surroundings.Timer;
        NpgsqlDataSourceBuilder builder = new(options.ConnectionString);
        _source = !IsMultiHost(builder.ConnectionStringBuilder.Host) ? builder.Build()
            : builder.BuildMultiHost().WithTargetSession(
                options.NeedsPrimary ? TargetSessionAttributes.Primary : TargetSessionAttributes.Any);
    }

    public PostgresStoreOptions Options { get; }

    /// <summary>Knows better what a failure of a statement comes of; null = it does not.</summary>
    public Func<Exception, ValueTask<EcsException?>>? Explain { get; init; }

    public Surroundings Surroundings => Options.Surroundings;

    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Runs what changes nothing, or has certainly changed nothing when it fails, until it succeeds or patience is at an end.
    /// </summary>
    /// <param name="work">Does it; it is given how often it was tried before.</param>
    /// <param name="fail">Makes the error for the caller of a failure that stays.</param>
    /// <param name="cancellationToken">Stops between two attempts, and within one.</param>
    public async ValueTask<T> TryAsync<T>(
        Func<int, ValueTask<T>> work, Func<Exception, EcsException> fail, CancellationToken cancellationToken)
    {
        long begun = _timer.GetTimestamp();
        TimeSpan wait = s_firstWait;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                T result = await work(attempt).ConfigureAwait(false);
                IsBack();
                return result;
            }
            catch (Exception exception) when (Failures.IsOfDatabase(exception))
            {
                TimeSpan left = Options.Patience - _timer.GetElapsedTime(begun);
                if (!Failures.IsPassing(exception) || left <= TimeSpan.Zero)
                    throw await ExplainAsync(exception).ConfigureAwait(false) ?? fail(exception);
                Warn(exception);
                if (Failures.IsReadOnly(exception)) _source.Clear();
            }

            await Task.Delay(Surroundings.Jitter(wait), _timer, cancellationToken).ConfigureAwait(false);
            wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait;
        }
    }

    /// <summary>The same where the caller cannot wait otherwise.</summary>
    public T Try<T>(Func<NpgsqlConnection, T> work, Func<Exception, EcsException> fail)
    {
        long begun = _timer.GetTimestamp();
        TimeSpan wait = s_firstWait;
        while (true)
        {
            try
            {
                using NpgsqlConnection connection = _source.OpenConnection();
                T result = work(connection);
                IsBack();
                return result;
            }
            catch (Exception exception) when (Failures.IsOfDatabase(exception))
            {
                if (!Failures.IsPassing(exception) || _timer.GetElapsedTime(begun) >= Options.Patience)
                    throw ExplainAsync(exception).AsTask().GetAwaiter().GetResult() ?? fail(exception);
                Warn(exception);
            }

            Thread.Sleep(Surroundings.Jitter(wait));
            wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait;
        }
    }

    /// <summary>The error of a reading that failed for good.</summary>
    public EcsException ReadFailed(Exception exception) => Failures.IsUnreachable(exception) ? Unreachable(exception)
        : EcsErrors.Fault(SR.StoreReadFailed, [Options.Location, Failures.Describe(exception)], exception);

    /// <summary>The error of a change that failed for good, and has certainly not happened.</summary>
    public EcsException WriteFailed(Exception exception) => Failures.IsUnreachable(exception) ? Unreachable(exception)
        : EcsErrors.Fault(SR.StoreWriteFailed, [Options.Location, Failures.Describe(exception)], exception);

    /// <summary>The error where nobody answers.</summary>
    public EcsException Unreachable(Exception exception) =>
        EcsErrors.Fault(SR.DatabaseUnreachable, [Options.Location, Failures.Describe(exception)], exception);

    /// <summary>The database has answered.</summary>
    public void IsBack()
    {
        if (Volatile.Read(ref _isAway) != 0) Volatile.Write(ref _isAway, 0);
    }

    /// <summary>The error of a change of which nobody knows whether it happened.</summary>
    public EcsException OutcomeUnknown(Exception exception) =>
        EcsErrors.Fault(SR.DatabaseOutcomeUnknown, [Options.Location, Failures.Describe(exception)], exception);

    public void Dispose() => _source.Dispose();

    private ValueTask<EcsException?> ExplainAsync(Exception exception) => Explain?.Invoke(exception) ?? default;

    // Once for each time that it is away: who waits shall know what for.
    private void Warn(Exception exception)
    {
        if (Failures.IsUnreachable(exception) && Interlocked.Exchange(ref _isAway, 1) == 0) Options.Warn?.Invoke(Unreachable(exception));
    }

    private static bool IsMultiHost(string? host) => host?.Contains(',', StringComparison.Ordinal) == true;
}
