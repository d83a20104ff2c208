using Mono.Cecil;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>Which types of a compiled assembly name which others of it. Constants are compiled away, so they do not count.</summary>
internal static class RoomReferences
{
    /// <summary>Each pair of types with different namespaces, the first of which names the second.</summary>
    public static IReadOnlyCollection<(TypeDefinition From, TypeDefinition To)> Of(ModuleDefinition module)
    {
        HashSet<(TypeDefinition, TypeDefinition)> found = new();
        foreach ((TypeDefinition from, TypeReference named) in All(module))
        {
            if (named.Scope != module || named.Resolve() is not { } target) continue;
            TypeDefinition to = Outermost(target);
            if (from.Namespace.Length > 0 && to.Namespace.Length > 0 && from.Namespace != to.Namespace) found.Add((from, to));
        }

        return found;
    }

    /// <summary>Each type with each that it names, of whichever assembly. A nested type counts as the one it is in.</summary>
    public static IEnumerable<(TypeDefinition From, TypeReference Named)> All(ModuleDefinition module) =>
        from type in module.GetTypes()
        from named in Named(type).SelectMany(Parts)
        where named is not GenericParameter
        select (Outermost(type), named);

    /// <summary>The namespace that a type, or the one it is nested in, is in.</summary>
    public static string NamespaceOf(TypeReference type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // A generic type, a list or a pointer names what it is made of.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference?> Named(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (InterfaceImplementation implemented in type.Interfaces) yield return implemented.InterfaceType;
        foreach (GenericParameterConstraint constraint in type.GenericParameters.SelectMany(static p =>
            p.Constraints)) yield return constraint.ConstraintType;
        foreach (FieldDefinition field in type.Fields) yield return field.FieldType;
        foreach (CustomAttribute attribute in type.CustomAttributes.Concat(type.Properties.SelectMany(static p => p.CustomAttributes)))
        {
            yield return attribute.AttributeType;
            foreach (TypeReference argument in Arguments(attribute)) yield return argument;
        }

        foreach (MethodDefinition method in type.Methods)
        {
            foreach (TypeReference? named in Named(method)) yield return named;
            if (!method.HasBody) continue;
            foreach (TypeReference variable in method.Body.Variables.Select(static v => v.VariableType)) yield return variable;
            foreach (object operand in method.Body.Instructions.Select(static i => i.Operand))
            {
                if (operand is TypeReference named) yield return named;
                if (operand is FieldReference field) { yield return field.DeclaringType; yield return field.FieldType; }
                if (operand is MethodReference called) foreach (TypeReference? one in Named(called)) yield return one;
            }
        }
    }

    private static IEnumerable<TypeReference?> Named(MethodReference method)
    {
        yield return method.DeclaringType;
        yield return method.ReturnType;
        foreach (ParameterDefinition parameter in method.Parameters) yield return parameter.ParameterType;
        if (method is not GenericInstanceMethod generic) yield break;
        foreach (TypeReference argument in generic.GenericArguments) yield return argument;
    }

    // An attribute of another assembly may have an enum of it as an argument, and that assembly is not there to say how wide it is.
    private static IEnumerable<TypeReference> Arguments(CustomAttribute attribute)
    {
        try
        {
            return attribute.ConstructorArguments.Select(static argument => argument.Value).OfType<TypeReference>();
        }
        catch (AssemblyResolutionException)
        {
            return [];
        }
    }
}
