using System.Management.Automation;
using System.Xml.Linq;
using EcsTaskDef.Help;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>The pages of docs/en-US say of the cmdlets what is so; the tool of the build makes help of them.</summary>
[Trait("Category", "Fast")]
public sealed class HelpTests
{
    private const string Page =
        """
        ---
        title: Get-Thing
        ---

        # Get-Thing

        ## SYNOPSIS

        Gives *things*.

        ## SYNTAX

        ### __AllParameterSets

        ```
        Get-Thing [-Name] <string[]>
         [-Kind <string>]
        ```

        ## DESCRIPTION

        A `thing` is
        [what it is](https://example.com/).

        * one
        * two

        | Code | Severity | what it is |
        |---|---|---|
        | `A`, B | Error | the first of all, which is told in more words than there is room for in one line |
        | C | Info | the second |

        ## EXAMPLES

        <!-- setup: nobody reads this -->

        ### Example 1: One

        ```powershell
        PS> Get-Thing a

        a
        ```

        It is <here>.

        ## PARAMETERS

        ### -Kind

        The kind.

        ```yaml
        Type: System.String
        DefaultValue: 'Any'
        SupportsWildcards: false
        Aliases: []
        ParameterSets:
        - Name: (All)
          Position: Named
          IsRequired: false
          ValueFromPipeline: false
          ValueFromPipelineByPropertyName: true
          ValueFromRemainingArguments: false
        DontShow: false
        AcceptedValues:
        - Any
        - None
        HelpMessage: ''
        ```

        ### -Name

        The name.

        ```yaml
        Type: System.String[]
        DefaultValue: ''
        SupportsWildcards: true
        Aliases:
        - Alias
        ParameterSets:
        - Name: (All)
          Position: 0
          IsRequired: true
          ValueFromPipeline: true
          ValueFromPipelineByPropertyName: true
          ValueFromRemainingArguments: false
        DontShow: false
        AcceptedValues: []
        HelpMessage: ''
        ```

        ### CommonParameters

        The usual.

        ## INPUTS

        ### System.String

        A name.

        ## OUTPUTS

        ### Thing

        The thing.

        ## NOTES

        ## RELATED LINKS

        - [Set-Thing](Set-Thing.md)
        """;

    private static readonly string s_pages = Repository.Combine("docs", "en-US");

    public static TheoryData<string> Cmdlets => [.. CmdletSurface.Cmdlets.Select(CmdletSurface.NameOf)];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet() =>
        Assert.Equal(
            CmdletSurface.Cmdlets.Select(CmdletSurface.NameOf),
            Directory.GetFiles(s_pages, "*-*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_facts_of_every_parameter_are_the_cmdlets(string name)
    {
        SortedDictionary<string, ParameterFacts> expected = CmdletFacts.Parameters(Find(name));
        Dictionary<string, HelpParameter> told = Read(name).Parameters.ToDictionary(static parameter => parameter.Name);
        string[] missing = [.. expected.Keys.Except(told.Keys)], unknown = [.. told.Keys.Except(expected.Keys)];
        Assert.True(missing.Length == 0, $"{name}.md has no section '### -{missing.FirstOrDefault()}': copy a neighbour's.");
        Assert.True(unknown.Length == 0, $"{name}.md has a section for -{unknown.FirstOrDefault()}, which the cmdlet does not have.");

        string path = Path.Combine(s_pages, name + ".md");
        foreach ((string parameter, ParameterFacts facts) in expected)
        {
            // Defaults are in no attribute, and the order of sets and aliases is nobody's promise.
            ParameterFacts page = told[parameter].Facts;
            string due = Sorted(facts with { DefaultValue = page.DefaultValue });
            if (due == Sorted(page)) continue;
            string message = $"{path} tells of -{parameter}\n{page}\nbut it is (ECSTASKDEF_APPROVE=1 writes it)\n{due}";
            Assert.True(Repository.Approves, message);
            Rewrite(path, parameter, due);
        }

        Assert.All(told.Values, static parameter => Assert.NotEmpty(parameter.Description));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_is_the_cmdlets(string name)
    {
        Type cmdlet = Find(name);
        HelpPage page = Read(name);
        string[] sets = CmdletFacts.Sets(cmdlet);
        Assert.Equal(sets.Order(StringComparer.Ordinal), page.Syntax.Select(static set => set.Name).Order(StringComparer.Ordinal));
        foreach (SyntaxSet set in page.Syntax)
        {
            Assert.Equal(sets.Length > 1 && set.Name == sets[0], set.IsDefault);
            SortedDictionary<string, string> parts = CmdletFacts.Syntax(cmdlet, set.Name);
            string due = string.Join(' ', set.Parameters.Where(parts.ContainsKey).Concat(parts.Keys.Except(set.Parameters))
                .Select(parameter => parts[parameter]).Prepend(name));
            Assert.True(due == set.Text, $"{name}.md has the syntax\n{set.Text}\nbut it is\n{due}");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_three_examples_its_outputs_and_links_that_lead_somewhere(string name)
    {
        HelpPage page = Read(name);
        Assert.True(page.Examples.Count >= 3, $"{name}.md has {page.Examples.Count} examples.");
        Assert.All(page.Examples, static example => Assert.StartsWith("PS> ", example.Code, StringComparison.Ordinal));
        Assert.NotEmpty(page.Synopsis);
        Assert.NotEmpty(page.Description);

        string[] outputs = [.. page.Outputs.Select(static output => output.Name)];
        Assert.All(
            CmdletSurface.All<OutputTypeAttribute>(Find(name)).SelectMany(static output => output.ConstructorArguments)
                .SelectMany(CmdletSurface.Items).Select(static item => item.Value).OfType<Type>().Select(static type => type.FullName),
            output => Assert.Contains(output, outputs));
        Assert.All(
            page.Links.Where(static link => link.Contains('-', StringComparison.Ordinal)),
            static link => Assert.Contains(link, CmdletSurface.Cmdlets.Select(CmdletSurface.NameOf)));
    }

    [Fact]
    public void A_page_becomes_what_Get_Help_reads()
    {
        HelpPage page = PageReader.Read(Page);
        string xml = MamlWriter.ToXml([page], "https://example.com/docs/").ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n");
        Assert.All(
            new[]
            {
                "<command:name>Get-Thing</command:name><maml:description><maml:para>Gives things.</maml:para></maml:description>"
                    + "<command:verb>Get</command:verb><command:noun>Thing</command:noun>",
                "<maml:para>A thing is what it is (https://example.com/).</maml:para><maml:para>* one\n* two</maml:para>"
                    + "<maml:para>Code  Severity  what it is\n----  --------  "
                    + "------------------------------------------------------------\n"
                    + "A, B  Error     the first of all, which is told in more words than there is\n                room for in one line\n"
                    + "C     Info      the second</maml:para>",
                "<maml:linkText>Online Version:</maml:linkText><maml:uri>https://example.com/docs/Get-Thing.md</maml:uri>",
                "<maml:name>Get-Thing</maml:name><command:parameter required=\"true\" variableLength=\"true\" globbing=\"true\" "
                    + "pipelineInput=\"true (ByValue, ByPropertyName)\" position=\"0\" aliases=\"Alias\"><maml:name>Name</maml:name>",
                "position=\"named\" aliases=\"none\"><maml:name>Kind</maml:name><maml:description><maml:para>The kind.</maml:para>"
                    + "</maml:description><command:parameterValueGroup>"
                    + "<command:parameterValue required=\"false\" variableLength=\"false\">Any</command:parameterValue>",
                "<dev:defaultValue>Any</dev:defaultValue>",
                "<dev:code>PS&gt; Get-Thing a\n\na</dev:code><dev:remarks><maml:para>It is .</maml:para><maml:para></maml:para>"
                    + "</dev:remarks>",
                "<command:inputType><dev:type><maml:name>System.String</maml:name></dev:type><maml:description>"
                    + "<maml:para>A name.</maml:para>",
                "<maml:linkText>Set-Thing</maml:linkText>",
            },
            part => Assert.Contains(part, xml, StringComparison.Ordinal));
        Assert.DoesNotContain("setup", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("The usual", xml, StringComparison.Ordinal);
    }

    private const string Topic =
        """
        # Thing

        ## about_Thing

        # SHORT DESCRIPTION

        What a `thing` is.

        # LONG DESCRIPTION

        A *thing* is [what it is](https://example.com/), and it is told here in so many words that one line
        of a terminal cannot hold them.

        ## The commands

        | command | what it does |
        |---|---|
        | Get-Thing | gives `things` |

        | id | what it means | what to do |
        |---|---|---|
        | AVeryLongIdOfAnErrorThatLeavesNoRoomForMuchElseBeside | this | do that |

        * one
        * two

        So:

            Get-Thing a |
                Set-Thing

        # SEE ALSO

        Get-Thing
        """;

    private const string TopicAsText =
        """
        TOPIC
            about_Thing

        SHORT DESCRIPTION
            What a thing is.

        LONG DESCRIPTION
            A thing is what it is (https://example.com/), and it is told here in so many
            words that one line of a terminal cannot hold them.

          The commands
            command    what it does
            ---------  ------------
            Get-Thing  gives things

            AVeryLongIdOfAnErrorThatLeavesNoRoomForMuchElseBeside
                what it means: this
                what to do: do that

            * one
            * two

            So:

                Get-Thing a |
                    Set-Thing

        SEE ALSO
            Get-Thing

        """;

    [Fact]
    public void A_topic_becomes_text() => Assert.Equal(TopicAsText.ReplaceLineEndings("\n"), AboutWriter.ToText(Topic));

    [Fact]
    public void No_topic_shows_Markdown()
    {
        foreach (string page in Directory.GetFiles(s_pages, "about_*.md"))
        {
            string[] lines = AboutWriter.ToText(File.ReadAllText(page)).Split('\n');
            string[] prose = [.. lines.Where(static line => !line.StartsWith("        ", StringComparison.Ordinal))];
            Assert.All(prose, static line => Assert.DoesNotMatch(@"^\s*#+ |\|---|`[^`]+`|\]\(", line));
            Assert.All(prose, static line => Assert.InRange(line.Length, 0, 80));
        }
    }

    private static Type Find(string name) => CmdletSurface.Cmdlets.Single(cmdlet => CmdletSurface.NameOf(cmdlet) == name);

    private static HelpPage Read(string name) => PageReader.ReadFile(Path.Combine(s_pages, name + ".md"));

    private static string Sorted(ParameterFacts facts) => (facts with
    {
        Aliases = [.. facts.Aliases.Order(StringComparer.Ordinal)],
        Sets = [.. facts.Sets.OrderBy(static use => use.Set, StringComparer.Ordinal)],
    }).ToString();

    private static void Rewrite(string path, string parameter, string facts)
    {
        const string Start = "```yaml\n";
        string text = File.ReadAllText(path);
        int section = text.IndexOf($"\n### -{parameter}\n", StringComparison.Ordinal);
        int from = text.IndexOf(Start, section, StringComparison.Ordinal) + Start.Length;
        int to = text.IndexOf("```", from, StringComparison.Ordinal);
        File.WriteAllText(path, text[..from] + facts + text[to..]);
    }
}
