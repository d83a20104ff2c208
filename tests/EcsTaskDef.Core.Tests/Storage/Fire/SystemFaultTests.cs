using System.Diagnostics;
using EcsTaskDef.Core.Tests.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>The system's own calls fail, made to by strace, under a process that registers six times.</summary>
[Trait("Suite", "Fire")]
public sealed class SystemFaultTests : IDisposable
{
    private static readonly string? s_tracer = FindTracer();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The second register's: the folders are synced before the first one.
    [Theory]
    [InlineData("fsync:error=EIO:when=5", "StoreSyncFailed", "Whether it took place is not known", "take a copy of the store")]
    [InlineData("fsync:error=ENOSPC:when=5", "StoreSyncFailed", "Whether it took place is not known", "Make room")]
    [InlineData("pwrite64:error=ENOSPC:when=3", "StoreWriteFailed", "Nothing was changed", "Make room")]
    [InlineData("pwrite64:error=EDQUOT:when=3", "StoreWriteFailed", "Nothing was changed", "Make room")]
    [InlineData("pwrite64:error=EIO:when=3", "StoreWriteFailed", "Nothing was changed", "take a copy of the store")]
    [InlineData("fsync:error=EIO:when=1", "StoreWriteFailed", "Nothing was changed", "take a copy of the store")]
    public async Task A_call_that_fails_once_is_told_and_survived(string fault, string code, string outcome, string advice)
    {
        string[] said = await Register(fault);
        string told = Assert.Single(said, static s => !char.IsDigit(s[0]));
        Assert.StartsWith(code, told, StringComparison.Ordinal);
        Assert.Contains(outcome, told, StringComparison.Ordinal);
        Assert.Contains(advice, told, StringComparison.Ordinal);
        Assert.Contains("all that was acknowledged before is kept", told, StringComparison.Ordinal);
        Assert.Equal(6, said.Length);
    }

    [Fact]
    public async Task After_a_sync_that_failed_nothing_is_acknowledged_before_one_succeeds()
    {
        string[] said = await Register("fsync:error=EIO:when=5+");
        Assert.Single(said, static s => char.IsDigit(s[0]));
        Assert.All(said.Skip(1), static s => Assert.False(char.IsDigit(s[0])));
    }

    [Fact]
    public async Task A_disk_that_is_full_for_good_acknowledges_nothing()
    {
        string[] said = await Register("pwrite64:error=ENOSPC:when=3+");
        Assert.Equal(["2"], said.Where(static s => char.IsDigit(s[0])));
        Assert.All(said.Skip(1), static s => Assert.Contains("Make room", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openat:error=EROFS", "lock.queue", "can only be read")]
    [InlineData("openat:error=EACCES", "lock.queue", "Give this user the right")]
    [InlineData("openat:error=EACCES", "journal-1.jsonl", "Give this user the right")]
    [InlineData("openat:error=EMFILE", "lock.queue", "more open files")]
    [InlineData("openat:error=EIO", "synced", "take a copy of the store")]
    public async Task A_file_that_cannot_be_opened_is_told_at_once(string fault, string file, string advice)
    {
        Stopwatch watch = Stopwatch.StartNew();
        string[] said = await Register(fault, "-P", Files.Of(_folder.Location, file));
        Assert.All(said, s => Assert.Contains(advice, s, StringComparison.Ordinal));
        Assert.All(
            said,
            static s =>
                Assert.True(
                    s.StartsWith("StoreWriteFailed", StringComparison.Ordinal) || s.StartsWith("StoreReadFailed", StringComparison.Ordinal),
                    s));

        // Not taken for a lock that somebody else holds, and waited for.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(50), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Locks_that_the_system_does_not_have_are_found_out()
    {
        string[] said = await Register("flock:error=ENOLCK");
        Assert.All(said, static s => Assert.StartsWith("StoreLocksOff", s, StringComparison.Ordinal));
    }

    /// <summary>Registers once without and six times with the fault, demands that the store is right, and tells what was said.</summary>
    private async Task<string[]> Register(string fault, params string[] filter)
    {
        Assert.SkipWhen(s_tracer is null, "strace is not there, or may not trace.");
        using (Worker first = new("register", "store=" + _folder.Location, "changes=1"))
        {
            Assert.True(first.End() == 0, first.Errors);
            Assert.Equal(["1"], first.Lines);
        }

        string call = fault[..fault.IndexOf(':', StringComparison.Ordinal)];
        using Worker worker = new(
            [s_tracer, "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + fault, .. filter],
            "register", "store=" + _folder.Location, "changes=6", "tolerant=yes");
        Assert.True(worker.End() == 0, worker.Errors);

        // What was acknowledged is there; whatever else is there nobody was told about. The next number is the next.
        int[] acknowledged = [
            1, .. worker.Lines.Where(static l => char.IsDigit(l[0])).Select(static l => int.Parse(l, CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(acknowledged.Order().Distinct(), acknowledged);
        using Shop shop = new(_folder.Location);
        int latest = await shop.Latest();
        int unknown = worker.Lines.Count(static l => l.StartsWith("StoreSyncFailed", StringComparison.Ordinal));
        Assert.InRange(latest, acknowledged.Max(), acknowledged.Length + unknown);
        Assert.Equal(latest, await shop.Count());
        Assert.Equal(latest + 1, await shop.Register());
        return worker.Lines;
    }

    private static string? FindTracer()
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            string file = Path.Combine(folder, "strace");
            if (!File.Exists(file)) continue;
            using Process process = Process.Start(
                new ProcessStartInfo(file, ["-qq", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            if (process.ExitCode == 0) return file;
        }

        return null;
    }
}
