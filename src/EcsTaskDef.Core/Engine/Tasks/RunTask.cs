using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Workloads;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default)
    {
        TaskDefinitionReference reference = Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        string clusterName = Identifiers.Cluster(request.Cluster);
        string text = RuntimeLook.TextOf(request, EcsJsonContext.Default.RunTaskRequest);
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            // The definition comes first, before the cluster and before a replay (docs/ECS.md §6.1 [captured]).
            RevisionFact revision = ResolveForStart(look, runtime, reference, forService: false);
            ClusterFact cluster = DemandCluster(runtime, clusterName);
            if (Replay(runtime, request.ClientToken, text) is { } replay) return replay;
            RunTaskRules.DemandRequest(request);
            DemandLaunchType(request.LaunchType);
            DemandTags(request.Tags);
            TaskDefinition definition = Definition(look.View, revision);
            TaskFact template = Template(look, runtime, request, revision, definition, cluster);
            return Run(runtime, request, template, cluster.Name, text);
        }, cancellationToken).ConfigureAwait(false);
    }

    private static TaskFact Template(
        Look look, RuntimeLook runtime, RunTaskRequest request, RevisionFact revision, TaskDefinition definition, ClusterFact cluster)
    {
        IReadOnlyList<CapacityProviderStrategyItem>? strategy = request.CapacityProviderStrategy is { Count: > 0 } own ? own
            : request.LaunchType is null && cluster.DefaultCapacityProviderStrategy.Count > 0 ? cluster.DefaultCapacityProviderStrategy
            : null;
        ClusterRules.DemandStrategy(request.CapacityProviderStrategy, cluster.CapacityProviders);
        string? provider = ClusterRules.Choose(strategy);
        string launchType = provider is not null ? ClusterRules.LaunchTypeOf(provider) : request.LaunchType ?? LaunchTypes.Ec2;
        NetworkRules.Demand(request.NetworkConfiguration, definition.NetworkMode, launchType);
        bool exec = request.EnableExecuteCommand == true;
        bool extras = exec || request.Overrides?.EphemeralStorage is not null;
        PlatformRules.Demand(request.PlatformVersion, launchType, definition, extras);
        LaunchVolumeRules.Demand(request.VolumeConfigurations, definition);
        ExecRules.Demand(ExecRules.OfTask, exec, definition, request.Overrides?.TaskRoleArn);
        LaunchRules.Demand(launchType, definition);
        RunTaskRules.DemandOverrides(request.Overrides, definition);
        string? platformFamily = LaunchRules.PlatformFamily(launchType, definition);
        IReadOnlyList<Tag> inherited = request.PropagateTags == "TASK_DEFINITION" ? look.View.ReadTags(revision) : [];
        return NewTask(definition, cluster.Name, runtime) with
        {
            LaunchType = launchType,
            CapacityProvider = provider,
            PlatformVersion = LaunchRules.PlatformVersion(launchType, request.PlatformVersion, platformFamily),
            PlatformFamily = platformFamily,
            Group = string.IsNullOrEmpty(request.Group) ? $"family:{definition.Family}" : request.Group,
            StartedBy = string.IsNullOrEmpty(request.StartedBy) ? null : request.StartedBy,
            EnableExecuteCommand = request.EnableExecuteCommand ?? false,
            NetworkConfiguration = request.NetworkConfiguration,
            Overrides = request.Overrides,
            Tags = TaskTags(request.Tags, inherited, request.EnableECSManagedTags ?? false, cluster.Name, service: null),
        };
    }

    private static RunTaskResponse Run(RuntimeLook runtime, RunTaskRequest request, TaskFact template, string cluster, string text)
    {
        Placement placement = new(runtime, cluster);
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

            tasks.Add(Keep(runtime, placed));
        }

        if (request.ClientToken is { } token && tasks.Count > 0)
        {
            runtime.Put(new TokenFact
            {
                Token = token,
                CreatedAt = runtime.Now,
                Request = text,
                Cluster = cluster,
                Tasks = tasks.Select(static t => t.Id).ToArray(),
            });
        }

        return new RunTaskResponse
        {
            Failures = failures,
            Tasks = tasks.Select(t => TaskAnswers.Of(t, runtime.Now, runtime.Arns, withTags: true, justNow: true)).ToArray(),
        };
    }

    // The id is made of what is known; should there be such a task already, of one thing more.
    private static TaskFact Keep(RuntimeLook runtime, TaskFact task)
    {
        for (int i = 0; ; i++)
        {
            string id = Ids.Hex(runtime.Arns.Cluster(task.Cluster), IndexText.Time(task.CreatedAt), i.ToString(CultureInfo.InvariantCulture));
            if (runtime.View.GetResource(TaskFact.KindName, TaskFact.KeyOf(task.Cluster, id)) is not null) continue;
            TaskFact kept = task with { Id = id };
            runtime.Put(kept);
            return kept;
        }
    }

    // The comparison is literal; a replay shows the tasks as they are now (docs/ECS.md §6.1 [captured]).
    private static RunTaskResponse? Replay(RuntimeLook runtime, string? token, string text)
    {
        if (string.IsNullOrEmpty(token) || runtime.GetToken(token!) is not { } used) return null;
        TaskFact[] tasks = used.Tasks.Select(id => runtime.GetTask(used.Cluster, id)).Where(static t => t is not null).ToArray()!;

        // An hour after the last of its tasks was over the token is forgotten too.
        if (tasks.Length == 0) return null;
        if (used.Request != text)
            throw EcsErrors.Conflict(SR.RunTaskConflict, used.Tasks.Select(id => runtime.Arns.Task(used.Cluster, id)).ToArray());
        return new RunTaskResponse
        {
            Failures = [],
            Tasks = tasks.Select(t => TaskAnswers.Of(t, runtime.Now, runtime.Arns, withTags: true)).ToArray(),
        };
    }
}
