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

    public bool IsInUse(IRegionView view, string family, int revision, DateTimeOffset now) =>
        IsInUse(view, TaskFact.KindName, family, revision, now) || IsInUse(view, ServiceFact.KindName, family, revision, now);

    private static bool IsInUse(IRegionView view, string kind, string family, int revision, DateTimeOffset now)
    {
        string use = IndexText.Use(family, revision);
        return view.ListByIndex(kind, $"{use}/live").Any()
            || view.ListByIndex(kind, $"{use}/stop/", $"{use}/stop/{IndexText.Time(now.AddMilliseconds(1))}").Any();
    }
}
