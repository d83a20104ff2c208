using EcsTaskDef.Conformance;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>docs/ECS.md §5 and scenario 13.</summary>
public abstract class ClusterConformance : WorkloadSuite
{
    protected ClusterConformance(bool onDisk)
        : base(onDisk)
    {
    }

    [Fact]
    public async Task A_new_cluster_answers_as_captured()
    {
        CreateClusterResponse answer = await Registry.CreateClusterAsync(
            Read<CreateClusterRequest>("{clusterName: 'c', tags: [{key: 'k', value: 'v'}]}"));
        Assert.Equal(
            """{"cluster":{"activeServicesCount":0,"capacityProviders":[]"""
                + ""","clusterArn":"arn:aws:ecs:eu-west-1:000000000000:cluster/c","clusterName":"c","defaultCapacityProviderStrategy":[]"""
                + ""","pendingTasksCount":0,"registeredContainerInstancesCount":0,"runningTasksCount":0"""
                + ""","settings":[{"name":"containerInsights","value":"disabled"}],"statistics":[]"""
                + ""","status":"ACTIVE","tags":[{"key":"k","value":"v"}]},"clusterCount":1}""",
            Write(answer));
    }

    [Fact]
    public async Task The_same_request_again_is_no_conflict()
    {
        CreateClusterRequest request = Read<CreateClusterRequest>("{clusterName: 'c', tags: [{key: 'k', value: 'v'}]}");
        string first = Write(await Registry.CreateClusterAsync(request));
        Wait(5);
        Assert.Equal(first, Write(await Registry.CreateClusterAsync(request)));
    }

    [Theory]
    [InlineData("{clusterName: 'c'}")]
    [InlineData("{clusterName: 'c', tags: [{key: 'k', value: 'w'}]}")]
    [InlineData("{clusterName: 'c', tags: [{key: 'k', value: 'v'}], settings: [{name: 'containerInsights', value: 'enabled'}]}")]
    public async Task Other_arguments_are_a_conflict_and_change_nothing(string other)
    {
        await Registry.CreateClusterAsync(Read<CreateClusterRequest>("{clusterName: 'c', tags: [{key: 'k', value: 'v'}]}"));
        await RefusedParameter(
            "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
            async () => await Registry.CreateClusterAsync(Read<CreateClusterRequest>(other)));
        ContainerCluster cluster = await Describe("c", "TAGS", "SETTINGS");
        Assert.Equal("v", Assert.Single(cluster.Tags!).Value);
        Assert.Equal("disabled", Assert.Single(cluster.Settings!).Value);
    }

    [Fact]
    public async Task Default_is_the_name_of_one_without()
    {
        Assert.Equal("default", (await CreateCluster()).ClusterName);
        Assert.Equal("default", (await Describe(null)).ClusterName);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public async Task A_bad_name_is_refused(string name) => await RefusedParameter(
        "ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$", () => CreateCluster(name));

    [Fact]
    public async Task Strategy_items_get_a_base_and_must_be_of_the_cluster()
    {
        ContainerCluster cluster = (await Registry.CreateClusterAsync(Read<CreateClusterRequest>(
            "{capacityProviders: ['FARGATE'], defaultCapacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: 1}]}"))).Cluster;
        Assert.Equal(0, Assert.Single(cluster.DefaultCapacityProviderStrategy!).Base);
        await RefusedParameter(
            "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. "
                + "Associate the capacity provider with the cluster or specify a valid capacity provider and try again.",
            async () => await Registry.CreateClusterAsync(Read<CreateClusterRequest>(
                "{clusterName: 'd', defaultCapacityProviderStrategy: [{capacityProvider: 'FARGATE'}]}")));
        CreateClusterRequest reserved = new() { ClusterName = "d", CapacityProviders = ["aws-mine"] };
        await RefusedParameter(null, async () => await Registry.CreateClusterAsync(reserved));
    }

    [Fact]
    public async Task Deleted_and_deleted_again()
    {
        await CreateCluster("c");
        DeleteClusterResponse answer = await Delete("c");
        Assert.Equal(("INACTIVE", 0), (answer.Cluster.Status, answer.ClusterCount));
        Assert.Null(answer.Cluster.Attachments);
        answer = await Delete($"{Prefix}cluster/c");
        Assert.Equal("INACTIVE", answer.Cluster.Status);
        Assert.NotNull(answer.Cluster.Attachments);
        Assert.Equal("INACTIVE", (await Describe("c")).Status);
        Assert.Empty((await Registry.ListClustersAsync(new ListClustersRequest())).ClusterArns);
        await Refused("ClusterNotFoundException", "Cluster not found.", () => Delete("nope"));
        await Refused("ClusterNotFoundException", "The referenced cluster was inactive.", () => ListTasks("cluster: 'c'"));
        await RefusedClient(
            "Cluster was not ACTIVE.", async () => await Registry.UpdateClusterAsync(new UpdateClusterRequest { Cluster = "c" }));

        Wait(3600);
        Assert.Equal(
            "MISSING",
            Assert.Single((await Registry.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["c"] })).Failures).Reason);
    }

    [Fact]
    public async Task A_deleted_name_is_free_again()
    {
        await Registry.CreateClusterAsync(
            Read<CreateClusterRequest>(
                "{clusterName: 'c', tags: [{key: 'k', value: 'v'}], configuration: {executeCommandConfiguration: {logging: 'NONE'}}}"));
        await Delete("c");
        await CreateCluster("c");
        ContainerCluster cluster = await Describe("c", "TAGS", "CONFIGURATIONS");
        Assert.Equal("ACTIVE", cluster.Status);
        Assert.Empty(cluster.Tags!);
        Assert.Null(cluster.Configuration);
    }

    [Fact]
    public async Task A_cluster_with_services_and_tasks_cannot_be_deleted()
    {
        await CreateCluster();
        await Register();
        await CreateService(count: 0);
        await RunOne();
        await Refused(
            "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.", () => Delete("default"));
        await DeleteService(force: true);
        await Refused("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.", () => Delete("default"));
        await Stop((await ListTasks())[0]);
        await Registry.RegisterContainerInstanceAsync(new RegisterContainerInstanceRequest());
        await Refused(
            "ClusterContainsContainerInstancesException", "The Cluster cannot be deleted while Container Instances are active.",
            () => Delete("default"));
        string instance = (await Registry.ListContainerInstancesAsync(new ListContainerInstancesRequest())).ContainerInstanceArns[0];
        await Registry.DeregisterContainerInstanceAsync(new DeregisterContainerInstanceRequest { ContainerInstance = instance });
        Assert.Equal("INACTIVE", (await Delete("default")).Cluster.Status);
    }

    [Fact]
    public async Task Describe_tells_what_is_missing_and_shows_what_is_asked_for()
    {
        await CreateCluster("c");
        DescribeClustersResponse answer = await Registry.DescribeClustersAsync(
            new DescribeClustersRequest { Clusters = ["c", "nope", $"{Prefix}cluster/c"] });
        ContainerCluster cluster = Assert.Single(answer.Clusters);
        Assert.Empty(cluster.Settings!);
        Assert.Empty(cluster.Statistics!);
        Failure failure = Assert.Single(answer.Failures);
        Assert.Equal(($"{Prefix}cluster/nope", "MISSING"), (failure.Arn, failure.Reason));
        await RefusedParameter(
            "include should be one of [ATTACHMENTS,CONFIGURATIONS,SETTINGS,STATISTICS,TAGS]", () => Describe("c", "BOGUS"));
        Assert.Single(
            (await Registry.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["nope"], Include = ["BOGUS"] })).Failures);
    }

    [Fact]
    public async Task Counts_and_statistics()
    {
        await CreateCluster();
        await Register();
        await Run(members: ", count: 3");
        await CreateService(count: 2);
        Wait(1);
        ContainerCluster cluster = await Describe(null, "STATISTICS");
        Assert.Equal(
            (5, 0, 1, 0),
            (cluster.RunningTasksCount, cluster.PendingTasksCount, cluster.ActiveServicesCount, cluster.RegisteredContainerInstancesCount));
        Assert.Equal(
            "runningEC2TasksCount=5 runningFargateTasksCount=0 pendingEC2TasksCount=0 pendingFargateTasksCount=0 "
                + "runningExternalTasksCount=0 pendingExternalTasksCount=0 runningManagedInstancesTasksCount=0 "
                + "pendingManagedInstancesTasksCount=0 activeEC2ServiceCount=1 activeFargateServiceCount=0 "
                + "drainingEC2ServiceCount=0 drainingFargateServiceCount=0 activeExternalServiceCount=0 "
                + "drainingExternalServiceCount=0 activeManagedInstancesServiceCount=0 "
                + "drainingManagedInstancesServiceCount=0",
            string.Join(" ", cluster.Statistics!));
    }

    [Fact]
    public async Task Settings_are_changed()
    {
        await Refused("ClusterNotFoundException", "Cluster not found.", () => Settle("c", "nonsense"));
        await CreateCluster("c");
        await RefusedParameter("Invalid setting 'value'", () => Settle("c", "nonsense"));
        ContainerCluster cluster = await Settle("c", "enabled");
        Assert.Equal("enabled", Assert.Single(cluster.Settings!).Value);
        Assert.NotNull(cluster.Attachments);
        Assert.Empty(cluster.Tags!);
        Assert.Equal("enabled", Assert.Single((await Describe("c", "SETTINGS")).Settings!).Value);
    }

    [Fact]
    public async Task Lists_by_page()
    {
        foreach (string name in new[] { "b", "a", "c" }) await CreateCluster(name);
        ListClustersResponse page = await Registry.ListClustersAsync(new ListClustersRequest { MaxResults = 2 });
        Assert.Equal("a b", string.Join(" ", page.ClusterArns.Select(NameOf)));
        page = await Registry.ListClustersAsync(new ListClustersRequest { MaxResults = 2, NextToken = page.NextToken });
        Assert.Equal("c", string.Join(" ", page.ClusterArns.Select(NameOf)));
        Assert.Null(page.NextToken);
        await RefusedParameter(null, async () => await Registry.ListClustersAsync(new ListClustersRequest { NextToken = "nonsense" }));
        await RefusedParameter(
            "Max results can not be greater than 100",
            async () => await Registry.ListClustersAsync(new ListClustersRequest { MaxResults = 101 }));
    }

    [Fact]
    public async Task Tags_of_a_cluster()
    {
        string arn = (await CreateCluster("c")).ClusterArn!;
        await Registry.TagResourceAsync(
            new TagResourceRequest { ResourceArn = arn, Tags = [new Tag { Key = "a", Value = "1" }, new Tag { Key = "b", Value = "2" }] });
        await Registry.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = [new Tag { Key = "a", Value = "3" }] });
        await Registry.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["b", "z"] });
        Assert.Equal(
            "a=3", string.Join(" ", (await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn })).Tags));
        await RefusedParameter(
            "Tag value can not be null.",
            async () => await Registry.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = [new Tag { Key = "a" }] }));
        await Delete("c");
        await RefusedParameter(
            "The specified cluster is inactive. Specify an active cluster and try again.",
            async () => await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }));
    }

    [Fact]
    public async Task Everything_is_the_same_after_reopening()
    {
        await CreateCluster("c");
        DescribeClustersRequest request = new() { Clusters = ["c"], Include = ["TAGS", "SETTINGS"] };
        string before = Write(await Registry.DescribeClustersAsync(request));
        Reopen();
        Assert.Equal(before, Write(await Registry.DescribeClustersAsync(request)));
    }

    private async Task<DeleteClusterResponse> Delete(string name) =>
        await Registry.DeleteClusterAsync(new DeleteClusterRequest { Cluster = name });

    private async Task<ContainerCluster> Describe(string? name, params string[] include) => Assert.Single(
        (await Registry.DescribeClustersAsync(new DescribeClustersRequest { Clusters = name is null ? null : [name], Include = include }))
            .Clusters);

    private async Task<ContainerCluster> Settle(string cluster, string value)
    {
        ClusterSetting setting = new() { Name = "containerInsights", Value = value };
        return (await Registry.UpdateClusterSettingsAsync(new() { Cluster = cluster, Settings = [setting] })).Cluster;
    }
}

[StoreUnderTest("JsonStore")]
public sealed class ClustersOnJsonStoreTests() : ClusterConformance(onDisk: true);

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class ClustersOnMemoryStoreTests() : ClusterConformance(onDisk: false);
