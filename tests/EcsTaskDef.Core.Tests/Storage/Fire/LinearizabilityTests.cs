using System.Diagnostics;
using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.StoreWorker;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>
/// Many processes and threads mix every operation on task definitions; what they were answered must be explained by
/// operations that took effect one after the other, family by family.
/// </summary>
[Trait("Suite", "Fire")]
public sealed class LinearizabilityTests : IDisposable
{
    // What the store promises; later it says that it is busy.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16, 4, "no")]
    [InlineData(1, 64, "no")]
    [InlineData(4, 4, "yes")]
    public void Every_answer_has_its_moment(int processes, int threads, string tears)
    {
        string result = Run(processes, threads, Effort.Of(4, 15), tears, Breakage.None);
        Output.WriteLine($"{processes} processes of {threads} threads: {result}");
    }

    [Theory]
    [InlineData(Breakage.Sync)]
    [InlineData(Breakage.Checksum)]
    [InlineData(Breakage.Lock)]
    public void A_broken_store_is_caught(Breakage breakage)
    {
        string tears = breakage == Breakage.Checksum ? "yes" : "no";
        Exception? caught = null;
        for (int attempt = 0; attempt < 3 && caught is null; attempt++)
            caught = Record.Exception(() => Run(4, 4, 4, tears, breakage));
        Assert.NotNull(caught);
        Output.WriteLine(caught.Message);
    }

    [Fact]
    public void The_checker_knows_a_history_that_cannot_be()
    {
        // Two registrations one after the other cannot both be number 1; at the same time neither.
        Assert.NotNull(FamilyHistory.Check([new(1, 2, "register", "1"), new(3, 4, "register", "1")]));
        Assert.NotNull(FamilyHistory.Check([new(1, 9, "register", "1"), new(2, 8, "register", "1")]));

        // Reads after an answer see the change, and nobody sees half of one.
        Assert.NotNull(FamilyHistory.Check([new(1, 2, "register", "1"), new(3, 4, "latest", "no: gone")]));
        Operation[] two = [
            new(1, 2, "register", "1"), new(3, 4, "register", "2"), new(5, 6, "deregister 1", "ok"), new(7, 8, "deregister 2", "ok"),
        ];
        Assert.NotNull(FamilyHistory.Check([.. two, new(9, 20, "delete 1 2 3", "ok ok missing"), new(10, 11, "list INACTIVE", "2")]));

        // A batch's numbers follow each other, and nobody sees the first without the last.
        Assert.NotNull(FamilyHistory.Check([new(1, 9, "registermany 3", "1 2 4"), new(2, 8, "register", "3")]));
        Assert.NotNull(FamilyHistory.Check([new(1, 9, "registermany 3", "1 2 3"), new(2, 3, "list ACTIVE", "1 2")]));
        Assert.Null(
            FamilyHistory.Check([new(1, 9, "registermany 3", "2 3 4"), new(2, 8, "register", "1"), new(2, 3, "list ACTIVE", "1 2 3 4")]));

        // What overlaps may come in either order.
        Assert.Null(FamilyHistory.Check([new(1, 9, "register", "2"), new(2, 8, "register", "1"), new(3, 4, "latest", "1")]));
        Assert.Null(FamilyHistory.Check(
        [
            .. two, new(9, 20, "delete 1 2 3", "ok ok missing"), new(10, 11, "list INACTIVE", "1 2"), new(12, 13, "list INACTIVE", ""),
        ]));
    }

    private string Run(int processes, int threads, int seconds, string tears, Breakage breakage)
    {
        string go = Path.Combine(_folder.Root, Guid.NewGuid().ToString("N"));
        string[] files = Enumerable.Range(0, processes).Select(_ => Path.Combine(_folder.Root, Guid.NewGuid().ToString("N"))).ToArray();
        Worker[] workers = files.Select((file, number) => new Worker(
            "mix", "store=" + _folder.Location, "history=" + file, $"threads={threads}", $"seconds={seconds}", $"seed={number}", "go=" + go,
            "tears=" + tears, "breakage=" + breakage)).ToArray();
        try
        {
            while (workers.Any(static w => !w.HasSaid && !w.Process.HasExited)) Thread.Sleep(5);
            File.WriteAllText(go, "");
            foreach (Worker worker in workers) Assert.True(worker.End(seconds + 120) == 0, worker.Errors);
        }
        finally
        {
            foreach (Worker worker in workers) worker.Dispose();
        }

        (string Family, Operation Operation)[] all = files.SelectMany(File.ReadAllLines).Select(Operation.Parse).ToArray();
        if (all.FirstOrDefault(static o => o.Operation.Answer.StartsWith("fault", StringComparison.Ordinal)).Operation is { } fault)
            Assert.Fail($"'{fault.What}' was answered: {fault.Answer}");
        var histories = all.GroupBy(static o => o.Family, static o => o.Operation).ToArray();
        foreach (var history in histories)
        {
            if (FamilyHistory.Check(history) is { } wrong) Assert.Fail($"{history.Key}: {wrong}");
        }

        TimeSpan longest = TimeSpan.FromSeconds(
            all.Max(static o => o.Operation.Returned - o.Operation.Called) / (double)Stopwatch.Frequency);
        Assert.True(longest < s_bound, $"One waited {longest}.");
        string[] journals = Directory.GetFiles(Path.Combine(_folder.Location, Shop.RegionName), "journal-*.jsonl").Select(Path.GetFileName)
            .ToArray()!;
        return $"{histories.Length} histories, {all.Length} operations, longest {longest.TotalSeconds:F1} s, "
            + $"{MostOvertaken(all.Select(static o => o.Operation))} changes overtook one, {string.Join(' ', journals)}";
    }

    // Changes that were asked for later and answered before: where all are served in turn, few, however busy the machine is.
    private static int MostOvertaken(IEnumerable<Operation> operations)
    {
        Operation[] changes = operations.Where(static o => o.What.StartsWith("register", StringComparison.Ordinal))
            .OrderBy(static o => o.Called).ToArray();
        return changes.Select((change, i) => changes.Skip(i + 1)
            .TakeWhile(later => later.Called < change.Returned)
            .Count(later => later.Returned < change.Returned)).DefaultIfEmpty().Max();
    }
}
