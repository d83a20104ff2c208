using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about clusters, services and tasks.</summary>
public abstract class WorkloadCommand : PipedCommand
{
    private static readonly PSObjectInspector s_inspector = new();

    /// <summary>The request that the parameters given make, each of them a member of ECS.</summary>
    /// <param name="others">Parameters that are set for each item on its own.</param>
    private protected T RequestOf<T>(params string[] others) where T : class => RequestReader.Of<T>(
        MyInvocation.BoundParameters.Where(parameter => !others.Contains(parameter.Key)), s_inspector);

    /// <summary>
    /// True when everything is asked for. An object of the pipeline that gave no more than its region asks for nothing: who
    /// pipes a revision does not mean every task there is.
    /// </summary>
    /// <param name="names">What an object may have given.</param>
    private protected bool AsksForAll(params string?[] names)
    {
        if (!MyInvocation.ExpectingInput || names.Any(static name => !string.IsNullOrEmpty(name))) return true;
        WriteError(Faults.InputNamesNothing(), null);
        return false;
    }

    /// <summary>Writes one after the other; an error ends them and is about the target.</summary>
    /// <param name="target">The user's input.</param>
    /// <param name="things">What they are, in the plural.</param>
    /// <param name="items">They, read as they are asked for.</param>
    private protected void WriteEach<T>(object? target, string things, IEnumerable<T> items)
    {
        var count = new ProgressCount($"Reading {things}", things);
        foreach (T item in Each(target, () => items))
        {
            WriteObject(item);
            Advance(count);
        }
    }

    /// <summary>Makes the failures of an answer errors of what was asked for.</summary>
    private protected void WriteFailures(object? target, IEnumerable<Failure> failures, string advice)
    {
        foreach (Failure failure in failures) WriteError(Faults.FailureOf(failure), target, advice);
    }
}
