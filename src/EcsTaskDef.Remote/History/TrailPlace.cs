namespace EcsTaskDef.Remote.History;

/// <summary>How far a reader of CloudTrail's events has come.</summary>
internal sealed record TrailPlace
{
    /// <summary>Newest first: one for each name of an event.</summary>
    public IReadOnlyList<TrailStream> Streams { get; init; } = [];

    /// <summary>Oldest first: nothing that happened before this is asked for again.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The ids of the events since then that were given.</summary>
    public IReadOnlyCollection<string> Given { get; init; } = [];
}

/// <summary>The events of one name, the newest first.</summary>
/// <param name="Name">The name.</param>
/// <param name="Read">Those that were read and not given yet.</param>
/// <param name="Next">The token of the next page; null before the first one, and after the last.</param>
/// <param name="IsEnd">There are no more pages.</param>
internal sealed record TrailStream(string Name, IReadOnlyList<TrailEvent> Read, string? Next, bool IsEnd)
{
    public static TrailStream Of(string name) => new(name, [], null, false);
}

/// <summary>An event of CloudTrail.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Records">What happened, perhaps to several revisions, perhaps nothing.</param>
/// <param name="Time">When.</param>
internal sealed record TrailEvent(string Id, DateTimeOffset Time, IReadOnlyList<HistoryRecord> Records);
