using EcsTaskDef.Model.Workloads;

namespace EcsTaskDef.PowerShell.Queries;

/// <summary>The states of services that can be waited for: ECS's waiters ServicesStable and ServicesInactive.</summary>
internal static class ServiceWait
{
    public const string Steady = "Steady";
    public const string Inactive = "Inactive";

    private const string Draining = "DRAINING";
    private const string InactiveStatus = "INACTIVE";

    /// <param name="answer">The description of one service.</param>
    /// <param name="name">Its name.</param>
    /// <param name="state">The state that is waited for.</param>
    /// <param name="deployed">The revision that it has to run then; null = any.</param>
    public static WorkloadReading Read(DescribeServicesResponse answer, string name, string state, string? deployed = null)
    {
        if (answer.Services.Count == 0) return new WorkloadReading(null, false, Faults.FailureOf(answer.Failures[0]), "it is missing");
        ContainerService service = answer.Services[0];
        if (state == Inactive)
        {
            return new WorkloadReading(
                service, service.Status == InactiveStatus, null, $"it is {service.Status}, and {service.RunningCount} tasks run");
        }

        int deployments = service.Deployments?.Count ?? 0;
        bool isSteady = deployments == 1 && service.RunningCount == service.DesiredCount;
        EcsException? failure = service.Status is Draining or InactiveStatus
            ? Faults.WaitHopeless(name, state, $"it is {service.Status}")
            : isSteady && deployed is not null && service.RunningDefinition() != deployed
                ? Faults.WaitHopeless(name, state, $"it went back to {RevisionName.Parse(service.RunningDefinition() ?? "").Short}") : null;
        return new WorkloadReading(
            service, isSteady, failure,
            $"{service.RunningCount} of {service.DesiredCount} tasks run, {deployments} deployment{(deployments == 1 ? "" : "s")}");
    }
}
