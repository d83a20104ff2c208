namespace EcsTaskDef.Storage;

/// <summary>
/// What a callback is going to read, as far as its caller knows. A store at the other end of a wire fetches it in advance, and in a
/// change takes the locks that go with it; one that has everything at hand leaves it alone. It is a help and no more: a callback may
/// read something else, and need not read what is planned.
/// </summary>
internal sealed record ReadPlan
{
    /// <summary>Nothing is known.</summary>
    public static ReadPlan None { get; } = new();

    /// <summary>Families of which the facts are read, in any order. Those of <see cref="Revisions"/> need not be named again.</summary>
    public IReadOnlyList<string> Families { get; init; } = Array.Empty<string>();

    /// <summary>Revisions of which facts and documents are read; without a number the latest ACTIVE one of the family.</summary>
    public IReadOnlyList<(string Family, int? Revision)> Revisions { get; init; } = Array.Empty<(string, int?)>();

    /// <summary>In a change: clusters, services, tasks or something else that is a resource of the store is read or written.</summary>
    public bool Resources { get; init; }

    /// <summary>True where there is nothing to fetch in advance.</summary>
    public bool IsEmpty => Families.Count == 0 && Revisions.Count == 0 && !Resources;

    /// <summary>The plan of a callback that reads one revision, or a family's latest ACTIVE one.</summary>
    public static ReadPlan Of(string family, int? revision) => new() { Revisions = [(family, revision)] };

    /// <summary>The plan of a callback that reads a family's facts.</summary>
    public static ReadPlan OfFamily(string family) => new() { Families = [family] };
}
