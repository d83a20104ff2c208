using System.Text.Json;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>A row about task definitions, whose documents are copied and not read.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="call">Calls the registry.</param>
/// <param name="encode">Writes the members of the answer in alphabetical order, without the braces.</param>
/// <param name="decode">Reads what <paramref name="encode"/> wrote.</param>
internal sealed class DefinitionOperation<TRequest, TResponse>(
    string name,
    Func<ITaskDefinitionRegistry, TRequest, CancellationToken, ValueTask<TResponse>> call,
    Action<Utf8JsonWriter, TResponse> encode,
    Func<AnswerParts, TResponse> decode) : WireOperation<TResponse>(name)
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

    public override TResponse Decode(ReadOnlyMemory<byte> answer) => decode(AnswerParts.Of(answer));
}
