using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>A method of a compiled assembly: whether it has an exception filter, and what it calls.</summary>
/// <param name="Name">Type and method.</param>
/// <param name="HasFilter">It has a <c>catch … when</c>.</param>
/// <param name="Calls">Every method that it calls.</param>
internal sealed record MethodIL(string Name, bool HasFilter, IReadOnlyList<MethodIL.Call> Calls)
{
    /// <summary>One call: whose method it is, its name, and the type that it returns.</summary>
    public sealed record Call(string Type, string Method, string Returns);

    /// <summary>Every method of an assembly that has a body, nested types and what the compiler made included.</summary>
    public static IReadOnlyList<MethodIL> Of(ModuleDefinition module) =>
    [
        .. module.GetTypes().SelectMany(static type => type.Methods).Where(static method => method.HasBody)
            .Select(static method => new MethodIL(
            $"{method.DeclaringType.FullName}.{method.Name}",
            method.Body.ExceptionHandlers.Any(static handler => handler.HandlerType == ExceptionHandlerType.Filter),
            [.. method.Body.Instructions.Select(static step => step.Operand).OfType<MethodReference>().Select(static called =>
                new Call(called.DeclaringType.GetElementType().FullName, called.Name, called.ReturnType.FullName))])),
    ];
}
