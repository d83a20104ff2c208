using System;
using System.Globalization;
using System.IO;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsTaskDef.Server;

/// <summary>
/// The log: standard error, one entry at a time, warnings and worse. The framework's own loggers write the same, but bring
/// formatters, filters, options and a thread that cost as much time as the rest of the start.
/// </summary>
internal sealed class ErrorLog(TextWriter error, TimeProvider clock) : ILoggerFactory
{
    // A failure to start is told by ServerProgram, in one line. Diagnostics would begin an activity and a scope for every
    // request, which nobody listens to; Kestrel tells what goes wrong.
    private static readonly string[] s_silent = ["Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.Hosting.Diagnostics"];

    private readonly object _gate = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => Array.Exists(s_silent, silent => categoryName.StartsWith(silent, StringComparison.Ordinal))
        ? NullLogger.Instance
        : new Category(this, categoryName);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string message, Exception? exception)
    {
        string time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            error.WriteVisibleLine($"{time} {level}: {category}");
            error.WriteVisibleLine($"      {message}");
            if (exception is null) return;

            // Its stack has a line for each call; only an entry begins at the margin.
            foreach (string line in exception.ToString().Split('\n')) error.WriteVisibleLine("      " + line.TrimEnd('\r'));
        }
    }

    private sealed class Category(ErrorLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Write(logLevel, name, formatter(state, exception), exception);
        }
    }
}
