using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Planning;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Engine.Copies;

/// <summary>Replaces what runs by what runs in another registry.</summary>
internal sealed class WorkloadCopy(RegionEngine region)
{
    // What fits into a line of the journal that a reader still has in memory.
    private const int FactsAtOnce = 2000;

    private static readonly string[] s_kinds = [ClusterFact.KindName, InstanceFact.KindName, ServiceFact.KindName, TaskFact.KindName];

    /// <summary>The kinds of facts that a copy replaces; a law test knows why not the others.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. s_kinds, ProviderFact.KindName, DaemonDefinitionFact.KindName, DaemonFact.KindName];

    public async ValueTask<int> PutAsync(WorkloadSnapshot workloads, bool isSilent, CancellationToken cancellationToken)
    {
        int changed = 0;
        WorkloadExtras extras = workloads.Extras;
        List<object> all =
        [
            .. workloads.Clusters, .. workloads.Instances, .. workloads.Services, .. workloads.Tasks, .. extras.Providers ?? [],
            .. extras.DaemonDefinitions ?? [], .. (extras.Daemons ?? []).Cast<object>(),
        ];

        // What could not be seen stays as it is.
        string[] seen =
        [
            .. s_kinds, .. extras.Providers is null ? Array.Empty<string>() : [ProviderFact.KindName],
            .. extras.DaemonDefinitions is null ? Array.Empty<string>() : [DaemonDefinitionFact.KindName],
            .. extras.Daemons is null ? Array.Empty<string>() : [DaemonFact.KindName],
        ];
        HashSet<(string, string)> kept = [];
        foreach (object[] some in Bounded.Pieces(all, FactsAtOnce))
        {
            changed += await region.CopyWorkloadsAsync(view =>
            {
                WorkloadFacts facts = new(view, extras.Express ?? []);
                int put = 0;
                foreach (object one in region.Each(some, cancellationToken))
                {
                    IFact fact = facts.Of(one);
                    kept.Add((fact.Kind, fact.Key));
                    if (view.PutChanged(fact)) put++;
                }

                return put;
            }, isSilent, cancellationToken).ConfigureAwait(false);
        }

        return changed + await region.CopyWorkloadsAsync(view =>
        {
            int gone = 0;
            foreach (string kind in seen)
            {
                foreach (string key in view.Stored.ListResources(kind, "", null).Where(key => !kept.Contains((kind, key))).ToArray())
                {
                    view.Delete(kind, key);
                    gone++;
                }
            }

            return gone;
        }, isSilent, cancellationToken).ConfigureAwait(false);
    }
}
