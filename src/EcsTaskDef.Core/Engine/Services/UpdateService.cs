using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Services;

/// <summary>Scales a service, or gives it a new deployment (docs/ECS.md §7.2).</summary>
internal sealed class UpdateService(RegionEngine region)
{
    public async ValueTask<UpdateServiceResponse> RunAsync(UpdateServiceRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string serviceName = region.Identifiers.Service(request.Service, clusterName);
        TaskDefinitionReference? reference = request.TaskDefinition is null
            ? null
            : region.Identifiers.TaskDefinition(request.TaskDefinition, toStart: true);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);
            ServiceFact service = view.DemandService(cluster, serviceName);
            if (service.StatusAt(view.Now) != "ACTIVE") throw EcsErrors.ServiceNotActive(SR.ServiceNotActive, SR.AdviceServiceInactive);
            Report.Demand(report => ServiceRules.Check(request, service, report));

            if (service.IsExternal)
            {
                ServiceFact scaled = ServiceScheduler.Reschedule(view, ServiceEdit.Apply(service, request, cluster));
                return new UpdateServiceResponse
                {
                    Service = ServiceAnswers.Of(scaled, view, ServiceAnswers.Moment.JustChanged, withTags: false),
                };
            }

            // A revision that is named must be ACTIVE, the service's own too; one that is not named is not asked
            // (docs/ECS.md §4.8): so a service goes on with what it has, a forced deployment included [guess].
            DeploymentFact primary = service.Deployments[0];
            TaskDefinition definition = reference is null
                ? TaskStart.Definition(view, primary.Family, primary.Revision)
                : TaskStart.Definition(view, TaskStart.Resolve(view, reference, forService: true));
            ServiceFact changed = Edit(service, request, cluster, view);
            string launchType = ClusterRules.LaunchTypeOf(
                ClusterRules.Choose(changed.CapacityProviderStrategy), changed.LaunchType, view);
            Report.Demand(report => ServiceRules.CheckDefinition(request, changed, cluster, definition, launchType, report));
            ServiceFact deployed = NeedsDeployment(request) ? NewDeployment.Over(view, changed, definition, launchType) : changed;
            ServiceFact scheduled = ServiceScheduler.Reschedule(view, deployed);

            // Of a change of the count alone the deployment learns later (docs/ECS.md §7.2 [captured]).
            int? before = NeedsDeployment(request) ? null : service.DesiredCount;
            return new UpdateServiceResponse
            {
                Service = ServiceAnswers.Of(scheduled, view, ServiceAnswers.Moment.JustChanged, withTags: false, before),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    private static ServiceFact Edit(ServiceFact service, UpdateServiceRequest request, ClusterFact cluster, WorkloadView view) =>
        ServiceEdit.Apply(service, request, cluster) with
        {
            LaunchType = request.CapacityProviderStrategy switch
            {
                null => service.LaunchType,
                { Count: > 0 } => null,

                // An empty list goes back to the launch type [model].
                _ => service.LaunchType ?? ClusterRules.LaunchTypeOf(ClusterRules.Choose(service.CapacityProviderStrategy), view),
            },
            CapacityProviderStrategy = request.CapacityProviderStrategy switch
            {
                null => service.CapacityProviderStrategy,
                { Count: > 0 } strategy => strategy,
                _ => null,
            },
        };

    // What is part of a service revision needs a new one when it is named, the same again too (docs/ECS.md §7.2 [captured]
    // for the definition and the force, ECS API model for the others).
    private static bool NeedsDeployment(UpdateServiceRequest request) =>
        request.ForceNewDeployment == true || request.CapacityProviderStrategy is not null || ControllerRules.Deployed(request) is not null;
}
