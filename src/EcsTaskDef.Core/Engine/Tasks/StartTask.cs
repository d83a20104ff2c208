using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Tasks;

/// <summary>Starts a task on given instances (docs/ECS.md §6.1).</summary>
internal sealed class StartTask(RegionEngine region)
{
    // docs/ECS.md §6.1.
    private const int MaxStartInstances = 10;

    public async ValueTask<StartTaskResponse> RunAsync(StartTaskRequest request, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = region.Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string[] instances = (request.ContainerInstances ?? [])
            .Select(i => region.Identifiers.Instance(i, clusterName, "Container Instances")).ToArray();
        return await region.ChangeWorkloadsAsync(view =>
        {
            RevisionFact revision = TaskStart.Resolve(view, reference, forService: false);
            ClusterFact cluster = view.DemandCluster(clusterName);
            RequestRules.DemandList(instances, EcsErrors.Client(SR.ContainerInstancesEmpty), "instanceIds", MaxStartInstances);
            Report.Demand(report => RunTaskRules.Check(request, report));

            // StartTask has no launch type: its tasks are on instances.
            RunTask.Launch launch = new(LaunchTypes.Ec2, Strategy: null, PlatformVersion: null);
            TaskFact template = RunTask.Template(view, request, launch, revision, TaskStart.Definition(view, revision), cluster);
            Placement placement = new(view, cluster.Name);
            List<TaskFact> tasks = new();
            List<Failure> failures = new();
            foreach (string id in instances)
            {
                string? reason = view.GetInstance(cluster.Name, id) is { DeregisteredAt: not null } ? "INACTIVE" : null;
                if (reason is null && placement.PlaceOn(template, id, out reason) is { } placed) tasks.Add(RunTask.Keep(view, placed));
                else failures.Add(new Failure { Arn = view.Arns.Instance(cluster.Name, id), Reason = reason! });
            }

            return new StartTaskResponse
            {
                Failures = failures,
                Tasks = tasks.Select(t => TaskAnswers.Of(t, view.Now, view.Arns, withTags: true, justNow: true)).ToArray(),
            };
        }, cancellationToken).ConfigureAwait(false);
    }
}
