using EcsTaskDef.Conformance;
using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>docs/ECS.md §7, the rows of §4.8 about services, and scenario 9.</summary>
public abstract partial class ServiceConformance : WorkloadSuite
{
    private const string Network =
        ", networkConfiguration: {awsvpcConfiguration: {assignPublicIp: 'ENABLED', securityGroups: ['sg-1'], subnets: ['subnet-1']}}";

    protected ServiceConformance(bool onDisk)
        : base(onDisk)
    {
    }

    [Fact]
    public async Task A_new_service_on_Fargate_answers_as_captured()
    {
        await CreateCluster("c");
        await RegisterAwsvpc("main");
        ContainerService service = await CreateService(
            ", cluster: 'c', launchType: 'FARGATE', tags: [{key: 'probe', value: 'x'}]" + Network, definition: "main", count: 0);
        string number = service.Deployments![0].Id!.Substring("ecs-svc/".Length);
        Assert.Matches("^[0-9]{19}$", number);
        Assert.Equal(
            Lax.OneLine($$$"""
                {"service":{"availabilityZoneRebalancing":"ENABLED","clusterArn":"{{{Prefix}}}cluster/c","createdAt":1.789560000693E9,
                "createdBy":"arn:aws:iam::000000000000:user/tester",
                "currentServiceRevisions":[{"arn":"{{{Prefix}}}service-revision/c/svc/{{{number}}}","pendingTaskCount":0,
                "requestedTaskCount":0,"runningTaskCount":0}],"deploymentConfiguration":{"bakeTimeInMinutes":0,
                "deploymentCircuitBreaker":{"enable":false,"resetOnHealthyTask":true,"rollback":false,
                "thresholdConfiguration":{"type":"BOUNDED_PERCENT","value":50}},"maximumPercent":200,"minimumHealthyPercent":100,
                "strategy":"ROLLING"},"deploymentController":{"type":"ECS"},"deployments":[{"createdAt":1.789560000693E9,"desiredCount":0,
                "failedTasks":0,"id":"ecs-svc/{{{number}}}","launchType":"FARGATE",
                "networkConfiguration":{"awsvpcConfiguration":{"assignPublicIp":"ENABLED",
                "securityGroups":["sg-1"],"subnets":["subnet-1"]}},
                "pendingCount":0,"platformFamily":"Linux","platformVersion":"1.4.0","rolloutState":"IN_PROGRESS",
                "rolloutStateReason":"ECS deployment ecs-svc/{{{number}}} in progress.","runningCount":0,"status":"PRIMARY",
                "taskDefinition":"{{{Prefix}}}task-definition/main:1","updatedAt":1.789560000693E9}],"desiredCount":0,
                "enableECSManagedTags":false,"enableExecuteCommand":false,"events":[],"healthCheckGracePeriodSeconds":0,
                "launchType":"FARGATE","loadBalancers":[],"networkConfiguration":{"awsvpcConfiguration":{"assignPublicIp":"ENABLED",
                "securityGroups":["sg-1"],"subnets":["subnet-1"]}},"pendingCount":0,"placementConstraints":[],"placementStrategy":[],
                "platformFamily":"Linux","platformVersion":"LATEST","propagateTags":"NONE","resourceManagementType":"CUSTOMER",
                "roleArn":"arn:aws:iam::000000000000:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS","runningCount":0,
                "schedulingStrategy":"REPLICA","serviceArn":"{{{Prefix}}}service/c/svc","serviceName":"svc","serviceRegistries":[],
                "status":"ACTIVE","tags":[{"key":"probe","value":"x"}],"taskDefinition":"{{{Prefix}}}task-definition/main:1"}}
                """),
            Write(new CreateServiceResponse { Service = service }));
    }

    [Fact]
    public async Task On_EC2_there_is_no_platform_and_no_role()
    {
        await Begin();
        ContainerService service = await CreateService(count: 2);
        Assert.Equal("EC2", service.LaunchType);
        Assert.Null(service.PlatformVersion);
        Assert.Null(service.RoleArn);
        Assert.Null(service.Tags);
        Assert.Null(service.CurrentServiceDeployment);
        Assert.Equal((2, 0, 0), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Assert.Empty(service.Events!);
    }

    [Fact]
    public async Task It_is_steady_at_the_next_look()
    {
        await Begin();
        await CreateService(count: 2);
        ContainerService service = await DescribeService();
        Assert.Equal((2, 2, 0), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Deployment deployment = Assert.Single(service.Deployments!);
        Assert.Equal(
            ("PRIMARY", "COMPLETED", $"ECS deployment {deployment.Id} completed."),
            (deployment.Status, deployment.RolloutState, deployment.RolloutStateReason));
        Assert.Equal("(service svc) has reached a steady state.", service.Events![0].Message);
        Assert.Matches(@"^\(service svc\) has started 2 tasks: \(task [0-9a-f]{32}\) \(task [0-9a-f]{32}\)\.$", service.Events[1].Message);
        ContainerTask task = await DescribeTask((await ListTasks())[0]);
        Assert.Equal(("service:svc", deployment.Id, "RUNNING"), (task.Group, task.StartedBy, task.LastStatus));
        Assert.Empty(task.Tags!);
    }

    [Fact]
    public async Task Two_processes_see_the_same_and_so_does_one_that_restarts()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(10), Stopping = TimeSpan.FromSeconds(7) } };
        await Begin();
        await CreateService(count: 3);
        Wait(60);
        await UpdateService("forceNewDeployment: true, deploymentConfiguration: {maximumPercent: 134, minimumHealthyPercent: 100}");
        for (int i = 0; i < 8; i++)
        {
            Wait(5);
            DescribeServicesRequest request = new() { Services = ["svc"], Include = ["TAGS"] };
            string before = Write(await Registry.DescribeServicesAsync(request)) + string.Join(" ", await ListTasks());
            Reopen();
            Assert.Equal(before, Write(await Registry.DescribeServicesAsync(request)) + string.Join(" ", await ListTasks()));
        }

        Assert.Single((await DescribeService()).Deployments!);
    }

    // Scenario 9.
    [Fact]
    public async Task A_service_on_an_INACTIVE_revision_scales_but_is_not_pointed_at_it()
    {
        await Begin();
        await CreateService(definition: "web:1", count: 0);
        await Deregister("web:1");
        foreach (int count in new[] { 2, 1, 0, 3 })
        {
            ContainerService answer = await UpdateService($"desiredCount: {count}");
            Assert.Equal(count, answer.DesiredCount);
            Wait(1);
            Assert.Equal(count, (await DescribeService()).RunningCount);
        }

        await RefusedClient("TaskDefinition is inactive", () => UpdateService("taskDefinition: 'web:1'"));
        await RefusedClient("TaskDefinition is inactive", () => UpdateService($"taskDefinition: '{Prefix}task-definition/web:1'"));
        await RefusedClient("TaskDefinition not found.", () => UpdateService("taskDefinition: 'web'"));
        await UpdateService("forceNewDeployment: true");
        Wait(1);
        Assert.Equal(3, (await DescribeService()).RunningCount);
        await DeleteDefinition("web:1");
        await RefusedClient("TaskDefinition is being deleted", () => UpdateService("taskDefinition: 'web:1'"));
        await RefusedClient("TaskDefinition is being deleted", () => CreateService(name: "two", definition: "web:1"));
        await UpdateService("desiredCount: 4");
        await Stop((await ListTasks())[0]);
        Wait(1);
        Assert.Equal(4, (await DescribeService()).RunningCount);
        await Register();
        Assert.EndsWith("web:2", (await UpdateService("\"taskDefinition\":\"web\"")).TaskDefinition);
    }

    [Fact]
    public async Task A_change_of_the_count_is_no_deployment()
    {
        await Begin();
        await CreateService(count: 1);
        Wait(1);
        string id = (await DescribeService()).Deployments![0].Id!;
        ContainerService service = await UpdateService("desiredCount: 3");
        Assert.Equal((3, 1), (service.DesiredCount, service.RunningCount));
        Deployment deployment = Assert.Single(service.Deployments!);
        Assert.Equal((id, 1), (deployment.Id, deployment.DesiredCount));
        Assert.Null(service.Tags);
        Wait(1);
        deployment = Assert.Single((await DescribeService()).Deployments!);
        Assert.Equal((id, 3, 3), (deployment.Id, deployment.DesiredCount, deployment.RunningCount));
    }

    [Fact]
    public async Task Scaling_in_stops_the_newest_for_the_scheduler()
    {
        await Begin();
        await CreateService(count: 1);
        string oldest = (await ListTasks())[0];
        Wait(1);
        await UpdateService("desiredCount: 2");
        string newest = (await ListTasks()).Single(t => t != oldest);
        Wait(1);
        await UpdateService("desiredCount: 1");
        Wait(1);
        ContainerTask stopped = await DescribeTask(newest);
        string id = (await DescribeService()).Deployments![0].Id!;
        Assert.Equal(
            ("STOPPED", "ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {id})"),
            (stopped.LastStatus, stopped.StopCode, stopped.StoppedReason));
        Assert.Equal([oldest], await ListTasks());
        Assert.Equal($"(service svc) has stopped 1 running tasks: (task {NameOf(newest)}).", (await DescribeService()).Events![1].Message);
    }

    [Fact]
    public async Task A_new_definition_is_a_new_deployment()
    {
        await Begin();
        await CreateService(count: 2);
        Wait(1);
        await Register();
        ContainerService service = await UpdateService("taskDefinition: 'web'");
        Assert.Equal(["PRIMARY", "ACTIVE"], service.Deployments!.Select(static d => d.Status));
        Assert.Equal(["web:2", "web:1"], service.Deployments!.Select(static d => NameOf(d.TaskDefinition!)));
        Assert.Equal([0, 2], service.Deployments!.Select(static d => d.RunningCount!.Value));
        Assert.Equal("IN_PROGRESS", service.Deployments![0].RolloutState);
        Assert.NotNull(service.CurrentServiceDeployment);
        Wait(1);
        service = await DescribeService();
        Deployment only = Assert.Single(service.Deployments!);
        Assert.Equal(("web:2", 2, "COMPLETED"), (NameOf(only.TaskDefinition!), only.RunningCount, only.RolloutState));
        Assert.Equal(2, (await ListTasks()).Count);
        Assert.Equal(2, (await ListTasks("\"desiredStatus\":\"STOPPED\"")).Count);

        // Also to the very same.
        Wait(1);
        Assert.Equal(2, (await UpdateService("\"taskDefinition\":\"web:2\"")).Deployments!.Count);
    }

    [Fact]
    public async Task A_deployment_keeps_to_its_limits()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(10) } };
        await Begin();
        await CreateService(", deploymentConfiguration: {maximumPercent: 150, minimumHealthyPercent: 50}", count: 4);
        Wait(60);
        await UpdateService("forceNewDeployment: true");
        for (int i = 0; i < 40; i++)
        {
            ContainerService service = await DescribeService();
            Assert.InRange(service.RunningCount!.Value, 2, 6);
            Assert.InRange(service.RunningCount!.Value + service.PendingCount!.Value, 2, 6);
            Wait(1);
        }

        Assert.Equal(4, Assert.Single((await DescribeService()).Deployments!).RunningCount);
    }

    [Fact]
    public async Task A_change_on_the_way_makes_a_new_plan()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(10), Stopping = TimeSpan.FromSeconds(5) } };
        await Begin();
        await CreateService(count: 4);
        Wait(60);
        await UpdateService("forceNewDeployment: true, deploymentConfiguration: {maximumPercent: 125, minimumHealthyPercent: 100}");
        Wait(15);
        Assert.Equal(2, (await DescribeService()).Deployments!.Count);
        // Five tasks for four is one at a time; two for two would be stuck, as on AWS.
        await UpdateService("desiredCount: 2, deploymentConfiguration: {maximumPercent: 150}");
        await Stop((await ListTasks())[0]);
        Wait(15);
        await UpdateService("forceNewDeployment: true");
        Wait(300);
        ContainerService service = await DescribeService();
        Assert.Equal((2, 2, 0), (service.RunningCount, service.DesiredCount, service.PendingCount));
        Assert.Equal(2, (await ListTasks()).Count);
        Deployment only = Assert.Single(service.Deployments!);
        Assert.Equal("COMPLETED", only.RolloutState);
        foreach (string task in await ListTasks()) Assert.Equal(only.Id, (await DescribeTask(task)).StartedBy);
        Assert.Equal(
            service.Events!.OrderByDescending(static e => e.CreatedAt).Select(static e => e.Id), service.Events!.Select(static e => e.Id));
        Assert.Equal(service.Events!.Count, service.Events.Select(static e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_same_token_answers_the_same_service()
    {
        await Begin();
        const string Token = ", clientToken: 't'";
        ContainerService first = await CreateService(Token + ", tags: [{key: 'a', value: '1'}]", count: 1);
        Wait(1);
        ContainerService again = await CreateService(Token + ", tags: [{key: 'a', value: '2'}]", count: 1);
        Assert.Equal(
            (first.ServiceArn, first.CreatedAt, first.Deployments![0].Id, "1"),
            (again.ServiceArn, again.CreatedAt, again.Deployments![0].Id, again.Tags![0].Value));
        const string Text = "Creation of service was not idempotent.";
        await RefusedParameter(Text, () => CreateService(count: 1));
        await RefusedParameter(Text, () => CreateService(", clientToken: 'u'", count: 1));
        await RefusedParameter(Text, () => CreateService(Token, count: 2));
        await Register();
        await RefusedParameter(Text, () => CreateService(Token, count: 1, definition: "web:2"));
        Assert.EndsWith("/two", (await CreateService(Token, "two")).ServiceArn);
        await RefusedParameter(
            "idempotency token longer than 36.", () => CreateService($", clientToken: '{new string('x', 37)}'", "bad name", "nope"));
    }

    [Fact]
    public async Task CODE_DEPLOY_deploys_elsewhere()
    {
        await Begin();
        await CreateService(
            ", deploymentController: {type: 'CODE_DEPLOY'}, "
            + "loadBalancers: [{targetGroupArn: 't', containerName: 'app', containerPort: 80}]");
        await RefusedParameter(
            "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new "
                + "deployment.",
            () => UpdateService("taskDefinition: 'web'"));
        await RefusedParameter(
            "Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new "
                + "deployment.",
            () => UpdateService("forceNewDeployment: true"));
    }

    [Fact]
    public async Task Rebalancing_is_answered_as_it_was_sent()
    {
        await Begin();
        Assert.Equal("DISABLED", (await CreateService(",\"availabilityZoneRebalancing\":\"DISABLED\"")).AvailabilityZoneRebalancing);
        Assert.Equal("DISABLED", (await UpdateService("\"desiredCount\":0")).AvailabilityZoneRebalancing);
        Assert.Equal("ENABLED", (await CreateService(name: "two")).AvailabilityZoneRebalancing);
    }

    [Fact]
    public async Task A_service_without_room_waits_for_an_instance()
    {
        Settings = new RuntimeSettings();
        await Begin();
        await CreateService(count: 2);
        ContainerService service = await DescribeService();
        Assert.Equal((0, "IN_PROGRESS"), (service.RunningCount, service.Deployments![0].RolloutState));
        Assert.Equal(
            "(service svc) was unable to place a task because no container instance met all of its requirements.",
            Assert.Single(service.Events!).Message);
        Wait(60);
        await Registry.RegisterContainerInstanceAsync(new RegisterContainerInstanceRequest());
        service = await DescribeService();
        Assert.Equal((2, "COMPLETED"), (service.RunningCount, service.Deployments![0].RolloutState));
        await Registry.CreateServiceAsync(
            new CreateServiceRequest { ServiceName = "d", TaskDefinition = "web", SchedulingStrategy = "DAEMON" });
        Assert.Equal(1, (await DescribeService("d")).RunningCount);
        Wait(1);
        await Registry.RegisterContainerInstanceAsync(new RegisterContainerInstanceRequest());
        Assert.Equal(2, (await DescribeService("d")).RunningCount);
        Assert.Equal("DRAINING", (await DeleteService(force: false, name: "d")).Status);
    }

    [Fact]
    public async Task Deployments_and_revisions_of_a_service()
    {
        await Begin();
        await CreateService(count: 2);
        Wait(1);
        await Register();
        await UpdateService("taskDefinition: 'web:2'");
        Wait(1);
        ListServiceDeploymentsResponse list = await Registry.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest { Service = "svc" });
        Assert.Equal(["SUCCESSFUL", "SUCCESSFUL"], list.ServiceDeployments.Select(static d => d.Status));
        Assert.Matches(
            "^arn:aws:ecs:eu-west-1:000000000000:service-deployment/default/svc/[A-Za-z0-9_-]{21}$",
            list.ServiceDeployments[0].ServiceDeploymentArn!);
        ListServiceDeploymentsResponse page = await Registry.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest { Service = "svc", MaxResults = 1 });
        page = await Registry.ListServiceDeploymentsAsync(
            new ListServiceDeploymentsRequest { Service = "svc", MaxResults = 1, NextToken = page.NextToken });
        Assert.Equal(list.ServiceDeployments[1].ServiceDeploymentArn, Assert.Single(page.ServiceDeployments).ServiceDeploymentArn);
        string none = $"{Prefix}service-deployment/default/svc/0123456789_abcdefghij";
        DescribeServiceDeploymentsResponse described = await Registry.DescribeServiceDeploymentsAsync(new DescribeServiceDeploymentsRequest
        {
            ServiceDeploymentArns = [list.ServiceDeployments[0].ServiceDeploymentArn!, none],
        });
        ServiceDeployment deployment = Assert.Single(described.ServiceDeployments);
        Assert.Equal(list.ServiceDeployments[1].TargetServiceRevisionArn, Assert.Single(deployment.SourceServiceRevisions!).Arn);
        Assert.Equal(2, deployment.TargetServiceRevision!.RunningTaskCount);
        Assert.Equal(none, Assert.Single(described.Failures).Arn);
        DescribeServiceRevisionsResponse revisions = await Registry.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest
        {
            ServiceRevisionArns = [list.ServiceDeployments[1].TargetServiceRevisionArn!],
        });
        ServiceRevision revision = Assert.Single(revisions.ServiceRevisions);
        Assert.Equal(("web:1", "busybox:1"), (NameOf(revision.TaskDefinition!), Assert.Single(revision.ContainerImages!).Image));
    }

    private async Task Begin()
    {
        await CreateCluster();
        await Register();
    }
}

[StoreUnderTest("JsonStore")]
public sealed class ServicesOnJsonStoreTests() : ServiceConformance(onDisk: true);

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class ServicesOnMemoryStoreTests() : ServiceConformance(onDisk: false);
