using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A service or task that a command waits for.</summary>
/// <param name="Input">The user's input.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">The state.</param>
/// <param name="Look">Looks at it.</param>
/// <param name="Output">The registry that it is in, and where that is.</param>
internal sealed record AwaitedWorkload(
    string Input, string Name, string State, Func<CancellationToken, ValueTask<WorkloadReading>> Look,
    (IRegistry Registry, Origin Place)? Output);
