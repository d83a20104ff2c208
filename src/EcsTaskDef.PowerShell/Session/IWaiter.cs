namespace EcsTaskDef.PowerShell.Session;

/// <summary>Waits for operations of the engine.</summary>
internal interface IWaiter
{
    /// <summary>Runs an operation to its end.</summary>
    T Wait<T>(Func<CancellationToken, ValueTask<T>> operation);
}
