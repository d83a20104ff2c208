using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// Where there is room for tasks in a cluster (docs/ECS.md §6.1). Fargate and managed instances have room without end.
/// A registered instance has the CPU and memory that it was registered with; the one with the fewest tasks is taken.
/// A simulated instance takes what the others do not.
/// </summary>
internal sealed class Placement
{
    private readonly List<Seat> _seats;
    private readonly bool _simulated;
    private readonly string _simulatedId;
    private readonly Arns _arns;
    private readonly string _cluster;

    public Placement(WorkloadView view, string cluster)
    {
        _arns = view.Arns;
        _cluster = cluster;
        _simulated = view.Settings.SimulatedInstances;
        _simulatedId = Ids.Hex(view.Arns.Cluster(cluster), "simulated instance");
        _seats = view.Instances(cluster).Select(i => new Seat(i, view)).ToList();
    }

    /// <summary>Nowhere at all for a task that needs an instance.</summary>
    public bool IsEmpty => _seats.Count == 0 && !_simulated;

    /// <summary>How many tasks a service should have: a daemon one on every instance, whatever its count says.</summary>
    public static int TargetOf(ServiceFact service, WorkloadView view)
    {
        if (service.DeletedAt is not null) return 0;
        if (service.SchedulingStrategy != "DAEMON") return service.DesiredCount;
        int instances = view.Instances(service.Cluster).Count();
        return instances == 0 && view.Settings.SimulatedInstances ? 1 : instances;
    }

    /// <summary>For how many more such tasks there is room.</summary>
    public int RoomFor(TaskFact task)
    {
        if (!LaunchTypes.NeedsInstance(task.LaunchType) || _simulated) return int.MaxValue;
        (int cpu, int memory) = TaskSizeOf.Of(task);
        return (int)Math.Min(int.MaxValue, _seats.Sum(s => Math.Min(Fit(s.Cpu, cpu), Fit(s.Memory, memory))));

        static long Fit(int left, int each) => each == 0 ? 100_000 : Math.Max(0, left / each);
    }

    /// <summary>The task in its place; null where there is no room.</summary>
    public TaskFact? Place(TaskFact task)
    {
        if (!LaunchTypes.NeedsInstance(task.LaunchType)) return task;
        Seat? seat = _seats.Where(s => s.Lacks(task) is null).OrderBy(static s => s.Tasks).FirstOrDefault();
        if (seat is not null) return seat.Take(task);
        return _simulated ? task with { Instance = _simulatedId } : null;
    }

    /// <summary>The task on a given instance; null, and the reason, where it cannot be.</summary>
    public TaskFact? PlaceOn(TaskFact task, string instance, out string? reason)
    {
        Seat? seat = _seats.FirstOrDefault(s => s.Instance.Id == instance);
        reason = seat is null ? "MISSING" : seat.Lacks(task);
        return reason is null ? seat!.Take(task) : null;
    }

    /// <summary>Why each instance did not take the task.</summary>
    public IEnumerable<Failure> Failures(TaskFact task) => _seats.Select(s => new Failure
    {
        Arn = _arns.Instance(_cluster, s.Instance.Id),
        Reason = s.Lacks(task) ?? "RESOURCE:CPU",
    });

    private sealed class Seat
    {
        public Seat(InstanceFact instance, WorkloadView view)
        {
            Instance = instance;
            Cpu = Amount("CPU");
            Memory = Amount("MEMORY");
            foreach (TaskFact task in view.TasksNotStopped(IndexText.Of("instance", instance.Cluster, instance.Id))) Occupy(task);

            int Amount(string name) => instance.Resources.FirstOrDefault(r => r.Name == name)?.IntegerValue ?? int.MaxValue;
        }

        public InstanceFact Instance { get; }

        public int Cpu { get; private set; }

        public int Memory { get; private set; }

        public int Tasks { get; private set; }

        public string? Lacks(TaskFact task)
        {
            (int cpu, int memory) = TaskSizeOf.Of(task);
            return cpu > Cpu ? "RESOURCE:CPU" : memory > Memory ? "RESOURCE:MEMORY" : null;
        }

        public TaskFact Take(TaskFact task)
        {
            Occupy(task);
            return task with { Instance = Instance.Id };
        }

        private void Occupy(TaskFact task)
        {
            (int cpu, int memory) = TaskSizeOf.Of(task);
            Cpu -= cpu;
            Memory -= memory;
            Tasks++;
        }
    }
}
