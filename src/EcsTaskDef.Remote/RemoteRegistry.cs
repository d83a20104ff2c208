using EcsTaskDef.Remote.Registrations;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Remote;

/// <summary>
/// The registry of a region at the other end of a wire. ECS's operations are sent as they are; what a registry of ours has beyond them is
/// put together from ECS's operations, each by a class of its subject's room.
/// </summary>
internal sealed partial class RemoteRegistry : IRegistry, IDescribesMany
{
    private readonly RemoteRegion _region;

    public RemoteRegistry(RemoteRegion region) => _region = region;

    public string Region => _region.Name;

    public string Account => _region.Account;

    public IRegistry Rehearsal => new RehearsedRegistry(this, _region);

    public ValueTask<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        new Registration(_region).RegisterAsync(request, cancellationToken);

    public ValueTask<DeregisterTaskDefinitionResponse> DeregisterTaskDefinitionAsync(
        DeregisterTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        Call<DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse>("DeregisterTaskDefinition", request, cancellationToken);

    public ValueTask<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        _region.DescribeAsync(request, cancellationToken);

    public async ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
        ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default)
    {
        ListTaskDefinitionsResponse answer = await Call<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse>(
            "ListTaskDefinitions", request, cancellationToken).ConfigureAwait(false);
        _region.Descriptions.Listed(answer.TaskDefinitionArns, request.Status ?? TaskDefinitionStatuses.Active);
        return answer;
    }

    public ValueTask<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamiliesAsync(
        ListTaskDefinitionFamiliesRequest request, CancellationToken cancellationToken = default) =>
        Call<ListTaskDefinitionFamiliesRequest,
            ListTaskDefinitionFamiliesResponse>("ListTaskDefinitionFamilies", request, cancellationToken);

    public ValueTask<DeleteTaskDefinitionsResponse> DeleteTaskDefinitionsAsync(
        DeleteTaskDefinitionsRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse>("DeleteTaskDefinitions", request, cancellationToken);

    public ValueTask<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        Call<ListTagsForResourceRequest, ListTagsForResourceResponse>("ListTagsForResource", request, cancellationToken);

    public async ValueTask TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        await Call<TagResourceRequest, EmptyAnswer>("TagResource", request, cancellationToken).ConfigureAwait(false);

    public async ValueTask UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        await Call<UntagResourceRequest, EmptyAnswer>("UntagResource", request, cancellationToken).ConfigureAwait(false);

    public ValueTask<CreateClusterResponse> CreateClusterAsync(
        CreateClusterRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateClusterRequest, CreateClusterResponse>("CreateCluster", request, cancellationToken);

    public ValueTask<DeleteClusterResponse> DeleteClusterAsync(
        DeleteClusterRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteClusterRequest, DeleteClusterResponse>("DeleteCluster", request, cancellationToken);

    public ValueTask<DescribeClustersResponse> DescribeClustersAsync(
        DescribeClustersRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeClustersRequest, DescribeClustersResponse>("DescribeClusters", request, cancellationToken);

    public ValueTask<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default) =>
        Call<ListClustersRequest, ListClustersResponse>("ListClusters", request, cancellationToken);

    public ValueTask<UpdateClusterResponse> UpdateClusterAsync(
        UpdateClusterRequest request, CancellationToken cancellationToken = default) =>
        Call<UpdateClusterRequest, UpdateClusterResponse>("UpdateCluster", request, cancellationToken);

    public ValueTask<UpdateClusterResponse> UpdateClusterSettingsAsync(
        UpdateClusterSettingsRequest request, CancellationToken cancellationToken = default) =>
        Call<UpdateClusterSettingsRequest, UpdateClusterResponse>("UpdateClusterSettings", request, cancellationToken);

    public ValueTask<CreateServiceResponse> CreateServiceAsync(
        CreateServiceRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateServiceRequest, CreateServiceResponse>(
            "CreateService", request.ClientToken is null ? request with { ClientToken = NewToken() } : request, cancellationToken);

    public ValueTask<UpdateServiceResponse> UpdateServiceAsync(
        UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        Call<UpdateServiceRequest, UpdateServiceResponse>("UpdateService", request, cancellationToken);

    public ValueTask<DeleteServiceResponse> DeleteServiceAsync(
        DeleteServiceRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteServiceRequest, DeleteServiceResponse>("DeleteService", request, cancellationToken);

    public ValueTask<DescribeServicesResponse> DescribeServicesAsync(
        DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeServicesRequest, DescribeServicesResponse>("DescribeServices", request, cancellationToken);

    public ValueTask<ListServicesResponse> ListServicesAsync(
        ListServicesRequest request, CancellationToken cancellationToken = default) =>
        Call<ListServicesRequest, ListServicesResponse>("ListServices", request, cancellationToken);

    public ValueTask<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        Call<ListServiceDeploymentsRequest, ListServiceDeploymentsResponse>("ListServiceDeployments", request, cancellationToken);

    public ValueTask<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeServiceDeploymentsRequest,
            DescribeServiceDeploymentsResponse>("DescribeServiceDeployments", request, cancellationToken);

    public ValueTask<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse>("DescribeServiceRevisions", request, cancellationToken);

    public ValueTask<RunTaskResponse> RunTaskAsync(
        RunTaskRequest request, CancellationToken cancellationToken = default) =>
        Call<RunTaskRequest, RunTaskResponse>(
            "RunTask", request.ClientToken is null ? request with { ClientToken = NewToken() } : request, cancellationToken);

    public ValueTask<StartTaskResponse> StartTaskAsync(
        StartTaskRequest request, CancellationToken cancellationToken = default) =>
        Call<StartTaskRequest, StartTaskResponse>("StartTask", request, cancellationToken);

    public ValueTask<StopTaskResponse> StopTaskAsync(
        StopTaskRequest request, CancellationToken cancellationToken = default) =>
        Call<StopTaskRequest, StopTaskResponse>("StopTask", request, cancellationToken);

    public ValueTask<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeTasksRequest, DescribeTasksResponse>("DescribeTasks", request, cancellationToken);

    public ValueTask<ListTasksResponse> ListTasksAsync(
        ListTasksRequest request, CancellationToken cancellationToken = default) =>
        Call<ListTasksRequest, ListTasksResponse>("ListTasks", request, cancellationToken);

    public ValueTask<RegisterContainerInstanceResponse> RegisterContainerInstanceAsync(
        RegisterContainerInstanceRequest request, CancellationToken cancellationToken = default) =>
        Call<RegisterContainerInstanceRequest, RegisterContainerInstanceResponse>("RegisterContainerInstance", request, cancellationToken);

    public ValueTask<DeregisterContainerInstanceResponse> DeregisterContainerInstanceAsync(
        DeregisterContainerInstanceRequest request, CancellationToken cancellationToken = default) =>
        Call<DeregisterContainerInstanceRequest,
            DeregisterContainerInstanceResponse>("DeregisterContainerInstance", request, cancellationToken);

    public ValueTask<ListContainerInstancesResponse> ListContainerInstancesAsync(
        ListContainerInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call<ListContainerInstancesRequest, ListContainerInstancesResponse>("ListContainerInstances", request, cancellationToken);

    public ValueTask<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(
        DescribeContainerInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeContainerInstancesRequest,
            DescribeContainerInstancesResponse>("DescribeContainerInstances", request, cancellationToken);

    public ValueTask<TResponse> CallAsync<TResponse>(IEcsRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class =>
        Call<IEcsRequest<TResponse>, TResponse>(EcsOperation.NameOf(request.GetType()), request, cancellationToken);

    private ValueTask<TResponse> Call<TRequest, TResponse>(string operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class =>
        _region.CallAsync<TRequest, TResponse>(operation, request, cancellationToken);

    // ECS answers the same token with what the first request made, so such a request may be sent again.
    private string NewToken() => _region.Options.NewId().ToString("N")[..32];
}
