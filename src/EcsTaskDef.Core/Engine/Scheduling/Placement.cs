using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// Where there is room for tasks in a cluster (docs/ECS.md §6.1, §6.5). Fargate and managed instances have room without end.
/// A registered instance that is not DRAINING has the CPU and memory that it was registered with; of those that the constraints allow the
/// first by the strategies is taken, without any the one with the fewest tasks. A simulated instance takes what the others do not.
/// </summary>
internal sealed class Placement
{
    private readonly List<Seat> _seats;
    private readonly bool _simulated;
    private readonly string _simulatedId;
    private readonly Arns _arns;
    private readonly string _cluster;
    private readonly IReadOnlyList<PlacementStrategy> _strategies;

    /// <param name="view">What there is.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="constraints">Where tasks may be; an expression that is none, in an old definition, allows everything.</param>
    /// <param name="strategies">Where they should be, if possible.</param>
    public Placement(
        WorkloadView view, string cluster, IEnumerable<PlacementConstraint>? constraints = null,
        IReadOnlyList<PlacementStrategy>? strategies = null)
    {
        _arns = view.Arns;
        _cluster = cluster;
        _simulated = view.Settings.SimulatedInstances;
        _simulatedId = Ids.Hex(view.Arns.Cluster(cluster), "simulated instance");
        _strategies = strategies ?? [];
        PlacementConstraint[] all = (constraints ?? []).ToArray();
        Func<IQueried, bool>[] members = all.Where(static c => c is { Type: "memberOf", Expression: not null })
            .Select(static c => ClusterQuery.TryParse(c.Expression!)).OfType<Func<IQueried, bool>>().ToArray();
        bool isDistinct = all.Any(static c => c.Type == "distinctInstance");
        _seats = view.Instances(cluster).Where(static i => i.DrainingAt is null)
            .Select(i => new Seat(i, view, members, isDistinct)).ToList();
    }

    /// <summary>Nowhere at all for a task that needs an instance.</summary>
    public bool IsEmpty => _seats.Count == 0 && !_simulated;

    /// <summary>How many tasks a service should have: a daemon one on every instance, whatever its count says.</summary>
    public static int TargetOf(ServiceFact service, WorkloadView view)
    {
        if (service.DeletedAt is not null) return 0;
        if (service.SchedulingStrategy != "DAEMON") return service.DesiredCount;
        InstanceFact[] instances = view.Instances(service.Cluster).ToArray();
        return instances.Length == 0 && view.Settings.SimulatedInstances ? 1 : instances.Count(static i => i.DrainingAt is null);
    }

    /// <summary>For how many more such tasks there is room.</summary>
    public int RoomFor(TaskFact task)
    {
        if (!LaunchTypes.NeedsInstance(task.LaunchType) || _simulated) return int.MaxValue;
        return (int)Math.Min(int.MaxValue, _seats.Sum(s => s.RoomFor(task)));
    }

    /// <summary>The task in its place; null where there is no room.</summary>
    public TaskFact? Place(TaskFact task)
    {
        if (!LaunchTypes.NeedsInstance(task.LaunchType)) return task;
        Seat? seat = Ordered(task).FirstOrDefault(s => s.Lacks(task) is null);
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

    private IEnumerable<Seat> Ordered(TaskFact task)
    {
        IOrderedEnumerable<Seat> seats = _seats.OrderBy(static _ => 0);
        foreach (PlacementStrategy strategy in _strategies)
        {
            seats = strategy switch
            {
                { Type: "binpack", Field: "cpu" or "CPU" } => seats.ThenBy(static s => s.Cpu),
                { Type: "binpack" } => seats.ThenBy(static s => s.Memory),
                { Type: "random" } => seats.ThenBy(s => Ids.Whole(s.Instance.Id, s.Groups.Count.ToString(CultureInfo.InvariantCulture))),
                { Field: { } field } when field.StartsWith("attribute:", StringComparison.Ordinal) =>
                    seats.ThenBy(s => TasksWhere(field, s, task.Group)),
                _ => seats.ThenBy(s => s.Groups.Count(g => g == task.Group)),
            };
        }

        return seats.ThenBy(static s => s.Groups.Count);
    }

    // How many of the group's tasks are where an attribute has the same value.
    private int TasksWhere(string field, Seat seat, string? group)
    {
        string value = seat.ValueOf(field);
        return _seats.Where(s => s.ValueOf(field) == value).Sum(s => s.Groups.Count(g => g == group));
    }

    private sealed class Seat
    {
        private const string MemberOf = "MemberOf placement constraint unsatisfied.";
        private const string Distinct = "DistinctInstance placement constraint unsatisfied.";

        private readonly QueriedInstance _queried;
        private readonly bool _isMember;
        private readonly bool _isDistinct;

        public Seat(InstanceFact instance, WorkloadView view, Func<IQueried, bool>[] members, bool isDistinct)
        {
            Instance = instance;
            Cpu = Amount("CPU");
            Memory = Amount("MEMORY");
            TaskFact[] tasks = view.TasksNotStopped(IndexText.Of("instance", instance.Cluster, instance.Id)).ToArray();
            foreach (TaskFact task in tasks) Occupy(task);
            _queried = new QueriedInstance(instance, tasks, view.Now);
            _isMember = members.All(m => m(_queried));
            _isDistinct = isDistinct;

            int Amount(string name) => instance.Resources.FirstOrDefault(r => r.Name == name)?.IntegerValue ?? int.MaxValue;
        }

        public InstanceFact Instance { get; }

        public int Cpu { get; private set; }

        public int Memory { get; private set; }

        /// <summary>The groups of its tasks.</summary>
        public List<string?> Groups { get; } = new();

        public string ValueOf(string subject) => _queried.ValuesOf(subject).FirstOrDefault() ?? "";

        public string? Lacks(TaskFact task)
        {
            if (!_isMember) return MemberOf;
            if (_isDistinct && Groups.Contains(task.Group)) return Distinct;
            (int cpu, int memory) = TaskSizeOf.Of(task);
            return cpu > Cpu ? "RESOURCE:CPU" : memory > Memory ? "RESOURCE:MEMORY" : null;
        }

        public long RoomFor(TaskFact task)
        {
            if (Lacks(task) is not null) return 0;
            (int cpu, int memory) = TaskSizeOf.Of(task);
            return _isDistinct ? 1 : Math.Min(Fit(Cpu, cpu), Fit(Memory, memory));

            static long Fit(int left, int each) => each == 0 ? 100_000 : left / each;
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
            Groups.Add(task.Group);
        }
    }
}
