using System.Management.Automation;
using System.Xml.Linq;
using EcsTaskDef.Help;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>The pages of docs/en-US say of the cmdlets what is so; the tool of the build makes help of them.</summary>
[Trait("Category", "Fast")]
public sealed class HelpTests
{
    private static readonly string s_pages = RepositoryRoot.Combine("docs", "en-US");

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
        Assert.Equal(expected.Keys, told.Keys.Order(StringComparer.Ordinal));

        string path = Path.Combine(s_pages, name + ".md");
        foreach ((string parameter, ParameterFacts facts) in expected)
        {
            // Defaults are in no attribute, and the order of sets and aliases is nobody's promise.
            ParameterFacts page = told[parameter].Facts;
            string due = Sorted(facts with { DefaultValue = page.DefaultValue });
            if (due == Sorted(page)) continue;
            string message = $"{path} tells of -{parameter}\n{page}\nbut it is (ECSTASKDEF_APPROVE=1 writes it)\n{due}";
            Assert.True(RepositoryRoot.Approves, message);
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
        HelpPage page = PageReader.Read(
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
            """);
        string xml = MamlWriter.ToXml([page]).ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n");
        Assert.All(
            new[]
            {
                "<command:name>Get-Thing</command:name><maml:description><maml:para>Gives things.</maml:para></maml:description>"
                    + "<command:verb>Get</command:verb><command:noun>Thing</command:noun>",
                "<maml:para>A thing is what it is (https://example.com/).</maml:para><maml:para>* one\n* two</maml:para>",
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
