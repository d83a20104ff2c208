using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    // docs/ECS.md §6.1.
    private const int MaxStartInstances = 10;

    /// <inheritdoc/>
    public async ValueTask<StartTaskResponse> StartTaskAsync(StartTaskRequest request, CancellationToken cancellationToken = default)
    {
        TaskDefinitionReference reference = Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        string clusterName = Identifiers.Cluster(request.Cluster);
        string[] instances = (request.ContainerInstances ?? [])
            .Select(i => Identifiers.Instance(i, clusterName, "Container Instances")).ToArray();
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            RevisionFact revision = ResolveForStart(look, runtime, reference, forService: false);
            ClusterFact cluster = DemandCluster(runtime, clusterName);
            DemandList(instances, EcsErrors.Client(SR.ContainerInstancesEmpty), "instanceIds", MaxStartInstances);
            RunTaskRules.DemandCommon(request.StartedBy, request.PropagateTags, request.Overrides);
            DemandTags(request.Tags);
            TaskFact template = Template(look, runtime, AsRunTask(request), revision, Definition(look.View, revision), cluster);
            Placement placement = new(runtime, cluster.Name);
            List<TaskFact> tasks = new();
            List<Failure> failures = new();
            foreach (string id in instances)
            {
                string? reason = runtime.GetInstance(cluster.Name, id) is { DeregisteredAt: not null } ? "INACTIVE" : null;
                if (reason is null && placement.PlaceOn(template, id, out reason) is { } placed) tasks.Add(Keep(runtime, placed));
                else failures.Add(new Failure { Arn = runtime.Arns.Instance(cluster.Name, id), Reason = reason! });
            }

            return new StartTaskResponse
            {
                Failures = failures,
                Tasks = tasks.Select(t => TaskAnswers.Of(t, runtime.Now, runtime.Arns, withTags: true, justNow: true)).ToArray(),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    // StartTask has no launch type: its tasks are on instances.
    private static RunTaskRequest AsRunTask(StartTaskRequest request) => new()
    {
        LaunchType = LaunchTypes.Ec2,
        EnableECSManagedTags = request.EnableECSManagedTags,
        EnableExecuteCommand = request.EnableExecuteCommand,
        Group = request.Group,
        NetworkConfiguration = request.NetworkConfiguration,
        Overrides = request.Overrides,
        PropagateTags = request.PropagateTags,
        StartedBy = request.StartedBy,
        Tags = request.Tags,
        VolumeConfigurations = request.VolumeConfigurations,
    };
}
