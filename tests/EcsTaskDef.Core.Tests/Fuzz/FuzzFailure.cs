namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>An input that ended in what nothing may end in.</summary>
internal sealed class FuzzFailure(string message, Exception? inner = null) : Exception(message, inner);
