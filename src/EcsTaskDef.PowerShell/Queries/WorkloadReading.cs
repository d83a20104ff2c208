namespace EcsTaskDef.PowerShell.Queries;

/// <summary>What a look at a service or task says about the state that is waited for, in the terms of ECS's waiters.</summary>
/// <param name="Item">The service or task; null = it is not there.</param>
/// <param name="IsReached">It is in that state.</param>
/// <param name="Failure">Why it never will be; null = it may.</param>
/// <param name="Progress">How far it is, in words.</param>
internal sealed record WorkloadReading(object? Item, bool IsReached, EcsException? Failure, string Progress);
