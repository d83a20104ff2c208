namespace EcsTaskDef.Model;

/// <summary>Orders of lists. Source: ECS API model.</summary>
public static class SortOrders
{
    /// <summary>Ascending, the default.</summary>
    public const string Ascending = "ASC";

    /// <summary>Descending, newest revision first.</summary>
    public const string Descending = "DESC";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Ascending, Descending];
}
