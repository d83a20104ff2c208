using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// A member of a definition: <c>networkMode</c>, <c>containerDefinitions.memory</c>,
/// <c>containerDefinitions.environment.LEVEL</c>. Lists are gone through, maps and lists of pairs looked up by key; names
/// are ECS's in any case, a list's singular too. With <c>[any]</c> behind a list, what is asked of the rest is asked of each item on its
/// own: <c>containerDefinitions[any].logConfiguration</c>.
/// </summary>
internal sealed class MemberPath
{
    private const string Any = "[any]";

    private readonly IReadOnlyList<Step> _steps;
    private readonly int _items;

    private MemberPath(IReadOnlyList<Step> steps, int items) => (_steps, _items) = (steps, items);

    /// <summary>False when the model does not know a name: it may be newer than this software, or misspelt.</summary>
    public bool IsKnown => _steps.All(static step => step.IsKnown);

    /// <summary>Takes a path apart.</summary>
    public static MemberPath Parse(string path)
    {
        string[] names = path.Split('.');
        var steps = new List<Step>();
        int items = 0;
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

            bool isAny = names[i].EndsWith(Any, StringComparison.OrdinalIgnoreCase);
            string plain = isAny ? names[i].Substring(0, names[i].Length - Any.Length) : names[i];
            if (MemberNames.Find(shape, plain) is { } member && (!isAny || member.Shape.Kind == ValueKind.List))
            {
                steps.Add(new Step(member.Name, null, null, true));
                shape = member.Shape;
                if (isAny) items = steps.Count;
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

        return new MemberPath(steps, items);
    }

    /// <summary>The values at the path in a definition, one for each item of the lists on the way and at its end.</summary>
    public IEnumerable<JsonElement> ValuesIn(JsonElement definition) => Flatten(Follow(definition, _steps));

    /// <summary>The same values by what they are asked of: each item of the last list marked <c>[any]</c>, else the definition.</summary>
    public IEnumerable<IEnumerable<JsonElement>> GroupsIn(JsonElement definition) => _items == 0
        ? new[] { ValuesIn(definition) }
        : Flatten(Follow(definition, _steps.Take(_items))).Select(item => Flatten(Follow(item, _steps.Skip(_items))));

    private static IEnumerable<JsonElement> Follow(JsonElement value, IEnumerable<Step> steps) => steps.Aggregate(
        Enumerable.Repeat(value, 1), static (values, step) => Flatten(values).SelectMany(one => Take(one, step)));

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
