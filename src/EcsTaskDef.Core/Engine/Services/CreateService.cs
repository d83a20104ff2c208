using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Services;

/// <summary>Creates a service on an ACTIVE revision (docs/ECS.md §7.2).</summary>
internal sealed class CreateService(RegionEngine region)
{
    public async ValueTask<CreateServiceResponse> RunAsync(CreateServiceRequest request, CancellationToken cancellationToken)
    {
        // The token's length comes before almost everything (docs/ECS.md §7.2 [captured]).
        ServiceRules.DemandToken(request.ClientToken);
        if (string.IsNullOrEmpty(request.ServiceName)) throw Identifiers.Blank.With("Service Name");
        if (!EcsName.IsValid(request.ServiceName)) throw EcsErrors.InvalidParameter(SR.ServiceNameInvalid);
        string clusterName = region.Identifiers.Cluster(request.Cluster);

        // A definition is needed for the controllers that deploy; EXTERNAL refuses one, whatever it is.
        TaskDefinitionReference? reference = request.DeploymentController?.Type == "EXTERNAL"
            ? null
            : region.Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            ServiceFact? existing = view.GetService(cluster.Name, request.ServiceName!);
            if (existing is not null && existing.StatusAt(view.Now) != "INACTIVE")
                return Again(view, request, existing, reference);

            Report.Demand(report => ServiceRules.Check(request, report));
            int generation = existing?.Generation + 1 ?? 0;
            ServiceFact service = reference is null
                ? Plain(view, request, cluster, generation, request.LaunchType, request.CapacityProviderStrategy)
                : NewService(view, request, reference, cluster, generation);
            ServiceFact scheduled = ServiceScheduler.Reschedule(view, service);
            return new CreateServiceResponse
            {
                Service = ServiceAnswers.Of(scheduled, view, ServiceAnswers.Moment.JustCreated, withTags: request.Tags is not null),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    private ServiceFact NewService(
        WorkloadView view, CreateServiceRequest request, TaskDefinitionReference reference, ClusterFact cluster,
        int generation)
    {
        // A missing network is found before an unknown definition (docs/ECS.md §7.3 [captured]): where the definition is
        // known, that is.
        RevisionFact revision = TaskStart.Resolve(view, reference, forService: true);
        TaskDefinition definition = TaskStart.Definition(view, revision);
        bool useDefault = request.LaunchType is null && request.CapacityProviderStrategy is not { Count: > 0 };
        IReadOnlyList<CapacityProviderStrategyItem>? strategy = request.CapacityProviderStrategy is { Count: > 0 } own ? own
            : useDefault && cluster.DefaultCapacityProviderStrategy.Count > 0 ? cluster.DefaultCapacityProviderStrategy
            : null;
        string launchType = ClusterRules.LaunchTypeOf(ClusterRules.Choose(strategy), request.LaunchType, view);
        Report.Demand(report => ServiceRules.CheckDefinition(request, cluster, definition, strategy, launchType, report));
        ServiceFact service = Plain(view, request, cluster, generation, strategy is null ? launchType : null, strategy);
        if (launchType != LaunchTypes.Fargate) service = service with { PlatformVersion = null };
        return service with { Deployments = [NewDeployment.Of(view, service, definition, launchType)] };
    }

    // What was asked for, without a deployment.
    private ServiceFact Plain(
        WorkloadView view, CreateServiceRequest request, ClusterFact cluster, int generation, string? launchType,
        IReadOnlyList<CapacityProviderStrategyItem>? strategy)
    {
        ServiceFact plain = new()
        {
            Name = request.ServiceName!,
            Cluster = cluster.Name,
            CreatedAt = view.Now,
            CreatedBy = region.CallerOf(view.Arns.Account),
            Generation = generation,
            ClientToken = request.ClientToken,
            SchedulingStrategy = request.SchedulingStrategy ?? "REPLICA",
            LaunchType = launchType,
            CapacityProviderStrategy = strategy,
            PlatformVersion = "LATEST",
            DeploymentConfiguration = ServiceRules.WithDefaults(null, request.SchedulingStrategy),
            AvailabilityZoneRebalancing = ServiceRules.DefaultRebalancing(request),
            Role = string.IsNullOrEmpty(request.Role) ? null : view.Arns.Role(request.Role!),
            Tags = request.Tags ?? [],
        };
        ServiceFact service = ServiceEdit.Apply(plain, request, cluster);
        return service.IsExternal ? service with { PlatformVersion = null } : service;
    }

    // The same token with the same count and definition answers the service as it is; tags are not compared
    // (docs/ECS.md §7.2 [captured]).
    private static CreateServiceResponse Again(
        WorkloadView view, CreateServiceRequest request, ServiceFact existing, TaskDefinitionReference? reference)
    {
        if (existing.StatusAt(view.Now) == "DRAINING") throw EcsErrors.InvalidParameter(SR.ServiceStillDraining);
        bool same = !string.IsNullOrEmpty(request.ClientToken) && request.ClientToken == existing.ClientToken
            && (request.DesiredCount ?? 0) == existing.DesiredCount
            && (reference is null ? existing.IsExternal
                : !existing.IsExternal && Named(view, reference) == (existing.Deployments[0].Family, existing.Deployments[0].Revision));
        if (!same) throw EcsErrors.InvalidParameter(SR.ServiceNotIdempotent, SR.AdviceServiceAgain);
        return new CreateServiceResponse
        {
            Service = ServiceAnswers.Of(existing, view, ServiceAnswers.Moment.Look, withTags: request.Tags is not null),
        };
    }

    private static (string Family, int? Revision) Named(WorkloadView view, TaskDefinitionReference reference) => (
        reference.Family,
        reference.Revision ?? view.Stored.GetLatest(reference.Family, RevisionStatus.Active));
}
