using EcsTaskDef.Conformance;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Memory;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>
/// Second reading of 2026-11-28, nr 2, 26, 48 to 53 and 71: one parser for every identifier of every operation. Nothing exists
/// in these registries: what is refused here is refused before anything is looked up.
/// </summary>
public sealed class IdentifierTests
{
    private const string Here = "arn:aws:ecs:us-east-1:000000000000:";
    private const string Hex = "0123456789abcdef0123456789abcdef";
    private const string Parameter = "InvalidParameterException";
    private const string Client = "ClientException";
    private const string Separators = "Invalid identifier: Unexpected number of separators";

    private enum Kind
    {
        Cluster,
        NeededCluster,
        Service,
        Task,
        Instance,
        ServiceDeployment,
        ServiceRevision,
        Definition,
        DefinitionToStart,
        Family,
        Resource,
    }

    // Every identifier of every operation: its place in the request (an item of a list where it ends with []), what else the
    // request needs, and how ECS calls it when it is blank (absent = it may be).
    private static readonly (string Operation, string Member, Kind Kind, string Others, string? Blank)[] s_members =
    [
        ("CreateCapacityProvider", "cluster", Kind.Cluster, "{name: 'p', managedInstancesProvider: {infrastructureRoleArn: 'r'}}", null),
        ("CreateDaemon", "clusterArn", Kind.Cluster, "{daemonName: 'd', daemonTaskDefinitionArn: 'a', capacityProviderArns: ['p']}", null),
        ("CreateExpressGatewayService", "cluster", Kind.Cluster, "{primaryContainer: {image: 'i'}, infrastructureRoleArn: 'r'}", null),
        ("CreateExpressGatewayService", "taskDefinitionArn", Kind.DefinitionToStart, "{infrastructureRoleArn: 'r'}", null),
        ("CreateService", "cluster", Kind.Cluster, "{serviceName: 's', taskDefinition: 'web'}", null),
        ("CreateService", "taskDefinition", Kind.DefinitionToStart, "{serviceName: 's'}", "Task Definition"),
        ("CreateTaskSet", "cluster", Kind.Cluster, "{service: 's', taskDefinition: 'web'}", null),
        ("CreateTaskSet", "service", Kind.Service, "{taskDefinition: 'web'}", "Service"),
        ("CreateTaskSet", "taskDefinition", Kind.DefinitionToStart, "{service: 's'}", "Task Definition"),
        ("DeleteAttributes", "cluster", Kind.Cluster, $"{{attributes: [{{name: 'a', targetId: '{Hex}'}}]}}", null),
        ("DeleteCluster", "cluster", Kind.NeededCluster, "{}", "Cluster"),
        ("DeleteService", "cluster", Kind.Cluster, "{service: 's'}", null),
        ("DeleteService", "service", Kind.Service, "{}", "Service"),
        ("DeleteTaskSet", "cluster", Kind.Cluster, "{service: 's', taskSet: '1'}", null),
        ("DeleteTaskSet", "service", Kind.Service, "{taskSet: '1'}", "Service"),
        ("DeregisterContainerInstance", "cluster", Kind.Cluster, $"{{containerInstance: '{Hex}'}}", null),
        ("DeregisterContainerInstance", "containerInstance", Kind.Instance, "{}", "Container Instance"),
        ("DeregisterTaskDefinition", "taskDefinition", Kind.Definition, "{}", "Task Definition"),
        ("DescribeCapacityProviders", "cluster", Kind.Cluster, "{}", null),
        ("DescribeClusters", "clusters[]", Kind.NeededCluster, "{}", "Clusters"),
        ("DescribeContainerInstances", "cluster", Kind.Cluster, $"{{containerInstances: ['{Hex}']}}", null),
        ("DescribeContainerInstances", "containerInstances[]", Kind.Instance, "{}", "Container Instances"),
        ("DescribeServiceDeployments", "serviceDeploymentArns[]", Kind.ServiceDeployment, "{}", "Service Deployment Arn"),
        ("DescribeServiceRevisions", "serviceRevisionArns[]", Kind.ServiceRevision, "{}", "Service Revision Arn"),
        ("DescribeServices", "cluster", Kind.Cluster, "{services: ['s']}", null),
        ("DescribeServices", "services[]", Kind.Service, "{}", "Services"),
        ("DescribeTaskDefinition", "taskDefinition", Kind.Definition, "{}", "Task Definition"),
        ("DescribeTaskSets", "cluster", Kind.Cluster, "{service: 's', taskSets: ['1']}", null),
        ("DescribeTaskSets", "service", Kind.Service, "{taskSets: ['1']}", "Service"),
        ("DescribeTasks", "cluster", Kind.Cluster, $"{{tasks: ['{Hex}']}}", null),
        ("DescribeTasks", "tasks[]", Kind.Task, "{}", "Tasks"),
        ("ExecuteCommand", "cluster", Kind.Cluster, $"{{task: '{Hex}', command: 'c'}}", null),
        ("ExecuteCommand", "task", Kind.Task, "{command: 'c'}", "Task"),
        ("GetTaskProtection", "cluster", Kind.Cluster, $"{{tasks: ['{Hex}']}}", null),
        ("GetTaskProtection", "tasks[]", Kind.Task, "{}", "Tasks"),
        ("ListAttributes", "cluster", Kind.Cluster, "{}", null),
        ("ListContainerInstances", "cluster", Kind.Cluster, "{}", null),
        ("ListDaemons", "clusterArn", Kind.Cluster, "{}", null),
        ("ListServiceDeployments", "cluster", Kind.Cluster, "{service: 's'}", null),
        ("ListServiceDeployments", "service", Kind.Service, "{}", "Service"),
        ("ListServices", "cluster", Kind.Cluster, "{}", null),
        ("ListTagsForResource", "resourceArn", Kind.Resource, "{}", "Resource Arn"),
        ("ListTaskDefinitionFamilies", "familyPrefix", Kind.Family, "{}", null),
        ("ListTaskDefinitions", "familyPrefix", Kind.Family, "{}", null),
        ("ListTasks", "cluster", Kind.Cluster, "{}", null),
        ("ListTasks", "containerInstance", Kind.Instance, "{}", null),
        ("ListTasks", "family", Kind.Family, "{}", null),
        ("ListTasks", "serviceName", Kind.Service, "{}", null),
        ("PutAttributes", "cluster", Kind.Cluster, $"{{attributes: [{{name: 'a', targetId: '{Hex}'}}]}}", null),
        ("PutClusterCapacityProviders", "cluster", Kind.NeededCluster, "{capacityProviders: []}", "Cluster"),
        ("RegisterContainerInstance", "cluster", Kind.Cluster, "{}", null),
        ("RegisterContainerInstance", "containerInstanceArn", Kind.Instance, "{}", null),
        ("RunTask", "cluster", Kind.Cluster, "{taskDefinition: 'web'}", null),
        ("RunTask", "taskDefinition", Kind.DefinitionToStart, "{}", "Task Definition"),
        ("StartTask", "cluster", Kind.Cluster, $"{{taskDefinition: 'web', containerInstances: ['{Hex}']}}", null),
        ("StartTask", "containerInstances[]", Kind.Instance, "{taskDefinition: 'web'}", "Container Instances"),
        ("StartTask", "taskDefinition", Kind.DefinitionToStart, "{}", "Task Definition"),
        ("StopTask", "cluster", Kind.Cluster, $"{{task: '{Hex}'}}", null),
        ("StopTask", "task", Kind.Task, "{}", "Task"),
        ("TagResource", "resourceArn", Kind.Resource, "{tags: [{key: 'k', value: 'v'}]}", "Resource Arn"),
        ("UntagResource", "resourceArn", Kind.Resource, "{tagKeys: ['k']}", "Resource Arn"),
        ("UpdateCluster", "cluster", Kind.NeededCluster, "{}", "Cluster"),
        ("UpdateClusterSettings", "cluster", Kind.NeededCluster, "{settings: []}", "Cluster"),
        ("UpdateContainerInstancesState", "cluster", Kind.Cluster, $"{{status: 'ACTIVE', containerInstances: ['{Hex}']}}", null),
        ("UpdateContainerInstancesState", "containerInstances[]", Kind.Instance, "{status: 'ACTIVE'}", "Container Instances"),
        ("UpdateService", "cluster", Kind.Cluster, "{service: 's'}", null),
        ("UpdateService", "service", Kind.Service, "{}", "Service"),
        ("UpdateServicePrimaryTaskSet", "cluster", Kind.Cluster, "{service: 's', primaryTaskSet: '1'}", null),
        ("UpdateServicePrimaryTaskSet", "service", Kind.Service, "{primaryTaskSet: '1'}", "Service"),
        ("UpdateTaskProtection", "cluster", Kind.Cluster, $"{{tasks: ['{Hex}'], protectionEnabled: true}}", null),
        ("UpdateTaskProtection", "tasks[]", Kind.Task, "{protectionEnabled: true}", "Tasks"),
        ("UpdateService", "taskDefinition", Kind.DefinitionToStart, "{service: 's'}", null),
        ("UpdateTaskSet", "cluster", Kind.Cluster, "{service: 's', taskSet: '1', scale: {value: 1}}", null),
        ("UpdateTaskSet", "service", Kind.Service, "{taskSet: '1', scale: {value: 1}}", "Service"),
    ];

    // Operations whose request names nothing that exists already, those of capacity providers, whose texts are no kind's, those that take a
    // service by its ARN alone, and the one that reports its faults item by item.
    private static readonly string[] s_others =
    [
        "CreateCluster", "ListClusters", "RegisterTaskDefinition", "DeleteTaskDefinitions", "DeleteCapacityProvider",
        "UpdateCapacityProvider", "DeleteAccountSetting", "ListAccountSettings", "PutAccountSetting", "PutAccountSettingDefault",
        "ContinueServiceDeployment", "StopServiceDeployment", "RegisterDaemonTaskDefinition", "DescribeDaemonTaskDefinition",
        "DeleteDaemonTaskDefinition", "ListDaemonTaskDefinitions", "UpdateDaemon", "DescribeDaemon", "DeleteDaemon",
        "ListDaemonDeployments", "DescribeDaemonDeployments", "DescribeDaemonRevisions", "ListServicesByNamespace",
        "DescribeExpressGatewayService", "UpdateExpressGatewayService", "DeleteExpressGatewayService",
    ];

    public static TheoryData<string, string, string, string, string> Refusals()
    {
        TheoryData<string, string, string, string, string> data = new();
        foreach ((string operation, string member, Kind kind, string others, string? blank) in s_members)
        {
            foreach ((string nr, string text, string code, string message) in Bad(kind))
                data.Add($"nr {nr}: {operation}.{member}", operation, Request(member, others, text), code, message);
            if (blank is null) continue;
            string[] blanks = member.EndsWith("[]", StringComparison.Ordinal) ? ["", "  "] : ["", "  ", null!];
            foreach (string? text in blanks)
                data.Add($"nr 26: {operation}.{member}", operation, Request(member, others, text), Parameter, $"{blank} can not be blank.");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_bad_identifier_is_refused_before_any_lookup(
        string name, string operation, string request, string code, string message)
    {
        Assert.StartsWith("nr ", name, StringComparison.Ordinal);
        await using EngineDoor door = new(static clock => new RegistryHost(new MemoryStore(), clock));
        DoorAnswer answer = await door.CallAsync(operation, request);
        Assert.Equal((code, message), (answer.Code, answer.Message));
    }

    [Fact]
    public void Every_operation_is_in_the_table()
    {
        string[] offered = typeof(IRegistry).GetInterfaces()
            .Where(static i => i.Name is "ITaskDefinitionRegistry" or "IClusterRegistry" or "ITaskRegistry" or "IServiceRegistry"
                or "IContainerInstanceRegistry")
            .SelectMany(static i => i.GetMethods())
            .Where(
                static m => m.GetParameters() is [{ } first, ..] && first.ParameterType.Name.EndsWith("Request", StringComparison.Ordinal))
            .Select(static m => m.Name[..^"Async".Length]).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(32, offered.Length);
        IEnumerable<string> called = typeof(EcsJson).Assembly.GetTypes()
            .Where(static t => t.GetInterface(typeof(IEcsRequest<>).Name) is not null).Select(EcsOperation.NameOf);
        offered = [.. offered.Concat(called).Order(StringComparer.Ordinal)];
        Assert.Equal(offered, s_members.Select(static m => m.Operation).Concat(s_others).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1", "does not exist")]
    [InlineData("arn:aws:ecs:us-east-1:111111111111:task-definition/web:1", "does not exist")]
    [InlineData("arn:aws:ecs:us-east-1::task-definition/web:1", "does not exist")]
    [InlineData(Here + "service/web:1", "identifier is invalid")]
    [InlineData("web", "identifier is invalid")]
    [InlineData("web:x", "identifier is invalid")]
    [InlineData("", "identifier is invalid")]
    [InlineData("a b:1", "identifier is invalid")]
    public async Task DeleteTaskDefinitions_reports_each_fault_as_a_failure(string text, string reason)
    {
        await using EngineDoor door = new(static clock => new RegistryHost(new MemoryStore(), clock));
        DeleteTaskDefinitionsResponse answer = await door.Registry.DeleteTaskDefinitionsAsync(
            new DeleteTaskDefinitionsRequest { TaskDefinitions = [text] });
        Failure failure = Assert.Single(answer.Failures);
        Assert.Equal(text, failure.Arn);
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
    }

    // Names, short ARNs, long ARNs, and ARNs without an account (nr 71) all name the same things.
    [Theory]
    [InlineData("default", "svc", "{task}", "{instance}", "web")]
    [InlineData(Here + "cluster/default", Here + "service/svc", Here + "task/{task}", Here + "container-instance/{instance}", "web:1")]
    [InlineData(
        Here + "cluster/default", Here + "service/default/svc", Here + "task/default/{task}",
        Here + "container-instance/default/{instance}", Here + "task-definition/web:1")]
    [InlineData(
        "arn:aws:ecs:us-east-1::cluster/default", "arn:aws:ecs:us-east-1::service/default/svc",
        "arn:aws:ecs:us-east-1::task/default/{task}", "arn:aws:ecs:us-east-1::container-instance/default/{instance}",
        "arn:aws:ecs:us-east-1::task-definition/web:1")]
    [InlineData("", "svc", "{task}", "{instance}", "task-definition/web:1")]
    public async Task A_good_identifier_is_found_in_every_form(
        string cluster, string service, string task, string instance, string definition)
    {
        await using EngineDoor door = new(static clock => new RegistryHost(new MemoryStore(), clock));
        await Ok(door, "CreateCluster", "{}");
        await Ok(door, "RegisterTaskDefinition", "{family: 'web', containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64}]}");
        string instanceId = Last(await Ok(door, "RegisterContainerInstance", "{}"), "containerInstance.containerInstanceArn");
        await Ok(door, "CreateService", $"{{serviceName: 'svc', cluster: '{cluster}', taskDefinition: '{definition}', desiredCount: 0}}");
        string taskId = Last(await Ok(door, "RunTask", $"{{cluster: '{cluster}', taskDefinition: '{definition}'}}"), "tasks[0].taskArn");
        task = task.Replace("{task}", taskId, StringComparison.Ordinal);
        instance = instance.Replace("{instance}", instanceId, StringComparison.Ordinal);
        string at = $"cluster: '{cluster}'";

        Assert.Single(await Items(door, "DescribeServices", $"{{{at}, services: ['{service}']}}", "services"));
        Assert.Single(await Items(door, "DescribeTasks", $"{{{at}, tasks: ['{task}']}}", "tasks"));
        Assert.Single(
            await Items(door, "DescribeContainerInstances", $"{{{at}, containerInstances: ['{instance}']}}", "containerInstances"));
        Assert.Single(await Items(door, "ListTasks", $"{{{at}, containerInstance: '{instance}'}}", "taskArns"));
        await Ok(door, "ListTasks", $"{{{at}, serviceName: '{service}'}}");
        await Ok(door, "DescribeTaskDefinition", $"{{taskDefinition: '{definition}'}}");
        await Ok(door, "StartTask", $"{{{at}, taskDefinition: '{definition}', containerInstances: ['{instance}']}}");
        await Ok(door, "UpdateService", $"{{{at}, service: '{service}', taskDefinition: '{definition}'}}");
        JToken deployments = await Ok(door, "ListServiceDeployments", $"{{{at}, service: '{service}'}}");
        string deployment = (string)deployments.SelectToken("serviceDeployments[0].serviceDeploymentArn")!;
        Assert.Single(
            await Items(door, "DescribeServiceDeployments", $"{{serviceDeploymentArns: ['{deployment}']}}", "serviceDeployments"));
        Assert.Single(await Items(
            door, "DescribeServiceDeployments",
            $"{{serviceDeploymentArns: ['{deployment.Replace(":000000000000:", "::", StringComparison.Ordinal)}']}}",
            "serviceDeployments"));
        await Ok(door, "StopTask", $"{{{at}, task: '{task}'}}");
        await Ok(door, "DeleteService", $"{{{at}, service: '{service}', force: true}}");
    }

    private static IEnumerable<(string Nr, string Text, string Code, string Message)> Bad(Kind kind)
    {
        (string type, string word, string id) = kind switch
        {
            Kind.Cluster or Kind.NeededCluster => ("cluster", "Cluster", "default"),
            Kind.Service => ("service", "Service", "default/svc"),
            Kind.Task => ("task", "Task", "default/" + Hex),
            Kind.Instance => ("container-instance", "Container Instance", "default/" + Hex),
            Kind.ServiceDeployment => ("service-deployment", "Service Deployment", "default/svc/0123456789_abcdefghij"),
            Kind.ServiceRevision => ("service-revision", "Service Revision", "default/svc/0123456789012345678"),
            _ => ("task-definition", "Task Definition", "web:1"),
        };
        if (kind == Kind.Family)
        {
            yield return ("48", "a b", Client, "Family contains invalid characters.");
            yield return ("48", "we*", Client, "Family contains invalid characters.");
            yield return ("48", new string('a', 256), Client, "Family should be 255 characters or less");
            yield break;
        }

        // Region before account before type.
        yield return ("2", $"arn:aws:ecs:eu-west-1:000000000000:{type}/{id}", Parameter, "Invalid Region in ARN");
        yield return ("2", $"arn:aws:ecs:eu-west-1:111111111111:{type}/{id}", Parameter, "Invalid Region in ARN");
        yield return ("2", $"arn:aws:iam::000000000000:role/{id}", Parameter, "Invalid Region in ARN");
        yield return ("48", $"arn:aws:ecs:us-east-1:111111111111:{type}/{id}", Parameter, "AccountIDs mismatch");
        yield return ("48", $"arn:aws:ecs:us-east-1:111111111111:daemon/x/{id}", Parameter, "AccountIDs mismatch");
        if (kind == Kind.Resource)
        {
            foreach ((string, string, string, string) one in BadResource()) yield return one;
            yield break;
        }

        string wrong = $"{word} Identifier is invalid";
        yield return ("48", $"{Here}daemon/{id}", Parameter, wrong);
        yield return ("48", $"{Here}{(type == "service" ? "task" : "service")}/{id}", Parameter, wrong);
        yield return ("48", $"arn:aws:ec2:us-east-1:000000000000:{type}/{id}", Parameter, wrong);
        yield return ("48", $"arn:aws-cn:ecs:us-east-1:000000000000:{type}/{id}", Parameter, wrong);
        yield return ("50", $"{Here}{type}/{id}\n{Here}{type}/{id}", Parameter, Separators);
        yield return ("50", $"{Here}{type}/{Here}{type}/{id}", Parameter, Separators);
        foreach ((string, string, string, string) one in kind is Kind.Definition or Kind.DefinitionToStart
            ? BadDefinition(kind)
            : BadName(kind, type, word, id))
            yield return one;
    }

    private static IEnumerable<(
        string Nr, string Text, string Code, string Message)> BadName(Kind kind, string type, string word, string id)
    {
        yield return ("50", $"{Here}{type}/a/{id}/b", Parameter, Separators);
        if (kind is Kind.ServiceDeployment or Kind.ServiceRevision)
        {
            yield return ("50", $"{Here}{type}/default/svc", Parameter, Separators);
            yield return ("48", "svc", Parameter, $"{word} Identifier is invalid");
            yield break;
        }

        yield return ("50", $"a/{id}", Parameter, Separators);
        if (kind is Kind.Cluster or Kind.NeededCluster)
        {
            yield return ("51", $"\"{Here}cluster/default\"", Parameter, "Unsupported resource type: cluster");
            yield return ("48", "\"default\"", Parameter, "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was \"default\"");
            yield return ("48", Here + "cluster/a.b", Parameter, "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was a.b");
            yield break;
        }

        string plain = id["default/".Length..];
        yield return (
            "49", $"{Here}{type}/c4/{plain}", Parameter, "Invalid identifier: Identifier is for cluster c4. Your cluster is default");
        switch (kind)
        {
            case Kind.Service:
                yield return ("48", "a b", Parameter, "Service must match ^[a-zA-Z0-9\\-_]{1,255}$, but was a b");
                yield return (
                    "48", new string('a', 256), Parameter, "Service must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " + new string('a', 256));
                break;
            case Kind.Task:
                yield return ("48", "abc", Parameter, "taskId length should be one of [32,36]");
                yield return ("48", "None", Parameter, "taskId length should be one of [32,36]");
                yield return ("48", Hex[1..] + "!", Parameter, "Task Identifier is invalid");
                break;
            default:
                yield return ("48", "None", Parameter, "instanceId length should be one of [32,36]");
                yield return ("48", Hex[1..] + "!", Parameter, "Container Instance Identifier is invalid");
                break;
        }
    }

    private static IEnumerable<(string Nr, string Text, string Code, string Message)> BadDefinition(Kind kind)
    {
        string revision = kind == Kind.Definition ? "Invalid task definition: Invalid revision number." : "Invalid revision number.";
        yield return ("52", "web:bad", Parameter, revision);
        yield return ("52", "web:0", Parameter, revision);
        yield return ("52", "web:-1", Parameter, revision);
        yield return ("52", "web:", Parameter, revision);
        yield return ("52", "web:4294967296", Parameter, revision);
        yield return ("52", Here + "task-definition/web:bad", Parameter, revision);
        yield return ("52", "123456789012.dkr.ecr.us-east-1.amazonaws.com/web", Client, "Family contains invalid characters.");
        yield return ("52", "nginx/web:latest", Client, "Family contains invalid characters.");
        yield return ("52", $"\"{Here}task-definition/web:1\"", Client, "Family contains invalid characters.");
        yield return ("50", Here + "task-definition/web:1:2", Parameter, Separators);
        yield return ("50", Here + "task-definition/a/web:1", Parameter, Separators);
        yield return ("26", ":3", Parameter, "Family can not be blank.");
    }

    private static IEnumerable<(string Nr, string Text, string Code, string Message)> BadResource()
    {
        const string Invalid = "Invalid resource ARN.";
        const string LongArn = "Long arn format must be used for tagging operations";
        yield return ("48", "web:3", Parameter, Invalid);
        yield return ("48", "arn:aws:ecs", Parameter, Invalid);
        yield return ("48", Here + "scaling-group/default/d", Parameter, Invalid);
        yield return ("48", Here + "task-definition/web", Parameter, Invalid);
        yield return ("48", "arn:aws:ec2:us-east-1:000000000000:cluster/default", Parameter, Invalid);
        yield return ("53", Here + "service/svc", Parameter, LongArn);
        yield return ("53", Here + "task/01234567-89ab-cdef-0123-456789abcdef", Parameter, LongArn);
        yield return ("53", Here + "container-instance/" + Hex, Parameter, LongArn);
        yield return ("50", Here + "service/default/svc/x", Parameter, Separators);
        yield return ("50", Here + "cluster/a/b", Parameter, Separators);
        yield return ("50", Here + "task-definition/web:1:2", Parameter, Separators);
        yield return ("48", Here + "task/default/abc", Parameter, "taskId length should be one of [32,36]");
        yield return ("48", Here + "cluster/a.b", Parameter, "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was a.b");
    }

    private static string Request(string member, string others, string? text)
    {
        JObject request = JObject.Parse(others);
        if (member.EndsWith("[]", StringComparison.Ordinal)) request[member[..^2]] = new JArray(text!);
        else request[member] = text;
        return request.ToString(Newtonsoft.Json.Formatting.None);
    }

    private static async Task<JToken> Ok(EngineDoor door, string operation, string request)
    {
        DoorAnswer answer = await door.CallAsync(operation, request);
        Assert.True(answer.Code is null, $"{operation} {request}: {answer.Code}: {answer.Message}");
        return answer.Body;
    }

    private static async Task<JArray> Items(EngineDoor door, string operation, string request, string member) =>
        (JArray)(await Ok(door, operation, request))[member]!;

    private static string Last(JToken answer, string path) => ((string)answer.SelectToken(path)!).Split('/')[^1];
}
