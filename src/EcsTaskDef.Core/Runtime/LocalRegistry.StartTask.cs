using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Runtime;
using EcsTaskDef.Runtime.Messages;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    // ECS semantics §6.1.
    private const int MaxStartInstances = 10;

    /// <inheritdoc/>
    public async ValueTask<StartTaskResponse> StartTaskAsync(StartTaskRequest request, CancellationToken cancellationToken = default) =>
        await ChangeRuntimeAsync((look, runtime) =>
        {
            RevisionFact revision = ResolveForStart(look, runtime, request.TaskDefinition, forService: false);
            ClusterFact cluster = DemandCluster(runtime, request.Cluster);
            if (request.ContainerInstances is null or { Count: 0 }) throw EcsErrors.Client(SR.ContainerInstancesEmpty);
            if (request.ContainerInstances.Count > MaxStartInstances)
                throw EcsErrors.InvalidParameter(SR.Format(SR.ListTooLong, "containerInstances", MaxStartInstances));
            RunTaskRules.DemandCommon(request.StartedBy, request.PropagateTags, request.Overrides);
            DemandTags(request.Tags);
            TaskFact template = Template(look, runtime, AsRunTask(request), revision, Definition(look.View, revision), cluster);
            Placement placement = new(runtime, cluster.Name);
            List<TaskFact> tasks = new();
            List<Failure> failures = new();
            foreach (string name in request.ContainerInstances)
            {
                string id = InstanceId(runtime, cluster, name);
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
    };

    /// <summary>The id of the instance that a caller means; one of another cluster or region is nobody's.</summary>
    private static string InstanceId(RuntimeLook look, ClusterFact cluster, string name) =>
        look.Arns.Parse(name, "container-instance") is { } parsed && (parsed.Cluster ?? cluster.Name) == cluster.Name ? parsed.Name : name;
}
