using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Workloads;

namespace EcsTaskDef.Engine.Services;

/// <summary>A deployment of what a service says now.</summary>
internal static class NewDeployment
{
    public static DeploymentFact Of(WorkloadView view, ServiceFact service, TaskDefinition definition, string launchType)
    {
        string? family = LaunchRules.PlatformFamily(launchType, definition);
        string number = Ids.Number(
            view.Arns.Service(service.Cluster, service.Name), IndexText.Time(service.CreatedAt),
            service.Generation.ToString(CultureInfo.InvariantCulture), service.DeploymentCount.ToString(CultureInfo.InvariantCulture));
        return new DeploymentFact
        {
            Number = number,
            Shift = TrafficShift.Begin(view, service, number),
            Family = definition.Family!,
            Revision = definition.Revision!.Value,
            CreatedAt = view.Now,
            UpdatedAt = view.Now,
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

            // UpdateService deploys Express services too, and leaves this alone.
            Express = service.Deployments is [{ } before, ..] ? before.Express : null,
        };
    }

    /// <summary>The service with a deployment of what it says now over those that it has.</summary>
    public static ServiceFact Over(WorkloadView view, ServiceFact service, TaskDefinition definition, string launchType)
    {
        ServiceFact counted = service with { DeploymentCount = service.DeploymentCount + 1 };
        List<DeploymentFact> older = counted.Deployments
            .Select((d, i) => i == 0 ? d with { UpdatedAt = view.Now, CompletedAt = d.CompletedAt <= view.Now ? d.CompletedAt : null } : d)
            .ToList();
        return counted with { Deployments = older.Prepend(Of(view, counted, definition, launchType)).ToArray() };
    }
}
