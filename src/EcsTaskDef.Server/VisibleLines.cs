namespace EcsTaskDef.Server;

/// <summary>
/// Lines for a terminal or a log. What comes from clients and stores can neither end a line, and begin one of its own, nor be obeyed
/// by the terminal that shows the log.
/// </summary>
internal static class VisibleLines
{
    /// <summary>Writes one line, whatever the text holds.</summary>
    public static void WriteVisibleLine(this TextWriter writer, string line) => writer.WriteLine(VisibleText.Of(line));

    /// <inheritdoc cref="WriteVisibleLine"/>
    public static Task WriteVisibleLineAsync(this TextWriter writer, string line) => writer.WriteLineAsync(VisibleText.Of(line));
}
