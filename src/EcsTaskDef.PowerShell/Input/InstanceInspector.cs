using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Looks into instances of any class by their public properties: those of PowerShell's classes, and the typed objects of AWS.Tools above
/// all.
/// </summary>
/// <remarks>
/// A class of AWSSDK says by a method whether a property is set (<c>IsSetMemory</c> for <c>Memory</c>). Version 3 has 0, false or an empty
/// list for one that is not, which a registration must not have; version 4 has null. Its constants (<c>NetworkMode.Awsvpc</c>) have nothing
/// but a Value, which is their text too.
/// </remarks>
internal static class InstanceInspector
{
    private const BindingFlags AnyAccess = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();
    private static readonly ConcurrentDictionary<(Type, string), MethodInfo?> s_isSet = new();

    /// <summary>True for an instance that is a structure, not a single value or a list.</summary>
    public static bool IsStructure(object value) =>
        value is not (string or ValueType or IEnumerable or Delegate or Type or Uri or Version or ScriptBlock)
        && PropertiesOf(value.GetType()).Length > 0;

    /// <summary>The value of an instance that has nothing else; null for every other.</summary>
    public static string? ConstantOf(object value) =>
        value is not (string or ValueType) && PropertiesOf(value.GetType()) is [{ Name: "Value" } only]
        && only.PropertyType == typeof(string) && only.GetValue(value) is string text && value.ToString() == text ? text : null;

    /// <summary>The names, as ECS writes them, and the values of the properties that are set.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> MembersOf(object value)
    {
        foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties)
        {
            if (!property.IsGettable || !IsSet(value, property.Name)) continue;
            object? member;
            try
            {
                member = property.Value;
            }
            catch (GetValueException)
            {
                // As PowerShell shows it: a property that cannot be read has nothing.
                continue;
            }

            yield return new KeyValuePair<string, object?>(JsonNamingPolicy.CamelCase.ConvertName(property.Name), member);
        }
    }

    private static bool IsSet(object value, string property) => s_isSet.GetOrAdd(
        (value.GetType(), property),
        static key => key.Item1.GetMethod("IsSet" + key.Item2, AnyAccess, null, Type.EmptyTypes, null) is { } method
            && method.ReturnType == typeof(bool) ? method : null)?.Invoke(value, null) is not false;

    private static PropertyInfo[] PropertiesOf(Type type) => s_properties.GetOrAdd(type, static type => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(static property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
        .ToArray());
}
