using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Registry.Messages;
using EcsTaskDef.Runtime;
using EcsTaskDef.Runtime.Messages;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    // ECS semantics §7.2.
    private const int MaxDescribedServices = 10;

    /// <inheritdoc/>
    public async ValueTask<DescribeServicesResponse> DescribeServicesAsync(
        DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        await ReadRuntimeAsync(look =>
        {
            ClusterFact cluster = DemandCluster(look, request.Cluster);
            DemandInclude(request.Include, "TAGS");
            if (request.Services is null or { Count: 0 }) throw EcsErrors.InvalidParameter(SR.ServicesEmpty);
            if (request.Services.Count > MaxDescribedServices)
                throw EcsErrors.InvalidParameter(SR.Format(SR.ListTooLong, "services", MaxDescribedServices));
            bool withTags = request.Include is { Count: > 0 };
            List<ContainerService> services = new();
            List<Failure> failures = new();
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (string name in request.Services)
            {
                if (FindService(look, cluster, name) is { } service)
                {
                    if (seen.Add(service.Key)) services.Add(ServiceAnswers.Of(service, look, ServiceAnswers.Moment.Look, withTags));
                }
                else if (seen.Add(name))
                {
                    failures.Add(Missing(name.StartsWith("arn:", StringComparison.Ordinal) ? name : look.Arns.Service(cluster.Name, name)));
                }
            }

            return new DescribeServicesResponse { Failures = failures, Services = services };
        }, cancellationToken).ConfigureAwait(false);
}
