using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about clusters, services and tasks.</summary>
public abstract class WorkloadCommand : PipedCommand
{
    private static readonly PSObjectInspector s_inspector = new();

    /// <summary>The request of the parameters, each of which is a member of it.</summary>
    /// <param name="others">Parameters that are set for each item.</param>
    private protected T RequestOf<T>(params string[] others) where T : class => RequestReader.Of<T>(
        MyInvocation.BoundParameters.Where(parameter => !others.Contains(parameter.Key)), s_inspector);

    /// <summary>
    /// True when everything is wanted. An object of the pipeline with nothing but a region is an error: a piped revision does not mean all
    /// tasks.
    /// </summary>
    /// <param name="names">Names that an object may have.</param>
    private protected bool AsksForAll(params string?[] names)
    {
        if (!MyInvocation.ExpectingInput || names.Any(static name => !string.IsNullOrEmpty(name))) return true;
        WriteError(Faults.InputNamesNothing(), null);
        return false;
    }

    /// <summary>Writes items as they are read; an error ends them and is about the target.</summary>
    /// <param name="target">The user's input.</param>
    /// <param name="things">What the items are, in the plural.</param>
    /// <param name="items">The items.</param>
    private protected void WriteEach<T>(object? target, string things, IEnumerable<T> items)
    {
        var count = new ProgressCount($"Reading {things}", things);
        foreach (T item in Each(target, () => items))
        {
            WriteObject(item);
            Advance(count);
        }
    }

    /// <summary>Writes the failures of a response as errors.</summary>
    private protected void WriteFailures(object? target, IEnumerable<Failure> failures, string advice)
    {
        foreach (Failure failure in failures) WriteError(Faults.FailureOf(failure), target, advice);
    }
}
