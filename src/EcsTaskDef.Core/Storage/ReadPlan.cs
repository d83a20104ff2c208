namespace EcsTaskDef.Storage;

/// <summary>
/// What a callback is going to read, as far as its caller knows. A store at the other end of a wire fetches it in advance, and in a
/// change takes the locks that go with it; one that has everything at hand leaves it alone. It is a help and no more: a callback may
/// read something else, and need not read what is planned.
/// </summary>
internal sealed record ReadPlan
{
    /// <summary>Families of which the facts are read, in any order; null = none but those of <see cref="Revisions"/>.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>
    /// Revisions of which facts and documents are read, without a number the latest ACTIVE one of the family; null = none.
    /// </summary>
    public IReadOnlyList<(string Family, int? Revision)>? Revisions { get; init; }

    /// <summary>In a change: clusters, services, tasks or something else that is a resource of the store is read or written.</summary>
    public bool Resources { get; init; }

    /// <summary>The plan of a callback that reads a family's facts.</summary>
    public static ReadPlan OfFamily(string family) => new() { Families = [family] };
}
