using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsTaskDef.Server;

/// <summary>
/// The log: standard error, one entry at a time, warnings and worse. Of one kind it writes a few entries a minute and counts the
/// rest, for a client that can cause an error can cause a million. The framework's own loggers write the same, but bring
/// formatters, filters, options and a thread that cost as much time as the rest of the start.
/// </summary>
internal sealed class ErrorLog(TextWriter error, TimeProvider clock) : ILoggerFactory
{
    // ServerProgram reports a failure to start, in one line. Diagnostics would begin an activity and a scope for every
    // request, which nobody listens to; Kestrel tells what goes wrong.
    private static readonly string[] s_silent = ["Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.Hosting.Diagnostics"];

    private readonly object _gate = new();
    private readonly LogLimit _limit = new(clock);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        Array.Exists(s_silent, silent => categoryName.StartsWith(silent, StringComparison.Ordinal))
        ? NullLogger.Instance
        : new Category(this, categoryName);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() => WriteSuppressed(all: true);

    /// <summary>Tells how many entries were left out.</summary>
    /// <param name="all">Also of kinds whose minute is not over.</param>
    public void WriteSuppressed(bool all)
    {
        lock (_gate)
        {
            foreach ((string kind, int count) in _limit.TakeSuppressed(all))
                WriteEntry(LogLevel.Warning, kind, $"{count} more entries like the last ones were left out.");
        }
    }

    private void Write(LogLevel level, string category, EventId kind, string message, Exception? exception)
    {
        lock (_gate)
        {
            WriteSuppressed(all: false);
            if (!_limit.Admits($"{category} {kind.Name ?? kind.Id.ToString(CultureInfo.InvariantCulture)}", exception?.GetType())) return;
            WriteEntry(level, category, message);
            if (exception is null) return;

            // Its stack has a line for each call; only an entry begins at the margin.
            foreach (string line in exception.ToString().Split('\n')) error.WriteVisibleLine("      " + line.TrimEnd('\r'));
        }
    }

    private void WriteEntry(LogLevel level, string category, string message)
    {
        string time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        error.WriteVisibleLine($"{time} {level}: {category}");
        error.WriteVisibleLine($"      {message}");
    }

    private sealed class Category(ErrorLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Write(logLevel, name, eventId, formatter(state, exception), exception);
        }
    }
}
