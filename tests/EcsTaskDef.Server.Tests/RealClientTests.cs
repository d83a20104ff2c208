using System.ComponentModel;
using System.Diagnostics;
using EcsTaskDef.Engine;
using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

/// <summary>The judges that matter: the AWS CLI and boto3, as people use them.</summary>
public sealed class RealClientTests : IDisposable
{
    private static readonly (string Name, string Value)[] s_surroundings =
    [
        ("AWS_ACCESS_KEY_ID", "AKIDOFTHETEST"),
        ("AWS_SECRET_ACCESS_KEY", "not-a-secret"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("AWS_PAGER", ""),
        ("AWS_CONFIG_FILE", "none"),
        ("AWS_SHARED_CREDENTIALS_FILE", "none"),
        ("PYTHONIOENCODING", "utf-8"),
        ("PYTHONUTF8", "1"),
        ("TZ", "UTC"),
        ("NO_PROXY", "127.0.0.1"),
    ];

    private readonly TemporaryFolder _folder = new(mayStayInUse: true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_AWS_CLI_goes_through_a_life_of_a_family()
    {
        await SkipUnlessItRunsAsync("aws", "--version");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        string input = _folder.Combine("task-definition.json");
        await File.WriteAllTextAsync(
            input,
            """
            {
              "family": "web", "cpu": "0.25 vCPU", "memory": "0.5 GB", "networkMode": "awsvpc",
              "containerDefinitions": [
                {"name": "web", "image": "registry.example/web:1", "portMappings": [{"containerPort": 80}],
                 "environment": [{"name": "GREETING", "value": "Grüße \"you\" & <me>"}]}
              ],
              "tags": [{"key": "team", "value": "shop"}]
            }
            """);

        for (int revision = 1; revision <= 3; revision++) await RegisterAsync(server, input, revision);
        JToken described = await EcsAsync(server, "describe-task-definition", "--task-definition", "web", "--include", "TAGS");
        Assert.Equal(3, (int)described["taskDefinition"]!["revision"]!);
        Assert.Equal("256", (string?)described["taskDefinition"]!["cpu"]);
        Assert.Equal("Grüße \"you\" & <me>", (string?)described.SelectToken("taskDefinition.containerDefinitions[0].environment[0].value"));

        // Version 1 of the CLI prints the number, version 2 a date.
        string registeredAt = (string)described["taskDefinition"]!["registeredAt"]!;
        Assert.True(
            registeredAt == "1767323045.678" || registeredAt.StartsWith("2026-01-02T03:04:05.678", StringComparison.Ordinal),
            registeredAt);

        await PageAsync(server);
        JToken deregistered = await EcsAsync(server, "deregister-task-definition", "--task-definition", "web:2");
        Assert.Equal("INACTIVE", (string?)deregistered["taskDefinition"]!["status"]);
        JToken deleted = await EcsAsync(server, "delete-task-definitions", "--task-definitions", "web:2", "web:3");
        Assert.Equal("DELETE_IN_PROGRESS", (string?)deleted["taskDefinitions"]![0]!["status"]);
        Assert.StartsWith(
            "The specified task definition is still in ACTIVE status.", (string?)deleted["failures"]![0]!["reason"],
            StringComparison.Ordinal);

        const string Arn = "arn:aws:ecs:eu-west-1:000000000000:task-definition/web:3";
        await EcsAsync(server, "tag-resource", "--resource-arn", Arn, "--tags", "key=stage,value=test");
        await EcsAsync(server, "untag-resource", "--resource-arn", Arn, "--tag-keys", "team");
        JToken tags = await EcsAsync(server, "list-tags-for-resource", "--resource-arn", Arn);
        Assert.Equal("""[{"key":"stage","value":"test"}]""", tags["tags"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(["web"], (await EcsAsync(server, "list-task-definition-families"))["families"]!.Select(static name => (string)name!));

        (int exitCode, _, string error) = await RunAsync(
            "aws", Arguments(server, "describe-task-definition", "--task-definition", "nobody"));
        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            "An error occurred (ClientException) when calling the DescribeTaskDefinition operation: Unable to describe task definition.",
            error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boto3_goes_through_a_life_of_a_family()
    {
        await SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        const string Script =
            """
            import boto3, botocore, sys
            from botocore.config import Config
            ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name='cn-north-1',
                               config=Config(retries={'max_attempts': 1}))
            definition = dict(family='web', containerDefinitions=[dict(name='web', image='registry.example/web:1', memory=64)])
            for n in range(1, 6):
                answer = ecs.register_task_definition(**definition, tags=[dict(key='n', value=str(n))])
                assert answer['taskDefinition']['revision'] == n, answer
                assert answer['tags'] == [dict(key='n', value=str(n))], answer
            assert answer['taskDefinition']['taskDefinitionArn'] == 'arn:aws-cn:ecs:cn-north-1:000000000000:task-definition/web:5'
            assert answer['taskDefinition']['registeredAt'].timestamp() == 1767323045.678, answer
            assert len(answer['ResponseMetadata']['RequestId']) == 36

            pages = list(ecs.get_paginator('list_task_definitions').paginate(familyPrefix='web', PaginationConfig=dict(PageSize=2)))
            assert [len(page['taskDefinitionArns']) for page in pages] == [2, 2, 1], pages
            families = list(ecs.get_paginator('list_task_definition_families').paginate())
            assert families[0]['families'] == ['web'], families

            gone = ecs.deregister_task_definition(taskDefinition='web:5')['taskDefinition']
            assert gone['status'] == 'INACTIVE' and 'deregisteredAt' not in gone, gone
            gone = ecs.describe_task_definition(taskDefinition='web:5', include=['TAGS'])
            assert gone['taskDefinition']['deregisteredAt'] > gone['taskDefinition']['registeredAt'], gone
            assert gone['tags'] == [dict(key='n', value='5')], gone
            deleted = ecs.delete_task_definitions(taskDefinitions=['web:5', 'web:4'])
            assert [d['revision'] for d in deleted['taskDefinitions']] == [5] and len(deleted['failures']) == 1, deleted
            assert ecs.describe_task_definition(taskDefinition='web')['taskDefinition']['revision'] == 4

            try:
                ecs.describe_task_definition(taskDefinition='nobody')
                raise SystemExit('no error')
            except ecs.exceptions.ClientException as error:
                assert error.response['Error']['Message'] == 'Unable to describe task definition.', error.response
            try:
                ecs.describe_task_definition(taskDefinition='web:x')
                raise SystemExit('no error')
            except ecs.exceptions.InvalidParameterException as error:
                assert error.response['ResponseMetadata']['HTTPStatusCode'] == 400, error.response
            try:
                ecs.discover_poll_endpoint()
                raise SystemExit('no error')
            except ecs.exceptions.ClientException as error:
                assert 'DiscoverPollEndpoint is not offered' in str(error), error
            try:
                ecs.register_task_definition(family='web', containerDefinitions=[dict(name='web', image='i', command=['x' * 2000000])])
                raise SystemExit('no error')
            except botocore.exceptions.ClientError as error:
                assert error.response['ResponseMetadata']['HTTPStatusCode'] == 413, error.response
            print('done')
            """;
        Assert.Equal("done", await PythonAsync(Script, server));
    }

    [Fact]
    public async Task Botos_waiters_end_as_on_AWS()
    {
        await SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        const string Script =
            """
            import sys, boto3
            ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name='eu-west-1', aws_access_key_id='a', aws_secret_access_key='b')
            quick = dict(Delay=1, MaxAttempts=3)
            network = dict(awsvpcConfiguration=dict(subnets=['subnet-1']))
            ecs.create_cluster()
            ecs.register_task_definition(
                family='web', networkMode='awsvpc', requiresCompatibilities=['FARGATE'], cpu='256', memory='512',
                containerDefinitions=[dict(name='web', image='i')])
            task = ecs.run_task(taskDefinition='web', launchType='FARGATE', networkConfiguration=network)['tasks'][0]['taskArn']
            ecs.get_waiter('tasks_running').wait(tasks=[task], WaiterConfig=quick)
            ecs.create_service(
                serviceName='svc', taskDefinition='web', desiredCount=3, launchType='FARGATE', networkConfiguration=network)
            ecs.get_waiter('services_stable').wait(services=['svc'], WaiterConfig=quick)
            ecs.update_service(service='svc', taskDefinition='web', desiredCount=2)
            ecs.get_waiter('services_stable').wait(services=['svc'], WaiterConfig=quick)
            pages = list(ecs.get_paginator('list_tasks').paginate(PaginationConfig=dict(PageSize=1)))
            assert sum(len(p['taskArns']) for p in pages) == 3, pages
            ecs.stop_task(task=task)
            ecs.get_waiter('tasks_stopped').wait(tasks=[task], WaiterConfig=quick)
            ecs.delete_service(service='svc', force=True)
            ecs.get_waiter('services_inactive').wait(services=['svc'], WaiterConfig=quick)
            service = ecs.describe_services(services=['svc'])['services'][0]
            assert service['createdAt'].year == 2026, service
            print('done')
            """;
        Assert.Equal("done", await PythonAsync(Script, server));
    }

    [Fact]
    public async Task Botos_paginators_go_through_more_than_a_page_of_everything()
    {
        await SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        const string Script =
            """
            import sys, boto3
            ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name='eu-west-1', aws_access_key_id='a', aws_secret_access_key='b')
            network = dict(awsvpcConfiguration=dict(subnets=['subnet-1']))
            ecs.create_cluster(serviceConnectDefaults=dict(namespace='n'))
            for n in range(12):
                ecs.create_cluster(clusterName=f'c{n}')
                ecs.register_container_instance(attributes=[dict(name='stack', value=str(n))])
                ecs.register_task_definition(
                    family=f'f{n}', networkMode='awsvpc', requiresCompatibilities=['FARGATE'], cpu='256', memory='512',
                    containerDefinitions=[dict(name='web', image='i')])
                ecs.create_service(
                    serviceName=f's{n}', taskDefinition=f'f{n}', desiredCount=1, launchType='FARGATE', networkConfiguration=network,
                    serviceConnectConfiguration=dict(enabled=True))
                ecs.create_capacity_provider(name=f'p{n}', autoScalingGroupProvider=dict(autoScalingGroupArn=f'g{n}'))
                ecs.register_daemon_task_definition(family=f'd{n}', containerDefinitions=[dict(name='app', image='i', memory=64)])
            given = dict(
                list_attributes=dict(targetType='container-instance'), list_account_settings=dict(effectiveSettings=True),
                list_services_by_namespace=dict(namespace='n'))
            names = sorted(n for n in dir(ecs) if not n.startswith('_') and n in ecs.meta.method_to_api_mapping and ecs.can_paginate(n))
            for name in names:
                pages = list(ecs.get_paginator(name).paginate(**given.get(name, {}), PaginationConfig=dict(PageSize=5)))
                key = ecs.get_paginator(name).result_keys[0].expression
                items = [item for page in pages for item in page[key]]
                assert len(pages) > 2 and len(items) >= 12 and all(len(page[key]) <= 5 for page in pages), (name, pages)
                assert len(items) == len(set(map(str, items))), name
            token, providers = None, []
            while True:
                page = ecs.describe_capacity_providers(**({'nextToken': token} if token else {}))
                providers += page['capacityProviders']
                token = page.get('nextToken')
                if not token: break
            assert len(providers) == 14, providers
            print(len(names), 'done')
            """;
        Assert.Equal("9 done", await PythonAsync(Script, server));
    }

    [Fact]
    public async Task The_waiters_of_the_AWS_CLI_end_as_on_AWS()
    {
        await SkipUnlessItRunsAsync("aws", "--version");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        string[] fargate = ["--launch-type", "FARGATE", "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1]}"];
        await EcsAsync(server, "create-cluster");
        await EcsAsync(server, 
            "register-task-definition", "--family", "web", "--network-mode", "awsvpc", "--requires-compatibilities", "FARGATE",
            "--cpu", "256", "--memory", "512", "--container-definitions", "name=web,image=i");
        string task = (string)(await EcsAsync(server, ["run-task", "--task-definition", "web", .. fargate]))["tasks"]![0]!["taskArn"]!;
        await EcsAsync(server, "wait", "tasks-running", "--tasks", task);
        await EcsAsync(server, ["create-service", "--service-name", "svc", "--task-definition", "web", "--desired-count", "2", .. fargate]);
        await EcsAsync(server, "wait", "services-stable", "--services", "svc");
        await EcsAsync(server, "update-service", "--service", "svc", "--force-new-deployment", "--desired-count", "1");
        await EcsAsync(server, "wait", "services-stable", "--services", "svc");
        await EcsAsync(server, "stop-task", "--task", task);
        await EcsAsync(server, "wait", "tasks-stopped", "--tasks", task);

        // As on AWS: a task that has stopped never runs, and a service that is not there is never stable.
        (int code, _, string error) = await RunAsync("aws", Arguments(server, "wait", "tasks-running", "--tasks", task));
        Assert.NotEqual(0, code);
        Assert.Contains("Waiter TasksRunning failed", error, StringComparison.Ordinal);
        (code, _, error) = await RunAsync("aws", Arguments(server, "wait", "services-stable", "--services", "nope"));
        Assert.NotEqual(0, code);
        Assert.Contains("Waiter ServicesStable failed", error, StringComparison.Ordinal);
        await EcsAsync(server, "delete-service", "--service", "svc", "--force");
        await EcsAsync(server, "wait", "services-inactive", "--services", "svc");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_AWS_CLI_tells_a_migration_that_fails_from_one_that_does_not(int exitCode)
    {
        await SkipUnlessItRunsAsync("aws", "--version");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        await EcsAsync(server, "create-cluster");
        await EcsAsync(server,
            "register-task-definition", "--family", "migrate", "--network-mode", "awsvpc", "--requires-compatibilities", "FARGATE",
            "--cpu", "256", "--memory", "512", "--container-definitions", "name=app,image=i");
        string task = (string)(await EcsAsync(server,
            "run-task", "--task-definition", "migrate", "--launch-type", "FARGATE", "--network-configuration",
            "awsvpcConfiguration={subnets=[subnet-1]}", "--tags", $"key=ecstaskdef:run,value=5s {exitCode}"))["tasks"]![0]!["taskArn"]!;
        await EcsAsync(server, "wait", "tasks-running", "--tasks", task);
        server.Clock.Advance(TimeSpan.FromSeconds(5));
        await EcsAsync(server, "wait", "tasks-stopped", "--tasks", task);
        JToken stopped = (await EcsAsync(server, "describe-tasks", "--tasks", task))["tasks"]![0]!;
        Assert.Equal(
            ("EssentialContainerExited", exitCode), ((string?)stopped["stopCode"], (int)stopped["containers"]![0]!["exitCode"]!));
    }

    [Fact]
    public async Task A_waiter_of_the_AWS_CLI_polls_until_a_slow_task_runs()
    {
        await SkipUnlessItRunsAsync("aws", "--version");
        using TemporaryFolder folder = new(mayStayInUse: true);
        using (RegistryHost host = RegistryHost.Open(
            new RegistryHostOptions { StorePath = folder.Combine("store"), Clock = new TestClock(EndpointUnderTest.Start) }))
        {
            TimeSpan second = TimeSpan.FromSeconds(1);
            await host.SetRuntimeSettingsAsync(s => s with { TaskDelays = s.TaskDelays with { Provisioning = second, Pending = second } });
        }

        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket, folder.Combine("store"));
        (await server.CallAsync("CreateCluster", "{}", "eu-west-1")).Ok();
        (
            await server.CallAsync(
                "RegisterTaskDefinition",
                """{"family":"web","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"]"""
                    + ""","cpu":"256","memory":"512","containerDefinitions":[{"name":"web","image":"i"}]}""",
                "eu-west-1")).Ok();
        Answer run = (await server.CallAsync(
            "RunTask",
            Lax.Json(
                "{taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration: {awsvpcConfiguration: {subnets: ['subnet-1']}}}"),
            "eu-west-1")).Ok();
        Task<Ended> waiting = RunAsync(
            "aws", "--endpoint-url", server.Url, "--region", "eu-west-1", "ecs", "wait", "tasks-running", "--tasks",
            (string)run["tasks"][0]!["taskArn"]!);

        // The server's clock stands still: no task runs before it is moved, so the waiter must have asked twice.
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(waiting.IsCompleted);
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        (int exitCode, _, string error) = await waiting;
        Assert.True(exitCode == 0, error);
    }

    [Theory]
    [InlineData("AKIDOFTHETEST", "not-a-secret", null)]
    [InlineData("AKIDOFTHETEST", "another-secret", "InvalidSignatureException")]
    [InlineData("AKIDOFOTHERS", "not-a-secret", "UnrecognizedClientException")]
    public async Task The_AWS_CLI_is_let_in_by_the_right_key_alone(string id, string secret, string? refusal)
    {
        await SkipUnlessItRunsAsync("aws", "--version");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket, credentials: new Credential(id, secret, null));
        (int exitCode, string output, string error) = await RunAsync(
            "aws", "--endpoint-url", server.Url, "--region", "eu-west-1", "ecs", "register-task-definition", "--family", "web",
            "--container-definitions", "name=web,image=i,memory=64");
        Assert.True(refusal is null == (exitCode == 0), error);
        Assert.Contains(refusal ?? "task-definition/web:1", refusal is null ? output : error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boto3_is_let_in_by_the_right_key_and_token_alone()
    {
        await SkipUnlessItRunsAsync("python3", "-c", "import boto3");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(
            Transport.Socket, credentials: [new Credential("lasting", "secret", null), new Credential("temporary", "secret", "token")]);
        const string Script =
            """
            import sys, boto3, botocore
            from botocore.config import Config
            def call(id, secret, token=None, region='eu-west-1'):
                ecs = boto3.client('ecs', endpoint_url=sys.argv[1], region_name=region, aws_access_key_id=id, aws_secret_access_key=secret,
                                   aws_session_token=token, config=Config(retries={'max_attempts': 1}))
                try:
                    ecs.register_task_definition(
                        family='web', containerDefinitions=[dict(name='web', image='i', memory=64, command=['Grüße  x'])])
                    return 'ok'
                except botocore.exceptions.ClientError as error:
                    assert error.response['ResponseMetadata']['HTTPStatusCode'] == 400, error.response
                    return error.response['Error']['Code']
            print(call('lasting', 'secret'), call('lasting', 'secret', region='cn-north-1'), call('temporary', 'secret', 'token'))
            print(call('lasting', 'Secret'), call('lasting', 'secret', 'token'), call('temporary', 'secret'), call('nobody', 'secret'))
            """;
        Assert.Equal(
            "ok ok ok InvalidSignatureException UnrecognizedClientException UnrecognizedClientException UnrecognizedClientException",
            await PythonAsync(Script, server));
    }

    private static async Task RegisterAsync(EndpointUnderTest server, string input, int revision)
    {
        JToken registered = await EcsAsync(server, "register-task-definition", "--cli-input-json", $"file://{input}");
        Assert.Equal(
            $"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:{revision}",
            (string?)registered["taskDefinition"]!["taskDefinitionArn"]);
        Assert.Equal("arn:aws:iam::000000000000:user/AKIDOFTHETEST", (string?)registered["taskDefinition"]!["registeredBy"]);
        Assert.Equal("shop", (string?)registered["tags"]![0]!["value"]);
    }

    private static async Task PageAsync(EndpointUnderTest server)
    {
        JToken listed = await EcsAsync(server, "list-task-definitions", "--page-size", "1");
        Assert.Equal(["1", "2", "3"], listed["taskDefinitionArns"]!.Select(static arn => ((string)arn!).Split(':')[^1]));
        Assert.Null(listed["nextToken"]);
        JToken page = await EcsAsync(server, "list-task-definitions", "--max-items", "2");
        Assert.Equal(2, page["taskDefinitionArns"]!.Count());
        JToken rest = await EcsAsync(server, "list-task-definitions", "--starting-token", (string)page["NextToken"]!);
        Assert.Single(rest["taskDefinitionArns"]!);
    }

    private static async Task<JToken> EcsAsync(EndpointUnderTest server, params string[] args)
    {
        (int exitCode, string output, string error) = await RunAsync("aws", Arguments(server, args));
        Assert.True(exitCode == 0, $"aws ecs {string.Join(' ', args)} ended with {exitCode}: {error}");
        return output.Trim().Length == 0 ? new JObject() : WitnessJson.Parse(output);
    }

    private static string[] Arguments(EndpointUnderTest server, params string[] args) =>
        ["--endpoint-url", server.Url, "--region", "eu-west-1", "--output", "json", "ecs", .. args];

    internal static async Task<string> PythonAsync(string script, EndpointUnderTest server)
    {
        (int exitCode, string output, string error) = await RunAsync("python3", "-c", script, server.Url);
        Assert.True(exitCode == 0, error);
        return output.ReplaceLineEndings(" ").Trim();
    }

    internal static async Task SkipUnlessItRunsAsync(string program, params string[] args)
    {
        try
        {
            (int exitCode, _, string error) = await RunAsync(program, args);
            Assert.SkipUnless(exitCode == 0, $"'{program} {string.Join(' ', args)}' does not run here: {error.Trim()}");
        }
        catch (Win32Exception missing)
        {
            Assert.Skip($"'{program}' is not installed here: {missing.Message}");
        }
    }

    private static Task<Ended> RunAsync(string program, params string[] args)
    {
        ProcessStartInfo start = new(program, args);
        Isolate(start);
        return Programs.RunAsync(start, TimeSpan.FromMinutes(2));
    }

    /// <summary>Nothing of the developer's own settings of AWS.</summary>
    internal static void Isolate(ProcessStartInfo start)
    {
        foreach ((string name, string value) in s_surroundings) start.Environment[name] = value;
        start.Environment.Remove("AWS_SESSION_TOKEN");
        start.Environment.Remove("AWS_PROFILE");
    }
}
