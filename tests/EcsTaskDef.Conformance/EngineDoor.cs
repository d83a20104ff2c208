using System.Reflection;
using System.Text.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance;

/// <summary>The engine itself, its operations called by their names.</summary>
internal sealed class EngineDoor : IDoor
{
    private readonly TestClock _clock = new();
    private readonly IDisposable? _house;
    private readonly RegistryHost _host;

    /// <param name="open">Opens a store that is empty.</param>
    /// <param name="house">Where the store is; it goes with the door.</param>
    public EngineDoor(Func<TestClock, RegistryHost> open, IDisposable? house = null) => (_host, _house) = (open(_clock), house);

    internal IRegistry Registry => _host.GetRegistry("us-east-1", "tester");

    public void Advance(TimeSpan time) => _clock.Advance(time);

    public async Task<DoorAnswer> CallAsync(string operation, string json)
    {
        IRegistry registry = Registry;
        Type type = typeof(EcsJson).Assembly.GetType($"EcsTaskDef.Messages.{operation}Request") ?? throw new ArgumentException(operation);
        MethodInfo method = registry.GetType().GetMethod(operation + "Async")
            ?? registry.GetType().GetMethod(nameof(IOperationRegistry.CallAsync))!
                .MakeGenericMethod(type.GetInterface(typeof(IEcsRequest<>).Name)!.GetGenericArguments());
        try
        {
            object request = Generic(nameof(EcsJson.Read), type).Invoke(null, [new ReadOnlyMemory<byte>(Lax.Utf8(json))])!;
            object running = method.Invoke(registry, [request, CancellationToken.None])!;
            if (running is ValueTask nothing)
            {
                await nothing;
                return new DoorAnswer(null, null, new JObject());
            }

            Task task = (Task)running.GetType().GetMethod("AsTask")!.Invoke(running, null)!;
            await task;
            return new DoorAnswer(null, null, Write(task.GetType().GetProperty("Result")!.GetValue(task)!));
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is EcsException refusal)
        {
            return new DoorAnswer(refusal.Code, refusal.Message, new JObject());
        }
        catch (EcsException refusal)
        {
            return new DoorAnswer(refusal.Code, refusal.Message, new JObject());
        }
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _house?.Dispose();
        return default;
    }

    private static MethodInfo Generic(string name, Type type) =>
        typeof(EcsJson).GetMethods().Single(m => m.Name == name && m.IsGenericMethod).MakeGenericMethod(type);

    // Answers about definitions are put together by the endpoint's own encoder otherwise.
    private static JToken Write(object answer) => answer switch
    {
        RegisterTaskDefinitionResponse one => new JObject { ["taskDefinition"] = Parse(one.TaskDefinition) },
        DeregisterTaskDefinitionResponse one => new JObject { ["taskDefinition"] = Parse(one.TaskDefinition) },
        DescribeTaskDefinitionResponse one => new JObject
        {
            ["taskDefinition"] = Parse(one.TaskDefinition),
            ["tags"] = Write(one.Tags),
        },
        ListTagsForResourceResponse list => new JObject { ["tags"] = Write(list.Tags) },
        ListTaskDefinitionsResponse list => new JObject { ["taskDefinitionArns"] = new JArray(list.TaskDefinitionArns) },
        ListTaskDefinitionFamiliesResponse list => new JObject { ["families"] = new JArray(list.Families) },
        DeleteTaskDefinitionsResponse several => new JObject { ["taskDefinitions"] = new JArray(several.TaskDefinitions.Select(Parse)) },
        _ => WriteOther(answer),
    };

    private static JArray Write(IReadOnlyList<Tag> tags) =>
        new(tags.Select(static t => new JObject { ["key"] = t.Key, ["value"] = t.Value }));

    private static JToken Parse(TaskDefinitionDocument document) => JToken.Parse(Encoding.UTF8.GetString(document.Utf8Json.Span));

    private static JToken WriteOther(object answer)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream)) Generic(nameof(EcsJson.Write), answer.GetType()).Invoke(null, [writer, answer]);
        return JToken.Parse(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
