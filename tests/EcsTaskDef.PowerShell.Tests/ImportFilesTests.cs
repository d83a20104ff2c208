using EcsTaskDef.PowerShell.Files;

namespace EcsTaskDef.PowerShell.Tests;

[Trait("Category", "Fast")]
public sealed class ImportFilesTests : IDisposable
{
    private readonly Dictionary<string, string[]> _disk = [];
    private readonly Dictionary<string, int> _reads = [];
    private readonly ImportFiles _files;

    public ImportFilesTests() => _files = new ImportFiles(file =>
    {
        _reads[file] = _reads.GetValueOrDefault(file) + 1;
        return _disk[file];
    });

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_export_is_read_twice_and_not_kept()
    {
        _disk["web.jsonl"] = [Head("web", 3), Revision("web", 1), Revision("web", 2), Revision("web", 3)];
        Assert.Equal(3, _files.Add("web.jsonl"));
        ImportFiles.Item[] items = _files.Families.Single().Where(static item => item.Entry.Revision is not null).ToArray();
        Assert.All(items, static item => Assert.True(item.Entry.Text.IsEmpty));
        Assert.Equal([Revision("web", 1), Revision("web", 2), Revision("web", 3)], items.Select(Text));
        Assert.Equal(2, _reads["web.jsonl"]);
    }

    [Fact]
    public void Many_files_of_one_family_come_together_whatever_their_order()
    {
        _disk["b.json"] = [Revision("web", 2)];
        _disk["a.json"] = [Revision("web", 1)];
        _disk["c.json"] = [Revision("api", 1)];
        foreach (string file in _disk.Keys) _files.Add(file);
        Assert.Equal(["web", "api"], _files.Families.Select(static family => family.Key));
        Assert.Equal(
            [Revision("web", 1), Revision("web", 2), Revision("api", 1)],
            _files.Families.SelectMany(static family => family.OrderBy(static item => item.Entry.Revision)).Select(Text));
    }

    [Theory]
    [InlineData("web:2 web:1")]
    [InlineData("web:1 web:3 web:2")]
    [InlineData("web:1 api:1 web:2")]
    [InlineData("web: web:")]
    public void What_is_in_no_order_is_kept_instead_of_searched(string names)
    {
        _disk["all.jsonl"] = names.Split(' ').Select(static name => name.Split(':'))
            .Select(static name => Revision(name[0], name[1].Length == 0 ? null : int.Parse(name[1], null))).ToArray();
        Assert.Equal(_disk["all.jsonl"].Length, _files.Add("all.jsonl"));
        int reads = _reads["all.jsonl"];
        IEnumerable<string> texts = _files.Families.SelectMany(static family => family).Select(Text);
        Assert.Equal(_disk["all.jsonl"].Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        Assert.Equal(reads, _reads["all.jsonl"]);
    }

    [Fact]
    public void Nothing_of_a_file_with_a_fault_counts()
    {
        _disk["web.jsonl"] = [Revision("web", 1), "{\"family\":"];
        Assert.ThrowsAny<Exception>(() => _files.Add("web.jsonl"));
        Assert.Empty(_files.Families);
    }

    [Fact]
    public void A_file_that_was_cut_meanwhile_is_an_error()
    {
        _disk["web.jsonl"] = [Revision("web", 1), Revision("web", 2)];
        _files.Add("web.jsonl");
        _disk["web.jsonl"] = [Revision("web", 1)];
        Assert.Throws<EcsException>(() => _files.TextOf(_files.Families.Single().Last()));
    }

    private string Text(ImportFiles.Item item) => Encoding.UTF8.GetString(_files.TextOf(item).Span);

    private static string Head(string family, int latest) =>
        $$"""{"format":1,"account":"000000000000","region":"eu-west-1","family":"{{family}}","latestRevision":{{latest}}}""";

    private static string Revision(string family, int? number) => number is null
        ? "{\"family\":\"" + family + "\"}" : "{\"taskDefinition\":{\"family\":\"" + family + "\",\"revision\":" + number + "}}";
}
