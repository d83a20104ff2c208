using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Daemons;

/// <summary>
/// Daemons: made, changed, deleted, described and listed, with their deployments (docs/ECS.md §7.5). Managed instances are never there,
/// so a daemon has no tasks, and a deployment has nothing to wait for.
/// </summary>
internal sealed class DaemonOperations(RegionEngine region)
{
    public static readonly Rule NotFound = Rule.Of(nameof(SR.DaemonUnknown), EcsErrorCodes.DaemonNotFound, "code [model], text [guess]");
    public static readonly Rule Exists = Rule.Parameter(nameof(SR.DaemonExists), "text [guess]");
    public static readonly Rule ProvidersMissing = Rule.Parameter(nameof(SR.DaemonProvidersMissing), "rule [model], text [guess]");
    public static readonly Rule TokenTooLong = Rule.Parameter(nameof(SR.DaemonTokenTooLong), "rule [model], text [guess]");

    // ECS API model.
    private const int MaxDescribed = 20;
    private const int MaxToken = 36;

    private static readonly string[] s_propagate = ["DAEMON", "NONE"];

    public ValueTask<DaemonResponse> CreateAsync(CreateDaemonRequest request, CancellationToken cancellationToken)
    {
        if (request.ClientToken?.Length > MaxToken) throw TokenTooLong.With(MaxToken);
        if (string.IsNullOrWhiteSpace(request.DaemonName)) throw Identifiers.Blank.With("Daemon Name");
        if (!EcsName.IsValid(request.DaemonName)) throw Identifiers.NameWrong.With("Daemon Name", request.DaemonName);
        string clusterName = region.Identifiers.Cluster(request.ClusterArn);
        (TaskDefinitionReference definition, string[] providers) = Parse(request);
        RequestRules.DemandTags(request.Tags);
        return region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            if (view.GetDaemon(cluster.Name, request.DaemonName!) is { } existing)
            {
                if (string.IsNullOrEmpty(request.ClientToken) || existing.ClientToken != request.ClientToken)
                    throw Exists.With(existing.Name);
                return Answer(view, existing, "ACTIVE", isNew: true);
            }

            DaemonFact daemon = Deploy(view, new DaemonFact
            {
                Name = request.DaemonName!, Cluster = cluster.Name, CreatedAt = view.Now, ClientToken = request.ClientToken,
                Tags = request.Tags ?? [],
            }, request, definition, providers);
            return Answer(view, daemon, "ACTIVE", isNew: true);
        }, cancellationToken);
    }

    public ValueTask<DaemonResponse> UpdateAsync(UpdateDaemonRequest request, CancellationToken cancellationToken)
    {
        (string cluster, string name) = region.Identifiers.Daemon(request.DaemonArn);
        (TaskDefinitionReference definition, string[] providers) = Parse(request);
        return region.ChangeWorkloadsAsync(
            view => Answer(view, Deploy(view, Demand(view, cluster, name), request, definition, providers), "ACTIVE"), cancellationToken);
    }

    public ValueTask<DaemonResponse> DeleteAsync(DeleteDaemonRequest request, CancellationToken cancellationToken)
    {
        (string cluster, string name) = region.Identifiers.Daemon(request.DaemonArn);
        return region.ChangeWorkloadsAsync(view =>
        {
            DaemonFact daemon = Demand(view, cluster, name);
            view.Delete(DaemonFact.KindName, daemon.Key);
            return Answer(view, daemon, "DELETE_IN_PROGRESS") with { UpdatedAt = view.Now };
        }, cancellationToken);
    }

    public ValueTask<DescribeDaemonResponse> DescribeAsync(DescribeDaemonRequest request, CancellationToken cancellationToken)
    {
        (string cluster, string name) = region.Identifiers.Daemon(request.DaemonArn);
        return region.ReadWorkloadsAsync(view =>
        {
            DaemonFact daemon = Demand(view, cluster, name);
            DaemonDeploymentFact latest = daemon.Deployments[0];
            return new DescribeDaemonResponse
            {
                Daemon = new DaemonDetail
                {
                    ClusterArn = view.Arns.Cluster(daemon.Cluster),
                    CreatedAt = daemon.CreatedAt,
                    CurrentRevisions =
                    [
                        new DaemonRevisionDetail
                        {
                            Arn = RevisionArn(view, daemon, latest),
                            CapacityProviders = latest.CapacityProviders.Select(p => new DaemonCapacityProvider
                            {
                                Arn = view.Arns.CapacityProvider(p), RunningCount = 0,
                            }).ToArray(),
                            TotalRunningCount = 0,
                        },
                    ],
                    DaemonArn = view.Arns.Daemon(daemon.Cluster, daemon.Name),
                    DeploymentArn = DeploymentArn(view, daemon, latest),
                    Status = "ACTIVE",
                    UpdatedAt = latest.CreatedAt,
                },
            };
        }, cancellationToken);
    }

    public ValueTask<ListDaemonsResponse> ListAsync(ListDaemonsRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.ClusterArn);
        string[]? providers = request.CapacityProviderArns is { Count: > 0 } given
            ? given.Select(p => region.Identifiers.CapacityProvider(p, "Capacity Provider Arns")).ToArray()
            : null;
        int size = Paging.Size(request.MaxResults);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return region.ReadWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            IEnumerable<DaemonFact> all = view.Stored.ListResources(DaemonFact.KindName, cluster.Name + "/", after?.Key)
                .Select(view.GetDaemonByKey).OfType<DaemonFact>()
                .Where(d => providers is null || d.Deployments[0].CapacityProviders.Any(providers.Contains));
            (IReadOnlyList<DaemonFact> page, string? token) = Paging.Of(all, size, static d => Paging.WriteToken("", d.Key));
            return new ListDaemonsResponse
            {
                DaemonSummariesList = page.Select(d => new DaemonSummary
                {
                    CreatedAt = d.CreatedAt, DaemonArn = view.Arns.Daemon(d.Cluster, d.Name), Status = "ACTIVE",
                    UpdatedAt = d.Deployments[0].CreatedAt,
                }).ToArray(),
                NextToken = token,
            };
        }, cancellationToken);
    }

    public ValueTask<ListDaemonDeploymentsResponse> ListDeploymentsAsync(
        ListDaemonDeploymentsRequest request, CancellationToken cancellationToken)
    {
        (string cluster, string name) = region.Identifiers.Daemon(request.DaemonArn);
        int size = Paging.Size(request.MaxResults);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        return region.ReadWorkloadsAsync(view =>
        {
            DaemonFact daemon = Demand(view, cluster, name);
            IEnumerable<DaemonDeploymentFact> all = daemon.Deployments
                .Where(d => (request.CreatedAt?.After is not { } from || d.CreatedAt >= from)
                    && (request.CreatedAt?.Before is not { } to || d.CreatedAt <= to))
                .Where(_ => request.Status is null or { Count: 0 } || request.Status.Contains("SUCCESSFUL"));
            if (after is { } last) all = all.SkipWhile(d => d.Number != last.Key).Skip(1);
            (IReadOnlyList<DaemonDeploymentFact> page, string? token) = Paging.Of(all, size, static d => Paging.WriteToken("", d.Number));
            return new ListDaemonDeploymentsResponse
            {
                DaemonDeployments = page.Select(d => Deployment(view, daemon, d) with
                {
                    DaemonArn = view.Arns.Daemon(daemon.Cluster, daemon.Name), TargetDaemonRevisionArn = RevisionArn(view, daemon, d),
                }).ToArray(),
                NextToken = token,
            };
        }, cancellationToken);
    }

    public ValueTask<DescribeDaemonDeploymentsResponse> DescribeDeploymentsAsync(
        DescribeDaemonDeploymentsRequest request, CancellationToken cancellationToken)
    {
        (string Arn, string Cluster, string Daemon)[] named =
            DemandArns(request.DaemonDeploymentArns, "daemonDeploymentArns", "daemon-deployment", "Daemon Deployment");
        return region.ReadWorkloadsAsync(view =>
        {
            (IReadOnlyList<DaemonDeployment> found, IReadOnlyList<Failure> failures) = Find(view, named, (daemon, index) =>
            {
                DaemonDeploymentFact deployment = daemon.Deployments[index];
                return Deployment(view, daemon, deployment) with
                {
                    DeploymentConfiguration = deployment.Configuration,
                    SourceDaemonRevisions = daemon.Deployments.Skip(index + 1).Take(1).Select(d => Counted(view, daemon, d)).ToArray(),
                    TargetDaemonRevision = Counted(view, daemon, deployment),
                };
            });
            return new DescribeDaemonDeploymentsResponse { DaemonDeployments = found, Failures = failures };
        }, cancellationToken);
    }

    public ValueTask<DescribeDaemonRevisionsResponse> DescribeRevisionsAsync(
        DescribeDaemonRevisionsRequest request, CancellationToken cancellationToken)
    {
        (string Arn, string Cluster, string Daemon)[] named =
            DemandArns(request.DaemonRevisionArns, "daemonRevisionArns", "daemon-revision", "Daemon Revision");
        return region.ReadWorkloadsAsync(view =>
        {
            (IReadOnlyList<DaemonRevision> found, IReadOnlyList<Failure> failures) = Find(view, named, (daemon, index) =>
            {
                DaemonDeploymentFact deployment = daemon.Deployments[index];
                DaemonDefinitionFact definition = view.GetDaemonDefinition(deployment.Definition)!;
                return new DaemonRevision
                {
                    ClusterArn = view.Arns.Cluster(daemon.Cluster),
                    ContainerImages = DaemonDefinitions.Images(definition),
                    CreatedAt = deployment.CreatedAt,
                    DaemonArn = view.Arns.Daemon(daemon.Cluster, daemon.Name),
                    DaemonRevisionArn = RevisionArn(view, daemon, deployment),
                    DaemonTaskDefinitionArn = view.Arns.DaemonTaskDefinition(definition.Name),
                    EnableECSManagedTags = deployment.EnableECSManagedTags,
                    EnableExecuteCommand = deployment.EnableExecuteCommand,
                    PropagateTags = deployment.PropagateTags,
                };
            });
            return new DescribeDaemonRevisionsResponse { DaemonRevisions = found, Failures = failures };
        }, cancellationToken);
    }

    private (TaskDefinitionReference Definition, string[] Providers) Parse(DaemonSettings request)
    {
        TaskDefinitionReference definition = region.Identifiers.DaemonTaskDefinition(request.DaemonTaskDefinitionArn);
        if (request.PropagateTags is not null && !s_propagate.Contains(request.PropagateTags))
            throw EcsErrors.NotOneOf("propagateTags", s_propagate);
        if (request.CapacityProviderArns is not { Count: > 0 } providers) throw ProvidersMissing.With();
        return (definition, providers.Select(p => region.Identifiers.CapacityProvider(p, "Capacity Provider Arns")).ToArray());
    }

    private static DaemonFact Demand(WorkloadView view, string cluster, string name) =>
        view.GetDaemon(cluster, name) ?? throw NotFound.With(view.Arns.Daemon(cluster, name));

    private static DaemonFact Deploy(
        WorkloadView view, DaemonFact daemon, DaemonSettings sent, TaskDefinitionReference definition, string[] providers)
    {
        DaemonDeploymentFact? before = daemon.Deployments.Count > 0 ? daemon.Deployments[0] : null;
        string key = DaemonDefinitions.DemandActive(view, definition).Key;
        Report.Demand(report => ProviderRules.CheckKnown(view, providers, before?.CapacityProviders ?? [], report));
        DaemonDeploymentFact deployment = new()
        {
            Number = Ids.Number(
                view.Arns.Daemon(daemon.Cluster, daemon.Name), IndexText.Time(daemon.CreatedAt),
                daemon.Deployments.Count.ToString(CultureInfo.InvariantCulture)),
            CreatedAt = view.Now,
            Definition = key,
            CapacityProviders = providers,
            Configuration = SortedJson.Sort(sent.DeploymentConfiguration) ?? before?.Configuration,
            EnableECSManagedTags = sent.EnableECSManagedTags ?? before?.EnableECSManagedTags ?? false,
            EnableExecuteCommand = sent.EnableExecuteCommand ?? before?.EnableExecuteCommand ?? false,
            PropagateTags = sent.PropagateTags ?? before?.PropagateTags ?? "NONE",
        };
        DaemonFact deployed = daemon with { Deployments = daemon.Deployments.Prepend(deployment).ToArray() };
        view.Put(deployed);
        return deployed;
    }

    private (string Arn, string Cluster, string Daemon)[] DemandArns(
        IReadOnlyList<string>? arns, string name, string type, string word) =>
        RequestRules.DemandList(arns, EcsErrors.InvalidParameter(Texts.Format(SR.ListEmpty, name)), name, MaxDescribed).Select(arn =>
        {
            (string cluster, string daemon, string id) = region.Identifiers.Deployment(arn, type, word);
            return ($"{region.Arns.Prefix}{type}/{cluster}/{daemon}/{id}", cluster, daemon);
        }).ToArray();

    private static (IReadOnlyList<T> Found, IReadOnlyList<Failure> Failures) Find<T>(
        WorkloadView view, (string Arn, string Cluster, string Daemon)[] named, Func<DaemonFact, int, T> answer)
        where T : class => Described.Of(
            named,
            one =>
            {
                if (view.GetDaemon(one.Cluster, one.Daemon) is not { } daemon) return null;
                int index = daemon.Deployments.ToList().FindIndex(d => one.Arn.EndsWith("/" + d.Number, StringComparison.Ordinal));
                return index < 0 ? null : answer(daemon, index);
            },
            static one => one.Arn);

    private static string DeploymentArn(WorkloadView view, DaemonFact daemon, DaemonDeploymentFact deployment) =>
        $"{view.Arns.Prefix}daemon-deployment/{daemon.Cluster}/{daemon.Name}/{deployment.Number}";

    private static string RevisionArn(WorkloadView view, DaemonFact daemon, DaemonDeploymentFact deployment) =>
        $"{view.Arns.Prefix}daemon-revision/{daemon.Cluster}/{daemon.Name}/{deployment.Number}";

    private static DaemonRevisionDetail Counted(WorkloadView view, DaemonFact daemon, DaemonDeploymentFact deployment) => new()
    {
        Arn = RevisionArn(view, daemon, deployment),
        CapacityProviders = deployment.CapacityProviders.Select(p => new DaemonCapacityProvider
        {
            Arn = view.Arns.CapacityProvider(p), DrainingInstanceCount = 0, RunningInstanceCount = 0,
        }).ToArray(),
        TotalDrainingInstanceCount = 0,
        TotalRunningInstanceCount = 0,
    };

    private static DaemonDeployment Deployment(WorkloadView view, DaemonFact daemon, DaemonDeploymentFact deployment) => new()
    {
        ClusterArn = view.Arns.Cluster(daemon.Cluster),
        CreatedAt = deployment.CreatedAt,
        DaemonDeploymentArn = DeploymentArn(view, daemon, deployment),
        FinishedAt = deployment.CreatedAt,
        StartedAt = deployment.CreatedAt,
        Status = "SUCCESSFUL",
    };

    private static DaemonResponse Answer(WorkloadView view, DaemonFact daemon, string status, bool isNew = false) => new()
    {
        CreatedAt = daemon.CreatedAt,
        DaemonArn = view.Arns.Daemon(daemon.Cluster, daemon.Name),
        DeploymentArn = DeploymentArn(view, daemon, daemon.Deployments[0]),
        Status = status,
        UpdatedAt = isNew ? null : daemon.Deployments[0].CreatedAt,
    };
}
