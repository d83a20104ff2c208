namespace EcsTaskDef.PowerShell.Queries;

/// <summary>The notes of registrations, read in one pass over a region's history.</summary>
internal static class RegistrationNotes
{
    /// <summary>All notes, by family and revision, whose numbers are never reused.</summary>
    public static IReadOnlyDictionary<(string Family, int Revision), string> Of(IRegistry history, IWaiter waiter)
    {
        var notes = new Dictionary<(string, int), string>();
        var query = new HistoryQuery();
        HistoryCursor? cursor = null;
        HistoryPage page;
        do
        {
            HistoryCursor? known = cursor;
            page = waiter.Wait(token => history.GetHistoryAsync(query, known, token));
            foreach (HistoryRecord record in page.Records)
            {
                if (record is { Note: { } note, Family: { } family, Revision: { } revision }) notes[(family, revision)] = note;
            }

            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        return notes;
    }
}
