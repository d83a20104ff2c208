using System.Text.Json;
using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Rules.Workloads;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>Starts tasks wherever there is room (docs/ECS.md §6.1).</summary>
internal sealed class RunTask(RegionEngine region)
{
    public async ValueTask<RunTaskResponse> RunAsync(RunTaskRequest request, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = region.Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string text = TextOf(request);
        return await region.ChangeWorkloadsAsync(view =>
        {
            // The definition comes first, before the cluster and before a replay (docs/ECS.md §6.1 [captured]).
            RevisionFact revision = TaskStart.Resolve(view, reference, forService: false);
            ClusterFact cluster = view.DemandCluster(clusterName);
            if (Replay(view, request.ClientToken, text) is { } replay) return replay;
            Report.Demand(report => RunTaskRules.Check(request, report));
            TaskDefinition definition = TaskStart.Definition(view, revision);
            Launch launch = new(request.LaunchType, request.CapacityProviderStrategy, request.PlatformVersion);
            TaskFact template = Template(view, request, launch, revision, definition, cluster);
            Placement placement = new(
                view, cluster.Name, PlacementRules.Together(request.PlacementConstraints, definition), request.PlacementStrategy);
            return Run(view, request, template, placement, text);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A task as it is asked for, without a place.</summary>
    public static TaskFact Template(
        WorkloadView view, TaskSettings request, Launch launch, RevisionFact revision, TaskDefinition definition, ClusterFact cluster)
    {
        IReadOnlyList<CapacityProviderStrategyItem>? strategy = launch.Strategy is { Count: > 0 } own ? own
            : launch.LaunchType is null && cluster.DefaultCapacityProviderStrategy.Count > 0 ? cluster.DefaultCapacityProviderStrategy
            : null;
        Report.Demand(report => ClusterRules.CheckStrategy(launch.Strategy, cluster.CapacityProviders, report));
        string? provider = ClusterRules.Choose(strategy);
        string launchType = ClusterRules.LaunchTypeOf(provider, launch.LaunchType, view);
        Report.Demand(report => RunTaskRules.CheckDefinition(request, launch, definition, launchType, report));
        string? platformFamily = LaunchRules.PlatformFamily(launchType, definition);
        IReadOnlyList<Tag> inherited = request.PropagateTags == "TASK_DEFINITION" ? view.Stored.ReadTags(revision) : [];
        TaskFact task = TaskStart.NewTask(definition, cluster.Name, view) with
        {
            LaunchType = launchType,
            CapacityProvider = provider,
            PlatformVersion = LaunchRules.PlatformVersion(launchType, launch.PlatformVersion, platformFamily),
            PlatformFamily = platformFamily,
            Group = string.IsNullOrEmpty(request.Group) ? $"family:{definition.Family}" : request.Group,
            StartedBy = string.IsNullOrEmpty(request.StartedBy) ? null : request.StartedBy,
            AllowsExec = ExecRules.IsAsked(request),
            NetworkConfiguration = request.NetworkConfiguration,
            Overrides = request.Overrides,
            VolumeConfigurations = request.VolumeConfigurations,
            Tags = TaskStart.Tags(request.Tags, inherited, request.EnableECSManagedTags ?? false, cluster.Name, service: null),
        };
        return TaskClock.Unasked(TaskStart.WithRun(task, definition, view));
    }

    private static RunTaskResponse Run(WorkloadView view, RunTaskRequest request, TaskFact template, Placement placement, string text)
    {
        if (LaunchTypes.NeedsInstance(template.LaunchType) && placement.IsEmpty)
            throw EcsErrors.InvalidParameter(SR.NoInstances, SR.AdviceNoInstances);

        List<TaskFact> tasks = new();
        List<Failure> failures = new();
        for (int i = request.Count ?? 1; i > 0; i--)
        {
            if (placement.Place(template) is not { } placed)
            {
                failures.AddRange(placement.Failures(template));
                break;
            }

            tasks.Add(Keep(view, placed));
        }

        if (request.ClientToken is { } token && tasks.Count > 0)
        {
            view.Put(new TokenFact
            {
                Token = token,
                CreatedAt = view.Now,
                Request = text,
                Cluster = template.Cluster,
                Tasks = tasks.Select(static t => t.Id).ToArray(),
            });
        }

        return new RunTaskResponse
        {
            Failures = failures,
            Tasks = tasks.Select(t => TaskAnswers.Of(t, view.Now, view.Arns, withTags: true, justNow: true)).ToArray(),
        };
    }

    // The id is made of what is known; should there be such a task already, of one thing more.
    public static TaskFact Keep(WorkloadView view, TaskFact task)
    {
        for (int i = 0; ; i++)
        {
            string id = Ids.Hex(view.Arns.Cluster(task.Cluster), IndexText.Time(task.CreatedAt), i.ToString(CultureInfo.InvariantCulture));
            if (view.Stored.GetResource(TaskFact.KindName, TaskFact.KeyOf(task.Cluster, id)) is not null) continue;
            TaskFact kept = task with { Id = id };
            view.Put(kept);
            return kept;
        }
    }

    // Members in the order of their names: so they stand in tokens, whichever record declares one.
    private static string TextOf(RunTaskRequest request)
    {
        using JsonDocument document = JsonDocument.Parse(StructureWriter.ToUtf8(request));
        IEnumerable<string> members = document.RootElement.EnumerateObject().OrderBy(static one => one.Name, StringComparer.Ordinal)
            .Select(static one => $"\"{one.Name}\":{one.Value.GetRawText()}");
        return $"{{{string.Join(",", members)}}}";
    }

    // The comparison is literal; a replay shows the tasks as they are now (docs/ECS.md §6.1 [captured]).
    private static RunTaskResponse? Replay(WorkloadView view, string? token, string text)
    {
        if (string.IsNullOrEmpty(token) || view.GetToken(token!) is not { } used) return null;
        TaskFact[] tasks = used.Tasks.Select(id => view.GetTask(used.Cluster, id)).Where(static t => t is not null).ToArray()!;

        // An hour after the last of its tasks was over the token is forgotten too.
        if (tasks.Length == 0) return null;
        if (used.Request != text)
            throw EcsErrors.Conflict(SR.RunTaskConflict, used.Tasks.Select(id => view.Arns.Task(used.Cluster, id)).ToArray());
        return new RunTaskResponse
        {
            Failures = [],
            Tasks = tasks.Select(t => TaskAnswers.Of(t, view.Now, view.Arns, withTags: true)).ToArray(),
        };
    }

    /// <summary>On what tasks are asked to run.</summary>
    internal readonly record struct Launch(
        string? LaunchType, IReadOnlyList<CapacityProviderStrategyItem>? Strategy, string? PlatformVersion);
}
