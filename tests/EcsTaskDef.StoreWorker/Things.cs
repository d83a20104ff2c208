using System.Collections.Concurrent;
using System.Text.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Json;
using EcsTaskDef.Wire;

namespace EcsTaskDef.StoreWorker;

/// <summary>
/// Things of every kind that a registry has beside task definitions, and what can be done to them, in words: "create v", "set v", "put v",
/// "drop", "get" of a value; "add", "take", "get" of a number; "next", "end n", "latest" of revisions; "deploy", "continue", "stop", "get"
/// of a deployment. An answer is a word too: ok, no, or the value.
/// </summary>
internal sealed class Things : IWireRegistries, IDisposable
{
    private const string Containers = "\"containerDefinitions\":[{\"name\":\"app\",\"image\":\"busybox:1\",\"memory\":4,\"cpu\":1}]";
    private const string Resources =
        """
        "totalResources":[{"name":"CPU","type":"INTEGER","integerValue":100000},{"name":"MEMORY","type":"INTEGER","integerValue":400000}]
        """;

    private readonly RegistryHost _host;
    private readonly WireEndpoint _endpoint;
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _own = new(StringComparer.Ordinal);

    public Things(Options options)
    {
        RegistryHostOptions where = new() { StorePath = options.Store, Clock = TimeProvider.System };
        _host = new RegistryHost(
            JsonStore.Open(where, options.Disk()), TimeProvider.System,
            overrideRuntime: static settings => settings with { SimulatedInstances = true });
        _endpoint = new WireEndpoint(this, options.Region, static () => Guid.Empty);
    }

    private static string Arn => "arn:aws:ecs:eu-west-1:000000000000:";

    /// <summary>The kinds with what a thing of each is at first, and what can be done to it.</summary>
    public static IReadOnlyDictionary<string, (string First, string[] Words)> Kinds { get; } = new Dictionary<string, (string, string[])>
    {
        ["cluster"] = ("-", ["create enabled", "create disabled", "set enhanced", "set disabled", "drop", "get"]),
        ["space"] = ("-", ["create a", "set b", "set c", "drop", "get"]),
        ["row"] = ("-", ["create FARGATE", "set FARGATE_SPOT", "set FARGATE", "drop", "get"]),
        ["provider"] = ("-", ["create 10", "set 20", "set 30", "drop", "get"]),
        ["setting"] = ("-", ["put enabled", "put disabled", "drop", "get"]),
        ["default"] = ("-", ["put enabled", "put disabled", "drop", "get"]),
        ["agent"] = ("", ["next", "end 1", "end 2", "end 3", "latest"]),
        ["daemon"] = ("-", ["create 1", "more", "more", "drop", "get"]),
        ["service"] = ("-", ["create 1", "create 2", "set 3", "set 1", "drop", "get"]),
        ["express"] = ("-", ["create 1", "create 2", "set 3", "set 1", "drop", "get"]),
        ["tag"] = ("-", ["put 1", "put 2", "drop", "get"]),
        ["attribute"] = ("-", ["put 1", "put 2", "drop", "get"]),
        ["machine"] = ("ACTIVE", ["put DRAINING", "put ACTIVE", "get"]),
        ["fleet"] = ("0", ["add", "take", "take", "get"]),
        ["work"] = ("0", ["add run", "add start", "take", "take", "take", "get"]),
        ["guard"] = ("false", ["put true", "put false", "get"]),
        ["sets"] = ("0", ["add", "take", "take", "get"]),
        ["scale"] = ("50", ["put 25", "put 75", "get"]),
        ["first"] = ("none", ["put 0", "put 1", "get"]),
        ["rollout"] = ("S", ["deploy", "continue", "stop", "get"]),
    };

    /// <summary>Which operations change a thing of a kind; a law test holds it against all that there are.</summary>
    public static IReadOnlyDictionary<string, string[]> Operations { get; } = new Dictionary<string, string[]>
    {
        ["cluster"] = ["CreateCluster", "UpdateClusterSettings", "DeleteCluster"],
        ["space"] = ["UpdateCluster"],
        ["row"] = ["PutClusterCapacityProviders"],
        ["provider"] = ["CreateCapacityProvider", "UpdateCapacityProvider", "DeleteCapacityProvider"],
        ["setting"] = ["PutAccountSetting", "DeleteAccountSetting"],
        ["default"] = ["PutAccountSettingDefault"],
        ["agent"] = ["RegisterDaemonTaskDefinition", "DeleteDaemonTaskDefinition"],
        ["daemon"] = ["CreateDaemon", "UpdateDaemon", "DeleteDaemon"],
        ["service"] = ["CreateService", "UpdateService", "DeleteService"],
        ["express"] = ["CreateExpressGatewayService", "UpdateExpressGatewayService", "DeleteExpressGatewayService"],
        ["tag"] = ["TagResource", "UntagResource"],
        ["attribute"] = ["PutAttributes", "DeleteAttributes"],
        ["machine"] = ["UpdateContainerInstancesState"],
        ["fleet"] = ["RegisterContainerInstance", "DeregisterContainerInstance"],
        ["work"] = ["RunTask", "StartTask", "StopTask"],
        ["guard"] = ["UpdateTaskProtection"],
        ["sets"] = ["CreateTaskSet", "DeleteTaskSet"],
        ["scale"] = ["UpdateTaskSet"],
        ["first"] = ["UpdateServicePrimaryTaskSet"],
        ["rollout"] = ["StopServiceDeployment", "ContinueServiceDeployment"],
    };

    public ITaskDefinitionRegistry GetRegistry(string region, string user) => _host.GetRegistry(region, user);

    public void Dispose() => _host.Dispose();

    /// <summary>Makes what things are about, <paramref name="each"/> of each kind, once for a store.</summary>
    public void Furnish(int each)
    {
        Ask("RegisterTaskDefinition", $$"""{"family":"web",{{Containers}}}""");
        Ask("CreateCluster", "{}");
        Ask("RegisterDaemonTaskDefinition", $$"""{"family":"base",{{Containers}}}""");
        Ask("CreateCapacityProvider", """
            {"name":"own","cluster":"default","managedInstancesProvider":{"infrastructureRoleArn":"arn:aws:iam::000000000000:role/r"}}
            """);
        Ask("CreateCluster", """{"clusterName":"park"}""");
        Ask("RegisterContainerInstance", $$"""{"cluster":"park",{{Resources}}}""");
        for (int i = 0; i < each; i++)
        {
            foreach (string kind in new[] { "machine", "fleet", "work" }) Ask("CreateCluster", $$"""{"clusterName":"{{kind}}{{i}}"}""");
            foreach (string kind in new[] { "machine", "work" })
                Ask("RegisterContainerInstance", $$"""{"cluster":"{{kind}}{{i}}",{{Resources}}}""");
            Ask("CreateService", $$"""{"serviceName":"guard{{i}}","taskDefinition":"web","desiredCount":1}""");
            foreach (string kind in new[] { "sets", "scale", "first" })
            {
                Ask("CreateService", $$$"""
                    {"serviceName":"{{{kind}}}{{{i}}}","desiredCount":1,"deploymentController":{"type":"EXTERNAL"}}
                    """);
            }

            foreach (string kind in new[] { "scale", "first", "first" })
            {
                Ask("CreateTaskSet", $$$"""
                    {"cluster":"default","service":"{{{kind}}}{{{i}}}","taskDefinition":"web","scale":{"value":50}}
                    """);
            }

            Ask("CreateService", $$$"""
                {"serviceName":"rollout{{{i}}}","taskDefinition":"web","desiredCount":1,"deploymentConfiguration":{"strategy":"BLUE_GREEN"}}
                """);
            Ask("UpdateService", $$$"""
                {"service":"rollout{{{i}}}","deploymentConfiguration":{"lifecycleHooks":[
                    {"targetType":"PAUSE","lifecycleStages":["POST_SCALE_UP"]}]}}
                """);
        }
    }

    /// <summary>Does something to a thing, such as "cluster0".</summary>
    public string Do(string thing, string what)
    {
        string[] words = what.Split(' ');
        string kind = thing.TrimEnd("0123456789".ToCharArray()), value = words.Length > 1 ? words[1] : "";
        try
        {
            return kind switch
            {
                "cluster" => Cluster(thing, words[0], "settings", "UpdateClusterSettings",
                    $$"""[{"name":"containerInsights","value":"{{value}}"}]""", "settings.0.value"),
                "space" => Cluster(thing, words[0], "serviceConnectDefaults", "UpdateCluster", $$"""{"namespace":"{{value}}"}""",
                    "serviceConnectDefaults.namespace"),
                "row" => Cluster(thing, words[0], "capacityProviders", "PutClusterCapacityProviders",
                    $$"""["{{value}}"],"defaultCapacityProviderStrategy":[]""", "capacityProviders.0"),
                "provider" => Provider(thing, words[0], value),
                "setting" => Setting(thing, words[0], value, "user/worker", "PutAccountSetting"),
                "default" => Setting(thing, words[0], value, "root", "PutAccountSettingDefault"),
                "agent" => Agent(thing, words[0], value),
                "daemon" => Daemon(thing, words[0]),
                "service" => Service(thing, words[0], value),
                "express" => Express(thing, words[0], value),
                "tag" => Tag(thing, words[0], value),
                "attribute" => Attribute(thing, words[0], value),
                "machine" => Machine(thing, words[0], value),
                "fleet" => Fleet(thing, words[0]),
                "work" => Work(thing, words[0], value),
                "guard" => Guard(thing, words[0], value),
                "sets" or "scale" or "first" => Sets(thing, kind, words[0], value),
                _ => Rollout(thing, words[0]),
            };
        }
        catch (RefusedException refusal)
        {
            return "no " + refusal.Message;
        }
        catch (InvalidOperationException fault)
        {
            return "fault " + fault.Message;
        }
    }

    private string Cluster(string name, string verb, string member, string set, string value, string path) => verb switch
    {
        "create" => Text(
            Ask("CreateCluster", $$"""{"clusterName":"{{name}}","{{member}}":{{CreateValue(member, value)}}}"""), "cluster." + path),
        "set" => Ok(set, $$"""{"cluster":"{{name}}","{{member}}":{{value}}}"""),
        "drop" => Ok("DeleteCluster", $$"""{"cluster":"{{name}}"}"""),
        _ => Text(Ask("DescribeClusters", $$"""{"clusters":["{{name}}"],"include":["SETTINGS"]}"""), "clusters.0.status") != "ACTIVE" ? "-"
            : Text(Ask("DescribeClusters", $$"""{"clusters":["{{name}}"],"include":["SETTINGS"]}"""), "clusters.0." + path),
    };

    private static string CreateValue(string member, string value) =>
        member == "capacityProviders" ? value[..(value.IndexOf(']', StringComparison.Ordinal) + 1)] : value;

    private string Provider(string name, string verb, string value)
    {
        string arn = "arn:aws:autoscaling:eu-west-1:000000000000:autoScalingGroup:1:autoScalingGroupName/" + name;
        string its = verb == "create" ? $"\"autoScalingGroupArn\":\"{arn}\"," : "";
        string group = $$$"""
            "autoScalingGroupProvider":{{{{its}}}"managedScaling":{"status":"ENABLED","targetCapacity":{{{value}}}}}
            """;
        JsonElement Look() => Ask("DescribeCapacityProviders", $$"""{"capacityProviders":["{{name}}"]}""");
        return verb switch
        {
            "create" => Text(Ask("CreateCapacityProvider", $$"""{"name":"{{name}}",{{group}}}"""),
                "capacityProvider.autoScalingGroupProvider.managedScaling.targetCapacity"),
            "set" => Ok("UpdateCapacityProvider", $$"""{"name":"{{name}}",{{group}}}"""),
            "drop" => Ok("DeleteCapacityProvider", $$"""{"capacityProvider":"{{name}}"}"""),
            _ => Look() is var seen && Text(seen, "capacityProviders.0.status") == "ACTIVE"
                ? Text(seen, "capacityProviders.0.autoScalingGroupProvider.managedScaling.targetCapacity") : "-",
        };
    }

    private string Setting(string thing, string verb, string value, string principal, string put)
    {
        string name = thing[^1] == '0' ? "containerInsights" : "awsvpcTrunking";
        string whose = $"\"principalArn\":\"arn:aws:iam::000000000000:{principal}\"";
        return verb switch
        {
            "put" => Ok(put, $$"""{"name":"{{name}}","value":"{{value}}"{{(principal == "root" ? "" : "," + whose)}}}"""),
            "drop" => Ok("DeleteAccountSetting", $$"""{"name":"{{name}}",{{whose}}}"""),
            _ => Text(Ask("ListAccountSettings", $$"""{"name":"{{name}}",{{whose}}}"""), "settings.0.value"),
        };
    }

    private string Agent(string family, string verb, string value) => verb switch
    {
        "next" => Tail(
            Text(Ask("RegisterDaemonTaskDefinition", $$"""{"family":"{{family}}",{{Containers}}}"""), "daemonTaskDefinitionArn"), ':'),
        "end" => Ok("DeleteDaemonTaskDefinition", $$"""{"daemonTaskDefinition":"{{family}}:{{value}}"}"""),
        _ => Text(Ask("DescribeDaemonTaskDefinition", $$"""{"daemonTaskDefinition":"{{family}}"}"""), "daemonTaskDefinition.revision"),
    };

    private string Daemon(string name, string verb)
    {
        string arn = $"{Arn}daemon/default/{name}";
        string settings = $"\"daemonTaskDefinitionArn\":\"{Arn}daemon-task-definition/base:1\","
            + $"\"capacityProviderArns\":[\"{Arn}capacity-provider/own\"]";
        return verb switch
        {
            "create" => Ok("CreateDaemon", $$"""{"daemonName":"{{name}}",{{settings}}}""") is "ok" ? "1" : "",
            "more" => Ok("UpdateDaemon", $$"""{"daemonArn":"{{arn}}",{{settings}}}"""),
            "drop" => Ok("DeleteDaemon", $$"""{"daemonArn":"{{arn}}"}"""),
            _ => Count(Ask("ListDaemonDeployments", $$"""{"daemonArn":"{{arn}}"}"""), "daemonDeployments"),
        };
    }

    private string Service(string name, string verb, string value)
    {
        JsonElement Look() => Ask("DescribeServices", $$"""{"services":["{{name}}"]}""");
        return verb switch
        {
            "create" => Text(Ask("CreateService", $$"""{"serviceName":"{{name}}","taskDefinition":"web","desiredCount":{{value}}}"""),
                "service.desiredCount"),
            "set" => Ok("UpdateService", $$"""{"service":"{{name}}","desiredCount":{{value}}}"""),
            "drop" => Text(Ask("DeleteService", $$"""{"service":"{{name}}","force":true}"""), "service.status") == "DRAINING" ? "ok" : "no",
            _ => Look() is var seen && Text(seen, "services.0.status") == "ACTIVE" ? Text(seen, "services.0.desiredCount") : "-",
        };
    }

    private string Express(string name, string verb, string value)
    {
        string which = $"\"serviceArn\":\"{Arn}service/default/{name}\"", target = $"\"scalingTarget\":{{\"minTaskCount\":{value}}}";
        const string Count = "service.activeConfigurations.0.scalingTarget.minTaskCount";
        JsonElement Look() => Ask("DescribeExpressGatewayService", $$"""{{{which}}}""");
        return verb switch
        {
            "create" => Text(
                Ask("CreateExpressGatewayService", $$$"""
                    {"serviceName":"{{{name}}}",{{{target}}},"primaryContainer":{"image":"busybox:1"},
                    "executionRoleArn":"run","infrastructureRoleArn":"gate"}
                    """),
                Count),
            "set" => Ok("UpdateExpressGatewayService", $$"""{{{which}},{{target}}}"""),
            "drop" => Ok("DeleteExpressGatewayService", $$"""{{{which}}}"""),
            _ => Look() is var seen && Text(seen, "service.status.statusCode") == "ACTIVE" ? Text(seen, Count) : "-",
        };
    }

    private string Tag(string key, string verb, string value)
    {
        string what = $"\"resourceArn\":\"{Arn}cluster/default\"";
        return verb switch
        {
            "put" => Ok("TagResource", $$"""{{{what}},"tags":[{"key":"{{key}}","value":"{{value}}"}]}"""),
            "drop" => Ok("UntagResource", $$"""{{{what}},"tagKeys":["{{key}}"]}"""),
            _ => Items(Ask("ListTagsForResource", $$"""{{{what}}}"""), "tags").Where(t => Text(t, "key") == key)
                .Select(static t => Text(t, "value")).FirstOrDefault("-"),
        };
    }

    private string Attribute(string name, string verb, string value)
    {
        string given = verb == "put" ? $"\"value\":\"{value}\"," : "";
        string of = $$"""{"name":"{{name}}",{{given}}"targetType":"container-instance","targetId":"{{First("park")}}"}""";
        return verb switch
        {
            "put" => Ok("PutAttributes", $$"""{"cluster":"park","attributes":[{{of}}]}"""),
            "drop" => Ok("DeleteAttributes", $$"""{"cluster":"park","attributes":[{{of}}]}"""),
            _ => Text(Ask("ListAttributes", $$"""{"cluster":"park","targetType":"container-instance","attributeName":"{{name}}"}"""),
                "attributes.0.value"),
        };
    }

    private string Machine(string cluster, string verb, string value)
    {
        string which = $"\"cluster\":\"{cluster}\",\"containerInstances\":[\"{First(cluster)}\"]";
        return verb == "put" ? Ok("UpdateContainerInstancesState", $$"""{{{which}},"status":"{{value}}"}""")
            : Text(Ask("DescribeContainerInstances", $$"""{{{which}}}"""), "containerInstances.0.status");
    }

    private string Fleet(string cluster, string verb)
    {
        if (verb == "get") return Count(Ask("ListContainerInstances", $$"""{"cluster":"{{cluster}}"}"""), "containerInstanceArns");

        // Deregistered twice is answered as once: so each is taken by the process that added it.
        ConcurrentBag<string> own = _own.GetOrAdd(cluster, static _ => []);
        if (verb == "take")
        {
            return own.TryTake(out string? one)
                ? Ok("DeregisterContainerInstance", $$"""{"cluster":"{{cluster}}","containerInstance":"{{one}}"}""") : "no";
        }

        own.Add(Text(Ask("RegisterContainerInstance", $$"""{"cluster":"{{cluster}}",{{Resources}}}"""),
            "containerInstance.containerInstanceArn"));
        return "ok";
    }

    private string Work(string cluster, string verb, string how)
    {
        string task = $"\"cluster\":\"{cluster}\",\"taskDefinition\":\"web\"";
        if (verb == "add")
        {
            JsonElement answer = how == "run" ? Ask("RunTask", $$"""{{{task}}}""")
                : Ask("StartTask", $$"""{{{task}},"containerInstances":["{{First(cluster)}}"]}""");
            return Items(answer, "tasks").Length == 1 ? "ok" : "no";
        }

        JsonElement list = Ask("ListTasks", $$"""{"cluster":"{{cluster}}"}""");
        if (verb == "get") return Text(list, "nextToken") == "-" ? Count(list, "taskArns") : "many";
        string one = Text(list, "taskArns.0");
        if (one == "-") return "no";
        string reason = Guid.NewGuid().ToString("N");
        JsonElement stopped = Ask("StopTask", $$"""{"cluster":"{{cluster}}","task":"{{one}}","reason":"{{reason}}"}""");
        return Text(stopped, "task.stoppedReason") == reason ? "ok" : "no";
    }

    private string Guard(string service, string verb, string value)
    {
        string which = $"\"tasks\":[\"{Text(Ask("ListTasks", $$"""{"serviceName":"{{service}}"}"""), "taskArns.0")}\"]";
        if (verb == "get")
            return Text(Ask("GetTaskProtection", $$"""{"cluster":"default",{{which}}}"""), "protectedTasks.0.protectionEnabled");
        JsonElement answer = Ask("UpdateTaskProtection", $$"""{"cluster":"default",{{which}},"protectionEnabled":{{value}}}""");
        return Items(answer, "protectedTasks").Length == 1 ? "ok" : "no";
    }

    private string Sets(string service, string kind, string verb, string value)
    {
        string of = $"\"cluster\":\"default\",\"service\":\"{service}\"";
        if (verb == "add") return Ok("CreateTaskSet", $$$"""{{{{of}}},"taskDefinition":"web","scale":{"value":0}}""");

        // The service has them all; DescribeTaskSets has to be asked by name.
        JsonElement[] sets = Items(
            Ask("DescribeServices", $$"""{"services":["{{service}}"]}""").GetProperty("services")[0], "taskSets");
        string[] ids = sets.OrderBy(static s => s.GetProperty("createdAt").GetDouble()).Select(static s => Text(s, "id")).ToArray();
        return (kind, verb) switch
        {
            ("sets", "get") => Text(sets.Length),
            ("sets", _) when ids.Length == 0 => "no",
            ("sets", _) => Ok("DeleteTaskSet", $$"""{{{of}},"taskSet":"{{ids[Random.Shared.Next(ids.Length)]}}","force":true}"""),
            ("scale", "put") => Ok("UpdateTaskSet", $$$"""{{{{of}}},"taskSet":"{{{ids[0]}}}","scale":{"value":{{{value}}}}}"""),
            ("scale", _) => Text(sets[0], "scale.value"),
            (_, "put") => Ok("UpdateServicePrimaryTaskSet", $$"""{{{of}},"primaryTaskSet":"{{ids[value == "0" ? 0 : 1]}}"}"""),
            _ => sets.Where(static s => Text(s, "status") == "PRIMARY").Select(s => Text(Array.IndexOf(ids, Text(s, "id"))))
                .FirstOrDefault("none"),
        };
    }

    private string Rollout(string service, string verb)
    {
        if (verb == "deploy") return Ok("UpdateService", $$"""{"service":"{{service}}","forceNewDeployment":true}""");
        JsonElement list = Ask("ListServiceDeployments", $$"""{"service":"{{service}}"}""");
        JsonElement? open = Items(list, "serviceDeployments").Where(static d => Text(d, "status") == "IN_PROGRESS")
            .Select(static d => (JsonElement?)d).FirstOrDefault();
        if (verb == "get") return open is null ? "S" : "P";
        if (open is not { } one) return "no";
        string arn = Text(one, "serviceDeploymentArn");
        if (verb == "stop") return Ok("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{arn}}"}""");
        JsonElement detail = Ask("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""");
        return Ok("ContinueServiceDeployment",
            $$"""{"serviceDeploymentArn":"{{arn}}","hookId":"{{Text(detail, "serviceDeployments.0.lifecycleHookDetails.0.hookId")}}"}""");
    }

    private string First(string cluster) =>
        Tail(Text(Ask("ListContainerInstances", $$"""{"cluster":"{{cluster}}"}"""), "containerInstanceArns.0"), '/');

    private string Ok(string operation, string body)
    {
        Ask(operation, body);
        return "ok";
    }

    private JsonElement Ask(string operation, string body)
    {
        WireResponse response = _endpoint.HandleAsync(new WireRequest
        {
            Target = WireEndpoint.TargetPrefix + operation,
            Authorization = "AWS4-HMAC-SHA256 Credential=worker/20260102/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0",
            Body = Encoding.UTF8.GetBytes(body),
        }).AsTask().GetAwaiter().GetResult();
        JsonElement answer = JsonDocument.Parse(response.Body).RootElement;
        if (response.Fault is not null) throw new InvalidOperationException($"{operation}: {response.Fault.Message}", response.Fault);
        return response.Status == 200 ? answer : throw new RefusedException($"{operation}: {Text(answer, "message")}");
    }

    private static JsonElement[] Items(JsonElement answer, string list) =>
        answer.TryGetProperty(list, out JsonElement items) ? items.EnumerateArray().ToArray() : [];

    private static string Count(JsonElement answer, string list) => Text(Items(answer, list).Length);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Tail(string text, char after) => text[(text.LastIndexOf(after) + 1)..];

    // "-" where there is no such place.
    private static string Text(JsonElement answer, string path)
    {
        foreach (string part in path.Split('.'))
        {
            if (int.TryParse(part, out int index))
            {
                if (answer.ValueKind != JsonValueKind.Array || answer.GetArrayLength() <= index) return "-";
                answer = answer[index];
            }
            else if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty(part, out answer))
            {
                return "-";
            }
        }

        return answer.ToString().ToLowerInvariant() is "true" or "false" ? answer.ToString().ToLowerInvariant() : answer.ToString();
    }

    private sealed class RefusedException(string message) : Exception(message);
}
