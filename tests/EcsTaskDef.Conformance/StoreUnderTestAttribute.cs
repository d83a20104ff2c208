namespace EcsTaskDef.Conformance;

/// <summary>Which store a suite is run over; the compliance test counts on it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StoreUnderTestAttribute : Attribute
{
    public StoreUnderTestAttribute(string store) => Store = store;

    /// <summary>The name of the store's class.</summary>
    public string Store { get; }
}
