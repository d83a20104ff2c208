using System.Text.Json;
using EcsTaskDef.Engine.Daemons;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Planning;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.Copies;

/// <summary>
/// Facts of what ECS answers about clusters, services, tasks and instances. Nothing is planned: everything stays as it was at the source,
/// until somebody changes it. Only a task that was asked to stop ends, as it would there.
/// </summary>
/// <param name="view">The region that gets them.</param>
/// <param name="express">What makes some of the services Express services.</param>
internal sealed class WorkloadFacts(WorkloadView view, IReadOnlyList<ExpressGatewayService> express)
{
    // Numbers and ids that the copy gives go on from here, so that they meet none of the source's.
    private const int BeyondSource = 1_000_000;

    private const string OfService = "service:", OfDeployment = "ecs-svc/";

    // A state that nobody knows the end of.
    private static readonly TimeSpan s_open = TimeSpan.FromDays(3650);

    // ECS gives a task at most this time to stop (docs/ECS.md §6.2).
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromMinutes(2);

    public IFact Of(object workload) => workload switch
    {
        ContainerCluster cluster => Cluster(cluster),
        ContainerInstance instance => Instance(instance),
        ContainerService service => Service(service),
        ContainerTask task => Task(task),
        CapacityProvider provider => Provider(provider),
        DaemonTaskDefinition definition => DaemonDefinition(definition),
        ValueTuple<DaemonDetail, DaemonRevision> daemon => Daemon(daemon.Item1, daemon.Item2),
        _ => throw new ArgumentOutOfRangeException(nameof(workload)),
    };

    private ClusterFact Cluster(ContainerCluster cluster)
    {
        string name = Named("cluster", cluster.ClusterName ?? Last(cluster.ClusterArn));
        ClusterFact? known = view.GetCluster(name);
        return new ClusterFact
        {
            Name = name,
            CreatedAt = known?.CreatedAt ?? view.Now,
            Request = known?.Request ?? "",
            Settings = cluster.Settings ?? [],
            Tags = cluster.Tags ?? [],
            CapacityProviders = cluster.CapacityProviders ?? [],
            DefaultCapacityProviderStrategy = cluster.DefaultCapacityProviderStrategy ?? [],
            Configuration = cluster.Configuration,
            ServiceConnectDefaults = cluster.ServiceConnectDefaults,
        };
    }

    private InstanceFact Instance(ContainerInstance instance) => new()
    {
        Id = Named("container instance", Last(instance.ContainerInstanceArn)),
        Cluster = Named("cluster", Before(instance.ContainerInstanceArn)),
        RegisteredAt = Past(instance.RegisteredAt),
        Ec2InstanceId = instance.Ec2InstanceId,
        Resources = instance.RegisteredResources ?? [],
        Attributes = instance.Attributes ?? [],
        Tags = instance.Tags ?? [],
        VersionInfo = instance.VersionInfo,
        Version = instance.Version ?? 1,
        DrainingAt = instance.Status == "DRAINING" ? Past(instance.RegisteredAt) : null,
    };

    private ProviderFact Provider(CapacityProvider provider) => new()
    {
        Name = Named("capacity provider", provider.Name ?? Last(provider.CapacityProviderArn)),
        AutoScalingGroup = provider.AutoScalingGroupProvider,
        ManagedInstances = provider.ManagedInstancesProvider,
        Cluster = provider.Cluster is null ? null : Named("cluster", Last(provider.Cluster)),
        Tags = provider.Tags ?? [],
        LastChange = provider.UpdateStatus?.StartsWith("UPDATE", StringComparison.Ordinal) == true ? "UPDATE" : "CREATE",
        ChangedAt = view.GetProvider(provider.Name ?? "")?.ChangedAt ?? view.Now,
    };

    private DaemonDefinitionFact DaemonDefinition(DaemonTaskDefinition definition) => new()
    {
        Family = Named("daemon task definition", definition.Family ?? ""),
        Revision = definition.Revision ?? 0,
        RegisteredAt = Past(definition.RegisteredAt),
        RegisteredBy = definition.RegisteredBy ?? "",
        DeleteRequestedAt = definition.DeleteRequestedAt is null ? null : Past(definition.DeleteRequestedAt),
        Document = DaemonDefinitions.Document(definition with
        {
            DaemonTaskDefinitionArn = null, DeleteRequestedAt = null, RegisteredAt = null, RegisteredBy = null, Revision = null,
            Status = null,
        }),
    };

    private DaemonFact Daemon(DaemonDetail daemon, DaemonRevision revision)
    {
        if (ListedRevision.Read(revision.DaemonTaskDefinitionArn ?? "", default) is not { } definition)
            throw EcsErrors.Fault(SR.CopyWorkloadInvalid, ["daemon task definition", revision.DaemonTaskDefinitionArn]);
        return new DaemonFact
        {
            Name = Named("daemon", Last(daemon.DaemonArn)),
            Cluster = Named("cluster", Last(daemon.ClusterArn)),
            CreatedAt = Past(daemon.CreatedAt),
            Deployments =
            [
                new DaemonDeploymentFact
                {
                    Number = Last(daemon.DeploymentArn),
                    CreatedAt = Past(daemon.UpdatedAt ?? daemon.CreatedAt),
                    Definition = DaemonDefinitionFact.KeyOf(definition.Family, definition.Revision),
                    CapacityProviders = [.. (daemon.CurrentRevisions?[0].CapacityProviders ?? []).Select(static p => Last(p.Arn))],
                    EnableECSManagedTags = revision.EnableECSManagedTags ?? false,
                    EnableExecuteCommand = revision.EnableExecuteCommand ?? false,
                    PropagateTags = revision.PropagateTags ?? "NONE",
                },
            ],
        };
    }

    private ServiceFact Service(ContainerService service)
    {
        bool isDraining = service.Status == "DRAINING", isExternal = service.DeploymentController?.Type == "EXTERNAL";
        Deployment? primary = service.Deployments?.FirstOrDefault(static one => one.Status == "PRIMARY");
        DateTimeOffset created = Past(service.CreatedAt);
        ExpressGatewayService? known = express.FirstOrDefault(one => one.ServiceArn == service.ServiceArn);
        return new ServiceFact
        {
            Name = Named("service", service.ServiceName ?? Last(service.ServiceArn)),
            Cluster = Named("cluster", Last(service.ClusterArn)),
            CreatedAt = created,
            CreatedBy = service.CreatedBy,
            DeletedAt = isDraining ? created : null,
            DeploymentCount = BeyondSource,
            DesiredCount = service.DesiredCount ?? 0,
            SchedulingStrategy = service.SchedulingStrategy ?? "REPLICA",
            LaunchType = service.LaunchType,
            CapacityProviderStrategy = service.CapacityProviderStrategy is { Count: > 0 } strategy ? strategy : null,
            PlatformVersion = service.PlatformVersion,
            DeploymentConfiguration = service.DeploymentConfiguration ?? new(),
            DeploymentController = service.DeploymentController?.Type ?? "ECS",
            AvailabilityZoneRebalancing = service.AvailabilityZoneRebalancing,
            HealthCheckGracePeriodSeconds = service.HealthCheckGracePeriodSeconds ?? 0,
            EnableECSManagedTags = service.EnableECSManagedTags ?? false,
            AllowsExec = service.EnableExecuteCommand ?? false,
            PropagateTags = service.PropagateTags ?? "NONE",
            Role = service.RoleArn == view.Arns.ServiceRole ? null : service.RoleArn,
            LoadBalancers = service.LoadBalancers ?? [],
            PlacementConstraints = service.PlacementConstraints ?? [],
            PlacementStrategy = service.PlacementStrategy ?? [],
            NetworkConfiguration = service.NetworkConfiguration,
            ServiceRegistries = service.ServiceRegistries,
            ServiceConnectConfiguration = primary?.ServiceConnectConfiguration,
            VolumeConfigurations = primary?.VolumeConfigurations,
            VpcLatticeConfigurations = primary?.VpcLatticeConfigurations,
            Monitoring = service.Monitoring,
            Tags = service.Tags ?? [],
            Express = service.ResourceManagementType == "ECS" ? Express(known) : null,
            Deployments = isExternal ? [] : [.. Deployments(service).Select(one => one with { Express = Settings(known, one) })],
            TaskSets = isExternal ? [.. (service.TaskSets ?? []).Select(one => TaskSet(service, one)).OfType<TaskSetFact>()] : [],
            Events = [.. (service.Events ?? []).Select((one, i) => new ServiceEventFact
            {
                At = Past(one.CreatedAt), Message = one.Message ?? "", Ordinal = service.Events!.Count - 1 - i,
            })],
        };
    }

    // One that could not be seen is an Express service too, of which nothing else is known.
    private static ExpressFact Express(ExpressGatewayService? known)
    {
        IngressPathSummary? path = known?.ActiveConfigurations is [{ IngressPaths: [{ } first, ..] }, ..] ? first : null;
        return new ExpressFact
        {
            InfrastructureRoleArn = known?.InfrastructureRoleArn,
            Endpoint = path?.Endpoint ?? "",
            AccessType = path?.AccessType ?? "PUBLIC",
        };
    }

    private static ExpressSettingsFact? Settings(ExpressGatewayService? known, DeploymentFact deployment) =>
        known?.ActiveConfigurations?.FirstOrDefault(one => Last(one.ServiceRevisionArn) == deployment.Number) is not { } its ? null
        : new ExpressSettingsFact { HealthCheckPath = its.HealthCheckPath ?? "/", ScalingTarget = its.ScalingTarget ?? new() };

    private TaskSetFact? TaskSet(ContainerService service, TaskSet set) => Deployment(service, new Deployment
    {
        Id = set.Id, CreatedAt = set.CreatedAt, UpdatedAt = set.UpdatedAt, TaskDefinition = set.TaskDefinition, LaunchType = set.LaunchType,
        CapacityProviderStrategy = set.CapacityProviderStrategy, NetworkConfiguration = set.NetworkConfiguration,
        PlatformFamily = set.PlatformFamily, PlatformVersion = set.PlatformVersion,
    }) is not { } deployment ? null : new TaskSetFact
    {
        Deployment = deployment with { LoadBalancers = set.LoadBalancers ?? [], ServiceRegistries = set.ServiceRegistries },
        ExternalId = set.ExternalId,
        Scale = set.Scale?.Value ?? 100,
        IsPrimary = set.Status == "PRIMARY",
        DeletedAt = set.Status == "DRAINING" ? deployment.UpdatedAt : null,
        Tags = set.Tags ?? [],
    };

    // Of a service that CodeDeploy deploys, task sets hold on to their revisions as deployments do. One that has no task set yet still has
    // its revision.
    private DeploymentFact[] Deployments(ContainerService service)
    {
        List<Deployment> all =
        [
            .. service.Deployments ?? [],
            .. (service.TaskSets ?? []).Select(static one => new Deployment
            {
                Id = one.Id, Status = one.Status, TaskDefinition = one.TaskDefinition,
            }),
        ];
        if (service.TaskDefinition is not null && all.All(one => one.TaskDefinition != service.TaskDefinition))
            all.Insert(0, new Deployment { Id = OfDeployment + "0", Status = "PRIMARY", TaskDefinition = service.TaskDefinition });
        return [.. all.OrderBy(static one => one.Status == "PRIMARY" ? 0 : 1)
            .Select(one => Deployment(service, one)).OfType<DeploymentFact>()];
    }

    private DeploymentFact? Deployment(ContainerService service, Deployment deployment)
    {
        if (ListedRevision.Read(deployment.TaskDefinition ?? "", default) is not { } revision || !EcsName.IsValid(revision.Family))
            return null;
        DateTimeOffset updated = Past(deployment.UpdatedAt ?? deployment.CreatedAt ?? service.CreatedAt);
        return new DeploymentFact
        {
            Number = Last(deployment.Id),
            Family = revision.Family,
            Revision = revision.Revision,
            CreatedAt = Past(deployment.CreatedAt ?? service.CreatedAt),
            UpdatedAt = updated,
            CompletedAt = deployment.RolloutState == "COMPLETED" ? updated : null,
            Started = BeyondSource,
            LaunchType = deployment.LaunchType,
            CapacityProviderStrategy = deployment.CapacityProviderStrategy is { Count: > 0 } strategy ? strategy : null,
            PlatformVersion = deployment.PlatformVersion,
            PlatformFamily = deployment.PlatformFamily,
            NetworkConfiguration = deployment.NetworkConfiguration,
            LoadBalancers = service.LoadBalancers ?? [],
            ServiceRegistries = service.ServiceRegistries,
            ServiceConnectConfiguration = deployment.ServiceConnectConfiguration,
            VolumeConfigurations = deployment.VolumeConfigurations,
            VpcLatticeConfigurations = deployment.VpcLatticeConfigurations,
        };
    }

    private TaskFact Task(ContainerTask task)
    {
        if (ListedRevision.Read(task.TaskDefinitionArn ?? "", default) is not { } revision || !EcsName.IsValid(revision.Family))
            throw EcsErrors.Fault(SR.CopyWorkloadInvalid, ["task definition", task.TaskDefinitionArn]);
        bool isOfService = task.StartedBy?.StartsWith(OfDeployment, StringComparison.Ordinal) == true
            && task.Group?.StartsWith(OfService, StringComparison.Ordinal) == true;
        TaskAttachment? network = task.Attachments?.FirstOrDefault(static one => one.Type == "ElasticNetworkInterface");
        return InState(task, new TaskFact
        {
            Id = Named("task", Last(task.TaskArn)),
            Cluster = Named("cluster", Last(task.ClusterArn)),
            Family = revision.Family,
            Revision = revision.Revision,
            CreatedAt = Past(task.CreatedAt),
            Service = isOfService ? task.Group!.Substring(OfService.Length) : null,
            Deployment = isOfService ? Last(task.StartedBy) : null,
            Group = task.Group,
            StartedBy = task.StartedBy,
            LaunchType = task.LaunchType ?? LaunchTypes.Ec2,
            CapacityProvider = task.CapacityProviderName,
            PlatformVersion = task.PlatformVersion,
            PlatformFamily = task.PlatformFamily,
            Instance = task.ContainerInstanceArn is { } instance ? Last(instance) : null,
            Overrides = Overrides(task.Overrides),
            Cpu = task.Cpu,
            Memory = task.Memory,
            Architecture = task.Attributes?.FirstOrDefault(static one => one.Name == "ecs.cpu-architecture")?.Value,
            EphemeralStorageGiB = task.EphemeralStorage?.SizeInGiB,
            AllowsExec = task.EnableExecuteCommand ?? false,
            HasInterface = network is not null,
            NetworkConfiguration = network?.Details?.FirstOrDefault(static one => one.Name == "subnetId")?.Value is { } subnet
                ? new NetworkConfiguration { AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = [subnet] } } : null,
            Tags = task.Tags ?? [],
            Containers = [.. (task.Containers ?? []).Select(static one => new TaskContainerFact
            {
                Name = one.Name ?? "",
                Image = one.Image,
                Cpu = Number(one.Cpu),
                Memory = Number(one.Memory),
                MemoryReservation = Number(one.MemoryReservation),
            })],
        });
    }

    // The delays are those that the task had, so that its states begin when they began; the state that it is in has no end.
    private TaskFact InState(ContainerTask task, TaskFact fact)
    {
        if (task.DesiredStatus == TaskStatuses.Stopped)
        {
            DateTimeOffset asked = Past(task.StoppingAt);
            if (asked < fact.CreatedAt) asked = fact.CreatedAt;
            TimeSpan rest = view.Now - asked + s_stopTimeout;
            return fact with
            {
                StopRequestedAt = asked,
                StopCode = task.StopCode,
                StopReason = task.StoppedReason,
                IsRegistered = task.LastStatus == TaskStatuses.Deactivating,
                Delays = task.LastStatus switch
                {
                    TaskStatuses.Deactivating => new TaskDelays { Deactivating = rest },
                    TaskStatuses.Deprovisioning when fact.HasInterface => new TaskDelays { Deprovisioning = rest },
                    _ => new TaskDelays { Stopping = rest },
                },
            };
        }

        return task.LastStatus switch
        {
            TaskStatuses.Provisioning => fact with { HasInterface = true, Delays = new TaskDelays { Provisioning = s_open } },
            TaskStatuses.Pending => fact with { Delays = new TaskDelays { Pending = s_open } },
            TaskStatuses.Activating => fact with { IsRegistered = true, Delays = new TaskDelays { Activating = s_open } },
            _ when Past(task.StartedAt ?? task.CreatedAt) - fact.CreatedAt is var wait && wait > TimeSpan.Zero =>
                fact with { Delays = new TaskDelays { Pending = wait } },
            _ => fact,
        };
    }

    // ECS answers an entry for every container, also when none was sent.
    private static TaskOverride? Overrides(TaskOverride? answered)
    {
        if (answered is null) return null;
        ContainerOverride[] sent =
            [.. (answered.ContainerOverrides ?? []).Where(static one => one != new ContainerOverride { Name = one.Name })];
        JsonElement? accelerators = answered.InferenceAcceleratorOverrides;
        TaskOverride kept = answered with
        {
            ContainerOverrides = sent.Length > 0 ? sent : null,
            InferenceAcceleratorOverrides =
                accelerators is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0 ? null : accelerators,
        };
        return kept == new TaskOverride() ? null : kept;
    }

    // Nothing of a copy lies ahead: the source's clock may.
    private DateTimeOffset Past(DateTimeOffset? time) => time is { } known && known < view.Now
        ? DateTimeOffset.FromUnixTimeMilliseconds(known.ToUnixTimeMilliseconds()) : view.Now;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Named(string what, string name) =>
        EcsName.IsValid(name) ? name : throw EcsErrors.Fault(SR.CopyWorkloadInvalid, [what, name]);

    private static string Last(string? arn) => arn is null ? "" : arn.Substring(arn.LastIndexOf('/') + 1);

    // The part before the last: the cluster of an instance.
    private static string Before(string? arn)
    {
        string[] parts = (arn ?? "").Split('/');
        return parts.Length > 2 ? parts[parts.Length - 2] : "default";
    }
}
