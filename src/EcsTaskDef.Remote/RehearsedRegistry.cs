using EcsTaskDef.Remote.Calls;
using EcsTaskDef.Remote.Registrations;

namespace EcsTaskDef.Remote;

/// <summary>
/// A registry at the other end of a wire that changes nothing. ECS has no rehearsal: a definition is judged by the engine's rules, a
/// revision is looked up, and what else ECS would refuse it says when the change is made.
/// </summary>
internal sealed class RehearsedRegistry(RemoteRegistry registry, RemoteRegion region) : IRegistry
{
    public string Region => registry.Region;

    public string Account => registry.Account;

    public IRegistry Rehearsal => this;

    public ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Judge(request, region);
        return new(new RegisterTaskDefinitionResponse { TaskDefinition = Nothing, Tags = request.Tags });
    }

    public async ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
        DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) => new()
        {
            TaskDefinition =
                (await region.DescribeAsync(request.TaskDefinition ?? "", cancellationToken).ConfigureAwait(false)).TaskDefinition,
        };

    public async ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(
        DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken = default)
    {
        List<Failure> failures = [];
        foreach (string name in request.TaskDefinitions ?? [])
            if (await ReasonNotToDeleteAsync(name, cancellationToken).ConfigureAwait(false) is { } reason) failures.Add(
                new() { Arn = name, Reason = reason });
        return new DeleteTaskDefinitionsResponse { TaskDefinitions = [], Failures = failures };
    }

    public async ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        await ListTagsForResourceAsync(new() { ResourceArn = request.ResourceArn }, cancellationToken).ConfigureAwait(false);

    public async ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        await ListTagsForResourceAsync(new() { ResourceArn = request.ResourceArn }, cancellationToken).ConfigureAwait(false);

    public ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeTaskDefinitionAsync(request, cancellationToken);

    public ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(ListTaskDefinitionsRequest request,
        CancellationToken cancellationToken = default) =>
        registry.ListTaskDefinitionsAsync(request, cancellationToken);

    public ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(ListTaskDefinitionFamiliesRequest request,
        CancellationToken cancellationToken = default) =>
        registry.ListTaskDefinitionFamiliesAsync(request, cancellationToken);

    public ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request,
        CancellationToken cancellationToken = default) =>
        registry.ListTagsForResourceAsync(request, cancellationToken);

    public ValueTask<DescribeClustersResponse> DescribeClustersAsync(DescribeClustersRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeClustersAsync(request, cancellationToken);

    public ValueTask<ListClustersResponse> ListClustersAsync(ListClustersRequest request, CancellationToken cancellationToken = default) =>
        registry.ListClustersAsync(request, cancellationToken);

    public ValueTask<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeServicesAsync(request, cancellationToken);

    public ValueTask<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken = default) =>
        registry.ListServicesAsync(request, cancellationToken);

    public ValueTask<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(ListServiceDeploymentsRequest request,
        CancellationToken cancellationToken = default) =>
        registry.ListServiceDeploymentsAsync(request, cancellationToken);

    public ValueTask<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(DescribeServiceDeploymentsRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeServiceDeploymentsAsync(request, cancellationToken);

    public ValueTask<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(DescribeServiceRevisionsRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeServiceRevisionsAsync(request, cancellationToken);

    public ValueTask<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeTasksAsync(request, cancellationToken);

    public ValueTask<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        registry.ListTasksAsync(request, cancellationToken);

    public ValueTask<ListContainerInstancesResponse> ListContainerInstancesAsync(ListContainerInstancesRequest request,
        CancellationToken cancellationToken = default) =>
        registry.ListContainerInstancesAsync(request, cancellationToken);

    public ValueTask<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(DescribeContainerInstancesRequest request,
        CancellationToken cancellationToken = default) =>
        registry.DescribeContainerInstancesAsync(request, cancellationToken);

    public ValueTask<CreateClusterResponse> CreateClusterAsync(CreateClusterRequest request,
        CancellationToken cancellationToken = default) =>
        new(new CreateClusterResponse { Cluster = new ContainerCluster() });

    public ValueTask<DeleteClusterResponse> DeleteClusterAsync(DeleteClusterRequest request,
        CancellationToken cancellationToken = default) =>
        new(new DeleteClusterResponse { Cluster = new ContainerCluster() });

    public ValueTask<UpdateClusterResponse> UpdateClusterAsync(UpdateClusterRequest request,
        CancellationToken cancellationToken = default) =>
        new(new UpdateClusterResponse { Cluster = new ContainerCluster() });

    public ValueTask<UpdateClusterResponse> UpdateClusterSettingsAsync(UpdateClusterSettingsRequest request,
        CancellationToken cancellationToken = default) =>
        new(new UpdateClusterResponse { Cluster = new ContainerCluster() });

    public ValueTask<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request,
        CancellationToken cancellationToken = default) =>
        new(new CreateServiceResponse { Service = new ContainerService() });

    public ValueTask<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request,
        CancellationToken cancellationToken = default) =>
        new(new UpdateServiceResponse { Service = new ContainerService() });

    public ValueTask<DeleteServiceResponse> DeleteServiceAsync(DeleteServiceRequest request,
        CancellationToken cancellationToken = default) =>
        new(new DeleteServiceResponse { Service = new ContainerService() });

    public ValueTask<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default) =>
        new(new RunTaskResponse { Tasks = [], Failures = [] });

    public ValueTask<StartTaskResponse> StartTaskAsync(StartTaskRequest request, CancellationToken cancellationToken = default) =>
        new(new StartTaskResponse { Tasks = [], Failures = [] });

    public ValueTask<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default) =>
        new(new StopTaskResponse { Task = new ContainerTask() });

    public ValueTask<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(RegisterContainerInstanceRequest request,
        CancellationToken cancellationToken = default) =>
        new(new RegisterContainerInstanceResponse { ContainerInstance = new ContainerInstance() });

    public ValueTask<DeregisterContainerInstanceResponse> DeregisterContainerInstanceAsync(DeregisterContainerInstanceRequest request,
        CancellationToken cancellationToken = default) =>
        new(new DeregisterContainerInstanceResponse { ContainerInstance = new ContainerInstance() });

    public ValueTask<TResponse> CallAsync<TResponse>(IEcsRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class =>
        CallNatures.Of(EcsOperation.NameOf(request.GetType()), request) == CallNature.Read
            ? registry.CallAsync(request, cancellationToken)
            : new(EcsJson.Read<TResponse>("{}"u8.ToArray()));

    public async ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Demand(options);
        await RegisterTaskDefinitionAsync(request, cancellationToken).ConfigureAwait(false);
        return new RegistrationResult { TaskDefinition = Nothing, Tags = request.Tags, Registered = true };
    }

    public async ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError = false,
        CancellationToken cancellationToken = default)
    {
        List<RegistrationOutcome> outcomes = [];
        foreach (RegisterTaskDefinitionRequest request in requests)
        {
            try
            {
                outcomes.Add(new() { Result = await RegisterAsync(request, options, cancellationToken).ConfigureAwait(false) });
            }
            catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
            {
                outcomes.Add(new() { Error = refusal });
                if (stopAtFirstError) break;
            }
        }

        return outcomes;
    }

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        EachAsync(taskDefinitions, stopAtFirstError, async name =>
            (await DeregisterTaskDefinitionAsync(new() { TaskDefinition = name }, cancellationToken).ConfigureAwait(false)).TaskDefinition);

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeleteManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        EachAsync(taskDefinitions, stopAtFirstError, async name =>
            await ReasonNotToDeleteAsync(name, cancellationToken).ConfigureAwait(false) is { } reason ? throw EcsErrors.Client(reason)
                : Nothing);

    public ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default) =>
        registry.GetFamiliesAsync(prefix, status, after, maxResults, cancellationToken);

    public ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default) =>
        registry.GetFamilyAsync(family, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionSummary>> GetNewestRevisionsAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken = default) =>
        registry.GetNewestRevisionsAsync(family, digits, statuses, maxResults, cancellationToken);

    public ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken = default) =>
        registry.IsInUseAsync(family, revision, cancellationToken);

    public ValueTask<TaskDefinitionUsage> GetUsageAsync(string taskDefinition, CancellationToken cancellationToken = default) =>
        registry.GetUsageAsync(taskDefinition, cancellationToken);

    public ValueTask<IReadOnlyList<TaskDefinitionUsage>> GetFamilyUsageAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        registry.GetFamilyUsageAsync(family, after, maxResults, cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> PlanLimitAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken = default) =>
        registry.PlanLimitAsync(family, limit, cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyLimitAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken = default) => new(plan);

    public ValueTask<IReadOnlyList<ArchivedRevision>> ReadFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        registry.ReadFamilyAsync(family, after, maxResults, cancellationToken);

    public ValueTask<IReadOnlyList<TaskDefinitionDocument>> RestoreFamilyAsync(
        string family, int latestRevision, IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken = default) =>
        registry.RestoreFamilyAsync(family, latestRevision, revisions, cancellationToken);

    public ValueTask<HistoryPage> GetHistoryAsync(
        HistoryQuery query, HistoryCursor? cursor = null, CancellationToken cancellationToken = default) =>
        registry.GetHistoryAsync(query, cursor, cancellationToken);

    private static TaskDefinitionDocument Nothing => new("{}"u8.ToArray());

    private async ValueTask<string?> ReasonNotToDeleteAsync(string name, CancellationToken cancellationToken)
    {
        if (await region.TryDescribeAsync(name, cancellationToken).ConfigureAwait(false) is not { } described) return SR.DeleteUnknown;
        return described.TaskDefinition.Value.Status == TaskDefinitionStatuses.Active ? SR.DeleteActive : null;
    }

    private static async ValueTask<IReadOnlyList<RevisionOutcome>> EachAsync(
        IReadOnlyList<string> names, bool stopAtFirstError, Func<string, ValueTask<TaskDefinitionDocument>> look)
    {
        List<RevisionOutcome> outcomes = [];
        foreach (string name in names)
        {
            try
            {
                outcomes.Add(new() { Input = name, TaskDefinition = await look(name).ConfigureAwait(false) });
            }
            catch (EcsException refusal) when (refusal.Kind == EcsErrorKind.Refusal)
            {
                outcomes.Add(new() { Input = name, Error = refusal });
                if (stopAtFirstError) break;
            }
        }

        return outcomes;
    }
}
