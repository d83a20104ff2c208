using System.Collections.ObjectModel;
using System.Reflection;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The members of a definition as PowerShell sets them: <c>$app.Environment += @{ Name = 'A'; Value = '1' }</c>, a hashtable for a
/// structure, what Where-Object left of a list. PowerShell itself converts to none of the model's lists, and its errors would speak of
/// their types (docs/decisions/0022).
/// </summary>
public sealed class StructureAdapter : PSPropertyAdapter
{
    private const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
    {
        var properties = new Collection<PSAdaptedProperty>();
        foreach (PropertyInfo property in baseObject.GetType().GetProperties(Public))
            properties.Add(new PSAdaptedProperty(property.Name, property));
        return properties;
    }

    /// <inheritdoc/>
    public override PSAdaptedProperty GetProperty(object baseObject, string propertyName) =>
        baseObject.GetType().GetProperty(propertyName, Public | BindingFlags.IgnoreCase) is { } property
            ? new PSAdaptedProperty(property.Name, property) : null!;

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) => Of(adaptedProperty).PropertyType.ToString();

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => MemberOf(adaptedProperty) is not null;

    /// <inheritdoc/>
    public override object GetPropertyValue(PSAdaptedProperty adaptedProperty)
    {
        object? value = Of(adaptedProperty).GetValue(adaptedProperty.BaseObject);
        Type? type = value is EcsStructure ? value.GetType()
            : value is IEnumerable<EcsStructure> && Of(adaptedProperty).PropertyType is { IsGenericType: true } list
                ? list.GetGenericArguments()[0] : null;
        if (type is not null) EditableStructures.Add(type);
        return value!;
    }

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object value)
    {
        object structure = adaptedProperty.BaseObject;
        if (MemberOf(adaptedProperty) is not { } member) return;
        string place = structure is ContainerDefinition { Name: { Length: > 0 } name }
            ? $"{adaptedProperty.Name} of container '{name}'" : adaptedProperty.Name;
        object? read = ObjectReader.ReadMember(value, member.Shape, new PSObjectInspector(), place, out IReadOnlyList<EcsException> faults);
        if (faults.Count > 0)
            throw new SetValueException(VisibleText.Of(Sentence(faults[0].Advice ?? faults[0].Message)));
        object? former = Of(adaptedProperty).GetValue(structure);
        Of(adaptedProperty).SetValue(structure, read);
        WarnOfMisspelt(read, former, place);
    }

    // What is misspelt is kept, as a member newer than this software, and most of what PowerShell makes of the object would leave it out.
    private static void WarnOfMisspelt(object? value, object? former, string place)
    {
        IEnumerable<EcsStructure> known = former as IEnumerable<EcsStructure> ?? [];
        IEnumerable<EcsStructure> given = value is EcsStructure one ? [one] : value as IEnumerable<EcsStructure> ?? [];
        foreach (EcsStructure structure in given.Where(one => !known.Any(old => ReferenceEquals(old, one))))
        {
            foreach (TaskDefinitionFinding finding in TaskDefinitionReview.FindMisspelt(structure))
                ScriptBlock.Create("Write-Warning -Message $args[0]").Invoke(VisibleText.Of($"{place}: {finding.Message}"));
        }
    }

    // "At Environment of container 'app': expected ..." is a sentence of its own without its first word.
    private static string Sentence(string advice) => advice.StartsWith("At ", StringComparison.Ordinal) ? advice.Substring(3) : advice;

    private static PropertyInfo Of(PSAdaptedProperty property) => (PropertyInfo)property.Tag;

    private static StructureMember? MemberOf(PSAdaptedProperty property) =>
        MemberNames.Find(ValueShape.Of(Of(property).DeclaringType!), property.Name);
}
