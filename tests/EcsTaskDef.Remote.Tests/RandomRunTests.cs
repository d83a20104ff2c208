using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>
/// Runs of random changes through a proxy that breaks a third of the requests, held against what the server's history says: no change
/// took place twice, none that nobody asked for, and none that was reported done is missing.
/// </summary>
public sealed class RandomRunTests
{
    private static readonly WireFault[] s_faults =
    [
        WireFault.Throttle, WireFault.ServerError, WireFault.Unavailable, WireFault.ResetBefore, WireFault.ResetAfter, WireFault.HalfAnswer,
    ];

    [Fact]
    [Trait("Suite", "Fire")]
    public async Task No_change_takes_place_twice_and_none_outside_the_plan()
    {
        int runs = Effort.Of(24, 1000);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, runs),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) => await RunAsync(seed));
    }

    private static async Task RunAsync(int seed)
    {
        Random random = new(seed), faults = new(-seed);
        using SignedServer server = new(TimeProvider.System, null, null, Remotes.User);
        using FaultProxy proxy = new(server.Address, _ =>
        {
            lock (faults) return faults.Next(3) == 0 ? s_faults[faults.Next(s_faults.Length)] : WireFault.None;
        });
        using RemoteRegistryHost host = Remotes.Open(proxy.Address, patience: TimeSpan.FromSeconds(2));
        Run run = new(host.GetRegistry("eu-west-1", Remotes.User));
        for (int step = 0; step < 10; step++) await run.StepAsync(random, step);
        IRegistry local = server.Store.GetRegistry("eu-west-1", Remotes.User);
        List<HistoryRecord> history = [];
        HistoryPage page;
        HistoryCursor? cursor = null;
        do
        {
            page = await local.GetHistoryAsync(new HistoryQuery(), cursor);
            history.AddRange(page.Records);
            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        await run.CheckAsync(seed, local, history);
    }

    /// <summary>What was asked for in one run, and what was reported.</summary>
    private sealed class Run(IRegistry registry)
    {
        private readonly Dictionary<string, int?> _images = new(StringComparer.Ordinal);
        private readonly HashSet<string> _deregisters = new(StringComparer.Ordinal), _deletes = new(StringComparer.Ordinal);
        private readonly HashSet<string> _deregistered = new(StringComparer.Ordinal), _deleted = new(StringComparer.Ordinal);

        public async Task StepAsync(Random random, int step)
        {
            try
            {
                switch (random.Next(6))
                {
                    case 0 when _images.Count > 2:
                        await LimitAsync(random.Next(1, 3));
                        break;
                    case 1 when _images.Count > 1:
                        await DeregisterAsync($"web:{random.Next(1, _images.Count)}");
                        break;
                    case 2 when _deregistered.Count > 0:
                        await DeleteAsync([.. _deregistered]);
                        break;
                    default:
                        await RegisterAsync($"busybox:{step}");
                        break;
                }
            }
            catch (EcsException)
            {
                // Reported as not done, or as unknown.
            }
        }

        public async Task CheckAsync(int seed, IRegistry local, IReadOnlyList<HistoryRecord> history)
        {
            string about = $"seed {seed}: {string.Join(", ", history)}";
            Dictionary<string, int> found = new(StringComparer.Ordinal);
            foreach (ArchivedRevision one in await local.ReadFamilyAsync("web", 0, 1000))
            {
                string image = one.TaskDefinition.Value.ContainerDefinitions![0].Image!;
                found[image] = found.GetValueOrDefault(image) + 1;
            }

            Assert.True(found.All(one => one.Value == 1 && _images.ContainsKey(one.Key)), about);
            Assert.True(_images.All(one => one.Value is null || found.ContainsKey(one.Key)), about);
            Check(HistoryEvent.Registered, null, null);
            Check(HistoryEvent.Deregistered, _deregisters, _deregistered);
            Check(HistoryEvent.DeleteRequested, _deletes, _deleted);

            void Check(HistoryEvent kind, HashSet<string>? asked, HashSet<string>? reported)
            {
                string[] happened = [.. history.Where(one => one.Event == kind).Select(static one => one.Name)];
                Assert.True(happened.Distinct().Count() == happened.Length, about);
                if (asked is not null) Assert.True(happened.All(asked.Contains), about);
                if (reported is not null) Assert.True(reported.All(happened.Contains), about);
            }
        }

        private async Task RegisterAsync(string image)
        {
            _images[image] = null;
            RegisterTaskDefinitionResponse answer = await registry.RegisterTaskDefinitionAsync(FaultTests.Request("web", image));
            _images[image] = answer.TaskDefinition.Value.Revision;
        }

        private async Task DeregisterAsync(string name)
        {
            _deregisters.Add(name);
            RevisionOutcome outcome = (await registry.DeregisterManyAsync([name]))[0];
            if (outcome.Error is null) _deregistered.Add(name);
        }

        private async Task DeleteAsync(string[] names)
        {
            _deletes.UnionWith(names);
            foreach (RevisionOutcome one in await registry.DeleteManyAsync(names))
                if (one.Error is null) _deleted.Add(one.Input);
        }

        private async Task LimitAsync(int keep)
        {
            FamilyLimit limit = new() { Keep = keep };
            IReadOnlyList<FamilyLimitItem> plan = await registry.PlanLimitAsync("web", limit);
            _deregisters.UnionWith(plan.Where(static one => one.Action == FamilyLimitAction.Deregister)
                .Select(static one => one.ToString()));
            foreach (FamilyLimitItem one in await registry.ApplyLimitAsync("web", limit, plan))
                if (one.Error is null) _deregistered.Add(one.ToString());
        }
    }
}
