using System.Text.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Memory;

namespace EcsTaskDef.Core.Tests.Engine;

/// <summary>
/// A registry with clusters, services and tasks on one of the stores, a clock that stands still until it is moved, and
/// short words for requests and answers.
/// </summary>
public abstract class WorkloadSuite : IDisposable
{
    protected const string Prefix = "arn:aws:ecs:eu-west-1:000000000000:";

    private const string App = "{name: 'app', image: 'busybox:1', memory: 64, cpu: 16, portMappings: [{containerPort: 80}]}";

    private readonly TemporaryFolder _folder = new();
    private readonly bool _onDisk;
    private MemoryStore? _memory;
    private RegistryHost? _host;

    protected WorkloadSuite(bool onDisk) => _onDisk = onDisk;

    protected TestClock Clock { get; } = new();

    /// <summary>What the tests' process overrides; simulated instances are on unless a test says otherwise.</summary>
    protected RuntimeSettings Settings { get; set; } = new() { SimulatedInstances = true };

    protected TimeSpan? RemovalDelay { get; set; } = TimeSpan.FromMinutes(5);

    internal RegistryHost Host
    {
        get
        {
            // Tests begin on several threads at once.
            lock (_folder) return _host ??= Open();
        }
    }

    internal IRegistry Registry => Host.GetRegistry("eu-west-1", "tester");

    public void Dispose()
    {
        _host?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a store of another kind, which the tests of another project bring; null = this project's own.</summary>
    internal virtual RegistryHost? OpenElsewhere() => null;

    /// <summary>A host over a store, with the settings of the tests' process.</summary>
    internal RegistryHost OpenOn(IRegistryStore store) => new(store, Clock, RemovalDelay, s => Settings with { Clock = s.Clock });

    private RegistryHost Open() => OpenElsewhere() ?? (_onDisk
        ? RegistryHost.Open(
            new RegistryHostOptions
            {
                StorePath = _folder.Location, Clock = Clock, RemovalDelay = RemovalDelay,
                OverrideRuntime = s => Settings with { Clock = s.Clock }
            })
        : OpenOn(_memory ??= new MemoryStore()));

    /// <summary>As another process would see it.</summary>
    protected void Reopen()
    {
        if (!_onDisk) return;
        _host?.Dispose();
        _host = null;
    }

    protected void Wait(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    protected static T Read<T>(string json) where T : class => EcsJson.Read<T>(Lax.Utf8(json));

    protected static string Write<T>(T answer) where T : class
    {
        using System.IO.MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream)) EcsJson.Write(writer, answer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    protected async Task<string> Register(string family = "web", string members = "")
    {
        RegisterTaskDefinitionResponse answer = await Registry.RegisterTaskDefinitionAsync(Read<RegisterTaskDefinitionRequest>(
            $"{{family: '{family}', containerDefinitions: [{App}]{members}}}"));
        return answer.TaskDefinition.Value.TaskDefinitionArn!;
    }

    protected Task<string> RegisterAwsvpc(string family = "vpc") =>
        Register(family, ", networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512'");

    protected async Task Deregister(string name) =>
        await Registry.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = name });

    protected async Task DeleteDefinition(string name)
    {
        DeleteTaskDefinitionsResponse answer = await Registry.DeleteTaskDefinitionsAsync(
            new DeleteTaskDefinitionsRequest { TaskDefinitions = [name] });
        Assert.Empty(answer.Failures);
    }

    protected async Task<TaskDefinition> DescribeDefinition(string name) =>
        (await Registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = name })).TaskDefinition.Value;

    protected async Task<string> ListDefinitions(string? status = null) => string.Join(
        " ",
        (await Registry.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { Status = status })).TaskDefinitionArns.Select(NameOf));

    protected async Task<ContainerCluster> CreateCluster(string? name = null) =>
        (await Registry.CreateClusterAsync(new CreateClusterRequest { ClusterName = name })).Cluster;

    protected async Task<RunTaskResponse> Run(string definition = "web", string members = "") =>
        await Registry.RunTaskAsync(Read<RunTaskRequest>($"{{taskDefinition: '{definition}'{members}}}"));

    protected async Task<ContainerTask> RunOne(string definition = "web", string members = "") =>
        Assert.Single((await Run(definition, members)).Tasks);

    protected async Task<ContainerTask> DescribeTask(string task) =>
        Assert.Single((await Registry.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [task] })).Tasks);

    protected async Task<ContainerTask> Stop(string task, string? reason = null) =>
        (await Registry.StopTaskAsync(new StopTaskRequest { Task = task, Reason = reason })).Task;

    protected async Task<IReadOnlyList<string>> ListTasks(string members = "") =>
        (await Registry.ListTasksAsync(Read<ListTasksRequest>($"{{{members}}}"))).TaskArns;

    protected async Task<ContainerService> CreateService(
        string members = "", string name = "svc", string definition = "web", int count = 1) =>
        (await Registry.CreateServiceAsync(Read<CreateServiceRequest>(
            $"{{serviceName: '{name}', taskDefinition: '{definition}', desiredCount: {count}{members}}}"))).Service;

    protected async Task<ContainerService> UpdateService(string members, string name = "svc") =>
        (await Registry.UpdateServiceAsync(Read<UpdateServiceRequest>($"{{service: '{name}', {members}}}"))).Service;

    protected async Task<ContainerService> DescribeService(string name = "svc") =>
        Assert.Single((await Registry.DescribeServicesAsync(new DescribeServicesRequest { Services = [name] })).Services);

    protected async Task<ContainerService> DeleteService(bool force, string name = "svc") =>
        (await Registry.DeleteServiceAsync(new DeleteServiceRequest { Service = name, Force = force })).Service;

    protected static string NameOf(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);

    protected static async Task<EcsException> Refused(string code, string? message, Func<Task> action)
    {
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(action);
        Assert.Equal(EcsErrorKind.Refusal, refusal.Kind);
        Assert.Equal(code, refusal.Code);
        if (message is not null) Assert.Equal(message, refusal.Message);
        return refusal;
    }

    protected static Task<EcsException> RefusedClient(string? message, Func<Task> action) => Refused("ClientException", message, action);

    protected static Task<EcsException> RefusedParameter(string? message, Func<Task> action) =>
        Refused("InvalidParameterException", message, action);
}
