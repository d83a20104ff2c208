using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EcsTaskDef.Help;

/// <summary>Reads a page. Its headings are fixed; comments in it are for who edits and tests it, not for readers.</summary>
internal static partial class PageReader
{
    private const string CommonParameters = "CommonParameters";

    // Get-Help indents a description by four.
    private const int HelpWidth = 76;

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    /// <exception cref="FormatException">The page is not as a page should be; the text names it.</exception>
    public static HelpPage ReadFile(string path)
    {
        try
        {
            HelpPage page = Read(File.ReadAllText(path));
            return page.Name == Path.GetFileNameWithoutExtension(path)
                ? page
                : throw new FormatException($"Its title is '{page.Name}'.");
        }
        catch (Exception refusal) when (refusal is FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException($"{path}: {refusal.Message}", refusal);
        }
    }

    public static HelpPage Read(string markdown)
    {
        Block[] blocks = Blocks(markdown);
        Section title = Sections(blocks, 1).Single();
        Dictionary<string, Section> parts =
            Sections(title.Blocks, 2).ToDictionary(static part => part.Title, StringComparer.Ordinal);
        return new HelpPage
        {
            Name = title.Title,
            Synopsis = string.Join(' ', Paragraphs(parts["SYNOPSIS"].Blocks)),
            Syntax = [.. Sections(parts["SYNTAX"].Blocks, 3).Select(ToSyntax)],
            Description = Paragraphs(parts["DESCRIPTION"].Blocks),
            Examples = [.. Sections(parts["EXAMPLES"].Blocks, 3).Select(ToExample)],
            Parameters = [.. Sections(parts["PARAMETERS"].Blocks, 3)
                .Where(static section => section.Title != CommonParameters).Select(ToParameter)],
            Inputs = Types("INPUTS"),
            Outputs = Types("OUTPUTS"),
            Notes = parts.TryGetValue("NOTES", out Section? notes) ? Paragraphs(notes.Blocks) : [],
            Links = parts.TryGetValue("RELATED LINKS", out Section? links)
                ? [.. links.Blocks.SelectMany(static block => block.Descendants<LinkInline>()).Select(static link => Plain(link))]
                : [],
        };

        NamedText[] Types(string part) =>
            [.. Sections(parts[part].Blocks, 3).Select(static type => new NamedText(type.Title, Paragraphs(type.Blocks)))];
    }

    /// <summary>What readers see of a page.</summary>
    public static Block[] Blocks(string markdown) => [.. Markdown.Parse(markdown.ReplaceLineEndings("\n"), s_pipeline)
        .Where(static block => block is not (YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup))];

    private static SyntaxSet ToSyntax(Section section)
    {
        const string Default = " (Default)";
        bool isDefault = section.Title.EndsWith(Default, StringComparison.Ordinal);
        string text = Breaks().Replace(Code(section), " ").Trim();
        return new SyntaxSet(
            isDefault ? section.Title[..^Default.Length] : section.Title,
            isDefault,
            text,
            [.. Parameter().Matches(text).Select(static match => match.Groups[1].Value)]);
    }

    private static HelpExample ToExample(Section section)
    {
        int first = Array.FindIndex(section.Blocks, static block => block is CodeBlock);
        if (first < 0) throw new FormatException($"'{section.Title}' has no code.");
        return new HelpExample(
            section.Title,
            Paragraphs(section.Blocks[..first]),
            Text((CodeBlock)section.Blocks[first]),
            Paragraphs(section.Blocks[(first + 1)..]));
    }

    private static HelpParameter ToParameter(Section section)
    {
        try
        {
            Block[] text = [.. section.Blocks.Where(static block => block is not FencedCodeBlock { Info: "yaml" })];
            return new HelpParameter(section.Title.TrimStart('-'), Paragraphs(text), ParameterFacts.Parse(Code(section)));
        }
        catch (FormatException refusal)
        {
            throw new FormatException($"{section.Title}: {refusal.Message}", refusal);
        }
    }

    private static string Code(Section section) => section.Blocks.OfType<FencedCodeBlock>().LastOrDefault() is { } code
        ? Text(code)
        : throw new FormatException($"'{section.Title}' has no code block.");

    private static string Text(CodeBlock block) => block.Lines.ToString().TrimEnd();

    // What stands between headings of a level belongs to the one before it.
    private static IEnumerable<Section> Sections(IReadOnlyList<Block> blocks, int level)
    {
        string? title = null;
        var content = new List<Block>();
        foreach (Block block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                if (title is not null) yield return new Section(title, [.. content]);
                title = Plain(heading.Inline);
                content.Clear();
            }
            else
            {
                content.Add(block);
            }
        }

        if (title is not null) yield return new Section(title, [.. content]);
    }

    /// <summary>Blocks as texts; lists, tables and code have line ends.</summary>
    public static List<string> Paragraphs(IEnumerable<Block> blocks, int width = HelpWidth)
    {
        var paragraphs = new List<string>();
        foreach (Block block in blocks)
        {
            switch (block)
            {
                case CodeBlock code:
                    paragraphs.Add(Text(code));
                    break;
                case LeafBlock { Inline: { } inline }:
                    paragraphs.Add(Plain(inline));
                    break;
                case ListBlock list:
                    paragraphs.Add(string.Join('\n', list.Cast<ListItemBlock>().Select(
                        (item, i) => (list.IsOrdered ? $"{i + 1}. " : "* ") + string.Join(' ', Paragraphs(item)))));
                    break;
                case Table table:
                    paragraphs.Add(TextTable.Of(
                        [.. table.Cast<TableRow>().Select(static row => (string[])[.. row.Cast<TableCell>().Select(
                            static cell => string.Join(' ', Paragraphs(cell)))])],
                        width));
                    break;
                case ContainerBlock container:
                    paragraphs.AddRange(Paragraphs(container, width));
                    break;
                default:
                    throw new FormatException($"A {block.GetType().Name} in line {block.Line + 1} is not understood.");
            }
        }

        return paragraphs;
    }

    public static string Plain(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in inlines ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                HtmlInline => "",
                LinkInline link when Uri.IsWellFormedUriString(link.Url, UriKind.Absolute) => $"{Plain(link)} ({link.Url})",
                ContainerInline container => Plain(container),
                _ => throw new FormatException($"A {inline.GetType().Name} in line {inline.Line + 1} is not understood."),
            });
        }

        return text.ToString().Trim();
    }

    private sealed record Section(string Title, Block[] Blocks);

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"(?<=[ \[])-([A-Za-z]\w*)")]
    private static partial Regex Parameter();
}
