using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>
/// Clusters, services, tasks and instances at a time. Inside a change it takes new facts too, and shows them from then on.
/// </summary>
/// <param name="revisions">The revisions at the same time.</param>
/// <param name="settings">How what runs behaves.</param>
/// <param name="change">Takes the new facts; null = there are none.</param>
internal sealed class WorkloadView(RevisionView revisions, RuntimeSettings settings, Change? change)
{
    private static readonly string[] s_sweptKinds =
        [TaskFact.KindName, ServiceFact.KindName, ClusterFact.KindName, InstanceFact.KindName, TokenFact.KindName, ProviderFact.KindName];

    private readonly Dictionary<(string Kind, string Key), IFact> _known = new();

    // Changes are written at the time of the look, though they may be about what happened before.
    private DateTimeOffset _writtenAt = revisions.Now;

    public RevisionView Revisions { get; } = revisions;

    /// <summary>What the store has.</summary>
    public IRegionView Stored { get; } = revisions.Stored;

    public DateTimeOffset Now { get; } = revisions.Now;

    public RuntimeSettings Settings { get; } = settings;

    public Arns Arns => Revisions.Arns;

    /// <summary>The same at an earlier time, to write down what has happened since.</summary>
    public WorkloadView At(DateTimeOffset time) => new(Revisions.At(time), Settings, change) { _writtenAt = Now };

    public ClusterFact? GetCluster(string name) => Get(ClusterFact.KindName, name, FactsJsonContext.Default.ClusterFact);

    /// <summary>The ACTIVE cluster of that name.</summary>
    public ClusterFact DemandCluster(string name)
    {
        ClusterFact cluster = DemandKnownCluster(name);
        return cluster.IsActive ? cluster : throw EcsErrors.ClusterNotFound(SR.ClusterInactive, SR.AdviceClusterInactive);
    }

    /// <summary>The cluster of that name, ACTIVE or not.</summary>
    public ClusterFact DemandKnownCluster(string name) =>
        GetCluster(name) ?? throw EcsErrors.ClusterNotFound(SR.ClusterNotFound, Texts.Format(SR.AdviceCluster, name));

    public ServiceFact DemandService(ClusterFact cluster, string name) => GetService(cluster.Name, name)
        ?? throw EcsErrors.ServiceNotFound(SR.ServiceNotFound, Texts.Format(SR.AdviceService, cluster.Name));

    public ServiceFact? GetService(string cluster, string name) =>
        Get(ServiceFact.KindName, ServiceFact.KeyOf(cluster, name), FactsJsonContext.Default.ServiceFact);

    /// <summary>A task that was created already; one that a plan has ahead is not there yet.</summary>
    public TaskFact? GetTask(string cluster, string id) =>
        GetTaskByKey(TaskFact.KeyOf(cluster, id)) is { } task && task.CreatedAt <= Now ? task : null;

    public InstanceFact? GetInstance(string cluster, string id) =>
        Get(InstanceFact.KindName, InstanceFact.KeyOf(cluster, id), FactsJsonContext.Default.InstanceFact);

    public TokenFact? GetToken(string token) =>
        Get(TokenFact.KindName, TokenFact.KeyOf(token), FactsJsonContext.Default.TokenFact);

    public ProviderFact? GetProvider(string name) => Get(ProviderFact.KindName, name, FactsJsonContext.Default.ProviderFact);

    public DaemonFact? GetDaemon(string cluster, string name) => GetDaemonByKey(DaemonFact.KeyOf(cluster, name));

    public DaemonFact? GetDaemonByKey(string key) => Get(DaemonFact.KindName, key, FactsJsonContext.Default.DaemonFact);

    public DaemonDefinitionFact? GetDaemonDefinition(string key) =>
        Get(DaemonDefinitionFact.KindName, key, FactsJsonContext.Default.DaemonDefinitionFact);

    public SettingFact? GetSetting(string principal, string name) =>
        Get(SettingFact.KindName, SettingFact.KeyOf(principal, name), FactsJsonContext.Default.SettingFact);

    public QuotaFact? GetQuota() => Get(QuotaFact.KindName, QuotaFact.TheKey, FactsJsonContext.Default.QuotaFact);

    /// <summary>The tasks found under an index text that were not asked to stop, those asked later included.</summary>
    public IEnumerable<(string Text, TaskFact Task)> LiveTasks(string text, (string Text, string Key)? after = null) =>
        Tasks($"{text}/live/", null, after).Concat(Tasks($"{text}/stop/", $"{text}/stop/{IndexText.Time(Now.AddMilliseconds(1))}", after))
            .Where(t => t.Task.CreatedAt <= Now);

    /// <summary>The tasks found under an index text that were asked to stop, as long as they can be seen.</summary>
    public IEnumerable<(string Text, TaskFact Task)> EndingTasks(string text, (string Text, string Key)? after = null) =>
        Tasks($"{text}/stop/", $"{text}/stop/{IndexText.Time(Now - s_longestEnd)}", after)
            .TakeWhile(t => t.Task.StopRequestedAt <= Now);

    /// <summary>The tasks found under an index text that a plan has ahead.</summary>
    public IEnumerable<TaskFact> ComingTasks(string text) =>
        Tasks($"{text}/", null, null).Select(static t => t.Task).Where(t => t.CreatedAt > Now);

    /// <summary>The tasks found under an index text that are not STOPPED.</summary>
    public IEnumerable<TaskFact> TasksNotStopped(string text) =>
        LiveTasks(text).Concat(EndingTasks(text)).Select(static t => t.Task).Where(t => !TaskClock.IsStopped(t, Now));

    public IEnumerable<ServiceFact> Services(string index) =>
        Stored.ListByIndex(ServiceFact.KindName, index).Select(e => GetServiceByKey(e.Key)!);

    /// <summary>The tasks that hold on to a revision; those that a plan has ahead are not there yet.</summary>
    public IEnumerable<TaskFact> TasksUsing(string family, int revision) =>
        RevisionUsers.Of(Stored, TaskFact.KindName, family, revision, Now).Select(e => GetTaskByKey(e.Key))
            .Where(t => t?.CreatedAt <= Now)!;

    /// <summary>The services that hold on to a revision with one of their deployments.</summary>
    public IEnumerable<ServiceFact> ServicesUsing(string family, int revision) =>
        RevisionUsers.Of(Stored, ServiceFact.KindName, family, revision, Now).Select(static e => e.Key).Distinct()
            .Select(GetServiceByKey).Where(static s => s is not null)!;

    public IEnumerable<InstanceFact> Instances(string cluster) =>
        Stored.ListByIndex(InstanceFact.KindName, IndexText.Of("active", cluster))
            .Where(e => e.Text == IndexText.Of("active", cluster))
            .Select(e => GetByKey(InstanceFact.KindName, e.Key, FactsJsonContext.Default.InstanceFact)!);

    /// <summary>Keeps a fact; it replaces the one of the same kind and key.</summary>
    public void Put(IFact fact) => Put(fact, Write(fact));

    /// <summary>The same, unless it is there as it is; true when it was not.</summary>
    public bool PutChanged(IFact fact)
    {
        ReadOnlyMemory<byte> document = Write(fact);
        if (Stored.GetResource(fact.Kind, fact.Key) is { } known && Stored.ReadDocument(known).Span.SequenceEqual(document.Span))
            return false;
        Put(fact, document);
        return true;
    }

    /// <summary>Forgets a fact.</summary>
    public void Delete(string kind, string key)
    {
        _known.Remove((kind, key));
        change!.Add(new ResourceChanged(kind, key, _writtenAt, default, []));
    }

    /// <summary>Forgets what nobody can see any more: it leaves the store with the next change.</summary>
    public void ForgetExpired()
    {
        const int Most = 1000;
        string now = IndexText.Expiry(Now);
        foreach (string kind in s_sweptKinds)
        {
            List<string> keys = Stored.ListByIndex(kind, "expiry/")
                .TakeWhile(e => string.CompareOrdinal(e.Text, now) <= 0).Take(Most).Select(static e => e.Key).ToList();
            foreach (string key in keys) Delete(kind, key);
        }
    }

    /// <summary>Text of a request: members sorted, what is not given left out.</summary>
    public static string TextOf(object request) => Encoding.UTF8.GetString(StructureWriter.ToUtf8(request));

    // A task that was asked to stop longer ago than this cannot be seen any more.
    private static readonly TimeSpan s_longestEnd = Keep.Stopped + TimeSpan.FromHours(3);

    private IEnumerable<(string Text, TaskFact Task)> Tasks(string prefix, string? from, (string Text, string Key)? after) =>
        Stored.ListByIndex(TaskFact.KindName, prefix, from, after)
            .Select(e => (e.Text, GetTaskByKey(e.Key)))
            .Where(static t => t.Item2 is not null).Select(static t => (t.Text, t.Item2!));

    public ServiceFact? GetServiceByKey(string key) => GetByKey(ServiceFact.KindName, key, FactsJsonContext.Default.ServiceFact);

    private TaskFact? GetTaskByKey(string key) => GetByKey(TaskFact.KindName, key, FactsJsonContext.Default.TaskFact);

    private T? Get<T>(string kind, string key, JsonTypeInfo<T> type) where T : class, IFact
    {
        // Nobody can have such a name, and the store takes none that is longer.
        if (key.Length > 600 || key.Contains("\0")) return null;
        return GetByKey(kind, key, type);
    }

    private void Put(IFact fact, ReadOnlyMemory<byte> document)
    {
        _known[(fact.Kind, fact.Key)] = fact;
        change!.Add(new ResourceChanged(fact.Kind, fact.Key, _writtenAt, document, fact.Index().ToArray()));
    }

    private static ReadOnlyMemory<byte> Write(IFact fact)
    {
        ByteBuffer buffer = new(1024);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
            JsonSerializer.Serialize(writer, fact, FactsJsonContext.Default.GetTypeInfo(fact.GetType())!);
        return buffer.Written;
    }

    // What has expired is gone, whether it was swept or not.
    private T? GetByKey<T>(string kind, string key, JsonTypeInfo<T> type) where T : class, IFact
    {
        if (_known.TryGetValue((kind, key), out IFact? known)) return (T)known;
        if (Stored.GetResource(kind, key) is not { } resource) return null;
        T fact = JsonSerializer.Deserialize(Stored.ReadDocument(resource).Span, type)!;
        if (fact.ExpiresAt <= Now) return null;
        _known[(kind, key)] = fact;
        return fact;
    }
}
