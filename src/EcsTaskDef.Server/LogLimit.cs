namespace EcsTaskDef.Server;

/// <summary>Which log entries are written: the first of a kind in each minute. Not safe for concurrent use.</summary>
internal sealed class LogLimit(TimeProvider clock)
{
    /// <summary>The most entries of one kind in <see cref="Window"/>.</summary>
    public const int Entries = 5;

    /// <summary>After this long a kind may be written again, and the number of those that were not.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Kinds are ours and the framework's, not a client's; but nothing here grows without a limit.
    private const int MostKinds = 200;

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Whether to write an entry.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="exception">The type of what went wrong, if it is about an exception.</param>
    public bool Admits(string kind, Type? exception)
    {
        string key = exception is null ? kind : $"{kind} {exception.Name}";
        if (!_kinds.TryGetValue(key, out Kind? seen))
        {
            if (_kinds.Count >= MostKinds) key = "others";
            if (!_kinds.TryGetValue(key, out seen)) _kinds.Add(key, seen = new Kind { Since = clock.GetTimestamp() });
        }

        if (++seen.Count <= Entries) return true;
        seen.Suppressed++;
        return false;
    }

    /// <summary>The kinds of which entries were not written, and how many; they begin anew.</summary>
    /// <param name="all">Also those whose window is not over.</param>
    public IReadOnlyList<(string Kind, int Count)> TakeSuppressed(bool all)
    {
        if (_kinds.Count == 0) return [];
        List<(string, int)> taken = [];
        foreach ((string key, Kind kind) in _kinds.ToArray())
        {
            if (!all && clock.GetElapsedTime(kind.Since) < Window) continue;
            _kinds.Remove(key);
            if (kind.Suppressed > 0) taken.Add((key, kind.Suppressed));
        }

        return taken;
    }

    private sealed class Kind
    {
        public required long Since { get; init; }

        public int Count { get; set; }

        public int Suppressed { get; set; }
    }
}
