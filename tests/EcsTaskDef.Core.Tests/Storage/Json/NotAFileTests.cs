using System.Diagnostics;

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
