using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>Two processes use a place for a store for the first time.</summary>
public sealed class FirstUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Location;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_that_another_process_makes_between_two_looks_is_found()
    {
        using Shop other = new(Path);
        using JsonStore store = JsonStore.Open(
            new RegistryHostOptions { StorePath = Path, Clock = new TestClock() }, new SlowDisk(() => other.Register()));
        Assert.Equal(32, store.Id.Length);
        Assert.Equal(other.Store.Id, store.Id);
        Assert.Equal([Shop.RegionName], store.GetRegions());
        Assert.Equal(1, await other.Latest());
    }

    /// <summary>Something happens right after the first look for a file that is not there.</summary>
    private sealed class SlowDisk(Func<Task> meanwhile) : Disk
    {
        private bool _isLate;

        public override byte[]? ReadSmallFile(string path)
        {
            byte[]? bytes = base.ReadSmallFile(path);
            if (bytes is not null || _isLate) return bytes;
            _isLate = true;
            meanwhile().GetAwaiter().GetResult();
            return bytes;
        }
    }
}
