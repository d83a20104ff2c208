using EcsTaskDef.Engine.Facts;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>An instance as the cluster query language sees it.</summary>
/// <param name="instance">The instance.</param>
/// <param name="tasks">Its tasks that are not STOPPED.</param>
/// <param name="now">At what time.</param>
internal sealed class QueriedInstance(InstanceFact instance, IReadOnlyList<TaskFact> tasks, DateTimeOffset now) : IQueried
{
    public IEnumerable<string> ValuesOf(string subject) => subject switch
    {
        "agentConnected" => [instance.DeregisteredAt is null ? "true" : "false"],
        "agentVersion" => Some(instance.VersionInfo.Text("agentVersion")),
        "ec2InstanceId" => Some(instance.Ec2InstanceId),
        "registeredAt" => [instance.RegisteredAt.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)],
        "runningTasksCount" => [tasks.Count(t => TaskClock.RunningAt(t) <= now).ToString(CultureInfo.InvariantCulture)],
        "task:group" => tasks.Select(static t => t.Group).OfType<string>(),
        _ => instance.Attributes.Where(a => "attribute:" + a.Name == subject).Select(static a => a.Value ?? ""),
    };

    private static IEnumerable<string> Some(string? value) => value is null ? [] : [value];
}
