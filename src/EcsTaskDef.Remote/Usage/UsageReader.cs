using EcsTaskDef.Planning;

namespace EcsTaskDef.Remote.Usage;

/// <summary>Makes users of revisions from what runs: services by their deployments and task sets, and tasks.</summary>
internal static class UsageReader
{
    public static async ValueTask<UsageSnapshot> ReadAsync(RemoteRegion region, CancellationToken cancellationToken)
    {
        WorkloadSnapshot workloads = await new WorkloadReader(region.Registry) { Progress = region.Options.Progress }
            .ReadAsync(cancellationToken).ConfigureAwait(false);
        return new UsageSnapshot(
            workloads.Services.SelectMany(UsesOf).OrderBy(static one => one.Use.ServiceArn, StringComparer.Ordinal)
                .ThenBy(static one => one.Use.DeploymentStatus == "PRIMARY" ? 0 : 1)
                .ToLookup(static one => one.Name, static one => one.Use),
            workloads.Tasks.Select(UseOf).OfType<(string Name, TaskUse Use)>().ToLookup(static one => one.Name, static one => one.Use),
            workloads.Missing);
    }

    private static IEnumerable<(string Name, ServiceUse Use)> UsesOf(ContainerService service)
    {
        List<(string? Definition, string Id, string Status, int? Desired, int? Running, int? Pending)> uses =
        [
            .. (service.Deployments ?? []).Select(static one =>
                (one.TaskDefinition, one.Id ?? "", one.Status ?? "", one.DesiredCount, one.RunningCount, one.PendingCount)),
            .. (service.TaskSets ?? []).Select(static one =>
                (one.TaskDefinition, one.Id ?? "", one.Status ?? "", one.ComputedDesiredCount, one.RunningCount, one.PendingCount)),
        ];

        // A service that another deploys, and that has no task set yet, still has its revision.
        if (service.TaskDefinition is not null && uses.All(one => one.Definition != service.TaskDefinition))
            uses.Add((service.TaskDefinition, "", "PRIMARY", service.DesiredCount, service.RunningCount, service.PendingCount));
        foreach ((string? definition, string id, string status, int? desired, int? running, int? pending) in uses)
        {
            if (NameOf(definition) is not { } name) continue;
            yield return (name, new ServiceUse
            {
                ServiceArn = service.ServiceArn ?? "",
                Service = service.ServiceName ?? Last(service.ServiceArn ?? ""),
                Cluster = Last(service.ClusterArn ?? ""),
                Status = service.Status ?? "",
                Deployment = id,
                DeploymentStatus = status,
                DesiredCount = desired ?? 0,
                RunningCount = running ?? 0,
                PendingCount = pending ?? 0,
            });
        }
    }

    private static (string Name, TaskUse Use)? UseOf(ContainerTask task)
    {
        if (NameOf(task.TaskDefinitionArn) is not { } name) return null;
        const string OfService = "service:";
        bool isOfService = task.Group?.StartsWith(OfService, StringComparison.Ordinal) == true;
        return (name, new TaskUse
        {
            TaskArn = task.TaskArn ?? "",
            Cluster = Last(task.ClusterArn ?? ""),
            LastStatus = task.LastStatus ?? "",
            DesiredStatus = task.DesiredStatus ?? "",
            LaunchType = task.LaunchType ?? "",
            Group = task.Group,
            StartedBy = task.StartedBy,
            Service = isOfService ? task.Group![OfService.Length..] : null,
            Deployment = isOfService ? task.StartedBy : null,
            CreatedAt = task.CreatedAt ?? DateTimeOffset.UnixEpoch,
        });
    }

    private static string? NameOf(string? definition) =>
        definition is not null && ListedRevision.Read(definition, RevisionStatus.Active) is { } one
            ? ListedRevision.NameOf(one.Family, one.Revision) : null;

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
