namespace EcsTaskDef.Registry;

/// <summary>What became of one definition of a batch.</summary>
public sealed record RegistrationOutcome
{
    /// <summary>The result; null when it was refused.</summary>
    public RegistrationResult? Result { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public EcsException? Error { get; init; }
}
