using EcsTaskDef.Engine.Clusters;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Scheduling;
using EcsTaskDef.Engine.Services;
using EcsTaskDef.Planning;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Who uses a revision. Users are found under the revision's index texts (IndexText), never by going through all.</summary>
internal sealed class RevisionUsage(RegionEngine region)
{
    public ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken) =>
        region.ReadAsync(view => EcsName.IsValid(family) && view.InUseUntil(family, revision) is not null, cancellationToken);

    public async ValueTask<TaskDefinitionUsage> OfRevisionAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        TaskDefinitionReference reference = region.Identifiers.TaskDefinition(taskDefinition, toStart: false);
        return await region.ReadWorkloadsAsync(
            view =>
                (reference.Revision is { } number ? Usage(view, reference.Family, number) : null)
                ?? Usage(view, reference.Family, DescribeTaskDefinition.Resolve(view.Revisions, reference).Revision)!,
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<TaskDefinitionUsage>> OfFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken) =>
        region.ReadWorkloadsAsync<IReadOnlyList<TaskDefinitionUsage>>(
            view => !EcsName.IsValid(family) ? [] : view.Revisions.Visible(family, after, maxResults).Select(static one => one.Revision)
                .Concat(Referenced(view.Stored, family)
                    .Where(revision => revision > after && view.Revisions.GetRevision(family, revision) is null))
                .OrderBy(static revision => revision)
                .Select(revision => Usage(view, family, revision)).OfType<TaskDefinitionUsage>()
                .Take(maxResults).ToArray(),
            cancellationToken);

    // Revisions of a family that something refers to, or did lately, whether they are there or not. From one revision's
    // entries the scan jumps to the next revision's, so their number does not matter.
    private static IEnumerable<int> Referenced(IRegionView stored, string family)
    {
        string prefix = IndexText.Use(family);
        return Numbers(TaskFact.KindName).Concat(Numbers(ServiceFact.KindName)).Distinct();

        IEnumerable<int> Numbers(string kind)
        {
            string? from = null;
            while (stored.ListByIndex(kind, prefix, from).Select(static e => e.Text).FirstOrDefault() is { } text)
            {
                string number = text.Substring(prefix.Length, text.IndexOf('/', prefix.Length) - prefix.Length);
                if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int revision)) yield return revision;

                // Beyond everything that follows this number and a slash.
                from = prefix + number + (char)('/' + 1);
            }
        }
    }

    private TaskDefinitionUsage? Usage(WorkloadView view, string family, int number)
    {
        RevisionFact? revision = view.Revisions.GetRevision(family, number);
        DateTimeOffset? until = view.Revisions.InUseUntil(family, number);
        if (revision is null && until is null) return null;

        bool inUse = until is not null;
        TaskFact[] tasks = inUse ? view.TasksUsing(family, number).ToArray() : [];
        List<ServiceUse> services = new();
        List<BrokenReference> broken = new();
        if (inUse)
        {
            ILookup<string?, TaskFact> byDeployment = tasks.ToLookup(static t => t.Deployment);
            foreach (ServiceFact service in view.ServicesUsing(family, number))
            {
                services.AddRange(Uses(service, family, number, view, byDeployment));
                if (Broken(service, family, number, view, services) is { } problem) broken.Add(problem);
            }
        }

        if (revision is null) broken = Gone(view, $"{family}:{number}", tasks, services).ToList();
        int? next = revision?.Status == RevisionStatus.Active ? LatestBut(view.Stored, family, number) : null;
        bool stands = revision?.Status == RevisionStatus.Active && (next ?? 0) < number;
        return new TaskDefinitionUsage
        {
            TaskDefinitionArn = view.Arns.TaskDefinition(family, number),
            Family = family,
            Revision = number,
            Status = revision?.Status.ToText(),
            InUse = inUse,
            InUseUntil = until == DateTimeOffset.MaxValue ? null : until,
            Tasks = tasks.Select(t => Use(t, view)).ToArray(),
            Services = services,
            CanDeregister = revision?.Status == RevisionStatus.Active && !inUse && !stands,
            CanDelete = revision?.Status == RevisionStatus.Inactive && !inUse,
            GoneAt = revision is null ? null : view.Revisions.GoneAt(revision),
            Reason = UsageReason.Of(revision?.Status, inUse, family, stands, next, tasks.Length, services),
            Broken = broken,
            Region = region.Region,
        };
    }

    // The latest ACTIVE revision of a family if this one were not.
    private static int? LatestBut(IRegionView stored, string family, int revision) =>
        stored.ListRevisions(RevisionStatus.Active, family, after: null, descending: true)
            .Where(r => r.Revision != revision).Select(static r => (int?)r.Revision).FirstOrDefault();

    private static TaskUse Use(TaskFact task, WorkloadView view) => new()
    {
        TaskArn = view.Arns.Task(task.Cluster, task.Id),
        Cluster = task.Cluster,
        LastStatus = TaskClock.StatusAt(task, view.Now),
        DesiredStatus = TaskClock.IsAskedToStop(task, view.Now) ? TaskStatuses.Stopped : TaskStatuses.Running,
        LaunchType = task.LaunchType,
        Group = task.Group,
        StartedBy = task.StartedBy,
        Service = task.Service,
        Deployment = task.Deployment is { } number ? "ecs-svc/" + number : null,
        CreatedAt = task.CreatedAt,
        StopsAt = TaskClock.StoppedAt(task),
    };

    // All tasks of a deployment are of its revision, so those that use the revision are all that count.
    private static IEnumerable<ServiceUse> Uses(
        ServiceFact service, string family, int revision, WorkloadView view, ILookup<string?, TaskFact> byDeployment)
    {
        string status = service.StatusAt(view.Now);
        int i = -1;
        foreach ((DeploymentFact deployment, DateTimeOffset? end) in service.Holders())
        {
            i++;
            TaskSetFact? set = service.TaskSets.FirstOrDefault(s => s.Deployment == deployment);
            if (deployment.Family != family || deployment.Revision != revision || end <= view.Now) continue;
            TaskFact[] tasks = byDeployment[deployment.Number].ToArray();
            yield return new ServiceUse
            {
                ServiceArn = view.Arns.Service(service.Cluster, service.Name),
                Service = service.Name,
                Cluster = service.Cluster,
                Status = status,
                Deployment = deployment.Id,
                DeploymentStatus = set?.IsPrimary ?? i == 0 ? "PRIMARY" : status,
                DesiredCount = set is not null ? ServiceScheduler.TargetOf(set, service)
                    : i > 0 ? tasks.Count(t => !TaskClock.IsAskedToStop(t, view.Now)) : TrafficShift.TargetOf(service, deployment, view),
                RunningCount = tasks.Count(t => ServiceAnswers.IsRunning(t, view.Now) == true),
                PendingCount = tasks.Count(t => ServiceAnswers.IsRunning(t, view.Now) == false),
                EndsAt = end,
            };
        }
    }

    // A service that could not start another task of its PRIMARY deployment.
    private static BrokenReference? Broken(
        ServiceFact service, string family, int revision, WorkloadView view, List<ServiceUse> uses)
    {
        if (service.IsExternal) return null;
        DeploymentFact primary = service.Deployments[0];
        if (primary.Family != family || primary.Revision != revision || service.StatusAt(view.Now) != "ACTIVE") return null;
        string launchType = ClusterRules.LaunchTypeOf(ClusterRules.Choose(primary.CapacityProviderStrategy), primary.LaunchType, view);
        ServiceUse use = uses.First(u => u.Deployment == primary.Id);
        bool noInstance = LaunchTypes.NeedsInstance(launchType) && use.DesiredCount > 0
            && !view.Settings.SimulatedInstances && !view.Instances(service.Cluster).Any();
        if (!noInstance && !service.IsShort) return null;
        return new BrokenReference
        {
            Kind = noInstance ? BrokenReferenceKind.NoInstance : BrokenReferenceKind.NoRoom,
            Arn = use.ServiceArn,
            Message = noInstance
                ? Texts.Format(SR.BrokenNoInstance, service.Name, service.Cluster)
                : Texts.Format(SR.BrokenNoRoom, service.Name, use.RunningCount + use.PendingCount, use.DesiredCount, service.Cluster),
        };
    }

    private static IEnumerable<BrokenReference> Gone(WorkloadView view, string name, TaskFact[] tasks, List<ServiceUse> services) =>
        services.Select(static s => s.ServiceArn).Distinct()
            .Concat(tasks.Where(static t => t.Service is null).Select(t => view.Arns.Task(t.Cluster, t.Id)))
            .Select(arn => new BrokenReference
            {
                Kind = BrokenReferenceKind.RevisionGone,
                Arn = arn,
                Message = Texts.Format(SR.BrokenRevisionGone, arn, name),
            });
}
