using System.Reflection;
using EcsTaskDef.Engine;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>The engine's public surface changes only with its approved file.</summary>
[Trait("Category", "Fast")]
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Repository.DemandApproved("EcsTaskDef.Core.api.txt", Describe(typeof(RegistryHost).Assembly));

    private static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type, full: true));
            string[] bases = Bases(type).ToArray();
            if (bases.Length > 0) text.Append(" : ").AppendJoin(", ", bases);
            text.Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed
            ? "sealed class" : "class";

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum) return [Name(Enum.GetUnderlyingType(type))];
        IEnumerable<Type> own = type.GetInterfaces().Where(static i => i.IsPublic).Except(type.BaseType?.GetInterfaces() ?? []);
        IEnumerable<Type> all = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? own.Prepend(parent)
            : own;
        return all.Select(static t => Name(t)).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        return type.GetConstructors(Declared).Where(IsVisible).Select(c => $"{Access(c)}.ctor({Parameters(c)})")
            .Concat(type.GetFields(Declared).Where(static f => f.IsPublic || f.IsFamily).Select(static f =>
                f.IsLiteral ? $"const {Name(f.FieldType)} {f.Name} = {f.GetRawConstantValue() ?? "null"}"
                    : $"{(f.IsStatic ? "static " : "")}{Name(f.FieldType)} {f.Name}"))
            .Concat(type.GetProperties(Declared).Where(static p => p.GetMethod is { } get && IsVisible(get)).Select(Property))
            .Concat(type.GetMethods(Declared).Where(static m => IsVisible(m) && !IsMade(m)).Select(static m =>
                $"{Access(m)}{Name(m.ReturnType)} {m.Name}{Generics(m)}({Parameters(m)})"));
    }

    // What the compiler makes for records and properties says nothing that the type does not.
    private static bool IsMade(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_Implicit", StringComparison.Ordinal))
        || method.Name is "Equals" or "GetHashCode" or "PrintMembers" or "<Clone>$" or "Deconstruct"
        || (method.Name == "ToString" && method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ")
            + (method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "");

    private static string Property(PropertyInfo property)
    {
        string set = property.SetMethod is not { } setter || !IsVisible(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
                ? " init;" : " set;";
        string required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? "required " : "";
        string nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable
            && !property.PropertyType.IsValueType ? "?" : "";
        return $"{Access(property.GetMethod!)}{required}{Name(property.PropertyType)}{nullable} {property.Name} {{ get;{set} }}";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static t => t.Name))}>" : "";

    private static string Parameters(MethodBase method)
    {
        NullabilityInfoContext nullability = new();
        return string.Join(", ", method.GetParameters().Select(p =>
            Name(p.ParameterType)
                + (!p.ParameterType.IsValueType && nullability.Create(p).ReadState == NullabilityState.Nullable ? "?" : "")
            + " " + p.Name + (p.HasDefaultValue ? " = " + (p.DefaultValue ?? "default") : "")));
    }

    private static string Name(Type type) => Name(type, full: false);

    private static string Name(Type type, bool full)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        string name = type.IsNested ? $"{Name(type.DeclaringType!, full)}.{type.Name}"
            : full || type.Namespace?.StartsWith("EcsTaskDef", StringComparison.Ordinal) != true && type.Namespace != "System"
                ? type.FullName ?? $"{type.Namespace}.{type.Name}" : type.Name;
        if (!type.IsGenericType) return name;
        string open = type.Namespace is "System" ? type.Name : $"{type.Namespace}.{type.Name}";
        return $"{open[..open.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(static t => Name(t)))}>";
    }
}
