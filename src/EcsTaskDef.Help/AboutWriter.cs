using Markdig.Syntax;

namespace EcsTaskDef.Help;

/// <summary>Writes an about topic as the plain text that Get-Help shows.</summary>
internal static class AboutWriter
{
    private const int Width = 80, Indent = 4;

    public static void WriteFile(string page, string folder)
    {
        Directory.CreateDirectory(folder);
        string topic = Path.GetFileNameWithoutExtension(page);
        File.WriteAllText(Path.Combine(folder, topic + ".help.txt"), ToText(File.ReadAllText(page)));
    }

    /// <summary>The text of a topic.</summary>
    public static string ToText(string markdown)
    {
        var text = new StringBuilder();
        string margin = new(' ', Indent);
        foreach (Block block in PageReader.Blocks(markdown))
        {
            if (block is HeadingBlock heading)
            {
                string title = PageReader.Plain(heading.Inline);

                // The module's name and the topic's begin a page; then come Get-Help's own parts, and ours within them.
                if (heading.Level == 1 && text.Length == 0) text.Append("TOPIC\n");
                else if (title.StartsWith("about_", StringComparison.Ordinal)) text.Append(margin).Append(title).Append('\n');
                else text.Append('\n').Append(new string(' ', heading.Level == 1 ? 0 : heading.Level)).Append(title).Append('\n');
                continue;
            }

            if (text[^1] == '\n' && (text.Length < 2 || text[^2] != '\n') && !EndsWithHeading(text)) text.Append('\n');
            foreach (string line in Lines(block)) text.Append(line.Length == 0 ? "" : margin).Append(line).Append('\n');
        }

        return text.ToString();
    }

    // What stands under a heading follows it without a gap.
    private static bool EndsWithHeading(StringBuilder text)
    {
        string all = text.ToString().TrimEnd('\n');
        string last = all[(all.LastIndexOf('\n') + 1)..];
        return !last.StartsWith(new string(' ', Indent), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(Block block)
    {
        const int Room = Width - Indent;
        bool isCode = block is CodeBlock;
        List<string> paragraphs = PageReader.Paragraphs([block], Room);
        for (int i = 0; i < paragraphs.Count; i++)
        {
            if (i > 0) yield return "";
            foreach (string line in paragraphs[i].Split('\n'))
            {
                if (isCode || line.Length <= Room) yield return isCode && line.Length > 0 ? "    " + line : line;
                else foreach (string part in Wrapped(line, Room)) yield return part;
            }
        }
    }

    // An item of a list goes on under its text.
    private static IEnumerable<string> Wrapped(string line, int room)
    {
        int hang = line.StartsWith("* ", StringComparison.Ordinal) ? 2 : 0;
        bool isFirst = true;
        foreach (string part in TextTable.Wrap(line, room - hang))
        {
            yield return isFirst ? part : new string(' ', hang) + part;
            isFirst = false;
        }
    }
}
