namespace EcsTaskDef.PowerShell.Queries;

/// <summary>The remarks that were kept with registrations, read in one pass over a region's history.</summary>
internal static class RegistrationNotes
{
    /// <summary>All of them, by family and revision: numbers are never given twice.</summary>
    public static IReadOnlyDictionary<(string Family, int Revision), string> Of(IChangeHistory history, IWaiter waiter)
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
