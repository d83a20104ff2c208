namespace EcsTaskDef.Comparison;

/// <summary>How a value is compared.</summary>
internal enum ShapeKind
{
    /// <summary>As one value; a structure or list that this software does not know, too, in any order of its members.</summary>
    Value,

    /// <summary>Member by member.</summary>
    Structure,

    /// <summary>A map of texts, entry by entry.</summary>
    Map,

    /// <summary>A list as one value, in its order.</summary>
    Ordered,

    /// <summary>A list as one value, in any order.</summary>
    Set,

    /// <summary>A list whose items have names: item by item, in any order.</summary>
    Items,
}
