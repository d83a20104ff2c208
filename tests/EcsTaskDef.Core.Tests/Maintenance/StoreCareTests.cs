using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Core.Tests.Maintenance;

/// <summary>Inspection, repair, compaction on demand, backup and restore of a store's files.</summary>
public sealed partial class StoreCareTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private byte[] _journal = [];
    private List<int> _lines = [];

    private string Whole => _folder.Location;

    private string Broken => _folder.Location + "-broken";

    private string Other => _folder.Location + "-other";

    // web:1, web:2, api:1, web:1 INACTIVE, web:3.
    public async ValueTask InitializeAsync()
    {
        using (Shop shop = new(Whole))
        {
            await shop.Register();
            await shop.Register();
            await shop.Register("api");
            await shop.Deregister("web", 1);
            await shop.Register();
        }

        _journal = SharedFile.ReadAllBytes(Files.Journal(Whole));
        _lines = Files.LineStarts(_journal);
    }

    public ValueTask DisposeAsync()
    {
        foreach (string folder in Directory.GetDirectories(Path.GetDirectoryName(Whole)!, Path.GetFileName(Whole) + "-*")) Directory.Delete(
            folder, true);
        _folder.Dispose();
        return default;
    }

    [Fact]
    public void A_store_without_damage_has_no_findings_and_is_not_touched()
    {
        Dictionary<string, byte[]> before = Contents(Whole);
        Assert.Empty(Care(Whole).Test());
        Assert.Empty(Care(Whole).Repair(apply: true));
        Assert.Equal(before, Contents(Whole));
    }

    [Theory]
    [InlineData(0x01, 1)]
    [InlineData(-1, 3)]
    public async Task Any_byte_flipped_is_found_and_repaired_and_nothing_else_is_lost(int flip, int step)
    {
        string[] before = await Documents(Whole);
        for (int at = 0; at < _journal.Length; at += step)
        {
            byte[] bytes = (byte[])_journal.Clone();
            bytes[at] = flip < 0 ? (byte)'\n' : (byte)(bytes[at] ^ flip);
            if (bytes[at] == _journal[at]) continue;
            Files.Copy(Whole, Broken);
            SharedFile.WriteAllBytes(Files.Journal(Broken), bytes);
            int line = _lines.FindLastIndex(start => start <= at);

            Assert.True(Care(Broken).Test().Any(static f => f.Severity == FindingSeverity.Error), $"Byte {at} was not found.");
            IReadOnlyList<StoreRepair> done = Care(Broken).Repair(apply: true);
            StoreRepair rebuilt = Assert.Single(done, static one => one.Action == StoreRepairAction.Rebuild);
            Assert.Equal(bytes, SharedFile.ReadAllBytes(rebuilt.MovedTo!));
            Assert.DoesNotContain(Care(Broken).Test(), static f => f.Severity == FindingSeverity.Error);
            string[] after = await Documents(Broken);
            string[] lost = before.Except(after).Select(static text => text.Split(' ')[0]).ToArray();

            // Only what stood in this line, and what refers to it. Where its end is damaged it is one with the next, and where its
            // checksum is cut in two nothing tells what the next one's begins with.
            string[][] stood = [[], ["web:1"], ["web:2"], ["api:1"], ["web:1"], ["web:3"], []];
            bool takesNext = at == _lines[line + 1] - 1 || (flip < 0 && at >= _lines[line + 1] - 19);
            string[] allowed = takesNext ? [.. stood[line], .. stood[line + 1]] : stood[line];
            Assert.True(lost.All(allowed.Contains), $"Byte {at} of line {line}: lost {string.Join(' ', lost)}.");

            // No number is given twice, unless nothing at all is left of a family.
            using Shop shop = new(Broken);
            Assert.True(await shop.Register() >= 4, $"Byte {at} of line {line}: a number was given twice.");
            if (lost.Contains("api:1")) continue;
            Assert.True(await shop.Register("api") >= 2, $"Byte {at} of line {line}: a number was given twice.");
        }
    }

    [Fact]
    public async Task A_damaged_checksum_loses_its_own_change_and_a_damaged_line_end_two()
    {
        string[] before = await Documents(Whole);
        for (int line = 1; line < _lines.Count - 1; line++)
        {
            foreach ((int at, int lost) in new[] { (_lines[line + 1] - 5, 1), (_lines[line + 1] - 1, line == _lines.Count - 2 ? 1 : 2) })
            {
                Files.Copy(Whole, Broken);
                byte[] bytes = (byte[])_journal.Clone();
                bytes[at] ^= 0x01;
                SharedFile.WriteAllBytes(Files.Journal(Broken), bytes);
                StoreRepair rebuilt = Assert.Single(
                    Care(Broken).Repair(apply: true), static one => one.Action == StoreRepairAction.Rebuild);
                Assert.Equal(lost, rebuilt.LostChanges);
                Assert.Empty((await Documents(Broken)).Except(before));
            }
        }
    }

    // Checksums find damage, not intent: the maker of the backup made them fit.
    [Theory]
    [InlineData("../../escaped")]
    [InlineData("/etc/escaped")]
    [InlineData("C:\\\\escaped")]
    [InlineData("a\\u001b[2K")]
    [InlineData("a\\u0000b")]
    [InlineData("\u202eipa")]
    [InlineData("")]
    public async Task A_forged_name_is_found_and_no_revision_of_it_is_there(string name)
    {
        Files.Copy(Whole, Broken);
        string forged = Encoding.UTF8.GetString(_journal).Replace("\"family\":\"api\"", $"\"family\":\"{name}\"", StringComparison.Ordinal);
        File.WriteAllBytes(Files.Journal(Broken), StoreWorker.Reseal.Journal(Encoding.UTF8.GetBytes(forged)));
        StoreFinding finding = Assert.Single(Care(Broken).Test(), static one => one.Severity == FindingSeverity.Error);
        Assert.Equal((4, "An event has an invalid family name."), (finding.Line, finding.Message));
        using (Shop shop = new(Broken))
        {
            EcsException error = await Assert.ThrowsAsync<EcsException>(() => shop.Everything());
            Assert.Equal("StoreCorrupt", error.Code);
        }

        Care(Broken).Repair(apply: true);
        Assert.DoesNotContain(Care(Broken).Test(), static one => one.Severity == FindingSeverity.Error);
        Assert.All(await Documents(Broken), static text => Assert.StartsWith("web:", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_line_gives_no_number_twice_however_many_it_registered()
    {
        // The last line registers many at once, and nothing that is left tells how many.
        using (Shop shop = new(Whole)) await shop.RegisterMany("web", 40, 200);
        byte[] journal = File.ReadAllBytes(Files.Journal(Whole));
        List<int> lines = Files.LineStarts(journal);
        journal[lines[^2] + 100] ^= 1;
        Files.Copy(Whole, Broken);
        File.WriteAllBytes(Files.Journal(Broken), journal);
        StoreRepair rebuilt = Assert.Single(Care(Broken).Repair(apply: true), static one => one.Action == StoreRepairAction.Rebuild);
        Assert.Equal(1, rebuilt.LostChanges);
        using Shop after = new(Broken);
        Assert.Equal(3, await after.Count());
        Assert.True(await after.Register() > 43);
    }

    [Fact]
    public async Task What_a_checkpoint_knows_is_not_skipped_over()
    {
        using (Shop shop = new(Whole)) await shop.RegisterMany("many", 600);
        Assert.NotEmpty(Files.Manifests(Whole));
        byte[] journal = File.ReadAllBytes(Files.Journal(Whole));
        journal[Files.LineStarts(journal)[6] + 100] ^= 1;
        Files.Copy(Whole, Broken);
        File.WriteAllBytes(Files.Journal(Broken), journal);
        StoreRepair rebuilt = Assert.Single(Care(Broken).Repair(apply: true), static one => one.Action == StoreRepairAction.Rebuild);
        Assert.Equal(["many:600"], rebuilt.Reserved);
        using Shop after = new(Broken);
        Assert.Equal(601, await after.Register("many"));
        Assert.Equal(4, await after.Register());
    }

    [Fact]
    public void A_repair_that_is_only_planned_changes_nothing_and_says_the_same()
    {
        Break(2);
        Dictionary<string, byte[]> before = Contents(Broken);
        StoreRepair planned = Assert.Single(Care(Broken).Repair(apply: false), static one => one.Action == StoreRepairAction.Rebuild);
        Assert.Equal(before, Contents(Broken));
        StoreRepair done = Assert.Single(Care(Broken).Repair(apply: true), static one => one.Action == StoreRepairAction.Rebuild);
        Assert.False(planned.IsDone);
        Assert.Equal(planned.LostRevisions, done.LostRevisions);
        Assert.Equal(1, done.LostChanges);
        Assert.Equal(["web:2"], done.LostRevisions);
    }

    [Fact]
    public async Task What_refers_to_a_lost_registration_is_lost_with_it_and_other_changes_keep_their_numbers()
    {
        Break(1);
        StoreRepair done = Assert.Single(Care(Broken).Repair(apply: true), static one => one.Action == StoreRepairAction.Rebuild);
        Assert.Equal(["web:1"], done.LostRevisions);
        Assert.Equal(["api:1", "web:2", "web:3"], (await Documents(Broken)).Select(static text => text.Split(' ')[0]));
        string[] lines = SharedFile.ReadAllLines(Files.Journal(Broken, 2));
        for (int i = 1; i < lines.Length; i++) Assert.StartsWith($"{{\"seq\":{i},", lines[i]);
    }

    [Fact]
    public async Task A_journal_cut_short_goes_on_behind_every_number_that_was_given()
    {
        Files.Copy(Whole, Broken);
        SharedFile.WriteAllBytes(Files.Journal(Broken), _journal.AsSpan(0, _lines[3]).ToArray());
        Assert.Contains(Care(Broken).Test(), static f => f.Code == "JournalTruncated");
        StoreRepair done = Assert.Single(Care(Broken).Repair(apply: true), static one => one.Action == StoreRepairAction.Rebuild);
        Assert.Equal(3, done.LostChanges);
        using Shop shop = new(Broken);
        Assert.True(await shop.Register() > 3);
    }

    [Fact]
    public void An_append_that_never_finished_is_no_damage()
    {
        Files.Copy(Whole, Broken);
        SharedFile.AppendAllText(Files.Journal(Broken), "{\"seq\":6,\"synced\":5,");
        Assert.Equal("AppendUnfinished", Assert.Single(Care(Broken).Test()).Code);
        Assert.Empty(Care(Broken).Repair(apply: true));
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_made_anew_from_a_journal()
    {
        string[] before = await Documents(Whole);
        Files.Copy(Whole, Broken);
        SharedFile.WriteAllText(Path.Combine(Broken, "store.json"), "{ not json");
        StoreFinding finding = Assert.Single(Care(Broken).Test());
        Assert.Equal("SettingsUnreadable", finding.Code);
        StoreRepair done = Assert.Single(Care(Broken).Repair(apply: true));
        Assert.Equal("{ not json", SharedFile.ReadAllText(done.MovedTo!));
        Assert.Equal(before, await Documents(Broken));
    }

    [Fact]
    public async Task Checkpoints_are_compared_with_the_journal_and_put_aside_when_they_are_wrong()
    {
        using (Shop shop = new(Whole)) await shop.RegisterMany("many", 4000);
        using (Shop shop = new(Whole)) await shop.Register();
        Assert.NotEmpty(Files.Runs(Whole));
        Assert.DoesNotContain(Care(Whole).Test(), static f => f.Severity != FindingSeverity.Info);
        string[] before = await Documents(Whole);

        Files.Copy(Whole, Broken);
        byte[] run = SharedFile.ReadAllBytes(Files.Runs(Broken)[0]);
        run[100] ^= 1;
        SharedFile.WriteAllBytes(Files.Runs(Broken)[0], run);
        StoreFinding finding = Assert.Single(Care(Broken).Test());
        Assert.Equal(("CheckpointBad", FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.All(Care(Broken).Repair(apply: true), static one => Assert.Equal(StoreRepairAction.PutAside, one.Action));
        Assert.Empty(Care(Broken).Test());
        Assert.Equal(before, await Documents(Broken));
    }

    [Fact]
    public void Files_of_dead_processes_are_put_aside()
    {
        Files.Copy(Whole, Broken);
        SharedFile.WriteAllText(Files.Of(Broken, "new-1.tmp"), "x");
        SharedFile.WriteAllText(Path.Combine(Broken, "new-2.tmp"), "y");
        IReadOnlyList<StoreRepair> done = Care(Broken).Repair(apply: true);
        Assert.Equal(2, done.Count);
        Assert.All(done, static one => Assert.True(File.Exists(one.MovedTo)));
        Assert.Empty(Care(Broken).Test());
    }

    [Fact]
    public async Task A_process_that_has_the_store_open_goes_on_after_a_repair()
    {
        Files.Copy(Whole, Broken);
        using Shop open = new(Broken);
        Assert.Equal(3, await open.Latest());
        byte[] bytes = (byte[])_journal.Clone();
        bytes[_lines[2] + 60] ^= 1;
        SharedFile.WriteAllBytes(Files.Journal(Broken), bytes);
        Care(Broken).Repair(apply: true);
        Assert.Equal(3, await open.Latest());
        Assert.Equal(4, await open.Register());
    }

    [Fact]
    public async Task Optimize_gives_back_what_removed_revisions_left()
    {
        using Shop shop = new(Whole);
        await shop.RegisterMany("big", 5, 10_000);
        await shop.Remove("big", 1, 2);
        string before = await shop.Everything();
        StoreOptimization planned = shop.Region.Optimize(apply: false, CancellationToken.None);
        Assert.InRange(planned.DeadBytes, 20_000, 21_000);
        StoreOptimization done = shop.Region.Optimize(apply: true, CancellationToken.None);
        Assert.Equal(2, done.Generation);
        Assert.InRange(done.BytesFreed, 20_000, 21_000);
        Assert.Equal(before.Split('\n').Skip(1), (await shop.Everything()).Split('\n').Skip(1));
        Assert.False(shop.Region.Optimize(apply: true, CancellationToken.None).IsDone);
        Assert.Empty(Care(Whole).Test());
    }

    [Fact]
    public void A_file_in_the_place_of_a_store_is_named_as_one()
    {
        File.WriteAllText(Other, "x");
        try
        {
            foreach (Func<object> refused in new Func<object>[]
            {
                () => Care(Other).Test(), () => Care(Other).Repair(apply: true), () => Care(Other).Backup(Whole + "-new"),
                () => Care(Whole).Backup(Other), () => Care(Whole).Restore(Other, force: true), () => new Shop(Other),
            })
            {
                EcsException fault = Assert.Throws<EcsException>(refused);
                Assert.Equal("StorePathInvalid", fault.Code);
                Assert.Contains("it is a file, but a store is a folder", fault.Message, StringComparison.Ordinal);
            }

            string text = Assert.Throws<EcsException>(() => Care(Whole).Backup(Path.Combine(Other, "copy"))).Message;
            Assert.Contains("a file is there, and a folder was expected", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(Other);
        }
    }

    [Fact]
    public void What_a_repair_says_of_store_json_advises_nothing_more()
    {
        foreach (string? content in new[] { null, "{ not json" })
        {
            Files.Copy(Whole, Broken);
            string settings = Path.Combine(Broken, "store.json");
            if (content is null) File.Delete(settings);
            else File.WriteAllText(settings, content);
            string message = Assert.Single(Care(Broken).Repair(apply: true)).Message;
            string why = content is null ? "There is no store.json." : "It is not JSON at line 1, byte 3.";
            Assert.StartsWith(why + " Id and account", message, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing was changed", message, StringComparison.Ordinal);
            Assert.DoesNotContain("Repair-TaskDefinitionStore", message, StringComparison.Ordinal);
        }
    }

    private static async Task Register(string store, string region)
    {
        using Shop shop = new(store);
        await shop.Store.OpenRegion(region).ChangeAsync(
            static (_, change) =>
            {
                change.Add(Shop.Registered("web", 1, 0));
                return true;
            },
            CancellationToken.None);
    }

    private void Break(int line)
    {
        Files.Copy(Whole, Broken);
        byte[] bytes = (byte[])_journal.Clone();
        bytes[_lines[line] + 60] ^= 1;
        SharedFile.WriteAllBytes(Files.Journal(Broken), bytes);
    }

    private static StoreCare Care(string path) => new(new RegistryHostOptions { StorePath = path, Clock = new TestClock() });

    private static Dictionary<string, byte[]> Contents(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(static path => path, File.ReadAllBytes);

    // Name, document and tags of every revision that can be seen; not its status.
    private static async Task<string[]> Documents(string path)
    {
        using Shop shop = new(path);
        RevisionStatus[] seen = [RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress];
        return await shop.Region.ReadAsync(view => seen
            .SelectMany(status => view.ListRevisions(status, null, null, false))
            .Select(one => view.GetRevision(one.Family, one.Revision)!)
            .Select(
                fact =>
                    $"{fact.Family}:{fact.Revision} {Encoding.UTF8.GetString(view.ReadDocument(fact).Span)} "
                        + $"{string.Join(' ', view.ReadTags(fact))}")
            .OrderBy(static text => text, StringComparer.Ordinal).ToArray(), CancellationToken.None);
    }
}
