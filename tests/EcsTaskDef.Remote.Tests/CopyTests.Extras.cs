using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

public sealed partial class CopyTests
{
    [Fact]
    public async Task What_else_there_is_comes_along_and_goes_again()
    {
        await FillAsync("web", 2);
        await RunWorkloadsAsync();
        await CallAsync<CreateCapacityProviderRequest, CapacityProviderResponse>(
            """
            {"name":"group","autoScalingGroupProvider":{"autoScalingGroupArn":"g",
            "managedScaling":{"status":"ENABLED","targetCapacity":80}}}
            """);
        await CallAsync<CreateCapacityProviderRequest, CapacityProviderResponse>(
            """
            {"name":"own","cluster":"default","managedInstancesProvider":{"infrastructureRoleArn":"r"},"tags":[{"key":"a","value":"b"}]}
            """);
        await CallAsync<RegisterDaemonTaskDefinitionRequest, DaemonTaskDefinitionArnResponse>("""
            {"family":"agent","containerDefinitions":[{"name":"app","image":"agent:1","memory":64,
            "environment":[{"name":"API_PASSWORD","value":"hunter2hunter2"}]}]}
            """);
        await CallAsync<CreateDaemonRequest, DaemonResponse>("""
            {"daemonName":"agent","daemonTaskDefinitionArn":"arn:aws:ecs:eu-west-1:000000000000:daemon-task-definition/agent:1",
            "capacityProviderArns":["arn:aws:ecs:eu-west-1:000000000000:capacity-provider/own"],"enableExecuteCommand":true}
            """);
        await Source.RegisterContainerInstanceAsync(new(), Stop);
        string instance = (await Source.ListContainerInstancesAsync(new(), Stop)).ContainerInstanceArns[0];
        await Source.CallAsync(new UpdateContainerInstancesStateRequest { ContainerInstances = [instance], Status = "DRAINING" }, Stop);
        await Source.CreateServiceAsync(
            new() { ServiceName = "sets", DesiredCount = 2, DeploymentController = new DeploymentController { Type = "EXTERNAL" } }, Stop);
        await CallAsync<CreateTaskSetRequest, TaskSetResponse>("""
            {"cluster":"default","service":"sets","taskDefinition":"web:1","externalId":"x","scale":{"value":50,"unit":"PERCENT"}}
            """);
        await CallAsync<CreateExpressGatewayServiceRequest, ExpressGatewayServiceResponse>("""
            {"serviceName":"gate","executionRoleArn":"run","infrastructureRoleArn":"gate","primaryContainer":{"image":"gate:1"},
            "healthCheckPath":"/health","scalingTarget":{"minTaskCount":2},"networkConfiguration":{"subnets":["subnet-1"]},
            "tags":[{"key":"a","value":"b"}]}
            """);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await CopyAsync(withRuntime: true);
        Assert.Equal(await ExtrasAsync(Source), await ExtrasAsync(Copy));
        Assert.Contains("hunter2", await ExtrasAsync(Copy), StringComparison.Ordinal);
        await RegistryCopier.RunAsync(Options() with { WithRuntime = true, MasksSecrets = true }, Stop);
        Assert.DoesNotContain("hunter2", await ExtrasAsync(Copy), StringComparison.Ordinal);
        await AssertSameUsageAsync();

        // What is gone at the source goes; what cannot be seen there stays.
        await CallAsync<DeleteDaemonRequest, DaemonResponse>("""{"daemonArn":"arn:aws:ecs:eu-west-1:000000000000:daemon/default/agent"}""");
        await CallAsync<DeleteCapacityProviderRequest, CapacityProviderResponse>("""{"capacityProvider":"group"}""");
        using FaultProxy proxy = new(
            _server.Address, static operation => operation == "ListDaemons" ? WireFault.AccessDenied : WireFault.None);
        using RemoteRegistryHost host = Remotes.Open(proxy.Address, isReadOnly: true);
        await RegistryCopier.RunAsync(Options() with { Source = host.GetRegistry(Region, Remotes.User), WithRuntime = true }, Stop);
        Assert.DoesNotContain("\"name\":\"group\"", await ExtrasAsync(Copy), StringComparison.Ordinal);
        Assert.Contains("daemon/default/agent", await ExtrasAsync(Copy), StringComparison.Ordinal);
        await CopyAsync(withRuntime: true);
        Assert.Equal(await ExtrasAsync(Source), await ExtrasAsync(Copy));

        async Task CallAsync<TRequest, TResponse>(string json) where TRequest : class, IEcsRequest<TResponse> where TResponse : class =>
            await Source.CallAsync(EcsJson.Read<TRequest>(Encoding.UTF8.GetBytes(json)), Stop);
    }

    private const string Express = "arn:aws:ecs:eu-west-1:000000000000:service/default/gate";

    // Providers, daemons and their definitions, the states of instances, Express services, task sets, as they are answered.
    private static async Task<string> ExtrasAsync(IRegistry registry)
    {
        StringBuilder all = new();
        void Add<T>(T answer) where T : class
        {
            using MemoryStream json = new();
            using (System.Text.Json.Utf8JsonWriter writer = new(json)) EcsJson.Write(writer, answer);
            all.AppendLine(Encoding.UTF8.GetString(json.ToArray()));
        }

        Add(await registry.CallAsync(new DescribeCapacityProvidersRequest { Include = ["TAGS"] }, Stop));
        ListDaemonTaskDefinitionsResponse definitions = await registry.CallAsync(new ListDaemonTaskDefinitionsRequest(), Stop);
        foreach (DaemonTaskDefinitionSummary one in definitions.DaemonTaskDefinitions)
            Add(await registry.CallAsync(new DescribeDaemonTaskDefinitionRequest { DaemonTaskDefinition = one.Arn }, Stop));
        foreach (DaemonSummary one in (await registry.CallAsync(new ListDaemonsRequest(), Stop)).DaemonSummariesList)
            Add(await registry.CallAsync(new DescribeDaemonRequest { DaemonArn = one.DaemonArn }, Stop));
        IReadOnlyList<string> instances = (await registry.ListContainerInstancesAsync(new(), Stop)).ContainerInstanceArns;
        Add(await registry.DescribeContainerInstancesAsync(new() { ContainerInstances = instances }, Stop));
        Add(await registry.CallAsync(new DescribeExpressGatewayServiceRequest { Include = ["TAGS"], ServiceArn = Express }, Stop));
        foreach (TaskSet one in (await registry.DescribeServicesAsync(new() { Services = ["sets"] }, Stop)).Services[0].TaskSets!)
            all.AppendLine(CultureInfo.InvariantCulture, $"{one.Id} {one.Status} {one.ExternalId} {one.Scale!.Value} {one.RunningCount}");
        return all.ToString();
    }
}
