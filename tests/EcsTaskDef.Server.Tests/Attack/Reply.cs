namespace EcsTaskDef.Server.Tests.Attack;

internal enum Outcome
{
    Done,

    /// <summary>ECS's own refusal: the request does not fit what is stored.</summary>
    Refused,

    /// <summary>A fault of the store, in words.</summary>
    Fault,

    /// <summary>An exception that nobody foresaw.</summary>
    Unexpected,

    /// <summary>The process was killed, or died, before it answered.</summary>
    Cut,

    /// <summary>No answer in time.</summary>
    Hang,
}

/// <summary>What a process answered, and when it was asked and answered (ticks of the stopwatch).</summary>
internal sealed record Reply(Outcome Outcome, byte[] Body, long Called, long Returned)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>
    /// It finds fault with the account of a request that has the right one: store.json gives another, and the journals tell.
    /// </summary>
    public bool IsOfWrongAccount => Outcome == Outcome.Refused && Text.Contains("AccountIDs mismatch", StringComparison.Ordinal);

    /// <summary>The answer says that whatever was asked for did not happen, and will not.</summary>
    public bool IsForSure => Outcome == Outcome.Refused || (Outcome == Outcome.Fault && Text.Contains("Nothing was changed", StringComparison.Ordinal));

    public static Outcome Of(int status) => status switch
    {
        200 => Outcome.Done,
        < 500 => Outcome.Refused,
        500 => Outcome.Fault,
        _ => Outcome.Unexpected,
    };

    public override string ToString() => $"{Outcome}: {Text}";
}
