namespace EcsTaskDef.Messages;

/// <summary>
/// The request of one of ECS's operations: <c>PutAttributesRequest</c> is that of PutAttributes. A registry takes any of them
/// in its one call (docs/decisions/0028), so an operation is a request, an answer and its row in the engine's table.
/// </summary>
/// <typeparam name="TResponse">The answer.</typeparam>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1040", Justification = "It carries the type of the answer.")]
public interface IEcsRequest<TResponse> where TResponse : class;

/// <summary>The name of the operation that a request belongs to.</summary>
public static class EcsOperation
{
    /// <summary>The name of the request's type without its end.</summary>
    public static string NameOf(Type request) => request.Name.Substring(0, request.Name.Length - "Request".Length);
}
