using EcsTaskDef.Planning;

namespace EcsTaskDef.Remote.Usage;

/// <summary>Who uses revisions at a moment, of all clusters of a region, as far as it could be seen.</summary>
/// <param name="Services">Uses by services, by <c>family:revision</c>.</param>
/// <param name="Tasks">Uses by tasks, likewise.</param>
/// <param name="Missing">What could not be seen, in words; empty = all was seen.</param>
internal sealed record UsageSnapshot(
    ILookup<string, ServiceUse> Services, ILookup<string, TaskUse> Tasks, IReadOnlyList<string> Missing)
{
    public bool IsInUse(string family, int revision)
    {
        string name = ListedRevision.NameOf(family, revision);
        return Services.Contains(name) || Tasks.Contains(name);
    }

    /// <summary>The numbers of a family that somebody uses.</summary>
    public IEnumerable<int> NumbersOf(string family) => Services.Select(static one => one.Key).Concat(Tasks.Select(static one => one.Key))
        .Where(name => name.StartsWith(family + ":", StringComparison.Ordinal))
        .Select(name => int.Parse(name[(family.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)).Distinct();
}
