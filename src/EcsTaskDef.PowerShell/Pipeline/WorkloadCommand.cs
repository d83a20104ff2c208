using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about what runs: clusters, services and tasks. Its objects bring their region along.</summary>
public abstract class WorkloadCommand : RegistryCommand
{
    private static readonly PSObjectInspector s_inspector = new();

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get; set; }

    /// <summary>The request that the parameters given make, each of them a member of ECS.</summary>
    /// <param name="others">Parameters that are set for each item on its own.</param>
    private protected T RequestOf<T>(params string[] others) where T : class => RequestReader.Of<T>(
        MyInvocation.BoundParameters.Where(parameter => !others.Contains(parameter.Key)), s_inspector);

    /// <summary>
    /// True when everything is asked for. An object of the pipeline that gave no more than its region asks for nothing: who
    /// pipes a revision does not mean every task there is.
    /// </summary>
    /// <param name="names">What an object may have given.</param>
    private protected bool AsksForAll(params string?[] names) =>
        !MyInvocation.ExpectingInput || names.Any(static name => !string.IsNullOrEmpty(name))
        || Try<bool>(null, static () => throw Faults.InputNamesNothing(), out _);

    /// <summary>Writes one after the other; an error ends them and is about the target.</summary>
    /// <param name="target">The user's input.</param>
    /// <param name="things">What they are, in the plural.</param>
    /// <param name="items">They, read as they are asked for.</param>
    private protected void WriteEach<T>(object? target, string things, IEnumerable<T> items) where T : class
    {
        var count = new ProgressCount($"Reading {things}", things);
        using IEnumerator<T> all = items.GetEnumerator();
        while (Try(target, () => all.MoveNext() ? all.Current : null, out T? item) && item is not null)
        {
            WriteObject(item);
            Advance(count);
        }
    }

    /// <summary>Makes the failures of an answer errors of what was asked for.</summary>
    private protected void WriteFailures(object? target, IEnumerable<Failure> failures, string advice)
    {
        foreach (Failure failure in failures) WriteError(ErrorTranslator.Translate(Faults.FailureOf(failure), target, advice));
    }
}
