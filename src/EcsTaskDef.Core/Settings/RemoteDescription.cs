namespace EcsTaskDef.Settings;

/// <summary>A registry at the other end of a wire as <c>Get-TaskDefinitionStore</c> shows it.</summary>
public sealed record RemoteDescription
{
    /// <summary>The location: <c>aws:prod</c>, <c>http://127.0.0.1:4580/</c>.</summary>
    public required string Location { get; init; }

    /// <summary>The account; empty where nobody said.</summary>
    public required string Account { get; init; }

    /// <summary>The caller's ARN; null where nobody said: only AWS does.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The address that requests are sent to.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Whether changes are refused before anything is sent.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>The location.</summary>
    public override string ToString() => Location;
}
