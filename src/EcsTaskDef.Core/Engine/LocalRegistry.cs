using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Copies;
using EcsTaskDef.Engine.Families;
using EcsTaskDef.Engine.History;
using EcsTaskDef.Engine.Instances;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Services;
using EcsTaskDef.Engine.Tags;
using EcsTaskDef.Engine.TaskDefinitions;
using EcsTaskDef.Engine.Tasks;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

/// <summary>Our registry: ECS's rules over a store. Each operation is a class of its subject's room.</summary>
internal sealed class LocalRegistry(RegionEngine region) : IRegistry, ICopyDestination
{
    public string Region => region.Region;

    public string Account => region.Account;

    public IRegistry Rehearsal => new LocalRegistry(region.Rehearsal);

    public ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        new RegisterTaskDefinition(region).RunAsync(request, cancellationToken);

    public ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
        DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        new DeregisterTaskDefinition(region).RunAsync(request, cancellationToken);

    public ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        new DescribeTaskDefinition(region).RunAsync(request, cancellationToken);

    public ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
        ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default) =>
        new ListTaskDefinitions(region).RunAsync(request, cancellationToken);

    public ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(
        ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken = default) =>
        new FamilyListing(region).ListAsync(request, cancellationToken);

    public ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(
        DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken = default) =>
        new DeleteTaskDefinitions(region).RunAsync(request, cancellationToken);

    public ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        new ResourceTags(region).AddAsync(request, cancellationToken);

    public ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        new ResourceTags(region).RemoveAsync(request, cancellationToken);

    public ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        new ResourceTags(region).ListAsync(request, cancellationToken);

    public ValueTask<CreateClusterResponse> CreateClusterAsync(
        CreateClusterRequest request, CancellationToken cancellationToken = default) =>
        new CreateCluster(region).RunAsync(request, cancellationToken);

    public ValueTask<DeleteClusterResponse> DeleteClusterAsync(
        DeleteClusterRequest request, CancellationToken cancellationToken = default) =>
        new DeleteCluster(region).RunAsync(request, cancellationToken);

    public ValueTask<DescribeClustersResponse> DescribeClustersAsync(
        DescribeClustersRequest request, CancellationToken cancellationToken = default) =>
        new DescribeClusters(region).RunAsync(request, cancellationToken);

    public ValueTask<ListClustersResponse> ListClustersAsync(ListClustersRequest request, CancellationToken cancellationToken = default) =>
        new ListClusters(region).RunAsync(request, cancellationToken);

    public ValueTask<UpdateClusterResponse> UpdateClusterAsync(
        UpdateClusterRequest request, CancellationToken cancellationToken = default) =>
        new UpdateCluster(region).RunAsync(request, cancellationToken);

    public ValueTask<UpdateClusterResponse> UpdateClusterSettingsAsync(
        UpdateClusterSettingsRequest request, CancellationToken cancellationToken = default) =>
        new UpdateCluster(region).RunAsync(request, cancellationToken);

    public ValueTask<CreateServiceResponse> CreateServiceAsync(
        CreateServiceRequest request, CancellationToken cancellationToken = default) =>
        new CreateService(region).RunAsync(request, cancellationToken);

    public ValueTask<UpdateServiceResponse> UpdateServiceAsync(
        UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        new UpdateService(region).RunAsync(request, cancellationToken);

    public ValueTask<DeleteServiceResponse> DeleteServiceAsync(
        DeleteServiceRequest request, CancellationToken cancellationToken = default) =>
        new DeleteService(region).RunAsync(request, cancellationToken);

    public ValueTask<DescribeServicesResponse> DescribeServicesAsync(
        DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        new DescribeServices(region).RunAsync(request, cancellationToken);

    public ValueTask<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken = default) =>
        new ListServices(region).RunAsync(request, cancellationToken);

    public ValueTask<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        new ServiceDeployments(region).ListAsync(request, cancellationToken);

    public ValueTask<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        new ServiceDeployments(region).DescribeAsync(request, cancellationToken);

    public ValueTask<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default) =>
        new ServiceDeployments(region).DescribeRevisionsAsync(request, cancellationToken);

    public ValueTask<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default) =>
        new RunTask(region).RunAsync(request, cancellationToken);

    public ValueTask<StartTaskResponse> StartTaskAsync(StartTaskRequest request, CancellationToken cancellationToken = default) =>
        new StartTask(region).RunAsync(request, cancellationToken);

    public ValueTask<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default) =>
        new StopTask(region).RunAsync(request, cancellationToken);

    public ValueTask<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        new DescribeTasks(region).RunAsync(request, cancellationToken);

    public ValueTask<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        new ListTasks(region).RunAsync(request, cancellationToken);

    public ValueTask<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(
        RegisterContainerInstanceRequest request, CancellationToken cancellationToken = default) =>
        new RegisterContainerInstance(region).RunAsync(request, cancellationToken);

    public ValueTask<DeregisterContainerInstanceResponse> DeregisterContainerInstanceAsync(
        DeregisterContainerInstanceRequest request, CancellationToken cancellationToken = default) =>
        new DeregisterContainerInstance(region).RunAsync(request, cancellationToken);

    public ValueTask<ListContainerInstancesResponse> ListContainerInstancesAsync(
        ListContainerInstancesRequest request, CancellationToken cancellationToken = default) =>
        new ListContainerInstances(region).RunAsync(request, cancellationToken);

    public ValueTask<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(
        DescribeContainerInstancesRequest request, CancellationToken cancellationToken = default) =>
        new DescribeContainerInstances(region).RunAsync(request, cancellationToken);

    public ValueTask<TResponse> CallAsync<TResponse>(IEcsRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class => Operations.RunAsync(region, request, cancellationToken);

    public ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default) =>
        new RegisterTaskDefinition(region).RunAsync(request, options, cancellationToken);

    public ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError = false,
        CancellationToken cancellationToken = default) =>
        new RegisterTaskDefinition(region).RunManyAsync(requests, options, stopAtFirstError, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        new DeregisterTaskDefinition(region).RunManyAsync(taskDefinitions, stopAtFirstError, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeleteManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        new DeleteTaskDefinitions(region).RunManyAsync(taskDefinitions, stopAtFirstError, cancellationToken);

    public ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default) =>
        new FamilyListing(region).SummariesAsync(prefix, status, after, maxResults, cancellationToken);

    public ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default) =>
        new FamilyListing(region).SummaryAsync(family, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionSummary>> GetNewestRevisionsAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken = default) =>
        new NewestRevisions(region).RunAsync(family, digits, statuses, maxResults, cancellationToken);

    public ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken = default) =>
        new RevisionUsage(region).IsInUseAsync(family, revision, cancellationToken);

    public ValueTask<TaskDefinitionUsage> GetUsageAsync(string taskDefinition, CancellationToken cancellationToken = default) =>
        new RevisionUsage(region).OfRevisionAsync(taskDefinition, cancellationToken);

    public ValueTask<IReadOnlyList<TaskDefinitionUsage>> GetFamilyUsageAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        new RevisionUsage(region).OfFamilyAsync(family, after, maxResults, cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> PlanLimitAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken = default) =>
        new FamilyLimits(region).PlanAsync(family, limit, cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyLimitAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken = default) =>
        new FamilyLimits(region).ApplyAsync(family, limit, plan, cancellationToken);

    public ValueTask<IReadOnlyList<ArchivedRevision>> ReadFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        new FamilyArchive(region).ReadAsync(family, after, maxResults, cancellationToken);

    public ValueTask<IReadOnlyList<TaskDefinitionDocument>> RestoreFamilyAsync(
        string family, int latestRevision, IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken = default) =>
        new FamilyArchive(region).RestoreAsync(family, latestRevision, revisions, cancellationToken);

    public ValueTask<HistoryPage> GetHistoryAsync(
        HistoryQuery query, HistoryCursor? cursor = null, CancellationToken cancellationToken = default) =>
        new ChangeHistory(region).ReadAsync(query, cursor, cancellationToken);

    public ValueTask<CopiedFamily> GetCopiedAsync(string family, CancellationToken cancellationToken) =>
        new RevisionCopy(region).GetAsync(family, cancellationToken);

    public ValueTask<IReadOnlyList<ArchivedRevision?>> ReadCopiedAsync(
        IReadOnlyList<(string Family, int Revision)> revisions, CancellationToken cancellationToken) =>
        new RevisionCopy(region).ReadAsync(revisions, cancellationToken);

    public ValueTask<CopyOutcome> PutRevisionsAsync(
        IReadOnlyList<ArchivedRevision> revisions, bool isSilent, CancellationToken cancellationToken) =>
        new RevisionCopy(region).PutAsync(revisions, isSilent, cancellationToken);

    public ValueTask RemoveRevisionsAsync(
        IReadOnlyList<(string Family, int Revision)> revisions, bool isSilent, CancellationToken cancellationToken) =>
        new RevisionCopy(region).RemoveAsync(revisions, isSilent, cancellationToken);

    public ValueTask ReserveAsync(string family, int latestRevision, bool isSilent, CancellationToken cancellationToken) =>
        new RevisionCopy(region).ReserveAsync(family, latestRevision, isSilent, cancellationToken);

    public ValueTask<int> PutWorkloadsAsync(WorkloadSnapshot workloads, bool isSilent, CancellationToken cancellationToken) =>
        new WorkloadCopy(region).PutAsync(workloads, isSilent, cancellationToken);

    public ValueTask<StoredHistory> ReadChangesAsync(HistoryMark from, CancellationToken cancellationToken) =>
        region.ReadHistoryAsync(from, descending: false, null, cancellationToken);

    public async ValueTask AddHistoryAsync(IReadOnlyList<StoredChange> changes, CancellationToken cancellationToken) =>
        await new RevisionCopy(region).AddHistoryAsync(changes, cancellationToken).ConfigureAwait(false);
}
