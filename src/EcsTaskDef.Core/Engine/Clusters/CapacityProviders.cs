using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Clusters;

/// <summary>Capacity providers: made, changed, deleted and described (docs/ECS.md §5.3).</summary>
internal sealed class CapacityProviders(RegionEngine region)
{
    // ECS API model: 1 to 10, 10 by default.
    private const int MaxPage = 10;

    public ValueTask<CapacityProviderResponse> CreateAsync(CreateCapacityProviderRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) throw Identifiers.Blank.With("Name");
        if (!EcsName.IsValid(request.Name)) throw Identifiers.NameWrong.With("Name", request.Name);
        Report.Demand(report => ProviderRules.Check(request, report));
        string? clusterName = request.Cluster is null ? null : region.Identifiers.Cluster(request.Cluster);
        return region.ChangeWorkloadsAsync(view =>
        {
            if (view.GetProvider(request.Name!) is { DeletedAt: null }) throw ProviderRules.Exists.With();
            string? taken = request.AutoScalingGroupProvider?.AutoScalingGroupArn;
            if (taken is not null && All(view).Any(p => p.DeletedAt is null && p.AutoScalingGroup?.AutoScalingGroupArn == taken))
                throw ProviderRules.GroupTaken.With();
            ClusterFact? cluster = clusterName is null ? null : view.DemandCluster(clusterName);
            ProviderFact provider = new()
            {
                Name = request.Name!,
                AutoScalingGroup = request.AutoScalingGroupProvider is { } group ? ProviderRules.WithDefaults(group) : null,
                ManagedInstances = SortedJson.Sort(request.ManagedInstancesProvider),
                Cluster = cluster?.Name,
                Tags = request.Tags ?? [],
                ChangedAt = view.Now,
            };
            view.Put(provider);

            // Managed instances are their cluster's from the start [model].
            if (cluster is not null && !cluster.CapacityProviders.Contains(provider.Name))
                view.Put(cluster with { CapacityProviders = cluster.CapacityProviders.Append(provider.Name).ToArray() });
            return Answer(view, provider, justNow: true);
        }, cancellationToken);
    }

    public ValueTask<CapacityProviderResponse> UpdateAsync(UpdateCapacityProviderRequest request, CancellationToken cancellationToken)
    {
        string name = region.Identifiers.CapacityProvider(request.Name, "Name");
        Report.Demand(report => ProviderRules.Check(request, report));
        return region.ChangeWorkloadsAsync(view =>
        {
            ProviderFact provider = DemandActive(view, name);
            ProviderFact changed = provider with
            {
                AutoScalingGroup = provider.AutoScalingGroup is { } before && request.AutoScalingGroupProvider is { } sent
                    ? ProviderRules.Over(sent, before)
                    : provider.AutoScalingGroup,
                ManagedInstances = provider.ManagedInstances is null
                    ? null
                    : SortedJson.Sort(request.ManagedInstancesProvider, provider.ManagedInstances) ?? provider.ManagedInstances,
                LastChange = "UPDATE",
                Failure = null,
                ChangedAt = view.Now,
            };
            view.Put(changed);
            return Answer(view, changed, justNow: true);
        }, cancellationToken);
    }

    public ValueTask<CapacityProviderResponse> DeleteAsync(DeleteCapacityProviderRequest request, CancellationToken cancellationToken)
    {
        string name = region.Identifiers.CapacityProvider(request.CapacityProvider, "Capacity Provider");
        if (ProviderRules.IsBuiltIn(name)) throw ProviderRules.BuiltIn.With(name);
        return region.ChangeWorkloadsAsync(view =>
        {
            ProviderFact provider = view.GetProvider(name) ?? throw ProviderRules.DoesNotExist.With();
            if (provider.DeletedAt is not null) return Answer(view, provider, justNow: true);

            if (view.Stored.ListByIndex(DaemonFact.KindName, IndexText.Of("provider", name)).Any()) throw ProviderRules.HasDaemons.With();

            // One that a cluster has stays, and says why; a cluster's own managed instances leave with it [seen 2025, 2026].
            string? holder = ClustersWith(view, name).FirstOrDefault(c => c != provider.Cluster || IsUsed(view, c, name));
            ProviderFact after = provider with
            {
                LastChange = "DELETE",
                Failure = holder is null ? null : Texts.Format(SR.ProviderInCluster, holder),
                ChangedAt = view.Now,
                DeletedAt = holder is null ? view.Now : null,
            };
            view.Put(after);
            if (holder is null && provider.Cluster is { } own && view.GetCluster(own) is { } cluster)
                view.Put(cluster with { CapacityProviders = cluster.CapacityProviders.Where(p => p != name).ToArray() });
            return Answer(view, after, justNow: true);
        }, cancellationToken);
    }

    public ValueTask<DescribeCapacityProvidersResponse> DescribeAsync(
        DescribeCapacityProvidersRequest request, CancellationToken cancellationToken)
    {
        RequestRules.DemandInclude(request.Include, "TAGS");
        int size = Paging.Size(request.MaxResults, MaxPage);
        (string Text, string Key)? after = Paging.ReadToken(request.NextToken);
        string? clusterName = request.Cluster is null ? null : region.Identifiers.Cluster(request.Cluster);
        string[]? names = request.CapacityProviders is { Count: > 0 } given
            ? given.Select(p => region.Identifiers.CapacityProvider(p, "Capacity Providers")).Distinct(StringComparer.Ordinal).ToArray()
            : null;
        if (names?.Length > Paging.MaxSize)
            throw EcsErrors.InvalidParameter(Texts.Format(SR.ListTooLong, "capacity providers", Paging.MaxSize));
        return region.ReadWorkloadsAsync(view =>
        {
            ClusterFact? cluster = clusterName is null ? null : view.DemandCluster(clusterName);
            bool tags = request.Include is { Count: > 0 };
            CapacityProvider? Find(string name) => cluster is not null && !cluster.CapacityProviders.Contains(name) ? null
                : ProviderRules.IsBuiltIn(name) ? ProviderRules.BuiltInAnswer(name, view.Arns)
                : view.GetProvider(name) is { } provider ? Of(view, provider, tags)
                : null;
            if (names is not null)
            {
                (IReadOnlyList<CapacityProvider> found, IReadOnlyList<Failure> failures) =
                    Described.Of(names, Find, view.Arns.CapacityProvider);
                return new DescribeCapacityProvidersResponse { CapacityProviders = found, Failures = failures };
            }

            IEnumerable<string> all = ProviderRules.BuiltIns
                .Concat(All(view).Where(static p => p.DeletedAt is null).Select(static p => p.Name))
                .OrderBy(static n => n, StringComparer.Ordinal)
                .Where(n => after is not { } last || string.CompareOrdinal(n, last.Key) > 0);
            (IReadOnlyList<CapacityProvider> page, string? token) =
                Paging.Of(all.Select(Find).OfType<CapacityProvider>(), size, static p => Paging.WriteToken("", p.Name!));
            return new DescribeCapacityProvidersResponse { CapacityProviders = page, Failures = [], NextToken = token };
        }, cancellationToken);
    }

    private static IEnumerable<ProviderFact> All(WorkloadView view) =>
        view.Stored.ListByIndex(ProviderFact.KindName, "all").Select(e => view.GetProvider(e.Key)).OfType<ProviderFact>();

    private static ProviderFact DemandActive(WorkloadView view, string name) =>
        view.GetProvider(name) is { DeletedAt: null } provider ? provider : throw ProviderRules.DoesNotExist.With();

    private static IEnumerable<string> ClustersWith(WorkloadView view, string provider) =>
        view.Stored.ListByIndex(ClusterFact.KindName, "active").Select(static e => e.Key)
            .Where(c => view.GetCluster(c)?.CapacityProviders.Contains(provider) == true);

    private static bool IsUsed(WorkloadView view, string cluster, string provider) =>
        ClusterProviders.InUse(view, cluster).Contains(provider);

    private static CapacityProviderResponse Answer(WorkloadView view, ProviderFact provider, bool justNow) =>
        new() { CapacityProvider = Of(view, provider, tags: true, justNow) };

    // What was just done is in progress in its own answer, and complete at the next look [doc].
    private static CapacityProvider Of(WorkloadView view, ProviderFact provider, bool tags, bool justNow = false)
    {
        string end = provider.Failure is not null ? "_FAILED" : justNow ? "_IN_PROGRESS" : "_COMPLETE";
        return new CapacityProvider
        {
            AutoScalingGroupProvider = provider.AutoScalingGroup,
            CapacityProviderArn = view.Arns.CapacityProvider(provider.Name),
            Cluster = provider.Cluster is { } cluster ? view.Arns.Cluster(cluster) : null,
            ManagedInstancesProvider = provider.ManagedInstances,
            Name = provider.Name,
            Status = provider.DeletedAt is not null && !justNow ? "INACTIVE" : "ACTIVE",
            Tags = tags ? provider.Tags : [],
            Type = provider.Type,
            UpdateStatus = provider.LastChange + end,
            UpdateStatusReason = provider.Failure,
        };
    }
}
