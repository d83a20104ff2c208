using System.Text.Json;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// The stages of a deployment with the strategy BLUE_GREEN, LINEAR or CANARY (docs/ECS.md §7.7). When a stage ends follows from stored
/// times and settings; the next one is written down by the first who looks after that (docs/decisions/0029).
/// </summary>
internal static class TrafficShift
{
    public const string BlueGreen = "BLUE_GREEN";
    public const string Linear = "LINEAR";
    public const string Canary = "CANARY";

    /// <summary>What waits for somebody to decide; the other type calls a function.</summary>
    public const string Pause = "PAUSE";

    public const string Lambda = "AWS_LAMBDA";
    public const string Rollback = "ROLLBACK";

    // Defaults of the ECS API model.
    public const double DefaultStepPercent = 10, DefaultCanaryPercent = 5;
    public const int DefaultStepBake = 6, DefaultCanaryBake = 10;
    private const int DefaultTimeout = 1440;

    private const double All = 100;

    /// <summary>What a new deployment of a service begins with; null where the strategy shifts no traffic.</summary>
    /// <param name="view">What there is.</param>
    /// <param name="service">The service with its deployments before this one.</param>
    /// <param name="number">The number of the new one.</param>
    public static ShiftFact? Begin(WorkloadView view, ServiceFact service, string number)
    {
        if (service.DeploymentController != "ECS" || service.DeploymentConfiguration.Strategy is null or "ROLLING") return null;
        DeploymentFact[] there = service.Deployments.Where((d, i) => i == 0 || !(d.RetiredAt <= view.Now)).ToArray();
        DeploymentFact? source = there.FirstOrDefault(d => d.FailedAt is null && (d.CompletedAt <= view.Now || d.RolledBackAt is not null))
            ?? there.FirstOrDefault();
        return Enter(new ShiftFact
        {
            Configuration = service.DeploymentConfiguration, Source = source?.Number,
            UsesAlternate = source is not null && source.Shift?.UsesAlternate != true,
        }, there.Length > 1 ? ShiftStages.Reconcile : ShiftStages.PreScaleUp, view.Now, number);
    }

    /// <summary>Traffic is being shifted to the service's PRIMARY deployment, or was when that failed without being taken back.</summary>
    public static bool IsUnderWay(ServiceFact service, DateTimeOffset now) => service is { IsExternal: false, DeletedAt: null }
        && service.Deployments[0] is { Shift: not null, RolledBackAt: null } primary && !(primary.CompletedAt <= now);

    /// <summary>How many tasks a deployment of the service should have.</summary>
    public static int TargetOf(ServiceFact service, DeploymentFact deployment, WorkloadView view)
    {
        int whole = Placement.TargetOf(service, view);
        DeploymentFact primary = service.Deployments[0];
        bool isPrimary = deployment.Number == primary.Number;
        if (!IsUnderWay(service, view.Now)) return isPrimary ? whole : 0;
        string stage = primary.Shift!.Stage;
        if (isPrimary) return stage is ShiftStages.Reconcile or ShiftStages.PreScaleUp ? 0 : whole;
        return deployment.Number == primary.Shift.Source && stage != ShiftStages.CleanUp ? whole : 0;
    }

    /// <summary>When the stage ends.</summary>
    /// <param name="shift">Where the deployment is.</param>
    /// <param name="greenRunsAt">When all tasks of green run; null = not as things are.</param>
    /// <param name="othersEndAt">When the last task of the deployments that are given up ends; null = nobody knows.</param>
    public static DateTimeOffset? EndOf(ShiftFact shift, DateTimeOffset? greenRunsAt, DateTimeOffset? othersEndAt)
    {
        if (shift.Awaited.Any()) return shift.Awaited.Min(static h => h.ExpiresAt);
        return shift.Stage switch
        {
            ShiftStages.Reconcile or ShiftStages.CleanUp => othersEndAt,
            ShiftStages.ScaleUp => greenRunsAt,
            ShiftStages.ProductionShift when shift.Production < All => shift.StageAt + StepBake(shift.Configuration),
            ShiftStages.Bake => shift.StageAt + TimeSpan.FromMinutes(shift.Configuration.BakeTimeInMinutes ?? 0),
            _ => shift.StageAt,
        };
    }

    /// <summary>The service after the end of the stage: in the next one, completed, or taken back since nobody has decided.</summary>
    public static ServiceFact Next(WorkloadView view, ServiceFact service)
    {
        DeploymentFact green = service.Deployments[0];
        ShiftFact shift = green.Shift!;
        HookFact[] late = shift.Awaited.Where(h => h.ExpiresAt <= view.Now).ToArray();
        if (late.Length > 0)
        {
            ServiceFact after = With(service, green with
            {
                Shift = shift with
                {
                    Hooks = shift.Hooks.Select(h => late.Contains(h) ? h with { Status = HookFact.TimedOut } : h).ToArray(),
                },
                UpdatedAt = view.Now,
            });
            return late.Any(static h => h.TimeoutAction == Rollback) ? ServiceHealth.FailByHook(view, after) : after;
        }

        return shift.Stage == ShiftStages.CleanUp
            ? With(service, green with { CompletedAt = view.Now, UpdatedAt = view.Now, Shift = shift with { StageEndsAt = null } })
            : With(service, green with { UpdatedAt = view.Now, Shift = Enter(shift, After(shift), view.Now, green.Number) });
    }

    /// <summary>The same, where somebody has decided for a hook.</summary>
    public static ShiftFact Decided(ShiftFact shift, HookFact hook, string status) =>
        shift with { Hooks = shift.Hooks.Select(h => h == hook ? h with { Status = status } : h).ToArray() };

    /// <summary>The service with its PRIMARY deployment as it is now.</summary>
    public static ServiceFact With(ServiceFact service, DeploymentFact primary) =>
        service with { Deployments = service.Deployments.Skip(1).Prepend(primary).ToArray() };

    // What was deployed for the first time takes all traffic at once, and nothing is left to go back to while it bakes: Terraform waits for
    // hooks after CreateService, and for the bake time only after UpdateService [seen 2025: hashicorp/terraform-provider-aws#43434].
    private static string After(ShiftFact shift) => shift.Stage switch
    {
        ShiftStages.ProductionShift when shift.Production < All => ShiftStages.PreProductionShift,
        ShiftStages.PostProductionShift when shift.Source is null => ShiftStages.CleanUp,
        _ => ShiftStages.All[ShiftStages.All.ToList().IndexOf(shift.Stage) + 1],
    };

    private static ShiftFact Enter(ShiftFact shift, string stage, DateTimeOffset now, string number) => shift with
    {
        Stage = stage,
        StageAt = now,
        StageEndsAt = null,
        Test = stage == ShiftStages.TestShift ? All : shift.Test,
        Production = stage == ShiftStages.ProductionShift ? Step(shift) : shift.Production,
        Hooks = shift.Hooks.Concat(Hooks(shift, stage, now, number)).ToArray(),
    };

    private static double Step(ShiftFact shift) => shift.Source is null ? All : shift.Configuration.Strategy switch
    {
        Linear => Math.Min(All, Math.Round(
            shift.Production + (shift.Configuration.LinearConfiguration.Real("stepPercent") ?? DefaultStepPercent), 1)),
        Canary when shift.Production == 0 => shift.Configuration.CanaryConfiguration.Real("canaryPercent") ?? DefaultCanaryPercent,
        _ => All,
    };

    private static TimeSpan StepBake(DeploymentConfiguration configuration) => TimeSpan.FromMinutes(
        configuration.Strategy == Linear
            ? configuration.LinearConfiguration.Number("stepBakeTimeInMinutes") ?? DefaultStepBake
            : configuration.CanaryConfiguration.Number("canaryBakeTimeInMinutes") ?? DefaultCanaryBake);

    // No function is called here: such a hook has succeeded at once.
    private static IEnumerable<HookFact> Hooks(ShiftFact shift, string stage, DateTimeOffset now, string number)
    {
        int ordinal = shift.Hooks.Count;
        foreach (JsonElement? hook in shift.Configuration.LifecycleHooks.Items())
        {
            if (!hook.Member("lifecycleStages").Items().Any(s => s is { ValueKind: JsonValueKind.String } one && one.ValueEquals(stage)))
                continue;
            bool waits = hook.Text("targetType") == Pause;
            JsonElement? timeout = hook.Member("timeoutConfiguration");
            yield return new HookFact
            {
                Id = Ids.Uuid(number, $"hook {ordinal++}"),
                Type = waits ? Pause : Lambda,
                Target = waits ? null : hook.Text("hookTargetArn"),
                Status = waits ? HookFact.AwaitingAction : HookFact.Succeeded,
                ExpiresAt = now + TimeSpan.FromMinutes(timeout.Number("timeoutInMinutes") ?? DefaultTimeout),
                TimeoutAction = timeout.Text("action") ?? Rollback,
            };
        }
    }
}
