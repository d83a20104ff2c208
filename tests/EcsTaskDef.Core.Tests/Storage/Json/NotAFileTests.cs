using System.Diagnostics;
using EcsTaskDef.Conformance;

namespace EcsTaskDef.Core.Tests.Storage.Json;

/// <summary>What is no file, in the place of each file of a store: refused, and waited for by nobody.</summary>
public sealed class NotAFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("folder")]
    public async Task In_the_place_of_a_store_file_it_is_refused(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither pipes nor devices in folders.");
        foreach (string file in new[] { "store.json", "journal-1.jsonl", "lock.queue", "synced", "checkpoint-1.json" })
        {
            string store = Path.Combine(_folder.Location, kind, file);
            using (Shop shop = new(store)) await shop.Register();
            string path = Path.Combine(store, file == "store.json" ? "" : Shop.RegionName, file);
            File.Delete(path);
            Put(kind, path);

            Exception? read = await Ending(shop => shop.Count(), store, path), write = await Ending(shop => shop.Register(), store, path);
            bool isReadOnlyToWrite = file.StartsWith("lock", StringComparison.Ordinal);
            if (!isReadOnlyToWrite && file != "synced" && file != "checkpoint-1.json") Refused(read, path);

            // The checkpoint is a cache.
            if (file != "checkpoint-1.json") Refused(write, path);
        }
    }

    [Theory]
    [InlineData("journal-1.jsonl")]
    [InlineData("lock.queue")]
    [InlineData("synced")]
    public async Task A_link_that_was_planted_in_the_place_of_a_store_file_is_not_followed_to_write(string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege.");
        string store = Path.Combine(_folder.Location, "store"), victim = Path.Combine(_folder.Location, "victim");
        using (Shop shop = new(store)) await shop.Register();
        string path = Path.Combine(store, Shop.RegionName, file);
        byte[] before = File.ReadAllBytes(path);
        foreach (bool isThere in new[] { true, false })
        {
            File.Delete(path);
            if (isThere) File.WriteAllBytes(victim, before);
            else File.Delete(victim);
            File.CreateSymbolicLink(path, victim);
            EcsException fault = Assert.IsType<EcsException>(await Ending(shop => shop.Register(), store, path));
            if (isThere) Assert.Contains("symbolic link", fault.Message, StringComparison.Ordinal);
            Assert.Equal(isThere, File.Exists(victim));
            if (isThere) Assert.Equal(before, File.ReadAllBytes(victim));
        }

        File.Delete(path);
        File.WriteAllBytes(path, before);
        using Shop after = new(store);
        Assert.Equal(2, await after.Register());
    }

    [Fact]
    public async Task A_store_is_reached_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege.");
        string store = Path.Combine(_folder.Location, "store"), link = Path.Combine(_folder.Location, "link");
        Directory.CreateDirectory(store);
        Directory.CreateSymbolicLink(link, store);
        using Shop shop = new(link), direct = new(store);
        Assert.Equal(1, await shop.Register());
        Assert.Equal(2, await direct.Register());
        Assert.Equal(3, await shop.Register());
    }

    private static void Refused(Exception? end, string path)
    {
        EcsException refusal = Assert.IsType<EcsException>(end);
        Assert.Equal(EcsErrorKind.Fault, refusal.Kind);
        Assert.False(refusal.Message.Length == 0, path);
    }

    private static async Task<Exception?> Ending(Func<Shop, Task> use, string store, string path)
    {
        Task<Exception?> end = Task.Run(async () =>
        {
            try
            {
                using Shop shop = new(store);
                await use(shop);
                return null;
            }
            catch (EcsException refusal)
            {
                return (Exception)refusal;
            }
        });
        if (await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(30))) == end) return await end;

        // The thread is freed for the next test: it waits for somebody to open the other end.
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite)) await end;
        throw new TimeoutException($"It waited for {path}.");
    }

    private static void Put(string kind, string path)
    {
        switch (kind)
        {
            case "pipe":
                using (Process process = Process.Start("mkfifo", [path])) process.WaitForExit();
                Assert.True(File.Exists(path));
                break;
            case "device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            default:
                Directory.CreateDirectory(path);
                break;
        }
    }
}
