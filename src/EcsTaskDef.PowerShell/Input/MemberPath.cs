using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// A member of a definition: <c>networkMode</c>, <c>containerDefinitions.memory</c>,
/// <c>containerDefinitions.environment.LEVEL</c>. Lists are gone through, maps and lists of pairs looked up by key; names
/// are ECS's in any case, a list's singular too. With <c>[any]</c> behind a list, what is asked of the rest is asked of each item on its
/// own: <c>containerDefinitions[any].logConfiguration</c>; with a name as comparisons write it, of that item alone:
/// <c>containerDefinitions[app].image</c>.
/// </summary>
internal sealed class MemberPath
{
    private const string Any = "any";

    // Dots between brackets belong to a name.
    private static readonly Regex s_step = new(@"([^.\[]+)(?:\[([^\]]*)\])?(?:\.|$)", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<Step> _steps;
    private readonly int _items;

    private MemberPath(IReadOnlyList<Step> steps, int items) => (_steps, _items) = (steps, items);

    /// <summary>False when the model does not know a name: it may be newer than this software, or misspelt.</summary>
    public bool IsKnown => _steps.All(static step => step.IsKnown);

    /// <summary>Takes a path apart.</summary>
    public static MemberPath Parse(string path)
    {
        Match[] names = s_step.Matches(path).Cast<Match>().ToArray();
        var steps = new List<Step>();
        int items = 0;
        ValueShape shape = ValueShape.Of(typeof(TaskDefinition));
        for (int i = 0; i < names.Length; i++)
        {
            while (shape.Kind == ValueKind.List) shape = shape.Item;
            string rest = path.Substring(names[i].Index);
            if (shape.Kind == ValueKind.Map)
            {
                // A key of a map may have dots of its own.
                steps.Add(new Step(rest, Key: null, Value: null, IsKnown: true));
                break;
            }

            string? item = names[i].Groups[2] is { Success: true } inBrackets ? inBrackets.Value : null;
            bool isAny = string.Equals(item, Any, StringComparison.OrdinalIgnoreCase);
            if (MemberNames.Find(shape, names[i].Groups[1].Value) is { } member && (item is null || member.Shape.Kind == ValueKind.List))
            {
                steps.Add(new Step(member.Name, null, null, true));
                shape = member.Shape;
                if (isAny) items = steps.Count;
                else if (item is not null) steps.Add(OfItem(item, shape.Item));
            }
            else if (MemberNames.PairOf(shape) is { } pair)
            {
                steps.Add(new Step(rest, pair.Name, pair.Value, true));
                break;
            }
            else
            {
                steps.Add(new Step(names[i].Value.TrimEnd('.'), null, null, false));
                shape = ValueShape.Of(typeof(object));
            }
        }

        return new MemberPath(steps, items);
    }

    // The value of a pair; of other items themselves.
    private static Step OfItem(string name, ValueShape item) => MemberNames.PairOf(item) is { } pair
        ? new Step(name, pair.Name, pair.Value, true) : new Step(name, "name", null, item.Find("name") is not null);

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
            if (!value.TryGetProperty(key, out JsonElement name) || name.ValueKind != JsonValueKind.String || !name.ValueEquals(step.Name))
                yield break;
            if (step.Value is null) yield return value;
            else if (value.TryGetProperty(step.Value, out JsonElement pair)) yield return pair;
        }
        else if (value.TryGetProperty(step.Name, out JsonElement member))
        {
            yield return member;
        }
    }

    /// <summary>One step.</summary>
    /// <param name="Name">The member, or the name of an item.</param>
    /// <param name="Key">The member of an item that is its name; null = no item.</param>
    /// <param name="Value">The member of a pair that is its value; null = the item itself.</param>
    /// <param name="IsKnown">Whether the model knows it.</param>
    private readonly record struct Step(string Name, string? Key, string? Value, bool IsKnown);
}
