namespace EcsTaskDef.Settings;

/// <summary>
/// Settings of a store that let a test see what AWS does only sometimes. All are off by default. They are kept in the
/// store for every process, and can be overridden for one (<see cref="RegistryHostOptions.OverrideRuntime"/>).
/// </summary>
public sealed record RuntimeSettings
{
    /// <summary>The longest <see cref="PropagationWindow"/>: ten minutes, as AWS's page on deregistration says.</summary>
    public static TimeSpan MaxPropagationWindow { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest delay of a task's state: an hour.</summary>
    public static TimeSpan MaxTaskDelay { get; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long after its deregistration a revision may still be taken for new tasks and services: 0 (default) to ten
    /// minutes. Without <see cref="PropagationSeed"/> it may be taken for the whole window; with one, refusal sets in at a
    /// point within the window that depends on the seed and the revision only.
    /// </summary>
    public TimeSpan PropagationWindow { get; init; }

    /// <summary>Makes the point within the window a repeatable choice; null = refusal sets in when the window ends.</summary>
    public int? PropagationSeed { get; init; }

    /// <summary>
    /// This number of registrations a second is let through in a region, of all processes together; the rest answer
    /// <c>ThrottlingException</c>. With a quota, of several that register revisions of one family at the same time one is let
    /// through, and the others get <c>Too many concurrent attempts…</c>. null (default) = all are let through.
    /// </summary>
    public int? RegistrationQuota { get; init; }

    /// <summary>
    /// How long an INACTIVE revision that nothing uses can be seen after its deregistration; null (default) = for ever.
    /// At most 100 years.
    /// </summary>
    public TimeSpan? InactiveRetention { get; init; }

    /// <summary>How long a new task takes to run, and a stopping one to stop.</summary>
    public TaskDelays TaskDelays { get; init; } = new();

    /// <summary>
    /// How containers end, by <c>family/container</c>, family or <c>*</c>; empty (default) = none ends by itself. A task keeps what was
    /// set when it was created.
    /// </summary>
    public IReadOnlyDictionary<string, TaskRun> TaskRuns { get; init; } = TaskRun.None;

    /// <summary>
    /// Whether every cluster has a container instance that is there for placement only: it takes every EC2 and EXTERNAL
    /// task, is counted nowhere and blocks nothing. Off by default.
    /// </summary>
    public bool SimulatedInstances { get; init; }

    /// <summary>The store's own time; null (default) = the caller's time.</summary>
    public ClockSetting? Clock { get; init; }

    /// <summary>Checks every limit.</summary>
    /// <exception cref="EcsException"><c>StoreRuntimeSettingInvalid</c>: which one, and what is allowed.</exception>
    internal RuntimeSettings Demand()
    {
        if (PropagationWindow < TimeSpan.Zero || PropagationWindow > MaxPropagationWindow)
            throw Invalid("propagation window", PropagationWindow, "0 to 10 minutes");
        if (Clock is { IsInRange: false }) throw Invalid("clock", Clock, "an instant from 1971 to 8999, or at most 50 years more or less");
        if (RegistrationQuota is < 1) throw Invalid("registration quota", RegistrationQuota, "1 or more a second");
        if (InactiveRetention is { } retention && (retention < TimeSpan.Zero || retention > TimeSpan.FromDays(36525)))
            throw Invalid("inactive retention", retention, "0 to 100 years");
        foreach (TimeSpan delay in TaskDelays.All)
            if (delay < TimeSpan.Zero || delay > MaxTaskDelay) throw Invalid("task delay", delay, "0 to 1 hour");
        foreach (KeyValuePair<string, TaskRun> run in TaskRuns)
            if (run.Value.Fault is { } fault) throw Invalid($"{fault.Member} of {run.Key}", fault.Value, fault.Allowed);
        return this;
    }

    private static EcsException Invalid(string setting, object? value, string allowed) =>
        EcsErrors.Fault(SR.StoreRuntimeSettingInvalid, [setting, value, allowed]);
}
