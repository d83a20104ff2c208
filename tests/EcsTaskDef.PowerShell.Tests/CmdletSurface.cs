using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;
using EcsTaskDef.PowerShell.Pipeline;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>What users see of the cmdlets, read from their attributes as they are written down in the assembly.</summary>
internal static class CmdletSurface
{
    public static IReadOnlyList<Type> Cmdlets { get; } = typeof(RegistryCommand).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && Find<CmdletAttribute>(type) is not null)
        .OrderBy(NameOf, StringComparer.Ordinal)
        .ToArray();

    public static string NameOf(Type cmdlet)
    {
        IList<CustomAttributeTypedArgument> names = Find<CmdletAttribute>(cmdlet)!.ConstructorArguments;
        return $"{names[0].Value}-{names[1].Value}";
    }

    public static string Describe()
    {
        var text = new StringBuilder();
        foreach (Type cmdlet in Cmdlets)
        {
            text.Append(NameOf(cmdlet));
            foreach (CustomAttributeNamedArgument argument in Find<CmdletAttribute>(cmdlet)!.NamedArguments
                         .OrderBy(static argument => argument.MemberName, StringComparer.Ordinal))
                text.Append(' ').Append(argument.MemberName).Append('=').Append(Show(argument.TypedValue));
            text.Append('\n');
            foreach (CustomAttributeData output in All<OutputTypeAttribute>(cmdlet))
                text.Append("    gives ").AppendJoin(", ", output.ConstructorArguments.SelectMany(Items).Select(Show)).Append('\n');
            foreach (PropertyInfo parameter in Parameters(cmdlet)) Describe(parameter, text);
            text.Append('\n');
        }

        return text.ToString();
    }

    // A parameter that hides one of a base stands for it, as PowerShell has it.
    public static IEnumerable<PropertyInfo> Parameters(Type cmdlet) => cmdlet
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .GroupBy(static property => property.Name)
        .Select(static same => same.Aggregate(static (a, b) => b.DeclaringType!.IsSubclassOf(a.DeclaringType!) ? b : a))
        .Where(static property => All<ParameterAttribute>(property).Any())
        .OrderBy(static property => property.Name, StringComparer.Ordinal);

    private static void Describe(PropertyInfo parameter, StringBuilder text)
    {
        text.Append("    -").Append(parameter.Name).Append(" <").Append(NameOfType(parameter.PropertyType)).Append('>');
        string[] aliases = All<AliasAttribute>(parameter)
            .SelectMany(static alias => alias.ConstructorArguments).SelectMany(Items).Select(Show).ToArray();
        if (aliases.Length > 0) text.Append(" alias ").AppendJoin(", ", aliases);
        text.Append('\n');

        foreach (string line in All<ParameterAttribute>(parameter)
                     .Select(static attribute => "        " + string.Join(
                         " ",
                         attribute.NamedArguments
                             .OrderByDescending(static argument => argument.MemberName == "ParameterSetName")
                             .ThenBy(static argument => argument.MemberName, StringComparer.Ordinal)
                             .Select(static argument => $"{argument.MemberName}={Show(argument.TypedValue)}")))
                     .Where(static line => line.Trim().Length > 0)
                     .Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');

        foreach (CustomAttributeData check in parameter.GetCustomAttributesData()
                     .Where(static attribute => attribute.AttributeType.Name.StartsWith("Validate", StringComparison.Ordinal)))
        {
            text.Append("        ").Append(check.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)).Append('(')
                .AppendJoin(", ", check.ConstructorArguments.SelectMany(Items).Select(Show)).Append(")\n");
        }
    }

    public static string NameOfType(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } plain) return NameOfType(plain) + "?";
        return type.IsArray ? NameOfType(type.GetElementType()!) + "[]" : type.FullName!;
    }

    public static IEnumerable<CustomAttributeTypedArgument> Items(CustomAttributeTypedArgument argument) =>
        argument.Value is ReadOnlyCollection<CustomAttributeTypedArgument> items ? items : [argument];

    public static string Show(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum ? Enum.GetName(argument.ArgumentType, argument.Value!) ?? "?" : $"{argument.Value}";

    public static CustomAttributeData? Find<T>(MemberInfo member) => All<T>(member).SingleOrDefault();

    public static IEnumerable<CustomAttributeData> All<T>(MemberInfo member) =>
        member.GetCustomAttributesData().Where(static attribute => attribute.AttributeType == typeof(T));
}
