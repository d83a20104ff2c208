using System.Text.Json.Serialization;

namespace EcsTaskDef.Engine.Facts;

/// <summary>
/// How far a deployment of another strategy than ROLLING has come. Tasks of the deployment before it, blue, and its own, green, run side by
/// side while traffic moves from one to the other in stages (docs/ECS.md §7.7).
/// </summary>
internal sealed record ShiftFact
{
    /// <summary>What was configured when it began.</summary>
    public DeploymentConfiguration Configuration { get; init; } = new();

    /// <summary>The number of the blue deployment; null where nothing was deployed before.</summary>
    public string? Source { get; init; }

    /// <summary>Green has the alternate target groups of the load balancers, since blue has the others.</summary>
    public bool UsesAlternate { get; init; }

    /// <summary>One of <see cref="ShiftStages"/>.</summary>
    public string Stage { get; init; } = ShiftStages.PreScaleUp;

    public DateTimeOffset StageAt { get; init; }

    /// <summary>When the stage ends; null = nobody knows, since tasks do not run or somebody has to decide.</summary>
    public DateTimeOffset? StageEndsAt { get; init; }

    /// <summary>Green's share of the production traffic, in percent.</summary>
    public double Production { get; init; }

    /// <summary>Green's share of the test traffic, in percent.</summary>
    public double Test { get; init; }

    /// <summary>The lifecycle hooks that it has come to, the first first.</summary>
    public IReadOnlyList<HookFact> Hooks { get; init; } = [];

    /// <summary>The hooks that wait for a decision.</summary>
    [JsonIgnore]
    public IEnumerable<HookFact> Awaited => Hooks.Where(static h => h.Status == HookFact.AwaitingAction);
}

/// <summary>A lifecycle hook that a deployment has come to, as it is kept.</summary>
internal sealed record HookFact
{
    public const string AwaitingAction = "AWAITING_ACTION";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string TimedOut = "TIMED_OUT";

    public string Id { get; init; } = "";

    public string Type { get; init; } = "";

    public string? Target { get; init; }

    public string Status { get; init; } = "";

    /// <summary>When what is set for that case is done, if nobody has decided.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>CONTINUE</c> or <c>ROLLBACK</c>.</summary>
    public string TimeoutAction { get; init; } = "";
}

/// <summary>The stages, in their order. Hooks know one that answers do not: PRE_PRODUCTION_TRAFFIC_SHIFT (ECS API model).</summary>
internal static class ShiftStages
{
    public const string Reconcile = "RECONCILE_SERVICE";
    public const string PreScaleUp = "PRE_SCALE_UP";
    public const string ScaleUp = "SCALE_UP";
    public const string PostScaleUp = "POST_SCALE_UP";
    public const string TestShift = "TEST_TRAFFIC_SHIFT";
    public const string PostTestShift = "POST_TEST_TRAFFIC_SHIFT";
    public const string PreProductionShift = "PRE_PRODUCTION_TRAFFIC_SHIFT";
    public const string ProductionShift = "PRODUCTION_TRAFFIC_SHIFT";
    public const string PostProductionShift = "POST_PRODUCTION_TRAFFIC_SHIFT";
    public const string Bake = "BAKE_TIME";
    public const string CleanUp = "CLEAN_UP";

    public static IReadOnlyList<string> All { get; } =
    [
        Reconcile, PreScaleUp, ScaleUp, PostScaleUp, TestShift, PostTestShift, PreProductionShift, ProductionShift, PostProductionShift,
        Bake, CleanUp,
    ];

    /// <summary>Those that a hook can name.</summary>
    public static IReadOnlyList<string> OfHooks { get; } =
        All.Where(static s => s is not (ScaleUp or Bake or CleanUp)).ToArray();
}
