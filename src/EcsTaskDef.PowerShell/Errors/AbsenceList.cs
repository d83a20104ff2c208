namespace EcsTaskDef.PowerShell.Errors;

/// <summary>What was not there in one region, while others are still to be asked.</summary>
internal sealed class AbsenceList
{
    private readonly Dictionary<string, (Absence First, int Count)> _byTarget = new(StringComparer.Ordinal);

    /// <summary>Keeps an error that says that something is not there; false for every other one.</summary>
    public bool TryAdd(Exception exception, object? target, string? advice)
    {
        if (target is not (null or string) || !IsAbsence(ErrorText.Explain(exception))) return false;
        string name = target as string ?? "";
        _byTarget[name] = _byTarget.TryGetValue(name, out (Absence First, int Count) known)
            ? (known.First, known.Count + 1) : (new Absence(exception, target, advice), 1);
        return true;
    }

    /// <summary>The errors of what is in none of the regions, given their number; in no order.</summary>
    public IReadOnlyList<Absence> Everywhere(int regions) =>
        _byTarget.Values.Where(one => one.Count >= regions).Select(static one => one.First).ToArray();

    // ECS has one code for all that it cannot describe.
    private static bool IsAbsence(EcsException error) =>
        error.Missing is not null || Faults.IsAbsence(error.Code)
        || error.Code is EcsErrorCodes.Client or EcsErrorCodes.ClusterNotFound or EcsErrorCodes.ServiceNotFound;

    /// <summary>One error.</summary>
    public sealed record Absence(Exception Exception, object? Target, string? Advice);
}
