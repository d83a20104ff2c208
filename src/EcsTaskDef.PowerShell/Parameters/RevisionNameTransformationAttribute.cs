using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using EcsTaskDef.Model;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Parameters;

/// <summary>
/// Turns whatever names a revision into its name: our own objects, ECS's answers as objects, and anything with
/// <c>TaskDefinitionArn</c> or <c>Family</c> and <c>Revision</c>. What it does not know it leaves to PowerShell.
/// </summary>
public sealed class RevisionNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = PSValue.Unwrap(inputData);
        if (value is not (string or IDictionary) && value is IEnumerable several)
        {
            var names = new List<object?>();
            foreach (object? one in several) names.Add(NameOf(one) ?? one);
            return names.ToArray();
        }

        return NameOf(inputData) ?? inputData;
    }

    private static string? NameOf(object? input)
    {
        switch (PSValue.Unwrap(input))
        {
            case null:
                return null;
            case string text:
                return text;
            case TaskDefinition definition:
                return definition.TaskDefinitionArn ?? definition.ToString();
            case TaskDefinitionTag tag:
                return tag.TaskDefinitionArn;
            case FamilySummary family:
                return family.Family;
        }

        if (PSValue.Member(input, "TaskDefinition") is { } inner)
            return PSValue.Unwrap(inner) is string name ? name : NameOf(inner);
        if (PSValue.Text(input, "TaskDefinitionArn") is { } arn) return arn;
        if (PSValue.Text(input, "Family") is not { } familyName) return null;
        return PSValue.Text(input, "Revision") is { } revision ? $"{familyName}:{revision}" : familyName;
    }
}
