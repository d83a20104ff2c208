namespace EcsTaskDef.Registry;

/// <summary>
/// ECS's operations that few doors ask for by name: capacity providers, account settings, attributes, daemons, task sets. One call takes
/// them all, a sibling of <see cref="ITaskDefinitionRegistry"/>.
/// </summary>
public interface IOperationRegistry
{
    /// <summary>Calls the operation that the request belongs to.</summary>
    /// <exception cref="EcsException">ECS refuses it, or the operation is not offered.</exception>
    ValueTask<TResponse> CallAsync<TResponse>(IEcsRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class;
}
