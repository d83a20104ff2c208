using System.Text.RegularExpressions;

namespace EcsTaskDef.Core.Tests.Text;

public sealed partial class VisibleTextTests
{
    [Theory]
    [InlineData("\u001b[2K\rnginx", @"\u001b[2K\u000dnginx")]
    [InlineData("\u001b]8;;http://x\a", @"\u001b]8;;http://x\u0007")]
    [InlineData("\u009b31m\u007f", @"\u009b31m\u007f")]
    [InlineData("a\tb\nc\u0085", @"a\u0009b\u000ac\u0085")]
    [InlineData("\u202enimda\u202c\u2066\u2069\u200e\u200f\u061c", @"\u202enimda\u202c\u2066\u2069\u200e\u200f\u061c")]
    [InlineData("ng\u200binx\u00ad\ufeff\u2060", @"ng\u200binx\u00ad\ufeff\u2060")]
    [InlineData("a\u2028b\u2029", @"a\u2028b\u2029")]
    [InlineData("\U000e0041\U000e007f", @"\udb40\udc41\udb40\udc7f")]
    [InlineData("a\ufe0f\U000e0100\u3164\u2800", @"a\ufe0f\udb40\udd00\u3164\u2800")]
    public void What_a_terminal_obeys_or_hides_is_shown_as_JSON_escapes_it(string text, string shown) =>
        Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("nginx:1.27 = ünï-ćode, 日本語, العربية, \U0001F600")]
    [InlineData(@"C:\Users\ada\u12\\server")]
    [InlineData("")]
    public void Everything_else_stays_as_it_is(string text)
    {
        Assert.Same(text, VisibleText.Of(text));
        Assert.True(VisibleText.IsVisible(text));
    }

    [Fact]
    public void Lone_surrogates_are_shown()
    {
        Assert.Equal(@"a\ud83db", VisibleText.Of("a" + (char)0xD83D + "b"));
        Assert.Equal(@"\ude00", VisibleText.Of(((char)0xDE00).ToString()));
    }

    [Fact]
    public void Null_stays_null() => Assert.Null(VisibleText.Of(null));

    [Theory]
    [InlineData(@"\u001b", @"\u005cu001b")]
    [InlineData(@"\\u001b", @"\u005c\u005cu001b")]
    [InlineData("\\\u001b", @"\u005c\u001b")]
    [InlineData("\\\u202e", @"\u005c\u202e")]
    [InlineData(@"\u005c\u001B", @"\u005cu005c\u005cu001B")]
    public void A_text_that_reads_as_an_escape_is_told_from_one(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void What_is_shown_can_be_read_back_and_has_nothing_hidden()
    {
        const int Seed = 14;
#pragma warning disable CA5394 // Texts of a test.
        System.Random random = new(Seed);
        char[] alphabet = [
            '\\', '\\', 'u', '0', '1', 'b', 'B', 'x', ' ', '\u001b', '\n', '\u202e', '\ud83d', '\ude00', '\udb40', '\udc41', 'é', '\ufe0f',
        ];
        for (int i = 0; i < 20_000; i++)
        {
            string text = new(Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray());
            string shown = VisibleText.Of(text);
            Assert.Equal(
                text,
                Escape().Replace(
                    shown,
                    static match => ((char)int.Parse(match.Value[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
            Assert.DoesNotContain(shown.EnumerateRunes(), IsHidden);
        }
#pragma warning restore CA5394
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune.Value is 0xFE0F or 0xFFFD;

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escape();
}
