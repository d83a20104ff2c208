using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>Readers that follow the history, whatever happens to the journal meanwhile.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(5000)]
    public async Task A_change_that_was_never_acknowledged_may_go_and_another_take_its_place(int size)
    {
        using Shop reader = new(Store);
        Follower follower = new(reader);
        byte[] synced, journal;
        using (Shop writer = new(Store))
        {
            await writer.Register("web");
            await writer.Register("web");
            synced = await SharedFile.ReadAllBytesAsync(Files.Synced(Store), TestContext.Current.CancellationToken);
            journal = await SharedFile.ReadAllBytesAsync(Files.Journal(Store), TestContext.Current.CancellationToken);

            // A line that is seen, but whose writer dies before it has synced it, is lost with the power.
            await writer.RegisterMany("lost", 2, 100);
            await SharedFile.WriteAllBytesAsync(Files.Synced(Store), synced, TestContext.Current.CancellationToken);
            Assert.Equal(["web:1", "web:2", "lost:1", "lost:2"], await follower.Read());
        }

        await SharedFile.WriteAllBytesAsync(Files.Journal(Store), journal, TestContext.Current.CancellationToken);
        using (Shop writer = new(Store))
        {
            await writer.Register("other", size);
            Assert.Equal(["other:1"], await follower.Read());
            await writer.Register("web");
            await writer.Register("web");
        }

        Assert.Equal(["web:3", "web:4"], await follower.Read());
        Assert.Empty(await follower.Read());
    }

    [Fact]
    public async Task Only_what_went_is_given_anew()
    {
        using Shop reader = new(Store);
        Follower follower = new(reader);
        byte[] journal;
        using (Shop writer = new(Store))
        {
            await writer.Register("web");
            byte[] synced = await SharedFile.ReadAllBytesAsync(Files.Synced(Store), TestContext.Current.CancellationToken);
            await writer.Register("web");
            journal = await SharedFile.ReadAllBytesAsync(Files.Journal(Store), TestContext.Current.CancellationToken);
            await writer.Register("lost");
            await SharedFile.WriteAllBytesAsync(Files.Synced(Store), synced, TestContext.Current.CancellationToken);
            Assert.Equal(["web:1", "web:2", "lost:1"], await follower.Read());
        }

        await SharedFile.WriteAllBytesAsync(Files.Journal(Store), journal, TestContext.Current.CancellationToken);
        Assert.Empty(await follower.Read());
        using (Shop writer = new(Store)) await writer.Register("other", 7);
        Assert.Equal(["other:1"], await follower.Read());
    }

    [Fact]
    public async Task It_goes_on_over_compactions_and_loses_and_repeats_nothing()
    {
        using Shop reader = new(Store);
        Follower follower = new(reader);
        List<string> seen = [];
        using Shop writer = new(Store);
        for (int round = 1; round <= 4; round++)
        {
            for (int i = 0; i < 30; i++) await writer.Register("web", 3000);
            if (round % 2 == 0) seen.AddRange(await follower.Read());
            await writer.Remove("web", Enumerable.Range(((round - 1) * 30) + 1, 29).ToArray());
            writer.Region.Optimize(apply: true, CancellationToken.None);
            seen.AddRange(await follower.Read());
        }

        Assert.True(((Region)writer.Region).Optimize(apply: false, CancellationToken.None).Generation > 1);
        Assert.Equal(await new Follower(writer).Read(), seen);
        Assert.Equal(Enumerable.Range(1, 120).Select(static n => $"web:{n}"), seen.Where(static one => !one.EndsWith('!')));
        Assert.Equal(4 * 29 * 3, seen.Count(static one => one.EndsWith('!')));
    }

    private sealed class Follower(Shop shop)
    {
        private HistoryMark _mark = HistoryMark.Start;

        /// <summary>What is new, to the end; what is no registration ends with an exclamation mark.</summary>
        public async Task<List<string>> Read()
        {
            List<string> names = [];
            StoredHistory page;
            do
            {
                page = await shop.Region.ReadHistoryAsync(_mark, descending: false, null, TestContext.Current.CancellationToken);
                _mark = page.Mark;
                names.AddRange(page.Changes.SelectMany(static change => change.Events).OfType<RevisionFactEvent>()
                    .Select(static e => $"{e.Family}:{e.Revision}{(e is RevisionRegistered ? "" : "!")}"));
            }
            while (!page.IsEnd);
            return names;
        }
    }
}
