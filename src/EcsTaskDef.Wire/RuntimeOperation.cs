using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>
/// A row of the operation table whose operation belongs to a sibling of <see cref="ITaskDefinitionRegistry"/> and whose
/// answer the engine writes whole. A registry that is no such sibling does not offer it.
/// </summary>
/// <param name="name">The operation's name.</param>
/// <param name="call">Calls the registry.</param>
internal sealed class RuntimeOperation<TRegistry, TRequest, TResponse>(
    string name,
    Func<TRegistry, TRequest, CancellationToken, ValueTask<TResponse>> call) : WireOperation<TResponse>(name)
    where TRegistry : class
    where TRequest : class
    where TResponse : class
{
    public override async ValueTask<byte[]> InvokeAsync(
        ITaskDefinitionRegistry registry,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        TRegistry sibling = registry as TRegistry
            ?? throw EcsErrors.Client(WireTexts.NotOffered(Name, OperationTable.Names));
        TRequest request = EcsJson.Read<TRequest>(body);
        return AnswerJson.Write(
            await call(sibling, request, cancellationToken).ConfigureAwait(false), static (json, answer) => EcsJson.Write(json, answer));
    }

    public override TResponse Decode(ReadOnlyMemory<byte> answer) => EcsJson.ReadAnswer<TResponse>(answer);
}
