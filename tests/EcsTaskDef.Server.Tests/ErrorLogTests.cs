using System;
using System.IO;
using EcsTaskDef.Server;
using EcsTaskDef.Text;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EcsTaskDef.Server.Tests;

public sealed class ErrorLogTests
{
    private const string Forged = "web\r\n2026-01-01T00:00:00.000Z Critical: forged\u001b[2K\u202e\u0085";

    [Fact]
    public void No_entry_can_forge_another_or_hide_a_line()
    {
        StringWriter lines = new() { NewLine = "\n" };
        ILogger logger = new ErrorLog(lines, TimeProvider.System).CreateLogger(Forged);
        IOException fault = Assert.Throws<IOException>((Action)Fail);
        logger.LogError(fault, "Failed: {Text}", Forged);

        string[] told = lines.ToString().TrimEnd('\n').Split('\n');
        Assert.True(told.Length > 4);
        Assert.All(told, static line => Assert.True(VisibleText.IsVisible(line.Replace("\\u", "", StringComparison.Ordinal)), line));
        Assert.Single(told, static line => line.Length > 0 && line[0] != ' ');
        Assert.Contains(@"web\u000d\u000a2026", told[1], StringComparison.Ordinal);
    }

    private static void Fail() => throw new IOException(Forged, new IOException(Forged));

    [Fact]
    public void A_line_is_one_line()
    {
        StringWriter lines = new() { NewLine = "\n" };
        lines.WriteVisibleLine(Forged);
        Assert.Equal(@"web\u000d\u000a2026-01-01T00:00:00.000Z Critical: forged\u001b[2K\u202e\u0085" + "\n", lines.ToString());
    }
}
