using EcsTaskDef.Registry;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Conformance;

/// <summary>
/// Gives registries over something that remembers: a store on disk, one in memory, or what answers at the other end of a
/// wire. One house per test.
/// </summary>
public interface IRegistryHouse : IDisposable
{
    /// <summary>False for what forgets with its process.</summary>
    bool Remembers { get; }

    /// <summary>A registry of the account 000000000000 unless the house says otherwise.</summary>
    ITaskDefinitionRegistry GetRegistry(string region, string user);

    /// <summary>Closes everything and opens it again, as another process would.</summary>
    void Reopen();
}

/// <summary>What the suites of registries share: a house, a clock, and short words for requests and answers.</summary>
public abstract class RegistrySuite : IDisposable
{
    protected const string Region = "eu-west-1";
    protected const string Account = "000000000000";
    protected const string User = "tester";

    private readonly object _opening = new();
    private IRegistryHouse? _house;
    private ITaskDefinitionRegistry? _registry;

    protected TestClock Clock { get; } = new();

    /// <summary>How long a deleted revision can be seen; set before the first use of the house.</summary>
    protected TimeSpan RemovalDelay { get; set; } = TimeSpan.FromMinutes(5);

    protected IRegistryHouse House
    {
        get
        {
            // Tests begin on several threads at once.
            lock (_opening) return _house ??= CreateHouse(Clock, RemovalDelay);
        }
    }

    protected ITaskDefinitionRegistry Registry
    {
        get
        {
            lock (_opening) return _registry ??= House.GetRegistry(Region, User);
        }
    }

    protected abstract IRegistryHouse CreateHouse(TestClock clock, TimeSpan removalDelay);

    public void Dispose()
    {
        _house?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Reopen()
    {
        House.Reopen();
        _registry = null;
    }

    protected static string Arn(string name, string region = Region, string partition = "aws") =>
        $"arn:{partition}:ecs:{region}:{Account}:task-definition/{name}";

    /// <summary>The smallest valid registration, with more members when given (<c>"cpu":"256"</c>).</summary>
    protected static string Body(string family, string? members = null, string? container = null) =>
        $$"""
        {"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:1","memory":64{{Join(container)}}}]{{Join(members)}}}
        """;

    protected static RegisterTaskDefinitionRequest Request(string json) =>
        EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(json));

    /// <summary>Parsed by the witness, not by the engine's own reader; times and big numbers stay as they are.</summary>
    protected static JObject Parse(TaskDefinitionDocument document) =>
        WitnessJson.ParseObject(Encoding.UTF8.GetString(document.Utf8Json.Span));

    protected async Task<JObject> Register(string family, string? members = null, string? container = null) =>
        Parse((await Registry.RegisterTaskDefinitionAsync(Request(Body(family, members, container)))).TaskDefinition);

    protected async Task Register(string family, int times)
    {
        for (int i = 0; i < times; i++) await Register(family);
    }

    protected async Task<JObject> RegisterJson(string json) =>
        Parse((await Registry.RegisterTaskDefinitionAsync(Request(json))).TaskDefinition);

    protected async Task<JObject> Describe(string name) =>
        Parse((await Registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = name })).TaskDefinition);

    protected async Task<string> TagsOf(string name)
    {
        DescribeTaskDefinitionResponse answer = await Registry.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = name, Include = ["TAGS"] });
        return string.Join(" ", answer.Tags);
    }

    protected async Task<JObject> Deregister(string name) =>
        Parse((await Registry.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = name })).TaskDefinition);

    protected ValueTask<DeleteTaskDefinitionsResponse> Delete(params string[] names) =>
        Registry.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = names });

    protected async Task DeregisterAndDelete(params string[] names)
    {
        foreach (string name in names) await Deregister(name);
        DeleteTaskDefinitionsResponse answer = await Delete(names);
        Assert.Empty(answer.Failures);
    }

    /// <summary>The names at the ends of one page's ARNs, <c>web:1 web:2</c>.</summary>
    protected async Task<string> List(
        string? family = null, string? status = null, string? sort = null, int? max = null, string? token = null)
    {
        ListTaskDefinitionsResponse answer = await Page(family, status, sort, max, token);
        return string.Join(" ", answer.TaskDefinitionArns.Select(NameOf));
    }

    protected async Task<ListTaskDefinitionsResponse> Page(
        string? family = null, string? status = null, string? sort = null, int? max = null, string? token = null) =>
        await Registry.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest
        {
            FamilyPrefix = family, Status = status, Sort = sort, MaxResults = max, NextToken = token,
        });

    protected async Task<string> Families(string? prefix = null, string? status = null, int? max = null, string? token = null) =>
        string.Join(" ", (await FamilyPage(prefix, status, max, token)).Families);

    protected async Task<ListTaskDefinitionFamiliesResponse> FamilyPage(
        string? prefix = null, string? status = null, int? max = null, string? token = null) =>
        await Registry.ListTaskDefinitionFamiliesAsync(new ListTaskDefinitionFamiliesRequest
        {
            FamilyPrefix = prefix, Status = status, MaxResults = max, NextToken = token,
        });

    protected ValueTask Tag(string name, params (string Key, string? Value)[] tags) =>
        Registry.TagResourceAsync(new TagResourceRequest { ResourceArn = Arn(name), Tags = Tags(tags) });

    protected ValueTask Untag(string name, params string[] keys) =>
        Registry.UntagResourceAsync(new UntagResourceRequest { ResourceArn = Arn(name), TagKeys = keys });

    protected async Task<string> ListTags(string name) => string.Join(
        " ", (await Registry.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = Arn(name) })).Tags);

    protected static IReadOnlyList<Tag> Tags(params (string Key, string? Value)[] tags) =>
        tags.Select(static t => new Tag { Key = t.Key, Value = t.Value }).ToArray();

    /// <summary>A refusal with ECS's code and, where its evidence is better than a guess, its text.</summary>
    protected static async Task<EcsException> Refused(string code, string? message, Func<Task> action)
    {
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(action);
        Assert.Equal(EcsErrorKind.Refusal, refusal.Kind);
        Assert.Equal(code, refusal.Code);
        if (message is not null) Assert.Equal(message, refusal.Message);
        return refusal;
    }

    protected static Task<EcsException> RefusedClient(string? message, Func<Task> action) =>
        Refused("ClientException", message, action);

    protected static Task<EcsException> RefusedParameter(string? message, Func<Task> action) =>
        Refused("InvalidParameterException", message, action);

    protected static string NameOf(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);

    /// <summary>ECS's time, epoch seconds, as milliseconds.</summary>
    protected static long Milliseconds(JToken? seconds)
    {
        Assert.NotNull(seconds);
        Assert.Equal(JTokenType.Float, seconds.Type);
        return (long)(seconds.Value<decimal>() * 1000);
    }

    protected static string Text(JToken? value) => value!.ToString(Formatting.None);

    protected static string Names(JObject value) => string.Join(" ", value.Properties().Select(static p => p.Name));

    protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Join(string? members) => members is null ? "" : "," + members;
}
