namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// Turns objects that name a revision into its name: our own, ECS's responses, and any with <c>TaskDefinitionArn</c> or with
/// <c>Family</c> and <c>Revision</c>. Other objects are refused: PowerShell would use their text as a name.
/// </summary>
public sealed class RevisionNameTransformationAttribute : ItemTransformationAttribute
{
    /// <summary>Whether a service or task stands for its revision.</summary>
    public bool TakesUsers { get; set; } = true;

    /// <summary>Why it does not, where it does not.</summary>
    public string UserRefusal { get; set; } =
        "has tags of its own, beside those of its revision. Pipe the revision: Get-TaskDefinition $_.TaskDefinition for a service, "
            + "Get-TaskDefinition $_.TaskDefinitionArn for a task. For its own tags, give its ARN as text.";

    /// <summary>A property of other objects, which PowerShell may bind by its name.</summary>
    public string? Otherwise { get; set; }

    private protected override object? TransformItem(object? input)
    {
        object? value = PSValue.Unwrap(input);
        if (!TakesUsers && (PSValue.Text(value, "ServiceArn") ?? PSValue.Text(value, "TaskArn")) is { } user)
            throw ArgumentRefusal.Of($"'{user}' {UserRefusal}");

        if (NameOf(input) is { } name) return Origin.Keep(name, input);
        return value is null or ValueType || (Otherwise is not null && PSValue.Text(value, Otherwise) is not null) ? input
            : throw ArgumentRefusal.Of(
                $"'{input}' names no revision. Give web:3, an ARN, or an object with TaskDefinitionArn, or with Family and Revision.");
    }

    /// <summary>
    /// The name that an object has in place of a definition, as families, services, tasks and usages have; null for a definition and for
    /// what is neither.
    /// </summary>
    /// <param name="input">The object.</param>
    /// <param name="byFamily">Whether any object with a family names one: it may be a definition that lacks its containers.</param>
    internal static string? NameInsteadOf(object input, bool byFamily = true)
    {
        if (!byFamily && PSValue.Unwrap(input) is not FamilySummary && PSValue.Member(input, "TaskDefinition") is null
            && (PSValue.Text(input, "TaskDefinitionArn") ?? PSValue.Text(input, "Arn")) is null)
            return null;

        bool isDefinition = PSValue.Unwrap(input) is TaskDefinition || PSValue.Member(input, "TaskDefinition") is not (null or string)
            || PSValue.Member(input, "ContainerDefinitions") is not null || PSValue.Member(input, "ContainerDefinition") is not null;
        return isDefinition ? null : NameOf(input);
    }

    /// <summary>The name; null = none.</summary>
    internal static string? NameOf(object? input)
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

        // A task has both: the ARN says more.
        if (PSValue.Text(input, "TaskDefinitionArn") is { } whole) return whole;
        if (PSValue.Member(input, "TaskDefinition") is { } inner)
            return PSValue.Unwrap(inner) is string name ? name : NameOf(inner);
        if (PSValue.Text(input, "Arn") is { } arn) return arn;
        if (PSValue.Text(input, "Family") is not { } familyName) return null;
        return PSValue.Text(input, "Revision") is { } revision ? $"{familyName}:{revision}" : familyName;
    }
}
