using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Index;
using EcsTaskDef.Storage.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EcsTaskDef.Core.Tests.Storage.Index;

/// <summary>The layers of the index against a sorted dictionary.</summary>
public sealed class LayerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Layers_in_memory_answer_as_a_sorted_dictionary_does() => Prop.ForAll(Cases(), Check).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("a\u001b")]
    [InlineData("")]
    public void A_key_of_a_forged_checkpoint_names_no_family_that_there_cannot_be(string name)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(name);
        Assert.Throws<InvalidDataException>(() => Keys.ParseListed([(byte)'L', (byte)'A', .. text]));
        Assert.Throws<InvalidDataException>(() => Keys.ParseStatus([(byte)'S', 0, .. text, 0, 0, 0, 0, 1]));
        Assert.Throws<InvalidDataException>(() => Keys.ParseTimed([(byte)'D', 0, 0, 0, 0, 0, 0, 0, 0, .. text, 0, 0, 0, 0, 1]));
        Assert.Equal(("web", 1), Keys.ParseStatus(Keys.Status(RevisionStatus.Active, "web", 1)));
    }

    [Theory]
    [InlineData(2000, 1500)]
    [InlineData(2000, 100)]
    [InlineData(5, 2500)]
    [InlineData(0, 300)]
    public void A_layer_takes_a_newer_one_over(int older, int newer)
    {
        Random random = new(older + newer);
        Dictionary<int, byte[]?>[] layers = [Entries(newer), Entries(older)];
        MemoryLayer taken = Memory(layers[1]), given = Memory(layers[0]);
        taken.TakeAll(given);
        HashSet<int> known = layers.SelectMany(static l => l.Keys).ToHashSet();
        Compare(new LayerStack([taken]), Model([.. layers]), known, random, 300);
        Assert.Equal((known.Count, 0), (taken.Count, given.Count));
        given.Put(Key(1), []);
        taken.Put(Key(9999), []);
        Assert.Equal((known.Count + 1, 1), (taken.Count, given.Count));

        Dictionary<int, byte[]?> Entries(int count) => Enumerable.Range(0, count).Select(_ => random.Next(4000)).Distinct()
            .ToDictionary(static k => k, _ => random.Next(4) == 0 ? null : new byte[random.Next(9)]);
    }

    [Fact]
    public void Layers_on_disk_answer_as_a_sorted_dictionary_does()
    {
        Random random = new(99);
        Directory.CreateDirectory(_folder.Location);
        for (int round = 0; round < 8; round++)
        {
            // Values of all lengths, so that pages end at all places; several layers with deletions.
            List<Dictionary<int, byte[]?>> layers = [];
            for (int i = 0; i < 1 + (round % 3); i++)
            {
                layers.Add(Enumerable.Range(0, random.Next(1, 1500)).Select(_ => random.Next(3000)).Distinct()
                    .ToDictionary(static k => k, _ => random.Next(4) == 0 ? null : new byte[random.Next(80)]));
            }

            int file = 0;
            List<SortedRun> runs = layers.ConvertAll(layer =>
            {
                string name = Path.Combine(_folder.Location, $"{round}-{file++}.run");
                DiskFile target = new Disk().CreateNew(name);
                return new SortedRun(name, target, SortedRun.Write(target, Memory(layer).Scan(null, null, false)));
            });
            Compare(new LayerStack(runs), Model(layers), layers.SelectMany(static l => l.Keys).ToHashSet(), random, 150);
            runs.ForEach(static r => r.Dispose());
        }
    }

    [Fact]
    public void A_run_of_another_length_or_with_a_damaged_page_is_told()
    {
        Directory.CreateDirectory(_folder.Location);
        string name = Path.Combine(_folder.Location, "a.run");
        MemoryLayer layer = Memory(Enumerable.Range(0, 1000).ToDictionary(static k => k, static _ => (byte[]?)new byte[20]));
        int pages;
        using (DiskFile target = new Disk().CreateNew(name)) pages = SortedRun.Write(target, layer.Scan(null, null, false));
        Assert.True(pages > 3);
        Assert.Throws<InvalidDataException>(() => new SortedRun(name, new Disk().OpenRead(name)!, pages + 1));
        byte[] bytes = File.ReadAllBytes(name);
        bytes[SortedRun.PageSize + 50] ^= 1;
        File.WriteAllBytes(name, bytes);
        using SortedRun run = new(name, new Disk().OpenRead(name)!, pages);
        InvalidDataException damage = Assert.Throws<InvalidDataException>(() => run.Scan(null, null, false).Count());
        Assert.True(SortedRun.IsDamage(damage));
    }

    [Fact]
    public void Keys_sort_as_ECS_lists()
    {
        (string, int)[] order = [
            ("A", 1), ("a", 1), ("a", 2), ("a", 10), ("a", 256), ("a", 1_000_000), ("a-", 1), ("a-b", 1), ("a0", 1), ("aA", 1), ("a_", 1),
            ("aa", 1),
        ];
        byte[][] keys = order.Select(static o => Keys.Status(RevisionStatus.Active, o.Item1, o.Item2)).ToArray();
        for (int i = 1; i < keys.Length; i++) Assert.True(Entry.Compare(keys[i - 1], keys[i]) < 0, $"{order[i - 1]} before {order[i]}");
        Assert.Equal(order, keys.Select(Keys.ParseStatus));
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(1789551556693);
        Assert.Equal(("web", 7, time), Keys.ParseTimed(Keys.Deletion(time, "web", 7)));
        Assert.True(Entry.Compare(Keys.Deletion(time, "z", 9), Keys.Deletion(time.AddMilliseconds(1), "a", 1)) < 0);
        Assert.Equal("web", Keys.ParseListed(Keys.Listed(true, "web")));
        Assert.Equal([1, 3], Keys.AfterPrefix([1, 2]));
        Assert.Equal([2], Keys.AfterPrefix([1, 255]));
    }

    [Fact]
    public void Records_go_there_and_back()
    {
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(1789551556693);
        FamilyFact family = new()
        {
            Family = "web", LatestRevision = 1_000_000, ActiveCount = 1, InactiveCount = 128, DeleteInProgressCount = 16384,
            LastChangedAt = time
        };
        Assert.Equal(family, Records.ReadFamily("web", Records.Write(family)));
        RegionTotals totals = new()
        {
            FamilyCount = long.MaxValue, ActiveCount = 0, InactiveCount = 127, DeleteInProgressCount = 3, LiveBytes = 1L << 50,
            DeadBytes = 5
        };
        Assert.Equal(totals, Records.ReadTotals(Records.Write(totals)));
        foreach (DateTimeOffset? optional in new DateTimeOffset?[] { null, time, DateTimeOffset.UnixEpoch })
        {
            RevisionFact revision = new()
            {
                Family =
                    "web", Revision = 7, Status = RevisionStatus.DeleteInProgress, RegisteredAt = time, LastChangedAt = time.AddDays(1),
                DeregisteredAt = optional, DeleteRequestedAt = optional, Document = new Extent(
                    1L << 45, 65536), Tags = new Extent(12345678901, 17),
            };
            Assert.Equal(revision, Records.ReadRevision("web", 7, Records.Write(revision)));
        }

        Assert.Throws<InvalidDataException>(() => Records.ReadTotals([0x80]));
    }

    private static Arbitrary<List<Dictionary<int, byte[]?>>> Cases()
    {
        Gen<(int, byte[]?)> entry =
            from key in Gen.Choose(0, 60)
            from length in Gen.Choose(-1, 3)
            select (key, length < 0 ? null : new byte[length]);
        Gen<Dictionary<int, byte[]?>> layer = entry.ListOf()
            .Select(static list => list.GroupBy(static e => e.Item1).ToDictionary(static g => g.Key, static g => g.Last().Item2));
        return layer.ListOf().Select(static l => l.ToList()).ToArbitrary();
    }

    private static void Check(List<Dictionary<int, byte[]?>> layers) =>
        Compare(
            new LayerStack(layers.ConvertAll(Memory)), Model(layers), layers.SelectMany(static l => l.Keys).ToHashSet(),
            new Random(layers.Count), 20);

    private static void Compare(LayerStack stack, SortedDictionary<int, byte[]> model, HashSet<int> known, Random random, int looks)
    {
        int top = known.Count == 0 ? 5 : known.Max() + 5;
        for (int i = 0; i < looks; i++)
        {
            int key = random.Next(-2, top);
            Assert.Equal(model.GetValueOrDefault(key)?.Length, stack.Get(Key(key))?.Length);
            int? from = random.Next(4) == 0 ? null : random.Next(-2, top), to = random.Next(4) == 0 ? null : random.Next(-2, top);
            int[] expected = model.Keys.Where(k => (from is null || k >= from) && (to is null || k < to)).ToArray();
            Assert.Equal(expected, Scan(descending: false, withDeletions: false));
            Assert.Equal(expected.Reverse(), Scan(descending: true, withDeletions: false));
            Assert.Equal(
                known.Where(k => (from is null || k >= from) && (to is null || k < to)).Order(),
                Scan(descending: false, withDeletions: true));

            IEnumerable<int> Scan(bool descending, bool withDeletions) =>
                stack.Scan(from is { } f ? Key(f) : null, to is { } t ? Key(t) : null, descending, withDeletions)
                    .Select(static e => Number(e.Key)).ToArray();
        }
    }

    private static SortedDictionary<int, byte[]> Model(List<Dictionary<int, byte[]?>> newestFirst)
    {
        SortedDictionary<int, byte[]> model = [];
        foreach (Dictionary<int, byte[]?> layer in Enumerable.Reverse(newestFirst))
        {
            foreach ((int key, byte[]? value) in layer)
            {
                if (value is null) model.Remove(key);
                else model[key] = value;
            }
        }

        return model;
    }

    private static MemoryLayer Memory(Dictionary<int, byte[]?> entries)
    {
        MemoryLayer layer = new();
        foreach ((int key, byte[]? value) in entries) layer.Put(Key(key), value);
        return layer;
    }

    // Two bytes or three, in the order of the numbers: long keys among short ones.
    private static byte[] Key(int number)
    {
        number += 10;
        return number % 3 == 0 ? [(byte)(number >> 8), (byte)number, 7] : [(byte)(number >> 8), (byte)number];
    }

    private static int Number(byte[] key) => (key[0] << 8) + key[1] - 10;
}
