using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>Every byte that is read is verified when it is read: to be answered, and to be written again.</summary>
public sealed class VerificationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Location;

    private string Journal => Files.Journal(Store);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("\"pad\":\"xx", 9)]
    [InlineData("\"family\":\"web\",\"revision\":95,", 11)]
    public async Task Compaction_seals_no_damage(string near, int at)
    {
        using Shop shop = new(Store, new TestDisk { SkipsSync = true });
        for (int i = 0; i < 100; i++) await shop.Register("web", 2000);
        await shop.Remove("web", [.. Enumerable.Range(1, 10)]);
        long place = Flip(near, at);
        byte[] damaged = await SharedFile.ReadAllBytesAsync(Journal, Token);

        // On demand it is refused, with the place.
        EcsException refused = Assert.Throws<EcsException>(() => shop.Region.Optimize(apply: true, CancellationToken.None));
        Assert.Equal("StoreCorrupt", refused.Code);
        Assert.Contains(Place(damaged, place, StartOf(damaged, place)), refused.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, await SharedFile.ReadAllBytesAsync(Journal, Token));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Journal)!, "journal-*"));
    }

    [Fact]
    public async Task A_region_with_damage_is_not_compacted_by_itself_and_that_is_told_once()
    {
        using Shop shop = new(Store, new TestDisk { SkipsSync = true });
        for (int i = 0; i < 100; i++) await shop.Register("web", 2000);
        Flip("\"family\":\"web\",\"revision\":95,", 11);
        byte[] damaged = await SharedFile.ReadAllBytesAsync(Journal, Token);

        // Writes go on: what they need is not what is damaged.
        await shop.Remove("web", [.. Enumerable.Range(1, 90)]);
        for (int i = 0; i < 5; i++) Assert.Equal(101 + i, await shop.Register("web", 10));
        Assert.False(File.Exists(Files.Journal(Store, 2)));
        Assert.Equal(damaged, (await SharedFile.ReadAllBytesAsync(Journal, Token))[..damaged.Length]);
        EcsException told = Assert.Single(shop.Warnings);
        Assert.Equal("StoreNotCompacted", told.Code);
        Assert.Contains("is damaged at line 96 (byte ", told.Message, StringComparison.Ordinal);

        // The way out that it names.
        Care().Repair(apply: true);
        Assert.Equal(106, await shop.Register("web", 10));
        Assert.True(File.Exists(Files.Journal(Store, 3)));
        Assert.Single(shop.Warnings);
        Assert.Empty(Care().Test().Where(static one => one.Severity == FindingSeverity.Error));
    }

    [Fact]
    public async Task A_store_that_copies_without_a_look_is_caught()
    {
        using Shop shop = new(Store, new TestDisk { SkipsSync = true, Believes = ReadFor.Copy });
        for (int i = 0; i < 100; i++) await shop.Register("web", 2000);
        Flip("\"pad\":\"xx", 9);
        await shop.Remove("web", [.. Enumerable.Range(11, 80)]);
        Assert.True(File.Exists(Files.Journal(Store, 2)));
        Assert.Empty(Care().Test().Where(static one => one.Severity == FindingSeverity.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_document_is_an_error_of_its_own_revision_alone(bool restarts)
    {
        Shop shop = new(Store);
        await shop.RegisterMany("web", 600);
        for (int i = 0; i < 3; i++) await shop.Register();
        if (restarts)
        {
            Assert.NotEmpty(Files.Manifests(Store));
            shop.Dispose();
            shop = new Shop(Store);
        }
        else
        {
            Assert.Equal(603, await shop.Latest());
        }

        long place = Flip("{\"n\":300,\"pad\"", 5);
        byte[] damaged = await SharedFile.ReadAllBytesAsync(Journal, Token);
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => Read(shop, "web", 300));
        Assert.Equal("StoreCorrupt", fault.Code);
        Assert.Contains(Place(damaged, place, place - 5), fault.Message, StringComparison.Ordinal);
        foreach (int sound in new[] { 1, 299, 301, 600, 603 })
            Assert.Equal($"{{\"n\":{sound},\"pad\":\"\"}} k=v", await Read(shop, "web", sound));
        Assert.Equal(603, await shop.Count());

        // The change that reads it gets the error, and the others of its batch do not.
        Assert.Equal("StoreCorrupt", await Fault.CodeOf(() => shop.Deregister("web", 300)));
        Assert.Equal(604, await shop.Register());
        await shop.Deregister("web", 301);
        Assert.Equal(603, await shop.Count());
        shop.Dispose();
    }

    [Fact]
    public async Task Damaged_tags_are_an_error_and_their_document_is_not()
    {
        using (Shop shop = new(Store)) await shop.RegisterMany("web", 600);
        string text = Encoding.ASCII.GetString(await SharedFile.ReadAllBytesAsync(Journal, Token));
        Flip(text.IndexOf("\"v\"", text.IndexOf("\"revision\":300,", StringComparison.Ordinal), StringComparison.Ordinal) + 1);
        using Shop again = new(Store);
        Assert.Equal("StoreCorrupt", await Fault.CodeOf(() => Read(again, "web", 300)));
        byte[] document = await again.Region.ReadAsync(static view => view.ReadDocument(view.GetRevision("web", 300)!).ToArray(), Token);
        Assert.Equal("{\"n\":300,\"pad\":\"\"}", Encoding.ASCII.GetString(document));
    }

    [Fact]
    public async Task A_damaged_resource_is_an_error_of_that_resource_alone()
    {
        using (Shop shop = new(Store))
        {
            for (int i = 0; i < 300; i++)
            {
                string key = $"key{i}";
                await shop.Region.ChangeAsync((_, change) =>
                {
                    byte[] document = Encoding.ASCII.GetBytes($"{{\"of\":\"{key}\"}}");
                    change.Add(new ResourceChanged("token", key, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), document, ["t"]));
                    return true;
                }, Token);
            }
        }

        Assert.NotEmpty(Files.Manifests(Store));
        Flip("{\"of\":\"key42\"", 8);
        using Shop again = new(Store);
        Assert.Equal("StoreCorrupt", await Fault.CodeOf(() => ReadResource(again, "key42")));
        Assert.Equal("{\"of\":\"key41\"}", await ReadResource(again, "key41"));
        Assert.Equal(300, await again.Region.ReadAsync(static view => view.ListResources("token", "", null).Count(), Token));
    }

    [Fact]
    public async Task No_answer_ever_contains_a_byte_that_nobody_wrote()
    {
        int errors = await FlipUnderCheckpoint(null);
        TestContext.Current.TestOutputHelper!.WriteLine($"{errors} answers were errors");
        Assert.InRange(errors, 100, int.MaxValue);
    }

    [Fact]
    public async Task A_store_that_answers_without_a_look_is_caught()
    {
        Exception caught = await Assert.ThrowsAnyAsync<Exception>(() => FlipUnderCheckpoint(ReadFor.Answer));
        Assert.Contains("which nobody wrote", caught.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task History_is_verified_line_by_line(bool descending)
    {
        using (Shop shop = new(Store))
        {
            for (int i = 0; i < 20; i++) await shop.Register();
            await shop.RegisterMany("api", 600);
        }

        byte[] journal = await SharedFile.ReadAllBytesAsync(Journal, Token);
        List<int> lines = Files.LineStarts(journal);

        // A family's name: of the damaged line, and asked for.
        int at = lines[10] + Encoding.ASCII.GetString(journal, lines[10], 300).IndexOf("\"web\"", StringComparison.Ordinal) + 1;
        Flip(at);
        using Shop again = new(Store);
        Assert.NotEmpty(Files.Manifests(Store));
        EcsException fault = await Assert.ThrowsAsync<EcsException>(() => History(again, descending));
        Assert.Equal("StoreCorrupt", fault.Code);
        Assert.Contains($"is damaged at line 11 (byte {lines[10]})", fault.Message, StringComparison.Ordinal);
        Flip(at);
        Assert.Equal(20, await History(again, descending));
    }

    [Fact]
    public async Task Lines_of_a_writer_that_died_are_verified_before_they_are_written_again()
    {
        using (Shop writer = new(Store))
        {
            for (int i = 0; i < 3; i++) await writer.Register("web", 100);
        }

        // Nobody has noted that the last change is on disk.
        File.Delete(Files.Synced(Store));
        using Shop shop = new(Store);
        Assert.Equal(3, await shop.Latest());
        Flip("{\"n\":3,\"pad\"", 14);
        byte[] damaged = await SharedFile.ReadAllBytesAsync(Journal, Token);
        Assert.Equal("StoreCorrupt", await Fault.CodeOf(() => shop.Register()));
        Assert.Equal(damaged, await SharedFile.ReadAllBytesAsync(Journal, Token));
    }

    [Fact]
    public async Task A_checkpoint_without_checksums_of_documents_is_made_anew()
    {
        string before;
        using (Shop shop = new(Store))
        {
            await shop.RegisterMany("web", 600);
            before = await shop.Everything();
        }

        string path = Assert.Single(Files.Manifests(Store));
        byte[] now = await File.ReadAllBytesAsync(path, Token);
        string old = Encoding.ASCII.GetString(now).Replace("\"format\":2,", "", StringComparison.Ordinal);
        old = old[..old.IndexOf(",\"crc\"", StringComparison.Ordinal)];
        await File.WriteAllTextAsync(path, $"{old},\"crc\":\"{Checksum.Append(0, Encoding.ASCII.GetBytes(old)):x8}\"}}\n", Token);
        Assert.Equal(1, CheckpointManifest.Read(await File.ReadAllBytesAsync(path, Token))!.Format);
        Assert.Empty(Care().Test());
        using Shop again = new(Store);
        Assert.Equal(before, await again.Everything());
        Assert.Equal(CheckpointManifest.CurrentFormat, CheckpointManifest.Read(await File.ReadAllBytesAsync(path, Token))!.Format);
    }

    /// <summary>
    /// Flips bytes of a journal that a checkpoint covers, opens the store and asks for everything. Each answer is what it was
    /// before, or an error. Returns the number of errors.
    /// </summary>
    private async Task<int> FlipUnderCheckpoint(ReadFor? believes)
    {
        using (Shop shop = new(Store))
        {
            await shop.RegisterMany("web", 600);
            for (int i = 0; i < 10; i++) await shop.Register("api", 100);
            await shop.RegisterMany("end", 600);
        }

        byte[] journal = await SharedFile.ReadAllBytesAsync(Journal, Token);
        Dictionary<string, string> before = await Answers();
        int errors = 0;
        for (int at = 7; at < journal.Length; at += 1009)
        {
            byte[] bytes = (byte[])journal.Clone();
            bytes[at] ^= (byte)(1 << (at % 8));
            await File.WriteAllBytesAsync(Journal, bytes, Token);
            foreach ((string question, string answer) in await Answers())
            {
                if (answer.StartsWith("StoreCorrupt", StringComparison.Ordinal)) errors++;
                else if (before.GetValueOrDefault(question) != answer)
                    Assert.Fail($"Byte {at}: {question} was answered with {answer}, which nobody wrote.");
            }
        }

        return errors;

        async Task<Dictionary<string, string>> Answers()
        {
            using Shop shop = new(Store, new TestDisk { Believes = believes });
            Dictionary<string, string> answers = new();
            answers["count"] = await Ask(async () => $"{await shop.Count()}");
            foreach ((string family, int step) in new[] { ("web", 37), ("api", 1), ("end", 41) })
            {
                for (int number = 1; number <= (step == 1 ? 10 : 600); number += step)
                    answers[$"{family}:{number}"] = await Ask(() => Read(shop, family, number));
            }

            answers["history"] = await Ask(async () => $"{await History(shop, false)}");
            answers["history back"] = await Ask(async () => $"{await History(shop, true)}");
            return answers;
        }
    }

    private static async Task<string> Ask(Func<Task<string>> question)
    {
        try
        {
            return await question();
        }
        catch (EcsException exception)
        {
            return exception.Code;
        }
    }

    private static async Task<int> History(Shop shop, bool descending)
    {
        HistoryMark mark = descending ? new HistoryMark(long.MaxValue) : HistoryMark.Start;
        int found = 0;
        StoredHistory page;
        do
        {
            page = await shop.Region.ReadHistoryAsync(mark, descending, "web", Token);
            mark = page.Mark;
            found += page.Changes.Count;
        }
        while (!page.IsEnd);
        return found;
    }

    private static async Task<string> Read(Shop shop, string family, int revision) => await shop.Region.ReadAsync(
        view =>
        {
            RevisionFact fact = view.GetRevision(family, revision)!;
            return Encoding.Latin1.GetString(view.ReadDocument(fact).Span)
                + string.Concat(view.ReadTags(fact).Select(static tag => $" {tag.Key}={tag.Value}"));
        },
        Token);

    private static async Task<string> ReadResource(Shop shop, string key) => await shop.Region.ReadAsync(
        view => Encoding.Latin1.GetString(view.ReadDocument(view.GetResource("token", key)!).Span), Token);

    private StoreCare Care() => new(new RegistryHostOptions { StorePath = Store, Clock = new TestClock() });

    private long Flip(string near, int by)
    {
        int at = Encoding.Latin1.GetString(SharedFile.ReadAllBytes(Journal)).LastIndexOf(near, StringComparison.Ordinal);
        Assert.True(at >= 0);
        Flip(at + by);
        return at + by;
    }

    // In place, as a disk's damage is: who has the file open has it too.
    private void Flip(long at)
    {
        using FileStream file = new(Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        file.Position = at;
        int old = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(old ^ 1));
    }

    private string Place(byte[] journal, long place, long from) => $"{Journal} is damaged at line {LineOf(journal, place)} (byte {from})";

    private static long StartOf(byte[] journal, long place) => Array.LastIndexOf(journal, (byte)'\n', (int)place) + 1;

    private static int LineOf(byte[] journal, long place) => journal.AsSpan(0, (int)place).Count((byte)'\n') + 1;
}
