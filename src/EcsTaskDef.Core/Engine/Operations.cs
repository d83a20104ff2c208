using EcsTaskDef.Engine.Account;
using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Daemons;
using EcsTaskDef.Engine.Express;
using EcsTaskDef.Engine.Instances;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Services;
using EcsTaskDef.Engine.Tasks;

namespace EcsTaskDef.Engine;

/// <summary>The operations behind <see cref="LocalRegistry.CallAsync"/>, by their requests: a row is all that one needs.</summary>
internal static class Operations
{
    private static readonly Dictionary<Type, Delegate> s_byRequest = new();

    static Operations()
    {
        AddDaemons();
        AddExpressServices();

        Row<CreateCapacityProviderRequest, CapacityProviderResponse>(static (r, q, s) => new CapacityProviders(r).CreateAsync(q, s));
        Row<DeleteCapacityProviderRequest, CapacityProviderResponse>(static (r, q, s) => new CapacityProviders(r).DeleteAsync(q, s));
        Row<DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse>(
            static (r, q, s) => new CapacityProviders(r).DescribeAsync(q, s));
        Row<PutClusterCapacityProvidersRequest, UpdateClusterResponse>(static (r, q, s) => new ClusterProviders(r).PutAsync(q, s));
        Row<UpdateCapacityProviderRequest, CapacityProviderResponse>(static (r, q, s) => new CapacityProviders(r).UpdateAsync(q, s));

        Row<CreateTaskSetRequest, TaskSetResponse>(static (r, q, s) => new TaskSets(r).CreateAsync(q, s));
        Row<DeleteTaskSetRequest, TaskSetResponse>(static (r, q, s) => new TaskSets(r).DeleteAsync(q, s));
        Row<DescribeTaskSetsRequest, DescribeTaskSetsResponse>(static (r, q, s) => new TaskSets(r).DescribeAsync(q, s));
        Row<UpdateServicePrimaryTaskSetRequest, TaskSetResponse>(static (r, q, s) => new TaskSets(r).MakePrimaryAsync(q, s));
        Row<UpdateTaskSetRequest, TaskSetResponse>(static (r, q, s) => new TaskSets(r).UpdateAsync(q, s));

        Row<ExecuteCommandRequest, ExecuteCommandResponse>(static (r, q, s) => new ExecuteCommand(r).RunAsync(q, s));
        Row<GetTaskProtectionRequest, TaskProtectionResponse>(static (r, q, s) => new TaskProtection(r).GetAsync(q, s));
        Row<UpdateTaskProtectionRequest, TaskProtectionResponse>(static (r, q, s) => new TaskProtection(r).UpdateAsync(q, s));

        Row<ListServicesByNamespaceRequest, ListServicesResponse>(static (r, q, s) => new ListServicesByNamespace(r).RunAsync(q, s));
        Row<ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse>(
            static (r, q, s) => new ServiceDeployments(r).ContinueAsync(q, s));
        Row<StopServiceDeploymentRequest, StopServiceDeploymentResponse>(static (r, q, s) => new ServiceDeployments(r).StopAsync(q, s));

        Row<DeleteAttributesRequest, AttributesResponse>(static (r, q, s) => new InstanceAttributes(r).DeleteAsync(q, s));
        Row<ListAttributesRequest, ListAttributesResponse>(static (r, q, s) => new InstanceAttributes(r).ListAsync(q, s));
        Row<PutAttributesRequest, AttributesResponse>(static (r, q, s) => new InstanceAttributes(r).PutAsync(q, s));
        Row<UpdateContainerInstancesStateRequest, DescribeContainerInstancesResponse>(
            static (r, q, s) => new UpdateContainerInstancesState(r).RunAsync(q, s));

        Row<DeleteAccountSettingRequest, AccountSettingResponse>(static (r, q, s) => new AccountSettings(r).DeleteAsync(q, s));
        Row<ListAccountSettingsRequest, ListAccountSettingsResponse>(static (r, q, s) => new AccountSettings(r).ListAsync(q, s));
        Row<PutAccountSettingDefaultRequest, AccountSettingResponse>(static (r, q, s) => new AccountSettings(r).PutDefaultAsync(q, s));
        Row<PutAccountSettingRequest, AccountSettingResponse>(static (r, q, s) => new AccountSettings(r).PutAsync(q, s));
    }

    /// <summary>Runs the operation that a request belongs to.</summary>
    public static ValueTask<TResponse> RunAsync<TResponse>(
        RegionEngine region, IEcsRequest<TResponse> request, CancellationToken cancellationToken)
        where TResponse : class =>
        ((Func<RegionEngine, IEcsRequest<TResponse>, CancellationToken, ValueTask<TResponse>>)s_byRequest[request.GetType()])(
            region, request, cancellationToken);

    private static void AddDaemons()
    {
        Row<CreateDaemonRequest, DaemonResponse>(static (r, q, s) => new DaemonOperations(r).CreateAsync(q, s));
        Row<DeleteDaemonRequest, DaemonResponse>(static (r, q, s) => new DaemonOperations(r).DeleteAsync(q, s));
        Row<DescribeDaemonRequest, DescribeDaemonResponse>(static (r, q, s) => new DaemonOperations(r).DescribeAsync(q, s));
        Row<DescribeDaemonDeploymentsRequest, DescribeDaemonDeploymentsResponse>(
            static (r, q, s) => new DaemonOperations(r).DescribeDeploymentsAsync(q, s));
        Row<DescribeDaemonRevisionsRequest, DescribeDaemonRevisionsResponse>(
            static (r, q, s) => new DaemonOperations(r).DescribeRevisionsAsync(q, s));
        Row<ListDaemonDeploymentsRequest, ListDaemonDeploymentsResponse>(
            static (r, q, s) => new DaemonOperations(r).ListDeploymentsAsync(q, s));
        Row<ListDaemonsRequest, ListDaemonsResponse>(static (r, q, s) => new DaemonOperations(r).ListAsync(q, s));
        Row<UpdateDaemonRequest, DaemonResponse>(static (r, q, s) => new DaemonOperations(r).UpdateAsync(q, s));
        Row<DeleteDaemonTaskDefinitionRequest, DaemonTaskDefinitionArnResponse>(
            static (r, q, s) => new DaemonDefinitions(r).DeleteAsync(q, s));
        Row<DescribeDaemonTaskDefinitionRequest, DescribeDaemonTaskDefinitionResponse>(
            static (r, q, s) => new DaemonDefinitions(r).DescribeAsync(q, s));
        Row<ListDaemonTaskDefinitionsRequest, ListDaemonTaskDefinitionsResponse>(
            static (r, q, s) => new DaemonDefinitions(r).ListAsync(q, s));
        Row<RegisterDaemonTaskDefinitionRequest, DaemonTaskDefinitionArnResponse>(
            static (r, q, s) => new DaemonDefinitions(r).RegisterAsync(q, s));
    }

    private static void AddExpressServices()
    {
        Row<CreateExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(
            static (r, q, s) => new ExpressServices(r).CreateAsync(q, s));
        Row<DeleteExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(
            static (r, q, s) => new ExpressServices(r).DeleteAsync(q, s));
        Row<DescribeExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(
            static (r, q, s) => new ExpressServices(r).DescribeAsync(q, s));
        Row<UpdateExpressGatewayServiceRequest, UpdateExpressGatewayServiceResponse>(
            static (r, q, s) => new ExpressServices(r).UpdateAsync(q, s));
    }

    private static void Row<TRequest, TResponse>(Func<RegionEngine, TRequest, CancellationToken, ValueTask<TResponse>> run)
        where TRequest : class, IEcsRequest<TResponse>
        where TResponse : class =>
        s_byRequest.Add(
            typeof(TRequest),
            (Func<RegionEngine, IEcsRequest<TResponse>, CancellationToken, ValueTask<TResponse>>)(
                (region, request, stop) => run(region, (TRequest)request, stop)));
}
