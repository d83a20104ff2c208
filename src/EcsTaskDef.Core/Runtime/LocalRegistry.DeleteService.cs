using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsTaskDef.Errors;
using EcsTaskDef.Runtime;
using EcsTaskDef.Runtime.Messages;

namespace EcsTaskDef.Registry;

public sealed partial class LocalRegistry
{
    /// <inheritdoc/>
    public async ValueTask<DeleteServiceResponse> DeleteServiceAsync(
        DeleteServiceRequest request, CancellationToken cancellationToken = default) =>
        await ChangeRuntimeAsync((look, runtime) =>
        {
            ClusterFact cluster = DemandCluster(runtime, request.Cluster);

            // This one has no text (ECS semantics §7.2 [captured]).
            ServiceFact service = FindService(runtime, cluster, request.Service)
                ?? throw EcsErrors.ServiceNotFound("", SR.Format(SR.AdviceService, cluster.Name));
            if (service.DeletedAt is not null)
                return new DeleteServiceResponse { Service = ServiceAnswers.Of(service, runtime, ServiceAnswers.Moment.Look, withTags: false) };

            if (request.Force != true) DemandDown(runtime, service);
            ServiceFact deleted = Reschedule(look.View, runtime, service with { DesiredCount = 0, DeletedAt = runtime.Now });
            return new DeleteServiceResponse
            {
                Service = ServiceAnswers.Of(deleted, runtime, ServiceAnswers.Moment.JustChanged, withTags: false),
            };
        }, cancellationToken).ConfigureAwait(false);

    // Neither with a count above 0 nor while tasks still run; a daemon needs force in any case (ECS semantics §7.2).
    private static void DemandDown(RuntimeLook look, ServiceFact service)
    {
        if (service.SchedulingStrategy == "DAEMON") throw EcsErrors.InvalidParameter(SR.DaemonNeedsForce);
        if (service.DesiredCount > 0 || look.TasksNotStopped(IndexText.Of("service", service.Cluster, service.Name)).Any())
            throw EcsErrors.InvalidParameter(SR.ServiceScaledAboveZero);
    }
}
