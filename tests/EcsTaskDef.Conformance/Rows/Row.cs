namespace EcsTaskDef.Conformance.Rows;

/// <summary>A row of a table of docs/ECS.md: what is given, what is called, and the result.</summary>
internal sealed class Row(string name, IEnumerable<string> given, string steps)
{
    public Row(string name, string steps) : this(name, [], steps)
    {
    }

    public string Name => name;

    public IReadOnlyList<Step> Steps { get; } = [.. given.SelectMany(Step.Parse), .. Step.Parse(steps)];

    /// <summary>A correction of the second reading, with the number of its line.</summary>
    public static Row Corrected(int number, string what, string steps) => Corrected(number, what, [], steps);

    public static Row Corrected(int number, string what, IEnumerable<string> given, string steps) =>
        new($"second reading of 2026-11-28, nr {number}: {what}", given, steps);
}
