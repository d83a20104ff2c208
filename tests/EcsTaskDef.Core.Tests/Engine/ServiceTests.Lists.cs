using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Core.Tests.Engine;

// What lists, descriptions and tags say, also of what is deleted.
public abstract partial class ServiceConformance
{
    [Fact]
    public async Task Deleting_needs_it_scaled_down_or_force()
    {
        await Begin();
        await CreateService(count: 1);
        Wait(1);
        const string Text = "The service cannot be stopped while it is scaled above 0.";
        await RefusedParameter(Text, () => DeleteService(force: false));
        ContainerService service = await DeleteService(force: true);
        Assert.Equal(
            ("DRAINING", 0, 1, "PRIMARY"), (service.Status, service.DesiredCount, service.RunningCount, service.Deployments![0].Status));
        Assert.Empty((await Registry.ListServicesAsync(new ListServicesRequest())).ServiceArns);
        service = await DescribeService();
        Assert.Equal(("INACTIVE", 0), (service.Status, service.RunningCount));
        Assert.Equal("INACTIVE", (await DeleteService(force: false)).Status);
        await Refused("ServiceNotActiveException", "Service was not ACTIVE.", () => UpdateService("desiredCount: 1"));
        await Refused("ServiceNotFoundException", "", () => DeleteService(force: true, name: "nope"));

        // The name is free again, at the very same time too.
        await CreateService(count: 2);
        Assert.Equal((2, "ACTIVE"), ((await DescribeService()).RunningCount, (await DescribeService()).Status));
        Assert.Equal(2, (await ListTasks()).Count);
        await DeleteService(force: true);
        Wait(3600);
        Assert.Equal(
            "MISSING",
            Assert.Single((await Registry.DescribeServicesAsync(new DescribeServicesRequest { Services = ["svc"] })).Failures).Reason);
    }

    [Fact]
    public async Task A_draining_service_shows_what_it_still_has()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(1), Stopping = TimeSpan.FromSeconds(60) } };
        await Begin();
        await CreateService(count: 2);
        Wait(5);
        await UpdateService("forceNewDeployment: true");
        Wait(0.5);
        ContainerService service = await DeleteService(force: true);
        Assert.Equal(["PRIMARY", "DRAINING"], service.Deployments!.Select(static d => d.Status));
        Wait(1);
        Assert.Equal("DRAINING", (await DescribeService()).Status);
        await RefusedParameter("Unable to Start a service that is still Draining.", () => CreateService());
        await Refused("ServiceNotActiveException", "Service was not ACTIVE.", () => UpdateService("desiredCount: 1"));
        Wait(60);
        Assert.Equal("INACTIVE", (await DescribeService()).Status);
    }

    [Fact]
    public async Task Lists_services_ten_at_a_time()
    {
        await Begin();
        for (int i = 0; i < 12; i++) await CreateService(name: $"s{i:D2}", count: 0);
        await Registry.CreateServiceAsync(
            new CreateServiceRequest { ServiceName = "d", TaskDefinition = "web", SchedulingStrategy = "DAEMON" });
        ListServicesResponse page = await Registry.ListServicesAsync(new ListServicesRequest());
        Assert.Equal(10, page.ServiceArns.Count);
        ListServicesResponse rest = await Registry.ListServicesAsync(new ListServicesRequest { NextToken = page.NextToken });
        Assert.Equal(13, page.ServiceArns.Concat(rest.ServiceArns).Distinct().Count());
        Assert.Equal(
            "d",
            string.Join(
                " ",
                (await Registry.ListServicesAsync(new ListServicesRequest { SchedulingStrategy = "DAEMON" })).ServiceArns.Select(NameOf)));
        Assert.Empty((await Registry.ListServicesAsync(new ListServicesRequest { LaunchType = "FARGATE" })).ServiceArns);
        Assert.Empty((await Registry.ListServicesAsync(new ListServicesRequest { ResourceManagementType = "ECS" })).ServiceArns);
        await RefusedParameter(
            "Max results can not be greater than 100",
            async () => await Registry.ListServicesAsync(new ListServicesRequest { MaxResults = 101 }));
        await RefusedParameter(
            "launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]",
            async () => await Registry.ListServicesAsync(new ListServicesRequest { LaunchType = "X" }));
        await RefusedParameter(
            "Scheduling strategy should be one of [REPLICA,DAEMON]",
            async () => await Registry.ListServicesAsync(new ListServicesRequest { SchedulingStrategy = "X" }));
    }

    [Fact]
    public async Task Describe_tells_what_is_missing_and_shows_tags_when_asked()
    {
        await Begin();
        await CreateService(", tags: [{key: 'k', value: 'v'}]");
        DescribeServicesResponse answer = await Registry.DescribeServicesAsync(
            new DescribeServicesRequest { Services = ["svc", "nope", $"{Prefix}service/default/svc"], Include = ["TAGS"] });
        Assert.Equal("v", Assert.Single(Assert.Single(answer.Services).Tags!).Value);
        Assert.Equal(($"{Prefix}service/default/nope", "MISSING"), (answer.Failures[0].Arn, answer.Failures[0].Reason));
        Assert.Null((await DescribeService()).Tags);
        await RefusedParameter(
            "include should be one of [TAGS]",
            async () => await Registry.DescribeServicesAsync(new DescribeServicesRequest { Services = ["svc"], Include = ["X"] }));
        await Refused(
            "ClusterNotFoundException", "Cluster not found.",
            async () => await Registry.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "nope", Services = ["svc"] }));
        await RefusedParameter(
            null,
            async () =>
                await Registry.DescribeServicesAsync(
                    new DescribeServicesRequest { Services = Enumerable.Range(0, 11).Select(static i => $"s{i}").ToArray() }));
    }

    [Fact]
    public async Task Tags_of_a_service()
    {
        await Begin();
        string arn = (await CreateService(", propagateTags: 'SERVICE', enableECSManagedTags: true, tags: [{key: 'k', value: 'v'}]"))
            .ServiceArn!;
        await Registry.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = [new Tag { Key = "l", Value = "w" }] });
        Assert.Equal(
            "k=v l=w",
            string.Join(" ", (await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn })).Tags));
        DescribeTasksResponse tasks = await Registry.DescribeTasksAsync(
            new DescribeTasksRequest { Tasks = [(await ListTasks())[0]], Include = ["TAGS"] });
        Assert.Equal("k=v aws:ecs:clusterName=default aws:ecs:serviceName=svc", string.Join(" ", tasks.Tasks[0].Tags!));
        await DeleteService(force: true);
        await RefusedParameter(
            "The specified service is inactive. Specify an active service and try again.",
            async () => await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }));
        await RefusedParameter(
            "The specified service does not exist.",
            async () => await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn + "x" }));
    }

    [Fact]
    public async Task Unknown_things_are_refused()
    {
        await Begin();
        await RefusedClient("TaskDefinition not found.", () => CreateService(definition: "nope"));
        await Refused("ClusterNotFoundException", "Cluster not found.", () => CreateService(", cluster: 'nope'"));
        await Refused("ServiceNotFoundException", "Service not found.", () => UpdateService("desiredCount: 1"));
        await Refused("ClusterNotFoundException", "Cluster not found.", () => UpdateService("cluster: 'nope', desiredCount: 1"));
        await CreateService(", deploymentConfiguration: {maximumPercent: 100, minimumHealthyPercent: 50}");
        await RefusedParameter("Task count can not be lesser than 0", () => UpdateService("desiredCount: -1"));
        await RefusedParameter(
            "The service couldn't be updated because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment "
                + "configuration. Update deployment configuration and try again.",
            () => UpdateService("availabilityZoneRebalancing: 'ENABLED'"));
        await RefusedClient("TaskDefinition not found.", () => UpdateService("taskDefinition: 'nope'"));
    }
}
