using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    // docs/ECS.md §7.2.
    private const int MaxDescribedServices = 10;

    /// <inheritdoc/>
    public async ValueTask<DescribeServicesResponse> DescribeServicesAsync(
        DescribeServicesRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string[] names = (request.Services ?? []).Select(s => Identifiers.Service(s, clusterName, "Services")).ToArray();
        return await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, clusterName);
            DemandInclude(request.Include, "TAGS");
            DemandList(names, EcsErrors.InvalidParameter(SR.ServicesEmpty), "service names", MaxDescribedServices);
            bool withTags = request.Include is { Count: > 0 };
            List<ContainerService> services = new();
            List<Failure> failures = new();
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (string name in names.Where(seen.Add))
            {
                if (look.GetService(cluster.Name, name) is { } service)
                    services.Add(ServiceAnswers.Of(service, look, ServiceAnswers.Moment.Look, withTags));
                else
                    failures.Add(Missing(look.Arns.Service(cluster.Name, name)));
            }

            return new DescribeServicesResponse { Failures = failures, Services = services };
        }, cancellationToken).ConfigureAwait(false);
    }
}
