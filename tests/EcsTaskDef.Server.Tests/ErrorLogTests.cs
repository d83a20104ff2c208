using EcsTaskDef.Server.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace EcsTaskDef.Server.Tests;

/// <summary>The log has a limit for each kind of entry, and nobody writes lines of his own into it.</summary>
public sealed class ErrorLogTests : IDisposable
{
    private const string Forged = "web\r\n2026-01-01T00:00:00.000Z Critical: forged\u001b[2K\u202e\u0085";

    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly TestClock _clock = new(EndpointUnderTest.Start);
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
    public void No_entry_can_forge_another_or_hide_a_line()
    {
        ILogger logger = _log.CreateLogger(Forged);
        IOException fault = Assert.Throws<IOException>((Action)Fail);
        logger.LogError(fault, "Failed: {Text}", Forged);

        string[] lines = _text.ToString().TrimEnd('\n').Split('\n');
        Assert.True(lines.Length > 4);
        Assert.All(lines, static line => Assert.True(VisibleText.IsVisible(line.Replace("\\u", "", StringComparison.Ordinal)), line));
        Assert.Single(lines, static line => line.Length > 0 && line[0] != ' ');
        Assert.Contains(@"web\u000d\u000a2026", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_one_line()
    {
        StringWriter lines = new() { NewLine = "\n" };
        lines.WriteVisibleLine(Forged);
        Assert.Equal(@"web\u000d\u000a2026-01-01T00:00:00.000Z Critical: forged\u001b[2K\u202e\u0085" + "\n", lines.ToString());
    }

    private static void Fail() => throw new IOException(Forged, new IOException(Forged));

    private void Log(string code, string text, Exception? exception = null) =>
        _logger.Log(LogLevel.Error, new EventId(0, code), text, exception, static (text, _) => text);

    private int Count(string text) => _text.ToString().Split(text).Length - 1;
}
