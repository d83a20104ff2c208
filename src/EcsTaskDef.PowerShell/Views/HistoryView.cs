using System.Linq;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Views;

/// <summary>How a record of the history looks.</summary>
public static class HistoryView
{
    /// <summary>The last part of the caller's ARN; - where nobody asked.</summary>
    public static string By(HistoryRecord record) =>
        record.By is { } caller ? caller.Substring(caller.LastIndexOf('/') + 1) : "-";

    /// <summary>The note, or the tags that there were from then on.</summary>
    public static string Detail(HistoryRecord record) =>
        record.Note ?? (record.Tags is not { } tags ? "" : tags.Count == 0 ? "no tags" : string.Join(" ", tags.Select(static t => t.ToString())));
}
