using System.Text.Json;

namespace EcsTaskDef.Comparison;

/// <summary>How one member of a definition is compared, and what is the same as its absence.</summary>
internal sealed record Shape
{
    private static readonly Dictionary<string, Shape> s_none = new();

    public ShapeKind Kind { get; init; }

    /// <summary>
    /// The text of the value that is the same as absence (of a set: its items, sorted, between commas), from the structure
    /// that the member is in and from the whole definition; null = there is none.
    /// </summary>
    public Func<JsonElement, JsonElement, string?>? Default { get; init; }

    /// <summary>Where there is a default, another value that stands for it.</summary>
    public string? AlsoAbsent { get; init; }

    /// <summary>A structure without any member that counts is the same as its absence.</summary>
    public bool EmptyIsAbsent { get; init; }

    /// <summary>The members of a structure, or of the structures of a list of items.</summary>
    public IReadOnlyDictionary<string, Shape> Members { get; init; } = s_none;

    /// <summary>The members that name an item.</summary>
    public IReadOnlyList<string> Keys { get; init; } = Array.Empty<string>();

    /// <summary>The name of an item; null = the text of its first key.</summary>
    public Func<JsonElement, string>? KeyOf { get; init; }

    /// <summary>An item with nothing but its key and this member stands for the member's value.</summary>
    public string? Pair { get; init; }

    /// <summary>Of items with one name, which comes first makes a difference.</summary>
    public bool OrderOfNamesakes { get; init; }

    /// <summary>Another spelling of the same value.</summary>
    public Func<string, string>? Rewrite { get; init; }

    /// <summary>An item without this member is left out, as ECS leaves it out; null = none is.</summary>
    public string? Needed { get; init; }

    /// <summary>Whether two different texts mean the same, whichever side they are on; null = they do not.</summary>
    public Func<string, string, bool>? MeansSame { get; init; }

    /// <summary>It names where a secret is kept; that is no secret itself.</summary>
    public bool IsReference { get; init; }

    /// <summary>Something that has no default.</summary>
    public static Shape Value { get; } = new();

    /// <summary>Something where absence is the same as this.</summary>
    public static Shape Or(string text) => new() { Default = (_, _) => text };

    public static Shape Structure(params (string Name, Shape Shape)[] members) =>
        new() { Kind = ShapeKind.Structure, Members = Of(members) };

    public static Shape Map { get; } = new() { Kind = ShapeKind.Map, EmptyIsAbsent = true };

    public static Shape Ordered { get; } = new() { Kind = ShapeKind.Ordered, EmptyIsAbsent = true };

    public static Shape Set { get; } = new() { Kind = ShapeKind.Set, EmptyIsAbsent = true };

    public static Shape Items(string key, params (string Name, Shape Shape)[] members) =>
        new() { Kind = ShapeKind.Items, Keys = new[] { key }, Members = Of(members), EmptyIsAbsent = true };

    /// <summary>Items of a name and one other member.</summary>
    public static Shape Pairs(string key, string value) => Items(key) with { Pair = value };

    private static Dictionary<string, Shape> Of((string Name, Shape Shape)[] members) =>
        members.ToDictionary(static m => m.Name, static m => m.Shape, StringComparer.Ordinal);
}
