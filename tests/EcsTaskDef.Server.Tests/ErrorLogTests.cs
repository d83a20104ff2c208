using System;
using System.IO;
using EcsTaskDef.Server.Tests.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EcsTaskDef.Server.Tests;

/// <summary>The log has a limit for each kind of entry, and nobody writes lines of his own into it.</summary>
public sealed class ErrorLogTests : IDisposable
{
    private readonly StringWriter _text = new();
    private readonly ManualClock _clock = new();
    private readonly ErrorLog _log;
    private readonly ILogger _logger;

    public ErrorLogTests()
    {
        _log = new ErrorLog(_text, _clock);
        _logger = _log.CreateLogger("EcsTaskDef");
    }

    public void Dispose()
    {
        _log.Dispose();
        _text.Dispose();
    }

    [Fact]
    public void A_fault_that_comes_a_thousand_times_is_a_few_entries_and_a_count()
    {
        for (int i = 0; i < 1000; i++) Log("StoreWriteFailed", "one");
        Assert.Equal(LogLimit.Entries, Count("one"));

        // Another fault is not kept out by it.
        Log("StoreBusy", "two");
        Log("StoreWriteFailed", "three", new IOException("x"));
        Assert.Equal((1, 1), (Count("two"), Count("three")));

        _clock.Advance(LogLimit.Window);
        _log.WriteSuppressed(all: false);
        Assert.Equal(1, Count("995 more entries like the last ones were left out."));
        Log("StoreWriteFailed", "one");
        Assert.Equal(LogLimit.Entries + 1, Count("      one"));
    }

    [Fact]
    public void What_was_left_out_is_counted_at_the_end_too()
    {
        for (int i = 0; i < 7; i++) Log("StoreWriteFailed", "one");
        Assert.Equal(0, Count("more entries"));
        _log.Dispose();
        Assert.Equal(1, Count("2 more entries like the last ones were left out."));
    }

    [Fact]
    public void Kinds_without_end_do_not_fill_the_memory_or_the_log()
    {
        for (int i = 0; i < 10_000; i++) Log($"kind {i}", "one");
        Assert.InRange(Count("one"), 1, 300);
    }

    [Fact]
    public void Texts_of_clients_neither_begin_lines_nor_command_a_terminal()
    {
        Log("x", "a\r\n2026-01-01T00:00:00.000Z Error: EcsTaskDef\u001b[2J\u202eb", new IOException("c\u001b[2J"));
        Assert.Contains(@"a\u000D\u000A2026-01-01T00:00:00.000Z Error: EcsTaskDef\u001B[2J\u202Eb", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains(@"c\u001B[2J", _text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _text.ToString());
    }

    private void Log(string code, string text, Exception? exception = null) =>
        _logger.Log(LogLevel.Error, new EventId(0, code), text, exception, static (text, _) => text);

    private int Count(string text) => _text.ToString().Split(text).Length - 1;
}
