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

/// <summary>The same row with its answer, for those who call the operation over the wire.</summary>
/// <param name="name">The operation's name.</param>
internal abstract class WireOperation<TResponse>(string name) : WireOperation(name)
{
    /// <summary>Decodes an answer.</summary>
    /// <exception cref="EcsException">It is no answer of this operation.</exception>
    public abstract TResponse Decode(ReadOnlyMemory<byte> answer);
}
