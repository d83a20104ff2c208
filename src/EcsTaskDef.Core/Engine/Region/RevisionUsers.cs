using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>
/// Tasks that are not STOPPED, and services that are not INACTIVE with all their deployments, hold on to revisions: a DELETE_IN_PROGRESS
/// revision is gone only when none does (docs/ECS.md §4.1). They are found under one index text each, whatever their number.
/// </summary>
internal static class RevisionUsers
{
    /// <summary>Until when something does, as things are; the end of time when nobody knows, null when nothing does.</summary>
    public static DateTimeOffset? InUseUntil(IRegionView view, string family, int revision, DateTimeOffset now)
    {
        DateTimeOffset? tasks = LastUse(view, TaskFact.KindName, family, revision, now);
        if (tasks == DateTimeOffset.MaxValue) return tasks;
        DateTimeOffset? services = LastUse(view, ServiceFact.KindName, family, revision, now);
        return tasks is null || services > tasks ? services : tasks;
    }

    /// <summary>
    /// What of a kind holds on to a revision: its key, and until when; the end of time where nobody knows. Those without an
    /// end come first, the others by their ends.
    /// </summary>
    public static IEnumerable<(string Key, DateTimeOffset Until)> Of(
        IRegionView view, string kind, string family, int revision, DateTimeOffset now)
    {
        string use = IndexText.Use(family, revision);
        foreach ((_, string key) in view.ListByIndex(kind, $"{use}/live")) yield return (key, DateTimeOffset.MaxValue);
        string next = $"{use}/stop/{IndexText.Time(now.AddMilliseconds(1))}";
        foreach ((string text, string key) in view.ListByIndex(kind, $"{use}/stop/", next))
            yield return (key, IndexText.ParseTime(text));
    }

    private static DateTimeOffset? LastUse(IRegionView view, string kind, string family, int revision, DateTimeOffset now)
    {
        DateTimeOffset? last = null;
        foreach ((_, DateTimeOffset until) in Of(view, kind, family, revision, now))
        {
            if (until == DateTimeOffset.MaxValue) return until;
            last = until;
        }

        return last;
    }
}
