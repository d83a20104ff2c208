namespace EcsTaskDef.Wire;

/// <summary>The texts of this endpoint's own errors, for which ECS has none.</summary>
internal static class WireTexts
{
    /// <summary>The answer to a bug of ours.</summary>
    public static string Unexpected(Guid requestId) => "EcsTaskDef failed unexpectedly. " + SeeLog(requestId);

    /// <summary>
    /// The answer to a fault of the store, without a value of it: names of files and what the system says of them are for the log.
    /// What the caller has to know is kept: whether the change may have taken place.
    /// </summary>
    /// <param name="code">The fault's code.</param>
    /// <param name="requestId">The id under which the log has the details.</param>
    public static string Fault(string code, Guid requestId) => $"{code}: {OfCode(code)} {SeeLog(requestId)}";

    private static string OfCode(string code) => code switch
    {
        "StoreBusy" => "Another process has kept the store locked for too long. Nothing was changed. Try again.",
        "StoreCorrupt" => "The store is damaged. Nothing was changed.",
        "StoreGone" => "The store is gone. Nothing was changed, and no other is begun in its place.",
        "StoreJournalForeign" => "A journal of another store lies in this region. Nothing was changed.",
        "StoreLocksOff" => "File locks do not work where the store is. Nothing was changed.",
        "StoreLost" => "The store has lost changes that were on its disk.",
        "StoreReadFailed" => "The store cannot be read.",
        "StoreRegionGone" => "The region is gone from the store. Nothing was changed, and it does not begin again at revision 1.",
        "StoreSettingsUnreadable" => "The store's settings cannot be read.",
        "StoreSyncFailed" =>
            "The disk did not confirm that the change is kept. Whether it took place is not known: look before you repeat it.",
        "StoreWriteFailed" => "The change could not be written. Nothing was changed, and all that was acknowledged before is kept.",
        _ => "The store cannot be used.",
    };

    private static string SeeLog(Guid requestId) => $"The server's log has the details under request id {requestId}.";

    /// <summary>An operation of ECS that this software does not have.</summary>
    public static string NotOffered(string operation, IReadOnlyList<string> offered) =>
        $"{operation} is not offered by EcsTaskDef. {EcsOperationNames.All[operation]} It offers {string.Join(", ", offered)}.";

    /// <summary>A region that no partition could have.</summary>
    public static string UnknownRegion(string region) =>
        $"Region '{Shorten(region)}' matches the pattern of no AWS partition. "
        + $"Sign the request for a region like {string.Join(", ", Regions.Nearest(Shorten(region)))}.";

    /// <summary>An answer that is none: half of one, or of something that is not ECS.</summary>
    public static EcsException AnswerUnreadable(Exception? fault) => new(
        EcsErrorKind.Fault, "AnswerUnreadable", "The endpoint answered what is no answer of ECS.",
        "Check that the address is that of an ECS endpoint, and that nothing between changes its answers.", innerException: fault);

    // What a caller sent is shown, but not at any length.
    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
