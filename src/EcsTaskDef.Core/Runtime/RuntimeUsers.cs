using System;
using System.Linq;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Runtime;

/// <summary>
/// Tasks that are not STOPPED, and services that are not INACTIVE with all their deployments, hold on to revisions. They
/// are found under one index text each, whatever their number.
/// </summary>
internal sealed class RuntimeUsers : IRevisionUsers
{
    public static RuntimeUsers Instance { get; } = new();

    public DateTimeOffset? InUseUntil(IRegionView view, string family, int revision, DateTimeOffset now)
    {
        DateTimeOffset? tasks = InUseUntil(view, TaskFact.KindName, family, revision, now);
        if (tasks == DateTimeOffset.MaxValue) return tasks;
        DateTimeOffset? services = InUseUntil(view, ServiceFact.KindName, family, revision, now);
        return tasks is null || services > tasks ? services : tasks;
    }

    private static DateTimeOffset? InUseUntil(IRegionView view, string kind, string family, int revision, DateTimeOffset now)
    {
        string use = IndexText.Use(family, revision);
        if (view.ListByIndex(kind, $"{use}/live").Any()) return DateTimeOffset.MaxValue;
        string? last = view.ListByIndex(kind, $"{use}/stop/", $"{use}/stop/{IndexText.Time(now.AddMilliseconds(1))}")
            .Select(static e => e.Text).LastOrDefault();
        return last is null ? null : IndexText.ParseTime(last);
    }
}
