using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// A member of a definition: <c>networkMode</c>, <c>containerDefinitions.memory</c>,
/// <c>containerDefinitions.environment.LEVEL</c>. Lists are gone through, maps and lists of pairs looked up by key; names
/// are ECS's in any case, a list's singular too.
/// </summary>
internal sealed class MemberPath
{
    private readonly IReadOnlyList<Step> _steps;

    private MemberPath(IReadOnlyList<Step> steps) => _steps = steps;

    /// <summary>False when the model does not know a name: it may be newer than this software, or misspelt.</summary>
    public bool IsKnown => _steps.All(static step => step.IsKnown);

    /// <summary>Takes a path apart.</summary>
    public static MemberPath Parse(string path)
    {
        string[] names = path.Split('.');
        var steps = new List<Step>();
        ValueShape shape = ValueShape.Of(typeof(TaskDefinition));
        for (int i = 0; i < names.Length; i++)
        {
            while (shape.Kind == ValueKind.List) shape = shape.Item;
            if (shape.Kind == ValueKind.Map)
            {
                // A key of a map may have dots of its own.
                steps.Add(new Step(string.Join(".", names.Skip(i)), Key: null, Value: null, IsKnown: true));
                break;
            }

            if (MemberNames.Find(shape, names[i]) is { } member)
            {
                steps.Add(new Step(member.Name, null, null, true));
                shape = member.Shape;
            }
            else if (MemberNames.PairOf(shape) is { } pair)
            {
                steps.Add(new Step(string.Join(".", names.Skip(i)), pair.Name, pair.Value, true));
                break;
            }
            else
            {
                steps.Add(new Step(names[i], null, null, false));
                shape = ValueShape.Of(typeof(object));
            }
        }

        return new MemberPath(steps);
    }

    /// <summary>The values at the path in a definition, one for each item of the lists on the way and at its end.</summary>
    public IEnumerable<JsonElement> ValuesIn(JsonElement definition) =>
        Flatten(_steps.Aggregate(
            Enumerable.Repeat(definition, 1),
            static (values, step) => Flatten(values).SelectMany(value => Take(value, step))));

    private static IEnumerable<JsonElement> Flatten(IEnumerable<JsonElement> values) => values.SelectMany(
        static value => value.ValueKind == JsonValueKind.Array ? Flatten(value.EnumerateArray()) : new[] { value });

    private static IEnumerable<JsonElement> Take(JsonElement value, Step step)
    {
        if (value.ValueKind != JsonValueKind.Object) yield break;
        if (step.Key is { } key)
        {
            if (value.TryGetProperty(key, out JsonElement name) && name.ValueKind == JsonValueKind.String
                && name.ValueEquals(step.Name) && value.TryGetProperty(step.Value!, out JsonElement pair))
                yield return pair;
        }
        else if (value.TryGetProperty(step.Name, out JsonElement member))
        {
            yield return member;
        }
    }

    /// <summary>One step.</summary>
    /// <param name="Name">The member, or what the key of a pair must be.</param>
    /// <param name="Key">The member of a pair that is its key; null = no pair.</param>
    /// <param name="Value">The member of a pair that is its value.</param>
    /// <param name="IsKnown">Whether the model knows it.</param>
    private readonly record struct Step(string Name, string? Key, string? Value, bool IsKnown);
}
