using System.Text.Json;
using EcsTaskDef.Conformance;
using EcsTaskDef.Engine;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>docs/ECS.md §6, scenarios 8, 12 and 14.</summary>
public abstract partial class TaskConformance : WorkloadSuite
{
    private const string Network = ", networkConfiguration: {awsvpcConfiguration: {subnets: ['subnet-1']}}";

    private static readonly string s_none = new('0', 32);

    protected TaskConformance(bool onDisk)
        : base(onDisk)
    {
    }

    [Fact]
    public async Task A_new_task_on_Fargate_answers_as_captured()
    {
        await CreateCluster("c");
        await Registry.RegisterTaskDefinitionAsync(Read<RegisterTaskDefinitionRequest>(
            "{family: 'main', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512', "
                + "containerDefinitions: [{name: 'init', image: 'i'}, {name: 'main', image: 'm'}]}"));
        RunTaskResponse answer = await Run(
            "main", ", cluster: 'c', launchType: 'FARGATE', startedBy: 'me', tags: [{key: 'k', value: 'v'}]" + Network);
        ContainerTask task = Assert.Single(answer.Tasks);
        string id = NameOf(task.TaskArn!);
        Assert.Matches("^[0-9a-f]{32}$", id);
        string arn = $"{Prefix}task/c/{id}";
        string Container(int i, string name, string image) => Lax.OneLine($$"""
            {"containerArn":"{{task.Containers![i].ContainerArn}}","cpu":"0","image":"{{image}}","lastStatus":"PENDING",
            "name":"{{name}}","networkInterfaces":[],"taskArn":"{{arn}}"}
            """);
        Assert.Equal(
            Lax.OneLine($$$"""
                {"failures":[],"tasks":[{"attachments":[{"details":[{"name":"subnetId","value":"subnet-1"}],
                "id":"{{{task.Attachments![0].Id}}}","status":"PRECREATED","type":"ElasticNetworkInterface"}],
                "attributes":[{"name":"ecs.cpu-architecture","value":"x86_64"}],"availabilityZone":"{{{task.AvailabilityZone}}}",
                "clusterArn":"{{{Prefix}}}cluster/c","containers":[{{{Container(0, "init", "i")}}},{{{Container(1, "main", "m")}}}],
                "cpu":"256","createdAt":1.789560000693E9,"desiredStatus":"RUNNING","enableExecuteCommand":false,
                "ephemeralStorage":{"sizeInGiB":20},"fargateEphemeralStorage":{"sizeInGiB":20},"group":"family:main",
                "lastStatus":"PROVISIONING","launchType":"FARGATE","memory":"512",
                "overrides":{"containerOverrides":[{"name":"init"},{"name":"main"}],"inferenceAcceleratorOverrides":[]},
                "platformFamily":"Linux","platformVersion":"1.4.0","startedBy":"me","tags":[{"key":"k","value":"v"}],"taskArn":"{{{arn}}}",
                "taskDefinitionArn":"{{{Prefix}}}task-definition/main:1","version":1}]}
                """),
            Write(answer));
        Assert.StartsWith("eu-west-1", task.AvailabilityZone, StringComparison.Ordinal);
        Assert.StartsWith($"{Prefix}container/c/{id}/", task.Containers![0].ContainerArn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_at_the_next_look()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne();
        Assert.Equal(("PENDING", "EC2", "family:web"), (task.LastStatus, task.LaunchType, task.Group));
        Assert.NotNull(task.ContainerInstanceArn);
        task = await DescribeTask(task.TaskArn!);
        Assert.Equal(
            ("RUNNING", "RUNNING", "CONNECTED", "UNKNOWN"), (task.LastStatus, task.DesiredStatus, task.Connectivity, task.HealthStatus));
        Assert.Equal("RUNNING", Assert.Single(task.Containers!).LastStatus);
        Assert.Matches("^[0-9a-f]{32}-[0-9]{10}$", task.Containers![0].RuntimeId!);
        Assert.Equal(2, task.Version);
    }

    [Fact]
    public async Task It_walks_the_chain_by_the_clock()
    {
        Settings = Settings with
        {
            TaskDelays = new TaskDelays
            {
                Provisioning =
                    TimeSpan.FromSeconds(10), Pending =
                        TimeSpan.FromSeconds(5), Stopping = TimeSpan.FromSeconds(30), Deprovisioning = TimeSpan.FromSeconds(4),
            },
        };
        await CreateCluster();
        await RegisterAwsvpc();
        ContainerTask task = await RunOne("vpc", ", launchType: 'FARGATE'" + Network);
        Settings = Settings with { TaskDelays = new TaskDelays() };
        async Task<string> Status()
        {
            ContainerTask now = await DescribeTask(task.TaskArn!);
            return $"{now.LastStatus} {now.DesiredStatus} {now.Version}";
        }

        Assert.Equal("PROVISIONING RUNNING 1", await Status());
        Wait(9.999);
        Assert.Equal("PROVISIONING RUNNING 1", await Status());
        Wait(0.001);
        Assert.Equal("PENDING RUNNING 2", await Status());
        Reopen();
        Wait(5);
        Assert.Equal("RUNNING RUNNING 3", await Status());
        Wait(100);
        ContainerTask stopping = await Stop(task.TaskArn!, "enough");
        Assert.Equal(
            ("RUNNING", "STOPPED", "UserInitiated", "enough"),
            (stopping.LastStatus, stopping.DesiredStatus, stopping.StopCode, stopping.StoppedReason));
        Assert.NotNull(stopping.StoppingAt);
        Assert.Null(stopping.StoppedAt);
        Assert.Equal("STOPPING STOPPED 4", await Status());
        Wait(30);
        Assert.Equal("DEPROVISIONING STOPPED 5", await Status());
        Assert.NotNull((await DescribeTask(task.TaskArn!)).ExecutionStoppedAt);
        Wait(4);
        Assert.Equal("STOPPED STOPPED 6", await Status());
        ContainerTask stopped = await DescribeTask(task.TaskArn!);
        Assert.Equal(stopping.StoppingAt + TimeSpan.FromSeconds(34), stopped.StoppedAt);
        Assert.Equal(137, stopped.Containers![0].ExitCode);
        Assert.Equal("DELETED", stopped.Attachments![0].Status);
    }

    [Fact]
    public async Task A_task_stopped_on_its_way_never_ran()
    {
        Settings = Settings with { TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(60) } };
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne();
        Wait(10);
        await Stop(task.TaskArn!);
        Wait(100);
        task = await DescribeTask(task.TaskArn!);
        Assert.Equal("STOPPED", task.LastStatus);
        Assert.Null(task.StartedAt);
        Assert.Null(task.Containers![0].ExitCode);
    }

    [Fact]
    public async Task StopTask_answers_without_details_and_again()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne(members: ", tags: [{key: 'k', value: 'v'}]");
        Wait(5);
        ContainerTask stopped = await Stop(NameOf(task.TaskArn!));
        Assert.Empty(stopped.Attachments!);
        Assert.Empty(stopped.Containers!);
        Assert.Empty(stopped.Tags!);
        Assert.Empty(stopped.Overrides!.ContainerOverrides!);
        Assert.Equal("Task stopped by user", stopped.StoppedReason);
        Wait(5);
        ContainerTask again = await Stop(task.TaskArn!, "other");
        Assert.Equal(("STOPPED", "Task stopped by user", stopped.StoppingAt), (again.LastStatus, again.StoppedReason, again.StoppingAt));
        Assert.Empty(again.Containers!);
        await RefusedParameter("The referenced task was not found.", () => Stop(new string('0', 32)));
        await RefusedParameter("taskId length should be one of [32,36]", () => Stop("short"));
    }

    [Fact]
    public async Task A_stopped_task_is_there_for_an_hour()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne(members: ", clientToken: 't'");
        await Stop(task.TaskArn!);
        Wait(3599);
        Assert.Equal("STOPPED", (await DescribeTask(task.TaskArn!)).LastStatus);
        Assert.Equal([task.TaskArn!], await ListTasks("\"desiredStatus\":\"STOPPED\""));
        Assert.Empty(await ListTasks());
        Wait(1);
        DescribeTasksResponse gone = await Registry.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [task.TaskArn!] });
        Assert.Equal("MISSING", Assert.Single(gone.Failures).Reason);
        Assert.Empty(await ListTasks("desiredStatus: 'STOPPED'"));
        await RunOne();
        Reopen();
        Assert.Single(await ListTasks());
    }

    [Fact]
    public async Task Unknown_and_wrong_definitions_come_before_the_cluster()
    {
        await RefusedClient("TaskDefinition not found.", () => Run("nope", ", cluster: 'nope'"));
        await RefusedClient("TaskDefinition not found.", () => Run("nope:1"));
        await RefusedParameter("Invalid revision number.", () => Run("web:x"));
        await RefusedParameter("Task Definition can not be blank.", () => Run(""));
        await RefusedParameter("AccountIDs mismatch", () => Run("arn:aws:ecs:eu-west-1:111111111111:task-definition/web:1"));
        await Register();
        await Refused("ClusterNotFoundException", "Cluster not found.", () => Run());
    }

    [Fact]
    public async Task An_INACTIVE_and_a_deleted_revision_start_nothing()
    {
        await CreateCluster();
        await Register();
        await Register();
        await Deregister("web:2");
        Assert.EndsWith("web:1", (await RunOne()).TaskDefinitionArn);
        await RefusedParameter("TaskDefinition is inactive", () => Run("web:2"));
        await RefusedParameter("TaskDefinition is inactive", () => Run($"{Prefix}task-definition/web:2"));
        await RefusedParameter("TaskDefinition is inactive", () => Start("web:2", s_none));
        await DeleteDefinition("web:2");
        await RefusedParameter("TaskDefinition is being deleted", () => Run("web:2"));
        await RefusedParameter("TaskDefinition is being deleted", () => Start("web:2", s_none));
        await Deregister("web:1");
        await RefusedClient("TaskDefinition not found.", () => Run());
        await RefusedClient("TaskDefinition not found.", () => Start("web", s_none));
    }

    [Fact]
    public async Task Long_overrides_are_refused()
    {
        await CreateCluster();
        await Register();
        await RefusedParameter("Container Overrides length must be at most 8192.", () => Run(
            members: $", overrides: {{containerOverrides: [{{name: 'app', command: ['{new string('x', 8192)}']}}]}}"));
    }

    [Fact]
    public async Task Without_instances_EC2_has_no_place()
    {
        Settings = new RuntimeSettings();
        await CreateCluster();
        await Register();
        await RefusedParameter("No Container Instances were found in your cluster.", () => Run());
        await RegisterAwsvpc();
        Assert.Equal("FARGATE", (await RunOne("vpc", ",\"launchType\":\"FARGATE\"" + Network)).LaunchType);
    }

    [Fact]
    public async Task An_instance_takes_what_fits()
    {
        Settings = new RuntimeSettings();
        await CreateCluster();
        await Register();
        ContainerInstance instance = (await Registry.RegisterContainerInstanceAsync(Read<RegisterContainerInstanceRequest>(
            """
            {totalResources: [{name: 'CPU', type: 'INTEGER', integerValue: 1024}, {name: 'MEMORY', type: 'INTEGER', integerValue: 130}],
                instanceIdentityDocument: '{"instanceId":"i-1"}'}
            """))).ContainerInstance;
        Assert.Equal("i-1", instance.Ec2InstanceId);
        RunTaskResponse answer = await Run(members: ", count: 3");
        Assert.Equal(2, answer.Tasks.Count);
        Assert.Equal(instance.ContainerInstanceArn, answer.Tasks[0].ContainerInstanceArn);
        Failure failure = Assert.Single(answer.Failures);
        Assert.Equal((instance.ContainerInstanceArn, "RESOURCE:MEMORY"), (failure.Arn, failure.Reason));
        instance = Assert.Single(
            (
                await Registry.DescribeContainerInstancesAsync(
                    new DescribeContainerInstancesRequest { ContainerInstances = [instance.ContainerInstanceArn!] })).ContainerInstances);
        Assert.Equal(
            (2, 2, 992),
            (instance.RunningTasksCount, instance.RemainingResources![1].IntegerValue, instance.RemainingResources[0].IntegerValue));
        Assert.Equal(2, (await ListTasks($"\"containerInstance\":\"{instance.ContainerInstanceArn}\"")).Count);
        await RefusedParameter(
            null,
            async () =>
                await Registry.DeregisterContainerInstanceAsync(
                    new DeregisterContainerInstanceRequest { ContainerInstance = instance.ContainerInstanceArn }));
    }

    [Fact]
    public async Task StartTask_takes_given_instances()
    {
        await CreateCluster();
        await Register();
        await RefusedClient("Container Instances cannot be empty.", () => Start("web"));
        ContainerInstance instance = (await Registry.RegisterContainerInstanceAsync(new RegisterContainerInstanceRequest()))
            .ContainerInstance;
        StartTaskResponse answer = await Start("web", instance.ContainerInstanceArn!, s_none);
        Assert.Equal(instance.ContainerInstanceArn, Assert.Single(answer.Tasks).ContainerInstanceArn);
        Assert.Equal("MISSING", Assert.Single(answer.Failures).Reason);
        await Registry.DeregisterContainerInstanceAsync(
            new DeregisterContainerInstanceRequest { ContainerInstance = NameOf(instance.ContainerInstanceArn!), Force = true });
        Assert.Equal("INACTIVE", Assert.Single((await Start("web", instance.ContainerInstanceArn!)).Failures).Reason);
    }

    [Fact]
    public async Task A_token_replays_the_very_same_request_only()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne("web:1", ", clientToken: 't', tags: [{key: 'a', value: '1'}, {key: 'b', value: '2'}]");
        Wait(1);
        ContainerTask replay = await RunOne("web:1", ", clientToken: 't', tags: [{key: 'a', value: '1'}, {key: 'b', value: '2'}]");
        Assert.Equal(task.TaskArn, replay.TaskArn);
        Assert.Equal("RUNNING", replay.LastStatus);
        Assert.Single(await ListTasks());
        const string Same = ", clientToken: 't', tags: [{key: 'a', value: '1'}, {key: 'b', value: '2'}]";
        foreach ((string definition, string members) in new[]
        {
            ("web:1", Same + ", count: 1"),
            ("web", Same),
            ($"{Prefix}task-definition/web:1", Same),
            ("web:1", Same + ", cluster: 'default'"),
            ("web:1", ", clientToken: 't', tags: [{key: 'b', value: '2'}, {key: 'a', value: '1'}]"),
        })
        {
            EcsException conflict = await Refused(
                "ConflictException",
                "The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different "
                    + "request.",
                () => Run(definition, members));
            Assert.Equal([task.TaskArn!], conflict.ResourceIds);
        }

        // Also when it is over, with the tags of now; a definition that may not be started from any more wins.
        await Registry.TagResourceAsync(new TagResourceRequest { ResourceArn = task.TaskArn, Tags = [new Tag { Key = "a", Value = "9" }] });
        await Stop(task.TaskArn!);
        Wait(1);
        replay = await RunOne("web:1", Same);
        Assert.Equal(("STOPPED", "a=9 b=2"), (replay.LastStatus, string.Join(" ", replay.Tags!)));
        await Deregister("web:1");
        await RefusedParameter("TaskDefinition is inactive", () => Run("web:1", Same));
    }

    // Stores have tokens of earlier versions: their text must be the same as long as ECS's members are.
    [Fact]
    public async Task A_token_is_stored_with_members_in_the_order_of_their_names()
    {
        const string Stored = "{\"clientToken\":\"t\",\"cluster\":\"default\",\"count\":1,\"enableECSManagedTags\":true,"
            + "\"enableExecuteCommand\":false,\"group\":\"g\",\"launchType\":\"EC2\",\"overrides\":{\"cpu\":\"16\"},"
            + "\"placementConstraints\":[],\"placementStrategy\":[],\"propagateTags\":\"NONE\",\"referenceId\":\"r\","
            + "\"startedBy\":\"\\u003Cme\\u003E\",\"tags\":[{\"key\":\"a\",\"value\":\"1\"}],\"taskDefinition\":\"web:1\"}";
        const string Members = "startedBy: '<me>', tags: [{key: 'a', value: '1'}], propagateTags: 'NONE', placementStrategy: [], "
            + "placementConstraints: [], overrides: {cpu: '16'}, launchType: 'EC2', group: 'g', enableExecuteCommand: false, "
            + "enableECSManagedTags: true, count: 1, cluster: 'default', clientToken: 't', referenceId: 'r'";
        using MemoryStore store = new();
        using RegistryHost host = new(store, Clock, overrideRuntime: _ => Settings);
        IRegistry registry = host.GetRegistry("eu-west-1", "tester");
        CancellationToken ends = TestContext.Current.CancellationToken;
        await registry.CreateClusterAsync(new CreateClusterRequest(), ends);
        await registry.RegisterTaskDefinitionAsync(Read<RegisterTaskDefinitionRequest>(
            "{family: 'web', containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64}]}"), ends);
        await registry.RunTaskAsync(Read<RunTaskRequest>($"{{taskDefinition: 'web:1', {Members}}}"), ends);
        ReadOnlyMemory<byte> kept = await store.OpenRegion("eu-west-1").ReadAsync(
            static view => view.ReadDocument(view.GetResource("token", "t")!), ends);
        using JsonDocument fact = JsonDocument.Parse(kept);
        Assert.Equal(Stored, fact.RootElement.GetProperty("request").GetString());
    }

    [Fact]
    public async Task A_strategy_chooses_the_provider()
    {
        await Registry.CreateClusterAsync(
            Read<CreateClusterRequest>(
                "{capacityProviders: ['FARGATE', 'FARGATE_SPOT'], defaultCapacityProviderStrategy: [{capacityProvider: 'FARGATE', weight: "
                    + "1}, {capacityProvider: 'FARGATE_SPOT', weight: 4}]}"));
        await RegisterAwsvpc();
        ContainerTask task = await RunOne("vpc", Network);
        Assert.Equal(("FARGATE_SPOT", "FARGATE"), (task.CapacityProviderName, task.LaunchType));
    }

    [Fact]
    public async Task Looking_writes_nothing()
    {
        Settings = Settings with
        {
            TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(10), Stopping = TimeSpan.FromSeconds(10) }
        };
        await CreateCluster();
        await Register();
        await CreateService(count: 3);
        await UpdateService("forceNewDeployment: true");
        long before = (await Host.DescribeAsync(TestContext.Current.CancellationToken)).SizeInBytes;
        for (int i = 0; i < 12; i++)
        {
            Wait(5);
            await DescribeService();
            foreach (string task in await ListTasks()) await DescribeTask(task);
        }

        Assert.Equal(before, (await Host.DescribeAsync(TestContext.Current.CancellationToken)).SizeInBytes);
    }

    private async Task<StartTaskResponse> Start(string definition, params string[] instances) =>
        await Registry.StartTaskAsync(new StartTaskRequest { TaskDefinition = definition, ContainerInstances = instances });
}

[StoreUnderTest("JsonStore")]
public sealed class TasksOnJsonStoreTests() : TaskConformance(onDisk: true);

[StoreUnderTest("MemoryStore")]
[Trait("Category", "Fast")]
public sealed class TasksOnMemoryStoreTests() : TaskConformance(onDisk: false);
