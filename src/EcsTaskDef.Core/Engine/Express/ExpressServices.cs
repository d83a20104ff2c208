using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Engine.Services;
using EcsTaskDef.Engine.TaskDefinitions;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Express;

/// <summary>
/// Express services: services whose task definitions ECS registers (docs/ECS.md §7.8). What lies outside ECS, such as load balancers and
/// scaling policies, is not made.
/// </summary>
internal sealed class ExpressServices(RegionEngine region)
{
    private readonly RegisterTaskDefinition _register = new(region);

    public ValueTask<ExpressGatewayServiceResponse> CreateAsync(
        CreateExpressGatewayServiceRequest request, CancellationToken cancellationToken)
    {
        Report.Demand(report => ExpressRules.Check(request, report));
        string? name = string.IsNullOrEmpty(request.ServiceName) ? null : request.ServiceName;
        if (name is not null && !EcsName.IsValid(name)) throw EcsErrors.InvalidParameter(SR.ServiceNameInvalid);
        string cluster = region.Identifiers.Cluster(request.Cluster);
        TaskDefinitionReference? own = Own(request);
        return region.ChangeWorkloadsAsync(
            (view, change) => new ExpressGatewayServiceResponse { Service = Create(view, change, request, cluster, name, own) },
            PlanOf(cluster, name, own), cancellationToken);
    }

    public ValueTask<ExpressGatewayServiceResponse> DescribeAsync(
        DescribeExpressGatewayServiceRequest request, CancellationToken cancellationToken)
    {
        (string clusterName, string name) = region.Identifiers.ServiceArn(request.ServiceArn);
        RequestRules.DemandInclude(request.Include, "TAGS");
        return region.ReadWorkloadsAsync(view =>
        {
            ServiceFact service = ExpressRules.Demand(view, view.DemandCluster(clusterName), name);
            return new ExpressGatewayServiceResponse
            {
                Service = ExpressAnswers.Of(view, service, withTags: request.Include is { Count: > 0 }),
            };
        }, cancellationToken);
    }

    public ValueTask<UpdateExpressGatewayServiceResponse> UpdateAsync(
        UpdateExpressGatewayServiceRequest request, CancellationToken cancellationToken)
    {
        (string clusterName, string name) = region.Identifiers.ServiceArn(request.ServiceArn);
        Report.Demand(report => ExpressRules.CheckSettings(request, report));
        TaskDefinitionReference? own = Own(request);
        return region.ChangeWorkloadsAsync(
            (view, change) =>
            {
                ServiceFact service = ExpressRules.DemandActive(view, view.DemandCluster(clusterName), name);
                return new UpdateExpressGatewayServiceResponse
                {
                    Service = ExpressAnswers.Updated(view, Update(view, change, request, service, own)),
                };
            },
            PlanOf(clusterName, name, own), cancellationToken);
    }

    public ValueTask<ExpressGatewayServiceResponse> DeleteAsync(
        DeleteExpressGatewayServiceRequest request, CancellationToken cancellationToken)
    {
        (string clusterName, string name) = region.Identifiers.ServiceArn(request.ServiceArn);
        return region.ChangeWorkloadsAsync(view =>
        {
            ServiceFact service = ExpressRules.DemandActive(view, view.DemandCluster(clusterName), name);
            ServiceFact deleted = ServiceScheduler.Reschedule(view, service with { DesiredCount = 0, DeletedAt = view.Now });
            return new ExpressGatewayServiceResponse { Service = ExpressAnswers.Of(view, deleted, withTags: false, justNow: true) };
        }, cancellationToken);
    }

    private ExpressGatewayService Create(
        WorkloadView view, Change change, CreateExpressGatewayServiceRequest request, string clusterName, string? given,
        TaskDefinitionReference? own)
    {
        ClusterFact cluster = ClusterOf(view, clusterName);
        string name = given ?? NewName(view, cluster, own?.Family ?? request.PrimaryContainer?.Image ?? "");
        ServiceFact? existing = view.GetService(cluster.Name, name);
        if (existing is not null && existing.StatusAt(view.Now) != "INACTIVE") return Again(view, request, existing, own);
        TaskDefinition definition = own is not null
            ? DemandOwn(view, own)
            : _register.Add(view.Revisions, change, Registration(view, request, cluster.Name, name, view.Now));
        ServiceFact service = NewService(view, request, cluster, name) with { Generation = existing?.Generation + 1 ?? 0 };
        DeploymentFact deployment = NewDeployment.Of(view, service, definition, LaunchTypes.Fargate) with { Express = SettingsOf(request) };
        ServiceFact scheduled = ServiceScheduler.Reschedule(view, service with { Deployments = [deployment] });
        return ExpressAnswers.Of(view, scheduled, withTags: request.Tags is not null, justNow: true);
    }

    // ECS creates the cluster default where there is none [doc].
    private ClusterFact ClusterOf(WorkloadView view, string name)
    {
        if (name != Identifiers.DefaultCluster || view.GetCluster(name) is { IsActive: true }) return view.DemandCluster(name);
        ClusterFact cluster = new()
        {
            Name = name,
            CreatedAt = view.Now,
            Request = WorkloadView.TextOf(new CreateClusterRequest { ClusterName = name }),
            Settings = ClusterRules.WithDefaults(null, view, region.CallerOf(view.Arns.Account)),
            CapacityProviders = [LaunchTypes.Fargate],
        };
        view.Put(cluster);
        return cluster;
    }

    private ServiceFact NewService(WorkloadView view, CreateExpressGatewayServiceRequest request, ClusterFact cluster, string name) => new()
    {
        Name = name,
        Cluster = cluster.Name,
        CreatedAt = view.Now,
        CreatedBy = region.CallerOf(view.Arns.Account),
        LaunchType = LaunchTypes.Fargate,
        PlatformVersion = "LATEST",
        AvailabilityZoneRebalancing = "ENABLED",
        DeploymentConfiguration = StrategyRules.OfExpress,
        DesiredCount = SettingsOf(request).ScalingTarget.MinTaskCount ?? 1,
        NetworkConfiguration = NetworkOf(request.NetworkConfiguration),
        Tags = request.Tags ?? [],
        Express = new ExpressFact
        {
            InfrastructureRoleArn = view.Arns.Role(request.InfrastructureRoleArn!),
            Endpoint = Endpoint(view, cluster.Name, name),
        },
    };

    // The same again is answered as the service is; CreateService's text is for anything else [kind].
    private ExpressGatewayService Again(
        WorkloadView view, CreateExpressGatewayServiceRequest request, ServiceFact existing, TaskDefinitionReference? own)
    {
        if (existing.StatusAt(view.Now) == "DRAINING") throw EcsErrors.InvalidParameter(SR.ServiceStillDraining);
        DeploymentFact primary = existing.Deployments is [{ } newest, ..] ? newest : new DeploymentFact();
        bool isSame = existing.Express?.InfrastructureRoleArn == view.Arns.Role(request.InfrastructureRoleArn!)
            && primary.Express == SettingsOf(request) && IsSame(existing.NetworkConfiguration, NetworkOf(request.NetworkConfiguration))
            && view.Stored.GetRevision(primary.Family, primary.Revision) is { } revision
            && (own is not null
                ? (own.Family, own.Revision ?? revision.Revision) == (primary.Family, primary.Revision)
                : _register.IsSame(
                    view.Revisions, revision, Registration(view, request, existing.Cluster, existing.Name, existing.CreatedAt)));
        return isSame ? ExpressAnswers.Of(view, existing, withTags: request.Tags is not null)
            : throw EcsErrors.InvalidParameter(SR.ServiceNotIdempotent, SR.AdviceExpressAgain);
    }

    private ServiceFact Update(
        WorkloadView view, Change change, UpdateExpressGatewayServiceRequest request, ServiceFact service, TaskDefinitionReference? own)
    {
        DeploymentFact primary = service.Deployments[0];
        TaskDefinition definition = own is not null ? DemandOwn(view, own) : Managed(view, change, request, service, primary);
        ExpressSettingsFact settings = Over(request, primary.Express ?? new ExpressSettingsFact());
        NetworkConfiguration? network = request.NetworkConfiguration is { } sent ? NetworkOf(sent) : service.NetworkConfiguration;
        bool isSame = (definition.Family, definition.Revision) == (primary.Family, primary.Revision) && settings == primary.Express
            && IsSame(network, service.NetworkConfiguration);
        if (isSame) return service;
        ServiceFact edited = service with
        {
            NetworkConfiguration = network,
            DesiredCount = (request.ScalingTarget is null ? null : settings.ScalingTarget.MinTaskCount) ?? service.DesiredCount,
        };
        string launchType = ClusterRules.LaunchTypeOf(ClusterRules.Choose(edited.CapacityProviderStrategy), edited.LaunchType, view);
        ServiceFact deployed = NewDeployment.Over(view, edited, definition, launchType);
        return ServiceScheduler.Reschedule(view, TrafficShift.With(deployed, deployed.Deployments[0] with { Express = settings }));
    }

    // The next revision where container, sizes or roles change; else what there is.
    private TaskDefinition Managed(
        WorkloadView view, Change change, UpdateExpressGatewayServiceRequest request, ServiceFact service, DeploymentFact primary)
    {
        TaskDefinition known = TaskStart.Definition(view, primary.Family, primary.Revision);
        if (ExpressRules.Managed(request) is null) return known;
        RegisterTaskDefinitionRequest next = ExpressDefinition.Request(
            ExpressDefinition.FamilyOf(service.Cluster, service.Name),
            ExpressDefinition.Over(request, ExpressDefinition.TaskOf(known)), region.Region);
        return view.Stored.GetRevision(primary.Family, primary.Revision) is { } revision && _register.IsSame(view.Revisions, revision, next)
            ? known
            : _register.Add(view.Revisions, change, next);
    }

    private static TaskDefinition DemandOwn(WorkloadView view, TaskDefinitionReference own)
    {
        TaskDefinition definition = TaskStart.Definition(view, TaskStart.Resolve(view, own, forService: true));
        Report.Demand(report => ExpressRules.CheckDefinition(definition, report));
        return definition;
    }

    private TaskDefinitionReference? Own(ExpressGatewaySettings request) => string.IsNullOrEmpty(request.TaskDefinitionArn)
        ? null
        : region.Identifiers.TaskDefinition(request.TaskDefinitionArn, toStart: true);

    private RegisterTaskDefinitionRequest Registration(
        WorkloadView view, CreateExpressGatewayServiceRequest request, string cluster, string name, DateTimeOffset createdAt)
    {
        // [seen 2026], docs/ECS.md §7.8.
        string logGroup = $"/aws/ecs/{cluster}/{name}-{Short(view.Arns.Service(cluster, name), IndexText.Time(createdAt), "logs")}";
        ExpressTask task = ExpressDefinition.Over(request, ExpressDefinition.Defaults(logGroup));
        return ExpressDefinition.Request(ExpressDefinition.FamilyOf(cluster, name), task, region.Region);
    }

    // Of what a name is made in [seen 2026]: the image's repository and four digits.
    private static string NewName(WorkloadView view, ClusterFact cluster, string image)
    {
        const int MaxStem = 250;
        string path = image.Split('@')[0];
        string last = path.Substring(path.LastIndexOf('/') + 1).Split(':')[0];
        string stem = new([.. last.Take(MaxStem).Select(static c => EcsName.HasValidCharacters(c.ToString()) ? c : '-')]);
        if (stem.Length == 0) stem = "service";
        for (int i = 0; ; i++)
        {
            string name = $"{stem}-{Short(stem, IndexText.Time(view.Now), i.ToString(CultureInfo.InvariantCulture))}";
            if (view.GetService(cluster.Name, name) is null) return name;
        }
    }

    // Two letters of the name and 32 digits [seen 2026].
    private string Endpoint(WorkloadView view, string cluster, string name)
    {
        string letters = new([.. name.ToLowerInvariant().Where(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')).Take(2)]);
        string digits = Ids.Hex(view.Arns.Service(cluster, name), IndexText.Time(view.Now), "endpoint");
        return $"{(letters.Length == 0 ? "" : letters + "-")}{digits}.ecs.{region.Region}.on.aws";
    }

    private static string Short(params string[] facts) => Ids.Hex(facts).Substring(0, 4);

    private static ExpressSettingsFact SettingsOf(ExpressGatewaySettings request)
    {
        const int LeastMaximum = 20;
        int minimum = request.ScalingTarget?.MinTaskCount ?? Math.Min(1, request.ScalingTarget?.MaxTaskCount ?? 1);
        return Over(request, new ExpressSettingsFact
        {
            ScalingTarget = new ExpressGatewayScalingTarget
            {
                AutoScalingMetric = "AVERAGE_CPU", AutoScalingTargetValue = 60, MaxTaskCount = Math.Max(LeastMaximum, minimum),
                MinTaskCount = minimum,
            },
        });
    }

    private static ExpressSettingsFact Over(ExpressGatewaySettings sent, ExpressSettingsFact before) => new()
    {
        HealthCheckPath = sent.HealthCheckPath ?? before.HealthCheckPath,
        ScalingTarget = new ExpressGatewayScalingTarget
        {
            AutoScalingMetric = sent.ScalingTarget?.AutoScalingMetric ?? before.ScalingTarget.AutoScalingMetric,
            AutoScalingTargetValue = sent.ScalingTarget?.AutoScalingTargetValue ?? before.ScalingTarget.AutoScalingTargetValue,
            MaxTaskCount = sent.ScalingTarget?.MaxTaskCount ?? before.ScalingTarget.MaxTaskCount,
            MinTaskCount = sent.ScalingTarget?.MinTaskCount ?? before.ScalingTarget.MinTaskCount,
        },
    };

    private static NetworkConfiguration? NetworkOf(ExpressGatewayServiceNetworkConfiguration? sent) => sent is null ? null : new()
    {
        AwsvpcConfiguration = new AwsVpcConfiguration { SecurityGroups = sent.SecurityGroups, Subnets = sent.Subnets },
    };

    private static bool IsSame(NetworkConfiguration? one, NetworkConfiguration? other) =>
        (one?.AwsvpcConfiguration?.Subnets ?? []).SequenceEqual(other?.AwsvpcConfiguration?.Subnets ?? [])
        && (one?.AwsvpcConfiguration?.SecurityGroups ?? []).SequenceEqual(other?.AwsvpcConfiguration?.SecurityGroups ?? []);

    private static ReadPlan PlanOf(string cluster, string? name, TaskDefinitionReference? own) => new()
    {
        Families = own is null && name is not null ? [ExpressDefinition.FamilyOf(cluster, name)] : null,
        Revisions = own is null ? null : [(own.Family, own.Revision)],
        Resources = true,
    };
}
