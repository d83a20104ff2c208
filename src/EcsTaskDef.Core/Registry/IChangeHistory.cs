namespace EcsTaskDef.Registry;

/// <summary>
/// What happened in a registry of our own: who registered, deregistered, tagged and deleted what, when and from where. A
/// sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IChangeHistory
{
    /// <summary>
    /// One page of the history. Its size is bounded by the store, whatever the history's; changes of other processes are
    /// in it from the moment that they are made.
    /// </summary>
    /// <param name="query">What is asked for; the same for every page.</param>
    /// <param name="cursor">Of the page before; null = begin.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<HistoryPage> GetHistoryAsync(
        HistoryQuery query, HistoryCursor? cursor = null, CancellationToken cancellationToken = default);
}
