using System.Text.RegularExpressions;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>
/// Comments, texts and documents are plain English, as one engineer would write it to another. A list of turns that are not: each has a
/// usual word for it, and an actor to name.
/// </summary>
[Trait("Category", "Fast")]
public sealed partial class PlainEnglishLawTests
{
    [Fact]
    public void No_source_and_no_document_has_a_turn_that_nobody_would_say()
    {
        string[] offences =
        [
            .. from file in Files()
               from line in File.ReadLines(file).Select(static (text, index) => (Text: text, Number: index + 1))
               from turn in Turns(line.Text)
               select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number} says '{turn}'",
        ];
        Assert.True(offences.Length == 0, $"Write in other words (this test has the list):\n{string.Join("\n", offences)}");
    }

    [Theory]
    [InlineData("Whoever opens it next reads the journal.", "Whoever")]
    [InlineData("A comma is due here.", "is due")]
    [InlineData("Returns what came of the change.", "what came of")]
    [InlineData("Takes a line apart.", null)]
    [InlineData("A line that cannot be taken apart.", "taken apart")]
    [InlineData("A reader that was still at it.", "was still at it")]
    [InlineData("Look at it again.", null)]
    [InlineData("How to mend it.", "mend")]
    [InlineData("Recommended and amended.", null)]
    [InlineData("The others are told so.", "told")]
    [InlineData("So many are enough.", "So many")]
    [InlineData("There are so many that it takes a while.", null)]
    [InlineData("It is written all the same.", "all the same")]
    [InlineData("Two folders that lie one in the other.", "lie one in the other")]
    public void A_turn_is_caught_and_its_usual_word_is_not(string text, string? caught) =>
        Assert.Equal(caught is null ? [] : [caught], Turns(text));

    private static IEnumerable<string> Turns(string text) => Turn().Matches(text).Select(static match => match.Value);

    private static IEnumerable<string> Files()
    {
        string docs = Path.Combine(Repository.Root, "docs");
        return Repository.Sources()
            .Append(Path.Combine(Repository.Root, "src", "EcsTaskDef.Core", "Errors", "SR.resx"))
            .Concat(Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories))
            .Concat(new[] { "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md" }
                .Select(static name => Path.Combine(Repository.Root, name)));
    }

    [GeneratedRegex(
        @"\b(who(m)?ever|(is|are|was|were) due\b|what came of|(takes?|taken) apart|has to be had|mend(s|ed|ing)?|told|so many(?! that)"
            + @"|all the same|lie one in the other|had better|(is|are|was|were|still)( still)? at it)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Turn();
}
