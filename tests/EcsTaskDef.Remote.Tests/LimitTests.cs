using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>
/// A clean-up of many families against the quotas of ECS, and one that is stopped in the middle. The short form has a tenth of the
/// families, and quotas that are twenty times as large.
/// </summary>
public sealed class LimitTests : IDisposable
{
    private const string Region = "eu-west-1";
    private const int Revisions = 10, Keep = 5, EveryUsed = 5;

    private static readonly int s_families = Effort.Of(30, 300);
    private static readonly double s_speed = Effort.IsLong ? 1 : 20;
    private static readonly FamilyLimit s_limit = new() { Keep = Keep };

    // Token buckets, as AWS describes them: a burst, and a rate at which it fills up again.
    private readonly Bucket _reads = new(50, 20 * s_speed), _changes = new(20, 5 * s_speed);
    private readonly SignedServer _server =
        new(TimeProvider.System, null, static settings => settings with { SimulatedInstances = true }, Remotes.User);
    private readonly FaultProxy _proxy;

    public LimitTests() => _proxy = new FaultProxy(_server.Address, operation =>
        (operation.StartsWith("List", StringComparison.Ordinal) || operation.StartsWith("Describe", StringComparison.Ordinal)
            ? _reads : _changes).TryTake() ? WireFault.None : WireFault.Throttle);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IRegistry Local => _server.Store.GetRegistry(Region, Remotes.User);

    public void Dispose()
    {
        _proxy.Dispose();
        _server.Dispose();
    }

    [Fact]
    [Trait("Suite", "Fire")]
    public async Task Exactly_the_right_ones_are_dropped_and_nobody_hears_of_throttling()
    {
        await FillAsync();
        await LimitAllAsync(Stop);
        Assert.Contains(_proxy.Asked, static one => one.Fault == WireFault.Throttle);
        await CheckAsync();
    }

    [Fact]
    [Trait("Suite", "Fire")]
    public async Task A_clean_up_that_is_stopped_at_any_moment_is_finished_by_the_next_one()
    {
        await FillAsync();
        Random random = new(TestContext.Current.Test!.UniqueID.Length);
        for (int run = 0; run < 3; run++)
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            stop.CancelAfter(TimeSpan.FromMilliseconds(random.Next(100, Effort.Of(1500, 60_000))));
            try
            {
                await LimitAllAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopped in the middle.
            }
        }

        await LimitAllAsync(Stop);
        await CheckAsync();
    }

    private static string NameOf(int family) => $"family-{family}";

    private static bool IsUsed(int family) => family % EveryUsed == 0;

    private async Task FillAsync()
    {
        await Local.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        for (int family = 0; family < s_families; family++)
        {
            await Local.RegisterManyAsync(
                [.. Enumerable.Range(1, Revisions).Select(n => FaultTests.Request(NameOf(family), $"busybox:{n}"))], new(),
                cancellationToken: Stop);
            if (IsUsed(family)) await Local.RunTaskAsync(new() { TaskDefinition = $"{NameOf(family)}:1" }, Stop);
        }
    }

    // What the cmdlet does.
    private async Task LimitAllAsync(CancellationToken cancellationToken)
    {
        using RemoteRegistryHost host = Remotes.Open(_proxy.Address);
        IRegistry registry = host.GetRegistry(Region, Remotes.User);
        for (int family = 0; family < s_families; family++)
        {
            IReadOnlyList<FamilyLimitItem> plan = await registry.PlanLimitAsync(NameOf(family), s_limit, cancellationToken);
            if (plan.All(static one => one.Action == FamilyLimitAction.Keep)) continue;
            IReadOnlyList<FamilyLimitItem> done = await registry.ApplyLimitAsync(NameOf(family), s_limit, plan, cancellationToken);
            Assert.All(done, static one => Assert.Null(one.Error));
        }
    }

    private async Task CheckAsync()
    {
        for (int family = 0; family < s_families; family++)
        {
            int[] active = [.. (await Local.ReadFamilyAsync(NameOf(family), 0, 100, Stop))
                .Where(static one => one.TaskDefinition.Value.Status == "ACTIVE")
                .Select(static one => one.TaskDefinition.Value.Revision!.Value)];
            Assert.Equal([.. IsUsed(family) ? [1] : Array.Empty<int>(), .. Enumerable.Range(Revisions - Keep + 1, Keep)], active);
        }

        int dropped = (s_families * (Revisions - Keep)) - (s_families / EveryUsed), happened = 0;
        HistoryCursor? cursor = null;
        HistoryPage page;
        do
        {
            page = await Local.GetHistoryAsync(new HistoryQuery(), cursor, Stop);
            happened += page.Records.Count(static one => one.Event == HistoryEvent.Deregistered);
            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        Assert.Equal(dropped, happened);
    }

    private sealed class Bucket
    {
        private readonly Lock _lock = new();
        private readonly double _capacity, _rate;
        private double _tokens;
        private long _filled = TimeProvider.System.GetTimestamp();

        public Bucket(double capacity, double rate) => (_capacity, _rate, _tokens) = (capacity, rate, capacity);

        public bool TryTake()
        {
            lock (_lock)
            {
                _tokens = Math.Min(_capacity, _tokens + (TimeProvider.System.GetElapsedTime(_filled).TotalSeconds * _rate));
                _filled = TimeProvider.System.GetTimestamp();
                if (_tokens < 1) return false;
                _tokens--;
                return true;
            }
        }
    }
}
