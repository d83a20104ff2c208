namespace EcsTaskDef.PowerShell.Session;

/// <summary>Waits for operations of the engine; the cmdlets do, and tests.</summary>
internal interface IWaiter
{
    /// <summary>Runs an operation to its end.</summary>
    T Wait<T>(Func<CancellationToken, ValueTask<T>> operation);
}
