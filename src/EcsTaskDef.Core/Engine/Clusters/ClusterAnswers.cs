using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>A cluster as ECS answers it at a time (docs/ECS.md §5.1, Appendix A6 [captured]).</summary>
internal static class ClusterAnswers
{
    // The order in which ECS lists them (docs/ECS.md §5.2 [captured]).
    private static readonly (string Name, string Launch)[] s_launchTypes =
    [
        ("EC2", LaunchTypes.Ec2), ("Fargate", LaunchTypes.Fargate), ("External", LaunchTypes.External),
        ("ManagedInstances", LaunchTypes.ManagedInstances),
    ];

    public static ContainerCluster Of(
        ClusterFact cluster, WorkloadView view, bool settings, bool tags, bool attachments = false, bool statistics = false,
        bool configuration = true, bool justPut = false)
    {
        IReadOnlyList<TaskAttachment>? scaling = attachments ? Scaling(cluster, view) : null;
        (int Running, int Pending)[] tasks = s_launchTypes.Select(t => CountTasks(view, cluster.Name, t.Launch)).ToArray();
        return new ContainerCluster
        {
            ActiveServicesCount = view.Stored.ListByIndex(ServiceFact.KindName, IndexText.Of("active", cluster.Name) + "/").Count(),
            Attachments = scaling,
            AttachmentsStatus = scaling is not { Count: > 0 } ? null : justPut ? "UPDATE_IN_PROGRESS" : "UPDATE_COMPLETE",
            CapacityProviders = cluster.CapacityProviders,
            ClusterArn = view.Arns.Cluster(cluster.Name),
            ClusterName = cluster.Name,
            Configuration = configuration ? cluster.Configuration : null,
            DefaultCapacityProviderStrategy = cluster.DefaultCapacityProviderStrategy,
            PendingTasksCount = tasks.Sum(static t => t.Pending),
            RegisteredContainerInstancesCount = view.Instances(cluster.Name).Count(),
            RunningTasksCount = tasks.Sum(static t => t.Running),
            ServiceConnectDefaults = cluster.ServiceConnectDefaults,
            Settings = settings ? cluster.Settings : [],
            Statistics = statistics ? Statistics(cluster, view, tasks) : [],
            Status = cluster.IsActive ? "ACTIVE" : "INACTIVE",
            Tags = tags ? cluster.Tags : [],
        };
    }

    // A scaling policy for each Auto Scaling group that ECS scales [doc].
    private static List<TaskAttachment> Scaling(ClusterFact cluster, WorkloadView view) => cluster.CapacityProviders
        .Where(p => view.GetProvider(p)?.AutoScalingGroup?.ManagedScaling?.Status == "ENABLED")
        .Select(p => new TaskAttachment
        {
            Details =
            [
                new NameValuePair { Name = "capacityProviderName", Value = p },
                new NameValuePair
                {
                    Name = "scalingPolicyName", Value = "ECSManagedAutoScalingPolicy-" + Ids.Uuid(view.Arns.Cluster(cluster.Name), p),
                },
            ],
            Id = Ids.Uuid(view.Arns.Cluster(cluster.Name), "scaling", p),
            Status = "ACTIVE",
            Type = "as_policy",
        }).ToList();

    // From the index alone: since when a task runs stands in the text under which it is found.
    private static (int Running, int Pending) CountTasks(WorkloadView view, string cluster, string launchType)
    {
        string index = IndexText.Of("launch", cluster, launchType);
        string now = $"{index}/live/{IndexText.Time(view.Now)}";
        int running = 0, pending = 0;
        foreach ((string text, _) in view.Stored.ListByIndex(TaskFact.KindName, $"{index}/live/"))
        {
            if (string.CompareOrdinal(text, now) <= 0) running++;
            else pending++;
        }

        // Those that a plan has ahead are among the pending ones of the index; those that it stops later still run.
        if (pending > 0) pending -= view.Stored.ListByIndex(TaskFact.KindName, $"{index}/live/", now).Count(e => !IsCreated(view, e.Key));
        foreach ((_, TaskFact task) in view.LiveTasks(index, ($"{index}/stop/", "")))
        {
            if (TaskClock.RunningAt(task) <= view.Now) running++;
            else pending++;
        }

        return (running, pending);
    }

    private static bool IsCreated(WorkloadView view, string key)
    {
        int slash = key.IndexOf('/');
        return view.GetTask(key.Substring(0, slash), key.Substring(slash + 1)) is not null;
    }

    private static List<NameValuePair> Statistics(ClusterFact cluster, WorkloadView view, (int Running, int Pending)[] tasks)
    {
        string[] active = view.Stored.ListByIndex(ServiceFact.KindName, IndexText.Of("active", cluster.Name) + "/")
            .Select(static e => e.Text).ToArray();
        string draining = IndexText.Of("draining", cluster.Name) + "/";
        string[] drainingTypes = view.Services(draining).Where(s => s.StatusAt(view.Now) == "DRAINING")
            .Select(static s => s.LaunchType ?? "-").ToArray();
        List<NameValuePair> list = new();
        void Add(string name, int count) =>
            list.Add(new NameValuePair { Name = name, Value = count.ToString(CultureInfo.InvariantCulture) });
        void Tasks(int i)
        {
            Add($"running{s_launchTypes[i].Name}TasksCount", tasks[i].Running);
            Add($"pending{s_launchTypes[i].Name}TasksCount", tasks[i].Pending);
        }

        void Services(string kind, int i) => Add($"{kind}{s_launchTypes[i].Name}ServiceCount", kind == "active"
            ? active.Count(t => t.StartsWith(IndexText.Of("active", cluster.Name, s_launchTypes[i].Launch) + "/", StringComparison.Ordinal))
            : drainingTypes.Count(t => t == s_launchTypes[i].Launch));

        Add("runningEC2TasksCount", tasks[0].Running);
        Add("runningFargateTasksCount", tasks[1].Running);
        Add("pendingEC2TasksCount", tasks[0].Pending);
        Add("pendingFargateTasksCount", tasks[1].Pending);
        Tasks(2);
        Tasks(3);
        Services("active", 0);
        Services("active", 1);
        Services("draining", 0);
        Services("draining", 1);
        Services("active", 2);
        Services("draining", 2);
        Services("active", 3);
        Services("draining", 3);
        return list;
    }
}
