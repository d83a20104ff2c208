using System.Reflection;
using System.Text.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Memory;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>The endpoint without HTTP. An input is three lines, target, authorization and query, and then the body.</summary>
internal sealed class WireTarget
{
    // What members are asked with, by their names; those with an operation before them come first. Ids are those of what a furnished
    // registry has.
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["action"] = "'CONTINUE'", ["advancedConfiguration"] = "{}", ["attributeName"] = "'rack'", ["attributeValue"] = "'1'",
        ["attributes"] = "[{name: 'rack', value: '1', targetType: 'container-instance', targetId: '<instance>'}]",
        ["autoScalingGroupProvider"] = "{managedScaling: {status: 'ENABLED', targetCapacity: 50}}",
        ["availabilityZoneRebalancing"] = "'DISABLED'", ["capacityProvider"] = "'own'",
        ["capacityProviderArns"] = "['<arn>capacity-provider/own']",
        ["capacityProviderStrategy"] = "[{capacityProvider: 'FARGATE', weight: 1}]", ["capacityProviders"] = "['FARGATE']",
        ["clientToken"] = "'token'", ["cluster"] = "'default'", ["clusterArn"] = "'<arn>cluster/default'", ["clusterName"] = "'default'",
        ["clusters"] = "['default']", ["command"] = "'sh'", ["compatibilities"] = "['EC2']",
        ["configuration"] = "{executeCommandConfiguration: {logging: 'DEFAULT'}}", ["container"] = "'web'",
        ["containerDefinitions"] = "[{name: 'web', image: 'nginx', memory: 64}]", ["containerInstance"] = "'<instance>'",
        ["containerInstances"] = "['<instance>']", ["count"] = "1", ["cpu"] = "'256'", ["createdAt"] = "{after: 1, before: 9999999999}",
        ["daemonArn"] = "'<arn>daemon/default/agent'", ["daemonDeploymentArns"] = "['<arn>daemon-deployment/default/agent/1']",
        ["daemonName"] = "'agent'", ["daemonRevisionArns"] = "['<arn>daemon-revision/default/agent/1']",
        ["daemonTaskDefinition"] = "'agent:1'", ["daemonTaskDefinitionArn"] = "'<arn>daemon-task-definition/agent:1'",
        ["defaultCapacityProviderStrategy"] = "[{capacityProvider: 'FARGATE', weight: 1}]",
        ["deploymentConfiguration"] = "{strategy: 'LINEAR', linearConfiguration: {stepPercent: 50, stepBakeTimeInMinutes: 1}, "
            + "lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'], timeoutConfiguration: {timeoutInMinutes: 5, "
            + "action: 'CONTINUE'}}], alarms: {enable: true, rollback: true, alarmNames: ['a']}, "
            + "deploymentCircuitBreaker: {enable: true, rollback: true, thresholdConfiguration: {type: 'COUNT', value: 3}}}",
        ["UpdateDaemon.deploymentConfiguration"] = "{drainPercent: 50}", ["CreateDaemon.deploymentConfiguration"] = "{drainPercent: 50}",
        ["CreateExpressGatewayService.networkConfiguration"] = Network, ["UpdateExpressGatewayService.networkConfiguration"] = Network,
        ["CreateExpressGatewayService.serviceName"] = "'gate'", ["CreateExpressGatewayService.taskDefinitionArn"] = "''",
        ["UpdateExpressGatewayService.taskDefinitionArn"] = "''",
        ["deploymentController"] = "{type: 'ECS'}", ["desiredCount"] = "1", ["desiredStatus"] = "'RUNNING'", ["effectiveSettings"] = "true",
        ["enableECSManagedTags"] = "true", ["enableExecuteCommand"] = "false", ["enableFaultInjection"] = "false",
        ["ephemeralStorage"] = "{sizeInGiB: 30}", ["executionRoleArn"] = "'arn:aws:iam::000000000000:role/r'", ["expiresInMinutes"] = "60",
        ["externalId"] = "'x'", ["family"] = "'web'", ["familyPrefix"] = "'web'",
        ["filter"] = "'attribute:rack == 1 and runningTasksCount < 9'",
        ["force"] = "true", ["forceNewDeployment"] = "true", ["group"] = "'g'", ["healthCheckGracePeriodSeconds"] = "0",
        ["healthCheckPath"] = "'/health'", ["infrastructureRoleArn"] = "'r'",
        ["hookId"] = "'<hook>'", ["include"] = "['TAGS']", ["inferenceAccelerators"] = "[]", ["instanceIdentityDocument"] = "'{}'",
        ["instanceIdentityDocumentSignature"] = "'x'", ["interactive"] = "true", ["ipcMode"] = "'none'", ["launchType"] = "'EC2'",
        ["loadBalancers"] = "[]", ["managedInstancesProvider"] = "{infrastructureRoleArn: 'r'}", ["maxResults"] = "2", ["memory"] = "'512'",
        ["monitoring"] = "{}", ["name"] = "'own'", ["namespace"] = "'shop'",
        ["networkConfiguration"] = "{awsvpcConfiguration: {subnets: ['subnet-1']}}", ["networkMode"] = "'bridge'", ["nextToken"] = "'x'",
        ["overrides"] = "{containerOverrides: [{name: 'web', command: ['x']}]}", ["pidMode"] = "'none'",
        ["placementConstraints"] = "[{type: 'memberOf', expression: 'attribute:rack exists'}]",
        ["placementStrategy"] = "[{type: 'spread', field: 'host'}]", ["platformDevices"] = "[]", ["platformVersion"] = "'LATEST'",
        ["primaryContainer"] = "{image: 'gate:1', containerPort: 8080, environment: [{name: 'A', value: '1'}], command: ['x'], "
            + "awsLogsConfiguration: {logGroup: 'g', logStreamPrefix: 'p'}}",
        ["primaryTaskSet"] = "'<set>'", ["principalArn"] = "'arn:aws:iam::000000000000:root'", ["propagateTags"] = "'NONE'",
        ["protectionEnabled"] = "true", ["proxyConfiguration"] = "{containerName: 'web'}", ["reason"] = "'x'", ["referenceId"] = "'x'",
        ["requiresCompatibilities"] = "['EC2']", ["resourceArn"] = "'<arn>cluster/default'", ["resourceManagementType"] = "'CUSTOMER'",
        ["revision"] = "'LAST_REGISTERED'", ["role"] = "'r'", ["runtimePlatform"] = "{cpuArchitecture: 'X86_64'}",
        ["scale"] = "{value: 50, unit: 'PERCENT'}", ["schedulingStrategy"] = "'REPLICA'", ["service"] = "'front'",
        ["scalingTarget"] = "{minTaskCount: 1, maxTaskCount: 2, autoScalingMetric: 'AVERAGE_MEMORY', autoScalingTargetValue: 50}",
        ["serviceArn"] = "'<arn>service/default/gate'",
        ["serviceConnectConfiguration"] = "{enabled: false}", ["serviceConnectDefaults"] = "{namespace: 'shop'}",
        ["serviceDeploymentArn"] = "'<deployment>'", ["serviceDeploymentArns"] = "['<deployment>']", ["serviceName"] = "'front'",
        ["serviceRegistries"] = "[]", ["serviceRevisionArns"] = "['<revision>']", ["services"] = "['front', 'waiting']",
        ["settings"] = "[{name: 'containerInsights', value: 'enabled'}]", ["sort"] = "'ASC'", ["startedBy"] = "'ana'",
        ["status"] = "'ACTIVE'",
        ["ListServiceDeployments.status"] = "['IN_PROGRESS']", ["ListDaemonDeployments.status"] = "['SUCCESSFUL']",
        ["stopType"] = "'ROLLBACK'",
        ["tagKeys"] = "['a']", ["tags"] = "[{key: 'a', value: 'b'}]", ["targetType"] = "'container-instance'", ["task"] = "'<task>'",
        ["taskDefinition"] = "'web:2'", ["taskDefinitionArn"] = "'web:2'", ["taskDefinitions"] = "['web:1']",
        ["taskRoleArn"] = "'arn:aws:iam::000000000000:role/r'", ["taskSet"] = "'<set>'", ["taskSets"] = "['<set>']",
        ["tasks"] = "['<task>']",
        ["totalResources"] = "[{name: 'CPU', type: 'INTEGER', integerValue: 1024}]", ["value"] = "'enabled'",
        ["PutAccountSetting.name"] = "'containerInsights'", ["PutAccountSettingDefault.name"] = "'containerInsights'",
        ["DeleteAccountSetting.name"] = "'containerInsights'", ["ListAccountSettings.name"] = "'containerInsights'",
        ["versionInfo"] = "{agentVersion: '1'}", ["volumeConfigurations"] = "[]", ["volumes"] = "[{name: 'v', host: {sourcePath: '/x'}}]",
        ["vpcLatticeConfigurations"] = "[]", ["containerInstanceArn"] = "'<instance>'",
    };

    private static readonly Lazy<Dictionary<string, string>> s_words = new(Words);

    private const string Arn = "arn:aws:ecs:eu-west-1:000000000000:";
    private const string Network = "{subnets: ['subnet-1'], securityGroups: ['sg-1']}";
    private const int Lifetime = 400;

    private WireEndpoint _endpoint = null!;
    private int _handled;

    /// <summary>The operations offered, as the endpoint itself tells them, and one that ECS has and it has not.</summary>
    public static IReadOnlyList<string> Operations { get; } = OfferedOperations();

    /// <summary>A request of an operation with all of its members; null where one has no value here.</summary>
    public static string? BodyOf(string operation)
    {
        Type request = typeof(IRegistry).Assembly.GetType($"EcsTaskDef.Messages.{operation}Request")!;
        StringBuilder json = new("{");
        foreach (PropertyInfo member in request.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            if (!s_values.TryGetValue($"{operation}.{name}", out string? value) && !s_values.TryGetValue(name, out value)) return null;
            json.Append(json.Length > 1 ? "," : "").Append(name).Append(": ").Append(value);
        }

        string text = s_words.Value.Aggregate(
            json.Append('}').ToString(), static (t, w) => t.Replace(w.Key, w.Value, StringComparison.Ordinal));
        return Encoding.UTF8.GetString(Lax.Utf8(text));
    }

    public static byte[] Input(string operation, string body) => Encoding.UTF8.GetBytes(
        $"{WireEndpoint.TargetPrefix}{operation}\nAWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/ecs/aws4_request, "
            + $"SignedHeaders=host, Signature=0\n\n{body}");

    /// <summary>Something to ask about: revisions, a cluster, a service, tasks.</summary>
    /// <param name="fully">And daemons, task sets, a deployment that waits: what only requests can ask about.</param>
    public static RegistryHost Furnished(bool fully = true)
    {
        RegistryHost host = new(
            new MemoryStore(), new TestClock(), overrideRuntime: static settings => settings with { SimulatedInstances = true });
        Furnish(host.GetRegistry("eu-west-1", "tester"));
        if (fully) FurnishMore(host.GetRegistry("eu-west-1", "tester"));
        return host;
    }

    public static void Furnish(IRegistry registry)
    {
        for (int i = 0; i < 3; i++)
        {
            registry.RegisterTaskDefinitionAsync(EcsJson.Read<RegisterTaskDefinitionRequest>(Lax.Utf8(
                """
                {family: 'web', networkMode: 'none', containerDefinitions: [{name: 'web', image: 'nginx', memory: 64}],
                    tags: [{key: 'a', value: 'b'}]}
                """))).AsTask().Wait();
        }

        registry.DeregisterTaskDefinitionAsync(new() { TaskDefinition = "web:1" }).AsTask().Wait();
        registry.CreateClusterAsync(new CreateClusterRequest()).AsTask().Wait();
        registry.CreateServiceAsync(new() { ServiceName = "front", TaskDefinition = "web", DesiredCount = 2 }).AsTask().Wait();
        registry.RunTaskAsync(new() { TaskDefinition = "web", Count = 2 }).AsTask().Wait();
    }

    private static void FurnishMore(IRegistry registry)
    {
        registry.RegisterContainerInstanceAsync(Read<RegisterContainerInstanceRequest>(
            "{totalResources: [{name: 'CPU', type: 'INTEGER', integerValue: 4096}]}")).AsTask().Wait();
        Call<RegisterDaemonTaskDefinitionRequest, DaemonTaskDefinitionArnResponse>(
            "{family: 'agent', containerDefinitions: [{name: 'app', image: 'agent:1', memory: 64}]}");
        Call<CreateCapacityProviderRequest, CapacityProviderResponse>(
            "{name: 'own', cluster: 'default', managedInstancesProvider: {infrastructureRoleArn: 'arn:aws:iam::000000000000:role/r'}}");
        Call<CreateDaemonRequest, DaemonResponse>(
            $"{{daemonName: 'agent', daemonTaskDefinitionArn: '{Arn}daemon-task-definition/agent:1', "
                + $"capacityProviderArns: ['{Arn}capacity-provider/own']}}");
        registry.CreateServiceAsync(Read<CreateServiceRequest>(
            "{serviceName: 'sets', desiredCount: 1, deploymentController: {type: 'EXTERNAL'}}")).AsTask().Wait();
        Call<CreateTaskSetRequest, TaskSetResponse>("{service: 'sets', cluster: 'default', taskDefinition: 'web', scale: {value: 50}}");
        registry.CreateServiceAsync(Read<CreateServiceRequest>(
            "{serviceName: 'waiting', desiredCount: 1, taskDefinition: 'web', deploymentConfiguration: {strategy: 'BLUE_GREEN', "
                + "lifecycleHooks: [{targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP']}]}}")).AsTask().Wait();

        Call<CreateExpressGatewayServiceRequest, ExpressGatewayServiceResponse>(
            "{serviceName: 'gate', primaryContainer: {image: 'gate:1'}, executionRoleArn: 'r', infrastructureRoleArn: 'r'}");

        void Call<TRequest, TResponse>(string json) where TRequest : class, IEcsRequest<TResponse> where TResponse : class =>
            registry.CallAsync(Read<TRequest>(json)).AsTask().Wait();
    }

    private static T Read<T>(string json) where T : class => EcsJson.Read<T>(Lax.Utf8(json));

    // The ids of what a furnished registry has: the same in each, since its clock stands still.
    private static Dictionary<string, string> Words()
    {
        using RegistryHost host = Furnished();
        IRegistry registry = host.GetRegistry("eu-west-1", "tester");
        string deployment = registry.ListServiceDeploymentsAsync(new() { Service = "waiting" }).AsTask().Result.ServiceDeployments[0]
            .ServiceDeploymentArn!;
        return new(StringComparer.Ordinal)
        {
            ["<arn>"] = Arn,
            ["<deployment>"] = deployment,
            ["<hook>"] = registry.DescribeServiceDeploymentsAsync(new() { ServiceDeploymentArns = [deployment] }).AsTask().Result
                .ServiceDeployments[0].LifecycleHookDetails![0].HookId!,
            ["<instance>"] = registry.ListContainerInstancesAsync(new()).AsTask().Result.ContainerInstanceArns[0],
            ["<revision>"] = registry.DescribeServicesAsync(new() { Services = ["waiting"] }).AsTask().Result.Services[0]
                .CurrentServiceRevisions![0].Arn!,
            ["<set>"] = registry.DescribeServicesAsync(new() { Services = ["sets"] }).AsTask().Result.Services[0].TaskSets![0].Id!,
            ["<task>"] = registry.ListTasksAsync(new() { Family = "web" }).AsTask().Result.TaskArns[0],
        };
    }

    /// <summary>An answer or a refusal, in JSON; anything else is thrown.</summary>
    public string Handle(byte[] input)
    {
        // What inputs leave behind must not pile up.
        if (_handled++ % Lifetime == 0) Renew();
        string[] lines = new string[3];
        int at = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            int end = input.AsSpan(at).IndexOf((byte)'\n');
            lines[i] = Encoding.Latin1.GetString(end < 0 ? [] : input.AsSpan(at, end));
            if (end >= 0) at += end + 1;
        }

        WireResponse response = _endpoint.HandleAsync(new WireRequest
        {
            Target = lines[0],
            Authorization = lines[1],
            QueryCredential = lines[2].Length == 0 ? null : lines[2],
            Body = input.AsMemory(at),
        }).AsTask().Result;
        if (response.Fault is not null)
            throw new InvalidDataException(
                $"{response.Operation} failed: {response.Fault.GetType().Name}: {response.Fault.Message}", response.Fault);

        using JsonDocument answer = JsonDocument.Parse(response.Body);
        string code = answer.RootElement.TryGetProperty("__type", out JsonElement type) ? type.GetString()! : "";
        if (response.Status is not (200 or 400) || (response.Status == 400) != (code.Length > 0))
            throw new InvalidDataException($"{response.Operation} answered {response.Status} {code}.");
        string text = code.Length > 0 && answer.RootElement.TryGetProperty("message", out JsonElement message) ? message.GetString()! : "";
        int size = code.Length > 0 ? 0 : HostileInputTests.Size(response.Body.Length);
        return $"{response.Operation} {code} {HostileInputTests.Letters(text, 40)} {size}";
    }

    private void Renew()
    {
        RegistryHost host = Furnished();
        _endpoint = new WireEndpoint(new Registries(host), "us-east-1", static () => Guid.Empty);
    }

    private static string[] OfferedOperations()
    {
        WireTarget target = new();
        target.Renew();
        WireResponse refusal = target._endpoint.HandleAsync(new WireRequest { Target = WireEndpoint.TargetPrefix + "DiscoverPollEndpoint" })
            .AsTask().Result;
        using JsonDocument answer = JsonDocument.Parse(refusal.Body);
        string[] offered = answer.RootElement.GetProperty("message").GetString()!.Split("It offers ")[1].TrimEnd('.').Split(", ");
        return [.. offered, "DiscoverPollEndpoint"];
    }

    private sealed class Registries(RegistryHost host) : IWireRegistries
    {
        public ITaskDefinitionRegistry GetRegistry(string region, string user) => host.GetRegistry(region, user);
    }
}
