using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Services;

/// <summary>Task sets of services with the controller EXTERNAL (docs/ECS.md §7.6).</summary>
internal sealed class TaskSets(RegionEngine region)
{
    public static readonly Rule NotExternal = Rule.Parameter(
        nameof(SR.TaskSetNotExternal), "[seen 2023: hashicorp/terraform-provider-aws#30347]");

    public static readonly Rule Limit = Rule.Parameter(
        nameof(SR.TaskSetLimit), "[seen 2021: aws-samples/ecs-bg-external-controller#6]");

    public static readonly Rule NotFound = Rule.Of(
        nameof(SR.TaskSetUnknown), EcsErrorCodes.TaskSetNotFound, "code [model], text [guess]");

    public static readonly Rule Scale = Rule.Parameter(nameof(SR.TaskSetScale), "limits [model], text [guess]");
    public static readonly Rule Scaled = Rule.Parameter(nameof(SR.TaskSetScaled), "rule [model], text [guess]");

    private const int MaxSets = 5;
    private const int MaxDescribed = 100;

    public ValueTask<TaskSetResponse> CreateAsync(CreateTaskSetRequest request, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = region.Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        Demand(request.Scale);
        RequestRules.DemandTags(request.Tags);
        return ChangeAsync(request, (view, cluster, service) =>
        {
            if (request.ClientToken is { Length: > 0 } token
                && service.TaskSets.FirstOrDefault(s => s.ClientToken == token) is { } known)
                return (service, known.Deployment.Number);
            int there = service.TaskSets.Count(s => !(s.Deployment.RetiredAt <= view.Now));
            Report.Demand(report =>
            {
                if (there >= MaxSets) report.Refuse(Limit, there);
                if (request is { LaunchType: not null, CapacityProviderStrategy.Count: > 0 })
                    report.Refuse(ServiceRules.LaunchTypeAndStrategy);
                RequestRules.CheckLaunchType(request.LaunchType, report);
                ClusterRules.CheckStrategy(request.CapacityProviderStrategy, report);
            });
            TaskDefinition definition = TaskStart.Definition(view, TaskStart.Resolve(view, reference, forService: true));
            IReadOnlyList<CapacityProviderStrategyItem>? strategy = request.CapacityProviderStrategy is { Count: > 0 } own ? own
                : request.LaunchType is null && cluster.DefaultCapacityProviderStrategy.Count > 0 ? cluster.DefaultCapacityProviderStrategy
                : null;
            string launchType = ClusterRules.LaunchTypeOf(ClusterRules.Choose(strategy), request.LaunchType, view);
            ServiceFact shaped = service with
            {
                CapacityProviderStrategy = strategy, DeploymentCount = service.DeploymentCount + 1,
                LaunchType = strategy is null ? launchType : null, LoadBalancers = request.LoadBalancers ?? [],
                NetworkConfiguration = request.NetworkConfiguration, PlatformVersion = request.PlatformVersion,
                ServiceRegistries = request.ServiceRegistries,
            };
            UpdateServiceRequest sent = new() { PlatformVersion = request.PlatformVersion, ServiceRegistries = request.ServiceRegistries };
            Report.Demand(report => ServiceRules.CheckDefinition(sent, shaped, cluster, definition, launchType, report));
            DeploymentFact deployment = NewDeployment.Of(view, shaped, definition, launchType);
            TaskSetFact set = new()
            {
                Deployment = deployment, ClientToken = request.ClientToken, ExternalId = request.ExternalId,
                Scale = request.Scale?.Value ?? 100, Tags = request.Tags ?? [],
            };
            return (service with
            {
                DeploymentCount = shaped.DeploymentCount, TaskSets = service.TaskSets.Prepend(set).ToArray(),
            }, deployment.Number);
        }, cancellationToken);
    }

    public ValueTask<TaskSetResponse> UpdateAsync(UpdateTaskSetRequest request, CancellationToken cancellationToken)
    {
        string number = region.Identifiers.TaskSet(request.TaskSet, "Task Set");
        Demand(request.Scale);
        return ChangeAsync(request, (view, _, service) => (Edit(view, service, number, s => s with
        {
            Scale = request.Scale?.Value ?? s.Scale, Deployment = s.Deployment with { UpdatedAt = view.Now },
        }), number), cancellationToken);
    }

    public ValueTask<TaskSetResponse> MakePrimaryAsync(UpdateServicePrimaryTaskSetRequest request, CancellationToken cancellationToken)
    {
        string number = region.Identifiers.TaskSet(request.PrimaryTaskSet, "Primary Task Set");
        return ChangeAsync(request, (view, _, service) =>
        {
            ServiceFact changed = Edit(view, service, number, s => s with { Deployment = s.Deployment with { UpdatedAt = view.Now } });
            return (changed with
            {
                TaskSets = changed.TaskSets.Select(s => s with { IsPrimary = s.Deployment.Number == number }).ToArray(),
            }, number);
        }, cancellationToken);
    }

    public ValueTask<TaskSetResponse> DeleteAsync(DeleteTaskSetRequest request, CancellationToken cancellationToken)
    {
        string number = region.Identifiers.TaskSet(request.TaskSet, "Task Set");
        return ChangeAsync(request, (view, _, service) => (Edit(view, service, number, s =>
            request.Force != true && ServiceScheduler.TargetOf(s, service) > 0
                ? throw Scaled.With()
                : s with { DeletedAt = view.Now, IsPrimary = false, Deployment = s.Deployment with { UpdatedAt = view.Now } }), number),
            cancellationToken);
    }

    public ValueTask<DescribeTaskSetsResponse> DescribeAsync(DescribeTaskSetsRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string serviceName = region.Identifiers.Service(request.Service, clusterName);
        // The model has the list optional; ECS wants it [seen 2020: aws/aws-cli#5380].
        EcsException empty = EcsErrors.InvalidParameter(SR.TaskSetsEmpty);
        string[] numbers = RequestRules.DemandList(request.TaskSets, empty, "TaskSets", MaxDescribed)
            .Select(s => region.Identifiers.TaskSet(s, "Task Sets")).Distinct(StringComparer.Ordinal).ToArray();
        RequestRules.DemandInclude(request.Include, "TAGS");
        return region.ReadWorkloadsAsync(view =>
        {
            ServiceFact service = DemandExternal(view, view.DemandCluster(clusterName), serviceName);
            TaskFact[] tasks = view.TasksNotStopped(IndexText.Of("service", service.Cluster, service.Name)).ToArray();
            TaskSetFact[] there = service.TaskSets.Where(s => !(s.Deployment.RetiredAt <= view.Now)).ToArray();
            (IReadOnlyList<TaskSet> found, IReadOnlyList<Failure> failures) = Described.Of(
                numbers,
                number => there.FirstOrDefault(s => s.Deployment.Number == number) is { } set
                    ? TaskSetAnswers.Of(set, service, view, tasks, request.Include is { Count: > 0 })
                    : null,
                number => view.Arns.TaskSet(service.Cluster, service.Name, "ecs-svc/" + number));
            return new DescribeTaskSetsResponse { Failures = failures, TaskSets = found };
        }, cancellationToken);
    }

    private async ValueTask<TaskSetResponse> ChangeAsync(
        TaskSetPlace place, Func<WorkloadView, ClusterFact, ServiceFact, (ServiceFact Service, string Number)> edit,
        CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(place.Cluster);
        string serviceName = region.Identifiers.Service(place.Service, clusterName);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            ServiceFact service = DemandExternal(view, cluster, serviceName);
            if (service.StatusAt(view.Now) != "ACTIVE") throw EcsErrors.ServiceNotActive(SR.ServiceNotActive, SR.AdviceServiceInactive);
            (ServiceFact changed, string number) = edit(view, cluster, service);
            ServiceFact after = ServiceScheduler.Reschedule(view, changed);
            TaskFact[] tasks = view.TasksNotStopped(IndexText.Of("service", service.Cluster, service.Name)).ToArray();
            TaskSetFact set = after.TaskSets.First(s => s.Deployment.Number == number);
            return new TaskSetResponse { TaskSet = TaskSetAnswers.Of(set, after, view, tasks, withTags: true, justNow: true) };
        }, cancellationToken).ConfigureAwait(false);
    }

    private static ServiceFact DemandExternal(WorkloadView view, ClusterFact cluster, string name)
    {
        ServiceFact service = view.DemandService(cluster, name);
        return service.IsExternal ? service : throw NotExternal.With();
    }

    private static ServiceFact Edit(WorkloadView view, ServiceFact service, string number, Func<TaskSetFact, TaskSetFact> change)
    {
        if (service.TaskSets.All(s => s.Deployment.Number != number || s.Deployment.RetiredAt <= view.Now)) throw NotFound.With(number);
        return service with { TaskSets = service.TaskSets.Select(s => s.Deployment.Number == number ? change(s) : s).ToArray() };
    }

    private static void Demand(TaskSetScale? scale)
    {
        if (scale?.Unit is not (null or "PERCENT")) throw EcsErrors.NotOneOf("unit", ["PERCENT"]);
        if (scale?.Value is < 0 or > 100) throw Scale.With();
    }
}
