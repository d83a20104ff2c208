using EcsTaskDef.Engine.Account;
using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Instances;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Services;

namespace EcsTaskDef.Engine;

/// <summary>The operations behind <see cref="LocalRegistry.CallAsync"/>, by their requests: a row is all that one needs.</summary>
internal static class Operations
{
    private static readonly Dictionary<Type, Delegate> s_byRequest = new();

    static Operations()
    {
        Row<CreateCapacityProviderRequest, CapacityProviderResponse>(static (r, q, s) => new CapacityProviders(r).CreateAsync(q, s));
        Row<DeleteCapacityProviderRequest, CapacityProviderResponse>(static (r, q, s) => new CapacityProviders(r).DeleteAsync(q, s));
        Row<DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse>(
            static (r, q, s) => new CapacityProviders(r).DescribeAsync(q, s));
        Row<PutClusterCapacityProvidersRequest, UpdateClusterResponse>(static (r, q, s) => new ClusterProviders(r).PutAsync(q, s));
        Row<UpdateCapacityProviderRequest, CapacityProviderResponse>(static (r, q, s) => new CapacityProviders(r).UpdateAsync(q, s));

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

    private static void Row<TRequest, TResponse>(Func<RegionEngine, TRequest, CancellationToken, ValueTask<TResponse>> run)
        where TRequest : class, IEcsRequest<TResponse>
        where TResponse : class =>
        s_byRequest.Add(
            typeof(TRequest),
            (Func<RegionEngine, IEcsRequest<TResponse>, CancellationToken, ValueTask<TResponse>>)(
                (region, request, stop) => run(region, (TRequest)request, stop)));
}
