using System.Text.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Memory;
using EcsTaskDef.Wire;

namespace EcsTaskDef.Core.Tests.Fuzz;

/// <summary>The endpoint without HTTP. An input is three lines, target, authorization and query, and then the body.</summary>
internal sealed class WireTarget
{
    /// <summary>Has a member of each operation.</summary>
    public const string AnyBody =
        """
        {"family":"web","taskDefinition":"web:1","cluster":"default","service":"front","services":["front"],"clusters":["default"],
         "tasks":["00000000000000000000000000000001"],"containerInstances":["1"],"containerInstance":"1","clusterName":"default","task":"1",
         "count":1,"desiredCount":1,"maxResults":2,"resourceArn":"arn:aws:ecs:eu-west-1:000000000000:cluster/default",
         "tags":[{"key":"a","value":"b"}],"tagKeys":["a"],"serviceName":"front","launchType":"FARGATE","include":["TAGS"],"reason":"x",
         "taskDefinitions":["web:1"],"force":true,"settings":[{"name":"containerInsights","value":"enabled"}],"serviceDeploymentArns":["x"],
         "serviceRevisionArns":["arn:aws:ecs:eu-west-1:000000000000:service-revision/default/front/1"]}
        """;

    private const int Lifetime = 400;

    private WireEndpoint _endpoint = null!;
    private int _handled;

    /// <summary>The operations offered, as the endpoint itself tells them, and one that ECS has and it has not.</summary>
    public static IReadOnlyList<string> Operations { get; } = OfferedOperations();

    public static byte[] Input(string operation, string body) => Encoding.UTF8.GetBytes(
        $"{WireEndpoint.TargetPrefix}{operation}\nAWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/ecs/aws4_request, "
            + $"SignedHeaders=host, Signature=0\n\n{body}");

    /// <summary>Something to ask about: revisions, a cluster, a service, tasks.</summary>
    public static RegistryHost Furnished()
    {
        RegistryHost host = new(
            new MemoryStore(), new TestClock(), overrideRuntime: static settings => settings with { SimulatedInstances = true });
        Furnish(host.GetRegistry("eu-west-1", "tester"));
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
