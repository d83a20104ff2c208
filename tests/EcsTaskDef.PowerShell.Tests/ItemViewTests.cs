using EcsTaskDef.PowerShell.Views;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public class ItemViewTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Palette s_palette = new()
    {
        Good = "<good>", Moving = "<moving>", Idle = "<idle>", Gone = "<gone>", Warning = "<warning>", Error = "<error>", Reset = "</>",
    };

    [Theory]
    [InlineData("ACTIVE", "<good>ACTIVE</>")]
    [InlineData("INACTIVE", "<idle>INACTIVE</>")]
    [InlineData("DELETE_IN_PROGRESS", "<moving>DELETE_IN_PROGRESS</>")]
    [InlineData(null, "")]
    public void A_status_has_its_colour(string? status, string shown) => Assert.Equal(shown, View(new() { ["Status"] = status }).Status);

    [Fact]
    public void Without_a_palette_there_is_no_colour()
    {
        ItemView view = View(new() { ["Status"] = "ACTIVE", ["Action"] = "Delete", ["Severity"] = "Error" }, Palette.None);
        Assert.Equal(("ACTIVE", "Delete", "Error"), (view.Status, view.Action, view.Severity));
    }

    [Theory]
    [InlineData("Deregister", "<moving>Deregister</>")]
    [InlineData("Delete", "<gone>Delete</>")]
    [InlineData("Keep", "Keep")]
    public void What_goes_has_its_colour(string action, string shown) => Assert.Equal(shown, View(new() { ["Action"] = action }).Action);

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 min ago")]
    [InlineData(59 * 60 + 59, "59 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(29 * 86400, "29 d ago")]
    [InlineData(30 * 86400, "23.10.2026")]
    [InlineData(-7200, "22.11.2026")]
    public void Times_in_tables_are_short(int secondsAgo, string shown) =>
        Assert.Equal(shown, ShortTime.Of(Local(s_now).AddSeconds(-secondsAgo), Local(s_now), Culture("dd.MM.yyyy")));

    [Fact]
    public void A_culture_with_long_dates_gets_the_international_one() => Assert.Equal(
        "2026-01-05", ShortTime.Of(Local(new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero)), s_now, Culture("yyyy. MM. dd.")));

    [Fact]
    public void Times_in_lists_are_whole() => Assert.Equal(
        "05.01.2026 13:07:09", ShortTime.Whole(Local(new(2026, 1, 5, 13, 7, 9, TimeSpan.Zero)), Culture("dd.MM.yyyy")));

    [Fact]
    public void Images_lose_their_registries()
    {
        ItemView view = View(new()
        {
            ["ContainerDefinitions"] = new[] { Item("app", "r.example/team/web:1"), Item("log", "bit:3") },
        });
        Assert.Equal("web:1, bit:3", view.Image);
        Assert.Equal("app (r.example/team/web:1), log (bit:3)", view.Containers);
    }

    [Fact]
    public void Users_of_a_revision_stand_in_a_line_and_troubles_below()
    {
        var service = new Dictionary<string, object?>
        {
            ["Cluster"] = "default", ["Service"] = "web", ["RunningCount"] = 1, ["DesiredCount"] = 2,
        };
        var own = new Dictionary<string, object?>();
        var broken = new Dictionary<string, object?> { ["Message"] = "gone" };
        Assert.Equal("default/web 1/2, 1 task\n<warning>! gone</>", View(new()
        {
            ["Services"] = new[] { service }, ["Tasks"] = new[] { own }, ["Broken"] = new[] { broken }, ["InUse"] = true,
        }).UsedBy);
        Assert.Equal("-", View(new() { ["InUse"] = false }).UsedBy);
        Assert.Equal("", View(new() { ["InUse"] = true }).UsedBy);
    }

    [Theory]
    [InlineData("Added", "+", "<gone>a</>", "<good>b</>")]
    [InlineData("Changed", "~", "<gone>a</>", "<good>b</>")]
    [InlineData("Removed", "-", "<gone>a</>", "<good>b</>")]
    [InlineData("Equal", "=", "a", "b")]
    public void Differences_have_a_mark_and_colours(string kind, string mark, string left, string right)
    {
        ItemView view = View(new() { ["Kind"] = kind, ["Left"] = "a", ["Right"] = "b" });
        Assert.Equal((mark, left, right), (view.Mark, view.Left, view.Right));
    }

    [Fact]
    public void History_tells_who_and_what()
    {
        ItemView view = View(new() { ["By"] = "arn:aws:iam::1:user/ada", ["Tags"] = Array.Empty<object>() });
        Assert.Equal(("ada", "no tags"), (view.By, view.Detail));
        Assert.Equal(("-", "why"), (View(new() { ["Note"] = "why" }).By, View(new() { ["Note"] = "why" }).Detail));
    }

    // Not by name: machines without ICU know no culture's name.
    private static CultureInfo Culture(string shortDate)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.ShortDatePattern = shortDate;
        return culture;
    }

    private static DateTimeOffset Local(DateTimeOffset time) => new(time.DateTime, TimeZoneInfo.Local.GetUtcOffset(time.DateTime));

    private static Dictionary<string, object?> Item(string name, string image) => new() { ["Name"] = name, ["Image"] = image };

    private static ItemView View(Dictionary<string, object?> item, Palette? palette = null) => new(
        item,
        static (one, name) => ((Dictionary<string, object?>)one).TryGetValue(name, out object? value) ? value : null,
        palette ?? s_palette,
        s_now,
        CultureInfo.InvariantCulture);
}
