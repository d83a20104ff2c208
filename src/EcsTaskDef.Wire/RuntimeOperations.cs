using EcsTaskDef.Registry;

namespace EcsTaskDef.Wire;

/// <summary>
/// The rows of the operation table about clusters, services, tasks and container instances. Made when the first of them is
/// asked for: their types are most of what a server that answers about definitions would have to load.
/// </summary>
internal static class RuntimeOperations
{
    private static readonly Dictionary<string, WireOperation> s_byName = new WireOperation[]
    {
        new RuntimeOperation<IClusterRegistry, CreateClusterRequest, CreateClusterResponse>(
            "CreateCluster", static (registry, request, stop) => registry.CreateClusterAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, CreateServiceRequest, CreateServiceResponse>(
            "CreateService", static (registry, request, stop) => registry.CreateServiceAsync(request, stop)),
        new RuntimeOperation<IClusterRegistry, DeleteClusterRequest, DeleteClusterResponse>(
            "DeleteCluster", static (registry, request, stop) => registry.DeleteClusterAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, DeleteServiceRequest, DeleteServiceResponse>(
            "DeleteService", static (registry, request, stop) => registry.DeleteServiceAsync(request, stop)),
        new RuntimeOperation<IContainerInstanceRegistry, DeregisterContainerInstanceRequest, DeregisterContainerInstanceResponse>(
            "DeregisterContainerInstance", static (registry, request, stop) => registry.DeregisterContainerInstanceAsync(request, stop)),
        new RuntimeOperation<IClusterRegistry, DescribeClustersRequest, DescribeClustersResponse>(
            "DescribeClusters", static (registry, request, stop) => registry.DescribeClustersAsync(request, stop)),
        new RuntimeOperation<IContainerInstanceRegistry, DescribeContainerInstancesRequest, DescribeContainerInstancesResponse>(
            "DescribeContainerInstances", static (registry, request, stop) => registry.DescribeContainerInstancesAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse>(
            "DescribeServiceDeployments", static (registry, request, stop) => registry.DescribeServiceDeploymentsAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse>(
            "DescribeServiceRevisions", static (registry, request, stop) => registry.DescribeServiceRevisionsAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, DescribeServicesRequest, DescribeServicesResponse>(
            "DescribeServices", static (registry, request, stop) => registry.DescribeServicesAsync(request, stop)),
        new RuntimeOperation<ITaskRegistry, DescribeTasksRequest, DescribeTasksResponse>(
            "DescribeTasks", static (registry, request, stop) => registry.DescribeTasksAsync(request, stop)),
        new RuntimeOperation<IClusterRegistry, ListClustersRequest, ListClustersResponse>(
            "ListClusters", static (registry, request, stop) => registry.ListClustersAsync(request, stop)),
        new RuntimeOperation<IContainerInstanceRegistry, ListContainerInstancesRequest, ListContainerInstancesResponse>(
            "ListContainerInstances", static (registry, request, stop) => registry.ListContainerInstancesAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, ListServiceDeploymentsRequest, ListServiceDeploymentsResponse>(
            "ListServiceDeployments", static (registry, request, stop) => registry.ListServiceDeploymentsAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, ListServicesRequest, ListServicesResponse>(
            "ListServices", static (registry, request, stop) => registry.ListServicesAsync(request, stop)),
        new RuntimeOperation<ITaskRegistry, ListTasksRequest, ListTasksResponse>(
            "ListTasks", static (registry, request, stop) => registry.ListTasksAsync(request, stop)),
        new RuntimeOperation<IContainerInstanceRegistry, RegisterContainerInstanceRequest, RegisterContainerInstanceResponse>(
            "RegisterContainerInstance", static (registry, request, stop) => registry.RegisterContainerInstanceAsync(request, stop)),
        new RuntimeOperation<ITaskRegistry, RunTaskRequest, RunTaskResponse>(
            "RunTask", static (registry, request, stop) => registry.RunTaskAsync(request, stop)),
        new RuntimeOperation<ITaskRegistry, StartTaskRequest, StartTaskResponse>(
            "StartTask", static (registry, request, stop) => registry.StartTaskAsync(request, stop)),
        new RuntimeOperation<ITaskRegistry, StopTaskRequest, StopTaskResponse>(
            "StopTask", static (registry, request, stop) => registry.StopTaskAsync(request, stop)),
        new RuntimeOperation<IClusterRegistry, UpdateClusterRequest, UpdateClusterResponse>(
            "UpdateCluster", static (registry, request, stop) => registry.UpdateClusterAsync(request, stop)),
        new RuntimeOperation<IClusterRegistry, UpdateClusterSettingsRequest, UpdateClusterResponse>(
            "UpdateClusterSettings", static (registry, request, stop) => registry.UpdateClusterSettingsAsync(request, stop)),
        new RuntimeOperation<IServiceRegistry, UpdateServiceRequest, UpdateServiceResponse>(
            "UpdateService", static (registry, request, stop) => registry.UpdateServiceAsync(request, stop)),
        Called<ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse>(),
        Called<CreateCapacityProviderRequest, CapacityProviderResponse>(),
        Called<CreateDaemonRequest, DaemonResponse>(),
        Called<CreateExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(),
        Called<CreateTaskSetRequest, TaskSetResponse>(),
        Called<DeleteAccountSettingRequest, AccountSettingResponse>(),
        Called<DeleteAttributesRequest, AttributesResponse>(),
        Called<DeleteCapacityProviderRequest, CapacityProviderResponse>(),
        Called<DeleteDaemonRequest, DaemonResponse>(),
        Called<DeleteDaemonTaskDefinitionRequest, DaemonTaskDefinitionArnResponse>(),
        Called<DeleteExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(),
        Called<DeleteTaskSetRequest, TaskSetResponse>(),
        Called<DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse>(),
        Called<DescribeDaemonDeploymentsRequest, DescribeDaemonDeploymentsResponse>(),
        Called<DescribeDaemonRequest, DescribeDaemonResponse>(),
        Called<DescribeDaemonRevisionsRequest, DescribeDaemonRevisionsResponse>(),
        Called<DescribeDaemonTaskDefinitionRequest, DescribeDaemonTaskDefinitionResponse>(),
        Called<DescribeExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(),
        Called<DescribeTaskSetsRequest, DescribeTaskSetsResponse>(),
        Called<ExecuteCommandRequest, ExecuteCommandResponse>(),
        Called<GetTaskProtectionRequest, TaskProtectionResponse>(),
        Called<ListAccountSettingsRequest, ListAccountSettingsResponse>(),
        Called<ListAttributesRequest, ListAttributesResponse>(),
        Called<ListDaemonDeploymentsRequest, ListDaemonDeploymentsResponse>(),
        Called<ListDaemonTaskDefinitionsRequest, ListDaemonTaskDefinitionsResponse>(),
        Called<ListDaemonsRequest, ListDaemonsResponse>(),
        Called<ListServicesByNamespaceRequest, ListServicesResponse>(),
        Called<PutAccountSettingDefaultRequest, AccountSettingResponse>(),
        Called<PutAccountSettingRequest, AccountSettingResponse>(),
        Called<PutAttributesRequest, AttributesResponse>(),
        Called<PutClusterCapacityProvidersRequest, UpdateClusterResponse>(),
        Called<RegisterDaemonTaskDefinitionRequest, DaemonTaskDefinitionArnResponse>(),
        Called<StopServiceDeploymentRequest, StopServiceDeploymentResponse>(),
        Called<UpdateCapacityProviderRequest, CapacityProviderResponse>(),
        Called<UpdateContainerInstancesStateRequest, DescribeContainerInstancesResponse>(),
        Called<UpdateDaemonRequest, DaemonResponse>(),
        Called<UpdateExpressGatewayServiceRequest, UpdateExpressGatewayServiceResponse>(),
        Called<UpdateServicePrimaryTaskSetRequest, TaskSetResponse>(),
        Called<UpdateTaskProtectionRequest, TaskProtectionResponse>(),
        Called<UpdateTaskSetRequest, TaskSetResponse>(),
    }.ToDictionary(static operation => operation.Name, StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>The operation of that name, or null when there is none here.</summary>
    public static WireOperation? Find(string name) => s_byName.TryGetValue(name, out WireOperation? known) ? known : null;

    private static RuntimeOperation<IOperationRegistry, TRequest, TResponse> Called<TRequest, TResponse>()
        where TRequest : class, IEcsRequest<TResponse>
        where TResponse : class =>
        new(EcsOperation.NameOf(typeof(TRequest)), static (registry, request, stop) => registry.CallAsync(request, stop));
}
