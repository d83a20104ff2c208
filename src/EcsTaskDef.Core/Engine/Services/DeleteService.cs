using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Engine.Services;

/// <summary>Deletes a service; it drains first (docs/ECS.md §7.2).</summary>
internal sealed class DeleteService(RegionEngine region)
{
    public static readonly Rule Express = Rule.Parameter(nameof(SR.ServiceIsExpress), "[seen 2026: ekristen/aws-nuke#982]");

    public async ValueTask<DeleteServiceResponse> RunAsync(DeleteServiceRequest request, CancellationToken cancellationToken)
    {
        string clusterName = region.Identifiers.Cluster(request.Cluster);
        string name = region.Identifiers.Service(request.Service, clusterName);
        return await region.ChangeWorkloadsAsync(view =>
        {
            ClusterFact cluster = view.DemandCluster(clusterName);

            // This one has no text (docs/ECS.md §7.2 [captured]).
            ServiceFact service = view.GetService(cluster.Name, name)
                ?? throw EcsErrors.ServiceNotFound("", Texts.Format(SR.AdviceService, cluster.Name));
            if (service.Express is not null) throw Express.With(view.Arns.Service(service.Cluster, service.Name));
            ServiceAnswers.Moment moment = ServiceAnswers.Moment.Look;
            if (service.DeletedAt is null)
            {
                if (request.Force != true) DemandDown(view, service);
                service = ServiceScheduler.Reschedule(view, service with { DesiredCount = 0, DeletedAt = view.Now });
                moment = ServiceAnswers.Moment.JustChanged;
            }

            return new DeleteServiceResponse { Service = ServiceAnswers.Of(service, view, moment, withTags: false) };
        }, cancellationToken).ConfigureAwait(false);
    }

    // Neither with a count above 0 nor while tasks still run; force matters for REPLICA only (docs/ECS.md §7.2 [model]).
    private static void DemandDown(WorkloadView view, ServiceFact service)
    {
        if (service.SchedulingStrategy == "DAEMON") return;
        if (service.DesiredCount > 0 || view.TasksNotStopped(IndexText.Of("service", service.Cluster, service.Name)).Any())
            throw EcsErrors.InvalidParameter(SR.ServiceScaledAboveZero);
    }
}
