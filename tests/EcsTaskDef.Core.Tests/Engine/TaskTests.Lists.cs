using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.Core.Tests.Engine;

// What lists, descriptions and tags say.
public abstract partial class TaskConformance
{
    [Fact]
    public async Task Lists_by_every_filter()
    {
        await CreateCluster();
        await Register();
        await Register("api");
        await RegisterAwsvpc();
        string web = (await RunOne(members: ", startedBy: 'me / you'")).TaskArn!;
        Wait(1);
        string api = (await RunOne("api")).TaskArn!;
        Wait(1);
        string vpc = (await RunOne("vpc", ", launchType: 'FARGATE'" + Network)).TaskArn!;
        Wait(1);
        await CreateService();
        string kept = Assert.Single(await ListTasks("serviceName: 'svc'"));
        Assert.Equal([web, api, vpc, kept], await ListTasks());
        Assert.Equal([web, kept], await ListTasks("\"family\":\"web\""));
        Assert.Equal([vpc], await ListTasks("\"launchType\":\"FARGATE\""));
        Assert.Equal([web], await ListTasks("\"startedBy\":\"me / you\""));
        Assert.Equal([kept], await ListTasks($"\"startedBy\":\"{(await DescribeService()).Deployments![0].Id}\""));
        Assert.Equal([kept], await ListTasks($"\"serviceName\":\"{Prefix}service/default/svc\",\"family\":\"web\""));
        Assert.Empty(await ListTasks("family: 'we'"));
        Assert.Empty(await ListTasks("desiredStatus: 'PENDING'"));
        Assert.Empty(await ListTasks("daemonName: 'd'"));
        Assert.Empty(await ListTasks("startedBy: 'nobody'"));
        await Refused("ServiceNotFoundException", "Service not found.", () => ListTasks("serviceName: 'nope'"));
        await RefusedParameter(null, () => ListTasks("startedBy: 'me', family: 'web'"));
        await Refused("ClusterNotFoundException", "Cluster not found.", () => ListTasks("cluster: 'nope'"));
        await Stop(api);
        Assert.Equal([api], await ListTasks("\"desiredStatus\":\"STOPPED\",\"family\":\"api\""));
        Assert.Equal([web, vpc, kept], await ListTasks());
    }

    [Fact]
    public async Task Lists_by_page()
    {
        await CreateCluster();
        await Register();
        for (int i = 0; i < 5; i++) await Run(members: ", count: 5");
        List<string> seen = new();
        string? token = null;
        do
        {
            ListTasksResponse page = await Registry.ListTasksAsync(new ListTasksRequest { MaxResults = 10, NextToken = token });
            seen.AddRange(page.TaskArns);
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public async Task Describe_tells_what_is_missing()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne(members: ", tags: [{key: 'k', value: 'v'}]");
        string none = s_none;
        DescribeTasksResponse answer = await Registry.DescribeTasksAsync(new DescribeTasksRequest
        {
            Tasks = [NameOf(task.TaskArn!), none],
        });
        Assert.Empty(Assert.Single(answer.Tasks).Tags!);
        Assert.Equal([$"{Prefix}task/default/{none}"], answer.Failures.Select(static f => f.Arn));
        answer = await Registry.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [task.TaskArn!], Include = ["TAGS"] });
        Assert.Equal("v", Assert.Single(Assert.Single(answer.Tasks).Tags!).Value);
        await RefusedParameter("Tasks cannot be empty.", async () => await Registry.DescribeTasksAsync(new DescribeTasksRequest()));
        await RefusedParameter(
            "include should be one of [TAGS]",
            async () => await Registry.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [none], Include = ["X"] }));
    }

    [Fact]
    public async Task Tags_of_a_stopped_task_are_shown_but_not_listed()
    {
        await CreateCluster();
        await Register();
        ContainerTask task = await RunOne(members: ", tags: [{key: 'k', value: 'v'}]");
        ListTagsForResourceRequest list = new() { ResourceArn = task.TaskArn };
        Assert.Equal("k=v", string.Join(" ", (await Registry.ListTagsForResourceAsync(list)).Tags));
        await Stop(task.TaskArn!);
        Wait(1);
        const string Text = "The specified task is stopped. Specify a running task and try again.";
        await RefusedParameter(Text, async () => await Registry.ListTagsForResourceAsync(list));
        await RefusedParameter(
            Text,
            async () =>
                await Registry.TagResourceAsync(
                    new TagResourceRequest { ResourceArn = task.TaskArn, Tags = [new Tag { Key = "a", Value = "b" }] }));
        DescribeTasksResponse answer = await Registry.DescribeTasksAsync(
            new DescribeTasksRequest { Tasks = [task.TaskArn!], Include = ["TAGS"] });
        Assert.Equal("v", Assert.Single(answer.Tasks[0].Tags!).Value);
    }

    [Fact]
    public async Task Tags_are_inherited_and_managed()
    {
        await CreateCluster();
        await Register("web", ", tags: [{key: 'a', value: '1'}, {key: 'b', value: '2'}]");
        ContainerTask task = await RunOne(
            members: ", propagateTags: 'TASK_DEFINITION', enableECSManagedTags: true, tags: [{key: 'a', value: '9'}]");
        Assert.Equal("a=9 b=2 aws:ecs:clusterName=default", string.Join(" ", task.Tags!));
    }
}
