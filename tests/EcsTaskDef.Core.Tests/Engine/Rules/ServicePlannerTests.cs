using EcsTaskDef.Engine.Scheduling;

namespace EcsTaskDef.Core.Tests.Engine.Rules;

/// <summary>The scheduler as a pure function.</summary>
[Trait("Category", "Fast")]
public sealed class ServicePlannerTests
{
    private static readonly DateTimeOffset s_now = new(2026, 9, 16, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_missing_is_started_at_once()
    {
        Plan plan = Make(target: 3);
        Assert.Equal(3, plan.Tasks.Count);
        Assert.Equal(s_now.AddSeconds(10), plan.SettledAt);
    }

    [Fact]
    public void Nothing_to_do_is_settled_now()
    {
        Plan plan = Make(target: 2, "new@-60", "new@-60");
        Assert.Empty(plan.Steps);
        Assert.Equal(s_now, plan.SettledAt);
    }

    [Fact]
    public void Too_many_are_stopped_the_pending_first_then_the_newest()
    {
        Plan plan = Make(target: 1, "new@-60", "new@-30", "new@5");
        Assert.Equal([null, s_now, s_now], plan.Tasks.Select(static t => t.StopAt));
        Assert.Equal([PlanStepKind.StopPending, PlanStepKind.StopRunning], plan.Steps.Select(static s => s.Kind));
    }

    [Fact]
    public void At_zero_everything_stops() =>
        Assert.All(Make(target: 0, "new@-60", "old@-60").Tasks, static t => Assert.Equal(s_now, t.StopAt));

    [Theory]
    [InlineData(4, 100, 200, 1)]
    [InlineData(4, 50, 100, 2)]
    [InlineData(4, 100, 125, 4)]
    [InlineData(4, 0, 100, 1)]
    [InlineData(1, 100, 200, 1)]
    [InlineData(1, 0, 100, 1)]
    [InlineData(7, 60, 150, 2)]
    [InlineData(43, 100, int.MaxValue, 1)]
    public void A_deployment_goes_through_in_so_many_waves_within_its_limits(int target, int minimum, int maximum, int waves)
    {
        string[] old = Enumerable.Repeat("old@-60", target).ToArray();
        Plan plan = ServicePlanner.Make(Input(target, old) with { MinimumHealthyPercent = minimum, MaximumPercent = maximum });
        Assert.NotNull(plan.SettledAt);
        Assert.Equal(waves, plan.Steps.Where(static s => s.Kind == PlanStepKind.Start).Select(static s => s.At).Distinct().Count());
        Assert.Equal(target, plan.Tasks.Count(static t => t.StopAt is null && t.Deployment == "new"));
        Assert.DoesNotContain(plan.Tasks, static t => t.StopAt is null && t.Deployment == "old");
        foreach (DateTimeOffset time in plan.Steps.Select(static s => s.At).Append(plan.SettledAt!.Value))
        {
            PlannedTask[] there = plan.Tasks.Where(t => t.CreatedAt <= time && (t.StopAt is null || t.StopAt > time)).ToArray();
            Assert.InRange(there.Length, 0, (int)Math.Min(int.MaxValue, Math.Max((long)target * maximum / 100, 1)));
            Assert.True(there.Count(t => t.RunningAt <= time) * 100 >= target * minimum - 99);
        }
    }

    [Fact]
    public void Limits_that_leave_no_way_leave_it_unsettled()
    {
        Plan plan = ServicePlanner.Make(Input(2, "old@-60", "old@-60") with { MinimumHealthyPercent = 100, MaximumPercent = 125 });
        Assert.Null(plan.SettledAt);
        Assert.Empty(plan.Steps);
    }

    [Fact]
    public void Where_there_is_no_room_the_rest_waits()
    {
        Plan plan = ServicePlanner.Make(Input(5) with { Room = 2 });
        Assert.Equal((2, true, null), (plan.Tasks.Count, plan.IsShort, plan.SettledAt));
    }

    [Fact]
    public void Five_thousand_tasks_are_planned_in_no_time()
    {
        Plan plan = Make(target: 5000, Enumerable.Repeat("old@-60", 5000).ToArray());
        Assert.Equal(10000, plan.Tasks.Count);
    }

    private static Plan Make(int target, params string[] tasks) => ServicePlanner.Make(Input(target, tasks));

    // deployment@seconds: since when, or from when on, a task runs.
    private static PlanInput Input(int target, params string[] tasks) => new()
    {
        Now = s_now,
        Target = target,
        Primary = "new",
        Tasks = tasks.Select(static (t, i) =>
        {
            string[] parts = t.Split('@');
            DateTimeOffset running = s_now.AddSeconds(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            return new PlannedTask($"t{i}", parts[0], running.AddSeconds(-10), running);
        }).ToArray(),
        MinimumHealthyPercent = 100,
        MaximumPercent = 200,
        StartDelay = TimeSpan.FromSeconds(10),
        Room = int.MaxValue,
    };
}
