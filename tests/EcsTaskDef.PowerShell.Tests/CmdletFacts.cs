using System.Management.Automation;
using System.Reflection;
using EcsTaskDef.Help;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>What a cmdlet's attributes say, in the words of its page.</summary>
internal static class CmdletFacts
{
    private const string EverySet = "__AllParameterSets";

    private static readonly string s_switch = typeof(SwitchParameter).FullName!;

    /// <summary>The facts of every parameter by its name, those included that PowerShell adds.</summary>
    public static SortedDictionary<string, ParameterFacts> Parameters(Type cmdlet)
    {
        var facts = new SortedDictionary<string, ParameterFacts>(StringComparer.Ordinal);
        foreach (PropertyInfo parameter in CmdletSurface.Parameters(cmdlet)) facts.Add(parameter.Name, Of(parameter));
        if (Declares(cmdlet, "SupportsShouldProcess"))
        {
            facts.Add("WhatIf", Added(s_switch, "wi"));
            facts.Add("Confirm", Added(s_switch, "cf"));
        }

        if (Declares(cmdlet, "SupportsPaging"))
        {
            facts.Add("First", Added(typeof(ulong).FullName!));
            facts.Add("Skip", Added(typeof(ulong).FullName!));
            facts.Add("IncludeTotalCount", Added(s_switch));
        }

        return facts;
    }

    /// <summary>The parameter sets' names, the default first.</summary>
    public static string[] Sets(Type cmdlet)
    {
        string? first = Named<string>(CmdletSurface.Find<CmdletAttribute>(cmdlet)!, "DefaultParameterSetName");
        string[] sets = [.. Parameters(cmdlet).Values.SelectMany(static facts => facts.Sets)
            .Select(static use => use.Set).Where(static set => set != ParameterFacts.EverySet).Prepend(first).OfType<string>().Distinct()];
        return sets.Length == 0 ? [EverySet] : sets;
    }

    /// <summary>The parts of a syntax, such as <c>[-Region &lt;string&gt;]</c>, by the parameter's name.</summary>
    public static SortedDictionary<string, string> Syntax(Type cmdlet, string set)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, ParameterFacts facts) in Parameters(cmdlet))
        {
            if (facts.In(set) is not { } use) continue;
            string part = use.Position is null ? $"-{name}" : $"[-{name}]";
            if (facts.Type != s_switch) part += $" <{MamlWriter.ShortName(facts.Type)}>";
            parts.Add(name, use.IsRequired ? part : $"[{part}]");
        }

        return parts;
    }

    private static ParameterFacts Of(PropertyInfo parameter) => new()
    {
        Type = NameOf(parameter.PropertyType),
        SupportsWildcards = CmdletSurface.All<SupportsWildcardsAttribute>(parameter).Any(),
        Aliases = Strings(CmdletSurface.All<AliasAttribute>(parameter)),
        Sets = [.. CmdletSurface.All<ParameterAttribute>(parameter).Select(ToUse).OrderBy(static use => use.Set, StringComparer.Ordinal)],
        AcceptedValues = Accepted(parameter),
    };

    private static string[] Accepted(PropertyInfo parameter)
    {
        Type type = parameter.PropertyType.IsArray ? parameter.PropertyType.GetElementType()! : parameter.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetNames(type) : Strings(CmdletSurface.All<ValidateSetAttribute>(parameter));
    }

    private static string[] Strings(IEnumerable<CustomAttributeData> attributes) => [.. attributes
        .SelectMany(static attribute => attribute.ConstructorArguments)
        .SelectMany(CmdletSurface.Items).Select(CmdletSurface.Show)];

    private static ParameterUse ToUse(CustomAttributeData attribute) =>
        new(Named<string>(attribute, "ParameterSetName") is { } set && set != EverySet ? set : ParameterFacts.EverySet)
        {
            Position = attribute.NamedArguments.Any(static argument => argument.MemberName == "Position")
                ? Named<int>(attribute, "Position")
                : null,
            IsRequired = Named<bool>(attribute, "Mandatory"),
            FromPipeline = Named<bool>(attribute, "ValueFromPipeline"),
            FromPipelineByName = Named<bool>(attribute, "ValueFromPipelineByPropertyName"),
            FromRemaining = Named<bool>(attribute, "ValueFromRemainingArguments"),
        };

    private static ParameterFacts Added(string type, params string[] aliases) =>
        new() { Type = type, Aliases = aliases, Sets = [new ParameterUse(ParameterFacts.EverySet)] };

    private static bool Declares(Type cmdlet, string member) =>
        Named<bool>(CmdletSurface.Find<CmdletAttribute>(cmdlet)!, member);

    private static T? Named<T>(CustomAttributeData attribute, string member) => attribute.NamedArguments
        .Where(argument => argument.MemberName == member).Select(static argument => (T?)argument.TypedValue.Value).FirstOrDefault();

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } plain ? $"System.Nullable`1[{NameOf(plain)}]"
        : type.IsArray ? NameOf(type.GetElementType()!) + "[]"
        : type.FullName!;
}
