using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Model.Workloads;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Workloads;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<CreateServiceResponse> CreateServiceAsync(
        CreateServiceRequest request, CancellationToken cancellationToken = default)
    {
        // The token's length comes before almost everything (docs/ECS.md §7.2 [captured]).
        ServiceRules.DemandToken(request.ClientToken);
        if (string.IsNullOrEmpty(request.ServiceName)) throw Identifiers.Blank.With("Service Name");
        if (!EcsName.IsValid(request.ServiceName)) throw EcsErrors.InvalidParameter(SR.ServiceNameInvalid);
        string clusterName = Identifiers.Cluster(request.Cluster);

        // A definition is needed for the controllers that deploy; EXTERNAL refuses one, whatever it is.
        TaskDefinitionReference? reference = request.DeploymentController?.Type == "EXTERNAL"
            ? null
            : Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, clusterName);
            ServiceFact? existing = runtime.GetService(cluster.Name, request.ServiceName!);
            if (existing is not null && existing.StatusAt(runtime.Now) != "INACTIVE")
                return Again(look, runtime, request, existing, reference);

            ServiceRules.Demand(request);
            DemandLaunchType(request.LaunchType);
            DemandTags(request.Tags);
            ClusterRules.DemandStrategy(request.CapacityProviderStrategy);
            ServiceFact service = NewService(look, runtime, request, reference!, cluster, existing?.Generation + 1 ?? 0);
            ServiceFact scheduled = Reschedule(look.View, runtime, service);
            return new CreateServiceResponse
            {
                Service = ServiceAnswers.Of(scheduled, runtime, ServiceAnswers.Moment.JustCreated, withTags: request.Tags is not null),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    private ServiceFact NewService(
        Look look, RuntimeLook runtime, CreateServiceRequest request, TaskDefinitionReference reference, ClusterFact cluster,
        int generation)
    {
        // A missing network is found before an unknown definition (docs/ECS.md §7.3 [captured]): where the definition is
        // known, that is.
        RevisionFact revision = ResolveForStart(look, runtime, reference, forService: true);
        TaskDefinition definition = Definition(look.View, revision);
        bool useDefault = request.LaunchType is null && request.CapacityProviderStrategy is not { Count: > 0 };
        IReadOnlyList<CapacityProviderStrategyItem>? strategy = request.CapacityProviderStrategy is { Count: > 0 } own ? own
            : useDefault && cluster.DefaultCapacityProviderStrategy.Count > 0 ? cluster.DefaultCapacityProviderStrategy
            : null;
        string launchType = ClusterRules.Choose(strategy) is { } provider ? ClusterRules.LaunchTypeOf(provider) : request.LaunchType ?? LaunchTypes.Ec2;
        if (request.SchedulingStrategy == "DAEMON") DaemonRules.Demand(strategy, launchType);
        NetworkRules.Demand(request.NetworkConfiguration, definition.NetworkMode, launchType);
        ServiceRules.DemandDefinition(request, cluster, definition, launchType);
        LaunchRules.Demand(launchType, definition);
        ServiceFact service = new()
        {
            Name = request.ServiceName!,
            Cluster = cluster.Name,
            CreatedAt = runtime.Now,
            CreatedBy = Caller,
            Generation = generation,
            ClientToken = request.ClientToken,
            DesiredCount = request.DesiredCount ?? 0,
            SchedulingStrategy = request.SchedulingStrategy ?? "REPLICA",
            LaunchType = strategy is null ? launchType : null,
            CapacityProviderStrategy = strategy,
            PlatformVersion = launchType == LaunchTypes.Fargate ? request.PlatformVersion ?? "LATEST" : null,
            NetworkConfiguration = request.NetworkConfiguration,
            DeploymentConfiguration = ServiceRules.WithDefaults(request.DeploymentConfiguration, request.SchedulingStrategy),
            DeploymentController = request.DeploymentController?.Type ?? "ECS",
            AvailabilityZoneRebalancing = request.AvailabilityZoneRebalancing ?? ServiceRules.DefaultRebalancing(request),
            HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? 0,
            EnableECSManagedTags = request.EnableECSManagedTags ?? false,
            EnableExecuteCommand = request.EnableExecuteCommand ?? false,
            PropagateTags = request.PropagateTags ?? "NONE",
            Role = string.IsNullOrEmpty(request.Role) ? null : runtime.Arns.Role(request.Role!),
            LoadBalancers = request.LoadBalancers ?? [],
            PlacementConstraints = request.PlacementConstraints ?? [],
            PlacementStrategy = PlacementRules.Answered(request.PlacementStrategy ?? []),
            ServiceRegistries = request.ServiceRegistries,
            ServiceConnectConfiguration = ConnectRules.Filled(request.ServiceConnectConfiguration, cluster),
            VolumeConfigurations = request.VolumeConfigurations,
            VpcLatticeConfigurations = request.VpcLatticeConfigurations,
            Monitoring = request.Monitoring,
            Tags = request.Tags ?? [],
        };
        return service with { Deployments = [NewDeployment(runtime, service, definition, launchType)] };
    }

    // A deployment of what the service says now.
    private static DeploymentFact NewDeployment(RuntimeLook runtime, ServiceFact service, TaskDefinition definition, string launchType)
    {
        string? family = LaunchRules.PlatformFamily(launchType, definition);
        return new DeploymentFact
        {
            Number = Ids.Number(
                runtime.Arns.Service(service.Cluster, service.Name), IndexText.Time(service.CreatedAt),
                service.Generation.ToString(CultureInfo.InvariantCulture), service.DeploymentCount.ToString(CultureInfo.InvariantCulture)),
            Family = definition.Family!,
            Revision = definition.Revision!.Value,
            CreatedAt = runtime.Now,
            UpdatedAt = runtime.Now,
            LaunchType = service.LaunchType,
            CapacityProviderStrategy = service.CapacityProviderStrategy,
            PlatformVersion = LaunchRules.PlatformVersion(launchType, service.PlatformVersion, family),
            PlatformFamily = family,
            NetworkConfiguration = service.NetworkConfiguration,
            LoadBalancers = service.LoadBalancers,
            Images = (definition.ContainerDefinitions ?? [])
                .Select(static c => new ContainerImage { ContainerName = c.Name, Image = c.Image }).ToArray(),
            ServiceRegistries = service.ServiceRegistries,
            ServiceConnectConfiguration = service.ServiceConnectConfiguration,
            VolumeConfigurations = service.VolumeConfigurations,
            VpcLatticeConfigurations = service.VpcLatticeConfigurations,
        };
    }

    // The same token with the same count and definition answers the service as it is; tags are not compared
    // (docs/ECS.md §7.2 [captured]).
    private static CreateServiceResponse Again(
        Look look, RuntimeLook runtime, CreateServiceRequest request, ServiceFact existing, TaskDefinitionReference? reference)
    {
        if (existing.StatusAt(runtime.Now) == "DRAINING") throw EcsErrors.InvalidParameter(SR.ServiceStillDraining);
        bool same = !string.IsNullOrEmpty(request.ClientToken) && request.ClientToken == existing.ClientToken
            && (request.DesiredCount ?? 0) == existing.DesiredCount
            && reference is not null && Named(look, reference) == (existing.Deployments[0].Family, existing.Deployments[0].Revision);
        if (!same) throw EcsErrors.InvalidParameter(SR.ServiceNotIdempotent, SR.AdviceServiceAgain);
        return new CreateServiceResponse
        {
            Service = ServiceAnswers.Of(existing, runtime, ServiceAnswers.Moment.Look, withTags: request.Tags is not null),
        };
    }

    private static (string Family, int? Revision) Named(Look look, TaskDefinitionReference reference) => (
        reference.Family,
        reference.Revision ?? look.View.GetLatest(reference.Family, RevisionStatus.Active));
}
