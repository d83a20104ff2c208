using System;
using System.Globalization;
using System.IO;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server;

/// <summary>
/// The log: standard error, one entry at a time. The console logger of the framework writes the same, but brings formatters,
/// options and a thread that cost as much time as the rest of the start.
/// </summary>
internal sealed class ErrorLog(TextWriter error, TimeProvider clock) : ILoggerProvider
{
    private readonly object _gate = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string message, Exception? exception)
    {
        string time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            error.WriteLine($"{time} {level}: {category}");
            error.WriteLine($"      {message}");
            if (exception is not null) error.WriteLine(exception);
        }
    }

    private sealed class Category(ErrorLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Write(logLevel, name, formatter(state, exception), exception);
        }
    }
}
