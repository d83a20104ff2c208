namespace EcsTaskDef.Settings;

/// <summary>
/// How long a task stays in each state on its way (docs/ECS.md §6.2); all 0 by default, to a millisecond, an hour at most.
/// A task keeps the delays that were set when it was created.
/// </summary>
public sealed record TaskDelays
{
    /// <summary>In PROVISIONING; only tasks with a network interface of their own pass it.</summary>
    public TimeSpan Provisioning { get; init; }

    /// <summary>In PENDING.</summary>
    public TimeSpan Pending { get; init; }

    /// <summary>In ACTIVATING; only tasks of services with load balancers or registries pass it.</summary>
    public TimeSpan Activating { get; init; }

    /// <summary>In DEACTIVATING; only tasks of services with load balancers or registries pass it.</summary>
    public TimeSpan Deactivating { get; init; }

    /// <summary>In STOPPING.</summary>
    public TimeSpan Stopping { get; init; }

    /// <summary>In DEPROVISIONING; only tasks with a network interface of their own pass it.</summary>
    public TimeSpan Deprovisioning { get; init; }

    /// <summary>The states that take time, such as <c>Pending 00:00:20</c>; <c>none</c> where no state does.</summary>
    public override string ToString()
    {
        (string Name, TimeSpan Delay)[] named =
        [
            (nameof(Provisioning), Provisioning), (nameof(Pending), Pending), (nameof(Activating), Activating),
            (nameof(Deactivating), Deactivating), (nameof(Stopping), Stopping), (nameof(Deprovisioning), Deprovisioning),
        ];
        string[] some = [.. named.Where(static d => d.Delay != TimeSpan.Zero).Select(static d => $"{d.Name} {d.Delay}")];
        return some.Length == 0 ? "none" : string.Join(", ", some);
    }

    internal TimeSpan[] All => [Provisioning, Pending, Activating, Deactivating, Stopping, Deprovisioning];
}
