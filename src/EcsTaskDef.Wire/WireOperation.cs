using System.Text.Json;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>One row of the operation table: decode the body, call the registry, encode its answer.</summary>
internal abstract class WireOperation(string name)
{
    /// <summary>The operation's name, as it stands in <c>X-Amz-Target</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Runs the operation; returns the text of its answer.</summary>
    public abstract ValueTask<byte[]> InvokeAsync(
        ITaskDefinitionRegistry registry,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <param name="name">The operation's name.</param>
/// <param name="call">Calls the registry.</param>
/// <param name="encode">Writes the members of the answer in alphabetical order, without the braces.</param>
internal sealed class WireOperation<TRequest, TResponse>(
    string name,
    Func<ITaskDefinitionRegistry, TRequest, CancellationToken, ValueTask<TResponse>> call,
    Action<Utf8JsonWriter, TResponse> encode) : WireOperation(name)
    where TRequest : class
{
    private readonly Action<Utf8JsonWriter, TResponse> _encode = (json, response) =>
    {
        json.WriteStartObject();
        encode(json, response);
        json.WriteEndObject();
    };

    public override async ValueTask<byte[]> InvokeAsync(
        ITaskDefinitionRegistry registry,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        TRequest request = EcsJson.Read<TRequest>(body);
        return AnswerJson.Write(await call(registry, request, cancellationToken).ConfigureAwait(false), _encode);
    }
}
