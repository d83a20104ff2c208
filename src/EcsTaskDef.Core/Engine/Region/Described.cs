namespace EcsTaskDef.Engine.Region;

/// <summary>What a describing operation answers: what it found, and a failure for each name without anything.</summary>
internal static class Described
{
    public static (IReadOnlyList<T> Found, IReadOnlyList<Failure> Failures) Of<TName, T>(
        IEnumerable<TName> names, Func<TName, T?> find, Func<TName, string> arn)
        where T : class
    {
        List<T> found = new();
        List<Failure> failures = new();
        foreach (TName name in names)
        {
            if (find(name) is { } one) found.Add(one);
            else failures.Add(Missing(arn(name)));
        }

        return (found, failures);
    }

    public static Failure Missing(string arn) => new() { Arn = arn, Reason = "MISSING" };
}
