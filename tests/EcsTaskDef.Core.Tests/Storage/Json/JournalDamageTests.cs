using EcsTaskDef.Conformance;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>Torn tails, flipped bytes, lost ends: what the journal says of its own damage.</summary>
public sealed class JournalDamageTests : IAsyncLifetime
{
    private const int Changes = 3;

    private readonly TemporaryFolder _folder = new();
    private byte[] _journal = [];
    private List<int> _lines = [];

    private string Whole => _folder.Location;

    private string Broken => _folder.Location + "-broken";

    public async ValueTask InitializeAsync()
    {
        using (Shop shop = new(Whole))
            for (int i = 0; i < Changes; i++) await shop.Register();
        _journal = SharedFile.ReadAllBytes(Files.Journal(Whole));
        _lines = Files.LineStarts(_journal);
        Assert.Equal(Changes + 2, _lines.Count);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    [Fact]
    public async Task A_tail_torn_at_any_byte_is_passed_over_by_readers_and_cut_by_the_next_writer()
    {
        int last = _lines[^2];
        string expected = "";
        for (int length = last; length < _journal.Length; length++)
        {
            Break(_journal.Take(length).ToArray(), mark: Changes - 1);
            using (Shop reader = new(Broken))
            {
                Assert.Equal(Changes - 1, await reader.Latest());
                Assert.Equal(length, new FileInfo(Files.Journal(Broken)).Length);
                Assert.Equal(Changes, await reader.Register());
                Assert.Equal(Changes, await reader.Latest());
            }

            // The new line stands where the torn one stood, and nothing of that is left.
            byte[] after = SharedFile.ReadAllBytes(Files.Journal(Broken));
            Assert.Equal(_journal.AsSpan(0, last), after.AsSpan(0, last));
            Assert.Equal(Changes + 2, Files.LineStarts(after).Count);
            using Shop again = new(Broken);
            if (expected.Length == 0) expected = await again.Everything();
            Assert.Equal(expected, await again.Everything());
        }
    }

    [Fact]
    public async Task A_whole_line_that_nobody_acknowledged_is_kept_and_made_durable_by_the_next_writer()
    {
        Break(_journal, mark: Changes - 1);
        using Shop shop = new(Broken);
        Assert.Equal(Changes, await shop.Latest());
        int before = shop.Disk.Syncs;
        Assert.Equal(Changes + 1, await shop.Register());
        Assert.Equal(before + 2, shop.Disk.Syncs);
    }

    [Fact]
    public async Task A_writer_that_sees_a_torn_tail_leaves_it_when_nothing_is_to_be_written()
    {
        Break(_journal.Take(_journal.Length - 5).ToArray(), mark: Changes - 1);
        using Shop shop = new(Broken);
        Assert.Equal(Changes - 1, await shop.Latest());
        Assert.Equal(Changes - 1, await shop.Latest());
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(-1)]
    public async Task Any_byte_flipped_up_to_the_synced_mark_is_reported_and_nothing_is_changed(int flip)
    {
        Break(_journal, mark: Changes);
        for (int at = 0; at < _journal.Length; at++)
        {
            byte[] bytes = Flip(at, flip);
            if (bytes[at] == _journal[at]) continue;
            SharedFile.WriteAllBytes(Files.Journal(Broken), bytes);
            using Shop shop = new(Broken);
            string read = await Fault.CodeOf(() => shop.Latest());
            Assert.True(IsReport(read), $"Byte {at} of {_journal.Length}: reading said '{read}'.");
            if (at % 5 != 0) continue;
            string written = await Fault.CodeOf(() => shop.Register());
            Assert.True(IsReport(written), $"Byte {at} of {_journal.Length}: writing said '{written}'.");
            Assert.Equal(bytes, SharedFile.ReadAllBytes(Files.Journal(Broken)));
        }
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x80)]
    public async Task Without_the_synced_file_a_flipped_byte_is_reported_or_lies_in_the_last_line(int flip)
    {
        // The end of the last line but one is the only byte that makes two lines of one: the last cannot vouch for it.
        int last = _lines[^2];
        Break(_journal, mark: null);
        for (int at = 0; at < _journal.Length; at += at < last - 30 ? 3 : 1)
        {
            if (at == last - 1) continue;
            SharedFile.WriteAllBytes(Files.Journal(Broken), Flip(at, flip));
            using Shop shop = new(Broken);
            string read = await Fault.CodeOf(() => shop.Latest());
            if (at < last)
            {
                Assert.True(IsReport(read), $"Byte {at} of {last}: reading said '{read}'.");
            }
            else
            {
                Assert.Equal("", read);
                Assert.Equal(Changes - 1, await shop.Latest());
            }
        }
    }

    [Fact]
    public async Task A_journal_cut_short_anywhere_before_the_mark_is_reported_and_nothing_is_changed()
    {
        Break(_journal, mark: Changes);
        for (int length = 0; length < _journal.Length; length += _lines.Contains(length + 1) || _lines.Contains(length) ? 1 : 2)
        {
            byte[] bytes = _journal.Take(length).ToArray();
            SharedFile.WriteAllBytes(Files.Journal(Broken), bytes);
            using Shop shop = new(Broken);
            string read = await Fault.CodeOf(() => shop.Latest());
            Assert.True(IsReport(read), $"Cut at {length} of {_journal.Length}: reading said '{read}'.");
            Assert.True(IsReport(await Fault.CodeOf(() => shop.Register())));
            Assert.Equal(bytes, SharedFile.ReadAllBytes(Files.Journal(Broken)));
            if (length > 0 && _lines.Contains(length)) Assert.Equal("StoreLost", read);
        }
    }

    [Fact]
    public async Task A_journal_that_is_gone_is_reported_and_not_begun_anew()
    {
        Break(_journal, mark: Changes);
        File.Delete(Files.Journal(Broken));
        using Shop shop = new(Broken);
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Latest()));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Register()));
        Assert.False(File.Exists(Files.Journal(Broken)));

        // As the message says: who deletes the mark goes on with what is left.
        File.Delete(Files.Synced(Broken));
        Assert.Equal(1, await shop.Register());
    }

    [Fact]
    public async Task A_journal_that_shrinks_under_an_open_host_is_reported()
    {
        Break(_journal, mark: Changes);
        using Shop shop = new(Broken);
        Assert.Equal(Changes, await shop.Latest());
        SharedFile.WriteAllBytes(Files.Journal(Broken), _journal.Take(_lines[^2]).ToArray());
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Latest()));
        Assert.Equal("StoreLost", await Fault.CodeOf(() => shop.Register()));
    }

    [Fact]
    public async Task A_line_left_out_repeated_or_exchanged_is_reported()
    {
        byte[][] lines = Enumerable.Range(0, Changes + 1).Select(i => _journal[_lines[i].._lines[i + 1]]).ToArray();
        foreach (int[] order in new[] { new[] { 0, 2, 3 }, [0, 1, 1, 2, 3], [0, 2, 1, 3], [0, 1, 3], [1, 2, 3], [0, 0, 1, 2, 3], [0, 1, 2, 2, 3] })
        {
            Break(order.SelectMany(i => lines[i]).ToArray(), mark: Changes);
            using Shop shop = new(Broken);
            Assert.True(IsReport(await Fault.CodeOf(() => shop.Latest())), string.Join(",", order));
        }
    }

    [Fact]
    public async Task A_journal_of_another_store_is_refused()
    {
        string other = _folder.Location + "-other";
        using (Shop shop = new(other)) await shop.Register();
        Break(SharedFile.ReadAllBytes(Files.Journal(other)), mark: null);
        using Shop broken = new(Broken);
        Assert.Equal("StoreJournalForeign", await Fault.CodeOf(() => broken.Latest()));
    }

    [Fact]
    public async Task A_damaged_header_is_reported_as_line_1()
    {
        Break(Flip(3, 1), mark: Changes);
        using Shop shop = new(Broken);
        var fault = await Assert.ThrowsAsync<Errors.EcsException>(() => shop.Latest());
        Assert.Contains("at line 1 (byte 0)", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Files.Journal(Broken), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_reported_with_its_line_and_what_can_still_be_read()
    {
        Break(Flip(_lines[2] + 20, 1), mark: Changes);
        using Shop shop = new(Broken);
        var fault = await Assert.ThrowsAsync<Errors.EcsException>(() => shop.Latest());
        Assert.Contains($"at line 3 (byte {_lines[2]})", fault.Message, StringComparison.Ordinal);
        Assert.Contains("up to number 1 ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_or_foreign_synced_file_changes_no_answer()
    {
        using Shop whole = new(Whole);
        string expected = await whole.Everything();
        foreach (string? text in new[] { null, "", "nonsense", "ffffffffffffffffffffffffffffffff 0000000000000000009\n", "\0\0\0\0" })
        {
            Break(_journal, mark: null);
            if (text is not null) SharedFile.WriteAllText(Files.Synced(Broken), text);
            using Shop shop = new(Broken);
            Assert.Equal(expected, await shop.Everything());
            Assert.Equal(Changes + 1, await shop.Register());
            string mark = $"{shop.Store.Id} {Changes + 1:D19}";
            Assert.Equal($"{mark} {Checksum.Append(0, Encoding.ASCII.GetBytes(mark)):x8}\n", SharedFile.ReadAllText(Files.Synced(Broken)));
        }
    }

    [Fact]
    public async Task A_mark_of_which_a_part_was_written_over_is_not_believed()
    {
        string mark = SharedFile.ReadAllText(Files.Synced(Whole));
        Break(_journal, mark: null);
        foreach (int digit in Enumerable.Range(33, 19))
        {
            SharedFile.WriteAllText(Files.Synced(Broken), mark[..digit] + "9" + mark[(digit + 1)..]);
            using Shop shop = new(Broken);
            Assert.Equal(Changes, await shop.Latest());
        }
    }

    [Fact]
    public async Task Lines_and_members_of_a_later_time_within_the_format_are_passed_over()
    {
        byte[] header = _journal[.._lines[1]];
        JournalFormat.ReadHeader(header.AsSpan(0, header.Length - 1), out uint chain);
        EcsTaskDef.Text.ByteBuffer buffer = new();
        buffer.Write(header);
        int start = buffer.Length;
        buffer.Write(Encoding.ASCII.GetBytes(
            """{"seq":1,"synced":0,"new":{"deep":[1]},"time":"2026-09-16T12:00:00.000Z","events":[{"event":"registered","family":"web","revision":1,"more":[{}],"document":{"a":1}}]"""));
        JournalFormat.Seal(buffer, start, chain);
        Break(buffer.Written.ToArray(), mark: null);
        using Shop shop = new(Broken);
        Assert.Equal(1, await shop.Latest());
        Assert.Contains("{\"a\":1}", await shop.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_journal_which_is_read_ahead_tells_of_its_damage_as_a_short_one_does()
    {
        const int Long = 160;
        string expected, folder = _folder.Location + "-long";
        using (Shop shop = new(folder))
        {
            for (int i = 0; i < Long; i++) await shop.Register("web-" + (i % 7), size: 60_000);
            expected = await shop.Everything();
        }

        foreach (string cache in Directory.GetFiles(Path.GetDirectoryName(Files.Journal(folder))!, "checkpoint-*")) File.Delete(cache);
        byte[] journal = SharedFile.ReadAllBytes(Files.Journal(folder));
        List<int> lines = Files.LineStarts(journal);
        Assert.True(journal.Length > 8 * 1024 * 1024);
        using (Shop again = new(folder)) Assert.Equal(expected, await again.Everything());

        foreach (int change in new[] { 1, 2, 9, 40, Long / 2, Long - 1, Long })
        {
            byte[] bytes = (byte[])journal.Clone();
            bytes[lines[change] + 50_000] ^= 1;
            await Demand(bytes, change, "its checksum does not fit");
        }

        // Sound lines that no change of ours can be; the rest of the journal follows them.
        foreach (int change in new[] { 2, 40, Long - 1 })
        {
            JournalFormat.TryReadStatedChain(journal.AsSpan(0, lines[change] - 1), out uint chain);
            EcsTaskDef.Text.ByteBuffer buffer = new();
            buffer.Write(journal.AsSpan(0, lines[change]));
            int start = buffer.Length;
            buffer.Write(Encoding.ASCII.GetBytes($"{{\"seq\":{change},\"synced\":0,\"events\":[{{\"event\":\"unheard\",\"family\":\"web\",\"revision\":1}}]"));
            JournalFormat.Seal(buffer, start, chain);
            buffer.Write(journal.AsSpan(lines[change + 1]));
            await Demand(buffer.Written.ToArray(), change, "An event of kind 'unheard' is not known to this version");
        }

        // A tail that nobody acknowledged is passed over, and the next writer cuts it off.
        SharedFile.WriteAllBytes(Files.Journal(folder), journal.AsSpan(0, journal.Length - 30_000).ToArray());
        SharedFile.WriteAllText(Files.Synced(folder), "");
        using Shop torn = new(folder);
        Assert.Equal(Long - 1, await torn.Count());
        await torn.Register("web-0", size: 60_000);
        Assert.Equal(Long, await torn.Count());

        async Task Demand(byte[] bytes, int change, string what)
        {
            SharedFile.WriteAllBytes(Files.Journal(folder), bytes);
            using Shop shop = new(folder);
            var fault = await Assert.ThrowsAsync<Errors.EcsException>(() => shop.Count());
            Assert.Contains($"at line {change + 1} (byte {lines[change]})", fault.Message, StringComparison.Ordinal);
            Assert.Contains($"up to number {change - 1} ", fault.Message, StringComparison.Ordinal);
            Assert.Contains(what, fault.Message, StringComparison.Ordinal);
            Assert.Equal("StoreCorrupt", await Fault.CodeOf(() => shop.Register()));
            Assert.Equal(bytes.LongLength, new FileInfo(Files.Journal(folder)).Length);
        }
    }

    private static bool IsReport(string code) => code is "StoreCorrupt" or "StoreLost";

    private byte[] Flip(int at, int flip)
    {
        byte[] bytes = (byte[])_journal.Clone();
        bytes[at] = flip < 0 ? (byte)'\n' : (byte)(bytes[at] ^ flip);
        return bytes;
    }

    private void Break(byte[] journal, int? mark)
    {
        Files.Copy(Whole, Broken);
        SharedFile.WriteAllBytes(Files.Journal(Broken), journal);
        string id = SharedFile.ReadAllText(Files.Synced(Whole)).Split(' ')[0];
        if (mark is null) File.Delete(Files.Synced(Broken));
        else SharedFile.WriteAllText(Files.Synced(Broken), $"{id} {mark:D19}\n");
    }
}
