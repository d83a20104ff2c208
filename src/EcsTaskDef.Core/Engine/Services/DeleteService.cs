using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DeleteServiceResponse> DeleteServiceAsync(
        DeleteServiceRequest request, CancellationToken cancellationToken = default)
    {
        string clusterName = Identifiers.Cluster(request.Cluster);
        string name = Identifiers.Service(request.Service, clusterName);
        return await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, clusterName);

            // This one has no text (docs/ECS.md §7.2 [captured]).
            ServiceFact service = runtime.GetService(cluster.Name, name)
                ?? throw EcsErrors.ServiceNotFound("", Texts.Format(SR.AdviceService, cluster.Name));
            if (service.DeletedAt is not null)
                return new DeleteServiceResponse { Service = ServiceAnswers.Of(service, runtime, ServiceAnswers.Moment.Look, withTags: false) };

            if (request.Force != true) DemandDown(runtime, service);
            ServiceFact deleted = Reschedule(look.View, runtime, service with { DesiredCount = 0, DeletedAt = runtime.Now });
            return new DeleteServiceResponse
            {
                Service = ServiceAnswers.Of(deleted, runtime, ServiceAnswers.Moment.JustChanged, withTags: false),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    // Neither with a count above 0 nor while tasks still run; force matters for REPLICA only (docs/ECS.md §7.2 [model]).
    private static void DemandDown(RuntimeLook look, ServiceFact service)
    {
        if (service.SchedulingStrategy == "DAEMON") return;
        if (service.DesiredCount > 0 || look.TasksNotStopped(IndexText.Of("service", service.Cluster, service.Name)).Any())
            throw EcsErrors.InvalidParameter(SR.ServiceScaledAboveZero);
    }
}
