namespace EcsTaskDef.Settings;

/// <summary>What a registry at the other end of a wire is opened with.</summary>
public sealed record RemoteOptions
{
    /// <summary>Where it is: AWS, or an endpoint.</summary>
    public required RegistryLocation Location { get; init; }

    /// <summary>The account asked for, twelve digits; null = whichever it is. Another one is refused.</summary>
    public string? Account { get; init; }

    /// <summary>Refuses every change before anything is sent.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Gives a fresh id for requests that must not be carried out twice.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>
    /// The key to sign with, asked for before each request; null, or a function that answers null = AWS's own places, or a made-up key
    /// for an endpoint on this machine.
    /// </summary>
    public Func<AccessKey?>? Key { get; init; }

    /// <summary>How long one answer is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Hears how far long work is, on any thread: it must not throw. Null = nobody.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }
}
