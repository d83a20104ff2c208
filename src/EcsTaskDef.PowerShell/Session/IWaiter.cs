using System;
using System.Threading;
using System.Threading.Tasks;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>Waits for operations of the engine; the cmdlets do, and tests.</summary>
internal interface IWaiter
{
    /// <summary>Runs an operation to its end.</summary>
    T Wait<T>(Func<CancellationToken, ValueTask<T>> operation);
}
