using EcsTaskDef.Engine.Answers;
using EcsTaskDef.Engine.Facts;
using EcsTaskDef.Engine.Region;
using EcsTaskDef.Engine.Rules;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine;

// Who uses a revision. Users are found under the index texts of the revision (IndexText), never by going through all.
public sealed partial class LocalRegistry
{
    private static readonly RevisionStatus[] s_visible =
        [RevisionStatus.Active, RevisionStatus.Inactive, RevisionStatus.DeleteInProgress];

    /// <inheritdoc/>
    public ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken = default) =>
        ReadAsync(look => EcsName.IsValid(family) && look.InUseUntil(family, revision) is not null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<TaskDefinitionUsage> GetUsageAsync(string taskDefinition, CancellationToken cancellationToken = default)
    {
        TaskDefinitionReference reference = Identifiers.TaskDefinition(taskDefinition, toStart: false);
        return await ReadUsageAsync(
            (look, runtime) =>
                (reference.Revision is { } number ? Usage(look, runtime, reference.Family, number) : null)
                ?? Usage(look, runtime, reference.Family, Resolve(look, reference).Revision)!,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TaskDefinitionUsage>> GetFamilyUsageAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        ReadUsageAsync<IReadOnlyList<TaskDefinitionUsage>>(
            (look, runtime) => !EcsName.IsValid(family) ? [] : s_visible
                .SelectMany(status => look.View.ListRevisions(status, family, (family, after), descending: false)
                    .Select(static r => r.Revision).Where(revision => look.GetRevision(family, revision) is not null).Take(maxResults))
                .Concat(Referenced(look.View, family).Where(revision => revision > after && look.GetRevision(family, revision) is null))
                .OrderBy(static revision => revision)
                .Select(revision => Usage(look, runtime, family, revision)).OfType<TaskDefinitionUsage>()
                .Take(maxResults).ToArray(),
            cancellationToken);

    private ValueTask<T> ReadUsageAsync<T>(Func<Look, RuntimeLook, T> read, CancellationToken cancellationToken) =>
        ReadAsync(look => read(look, new RuntimeLook(look.View, look.Now, RuntimeSettings, Arns)), cancellationToken);

    // Revisions of a family that something refers to, or did lately, whether they are there or not. From one revision's
    // entries the scan jumps to the next revision's, so their number does not matter.
    private static IEnumerable<int> Referenced(IRegionView view, string family)
    {
        string prefix = IndexText.Use(family);
        return Numbers(TaskFact.KindName).Concat(Numbers(ServiceFact.KindName)).Distinct();

        IEnumerable<int> Numbers(string kind)
        {
            string? from = null;
            while (view.ListByIndex(kind, prefix, from).Select(static e => e.Text).FirstOrDefault() is { } text)
            {
                string number = text.Substring(prefix.Length, text.IndexOf('/', prefix.Length) - prefix.Length);
                if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int revision)) yield return revision;

                // Beyond everything that follows this number and a slash.
                from = prefix + number + (char)('/' + 1);
            }
        }
    }

    private TaskDefinitionUsage? Usage(Look look, RuntimeLook runtime, string family, int number)
    {
        RevisionFact? revision = look.GetRevision(family, number);
        DateTimeOffset? until = look.InUseUntil(family, number);
        if (revision is null && until is null) return null;

        bool inUse = until is not null;
        TaskFact[] tasks = inUse ? runtime.TasksUsing(family, number).ToArray() : [];
        List<ServiceUse> services = new();
        List<BrokenReference> broken = new();
        if (inUse)
        {
            ILookup<string?, TaskFact> byDeployment = tasks.ToLookup(static t => t.Deployment);
            foreach (ServiceFact service in runtime.ServicesUsing(family, number))
            {
                services.AddRange(Uses(service, family, number, runtime, byDeployment));
                if (Broken(service, family, number, runtime, services) is { } problem) broken.Add(problem);
            }
        }

        if (revision is null) broken = Gone(runtime, $"{family}:{number}", tasks, services).ToList();
        int? next = revision?.Status == RevisionStatus.Active ? LatestBut(look.View, family, number) : null;
        bool stands = revision?.Status == RevisionStatus.Active && (next ?? 0) < number;
        return new TaskDefinitionUsage
        {
            TaskDefinitionArn = ArnOf(family, number),
            Family = family,
            Revision = number,
            Status = revision?.Status.ToText(),
            InUse = inUse,
            InUseUntil = until == DateTimeOffset.MaxValue ? null : until,
            Tasks = tasks.Select(t => Use(t, runtime)).ToArray(),
            Services = services,
            CanDeregister = revision?.Status == RevisionStatus.Active && !inUse && !stands,
            CanDelete = revision?.Status == RevisionStatus.Inactive && !inUse,
            GoneAt = revision is null ? null : look.GoneAt(revision),
            Reason = Reason(revision?.Status, inUse, family, stands, next, tasks.Length, services),
            Broken = broken,
            Region = Region,
        };
    }

    // The latest ACTIVE revision of a family if this one were not.
    private static int? LatestBut(IRegionView view, string family, int revision) =>
        view.ListRevisions(RevisionStatus.Active, family, after: null, descending: true)
            .Where(r => r.Revision != revision).Select(static r => (int?)r.Revision).FirstOrDefault();

    private static TaskUse Use(TaskFact task, RuntimeLook look) => new()
    {
        TaskArn = look.Arns.Task(task.Cluster, task.Id),
        Cluster = task.Cluster,
        LastStatus = TaskClock.StatusAt(task, look.Now),
        DesiredStatus = TaskClock.IsAskedToStop(task, look.Now) ? TaskStatuses.Stopped : TaskStatuses.Running,
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
        ServiceFact service, string family, int revision, RuntimeLook look, ILookup<string?, TaskFact> byDeployment)
    {
        string status = service.StatusAt(look.Now);
        for (int i = 0; i < service.Deployments.Count; i++)
        {
            DeploymentFact deployment = service.Deployments[i];
            DateTimeOffset? end = service.EndOf(i);
            if (deployment.Family != family || deployment.Revision != revision || end <= look.Now) continue;
            TaskFact[] tasks = byDeployment[deployment.Number].ToArray();
            yield return new ServiceUse
            {
                ServiceArn = look.Arns.Service(service.Cluster, service.Name),
                Service = service.Name,
                Cluster = service.Cluster,
                Status = status,
                Deployment = deployment.Id,
                DeploymentStatus = i == 0 ? "PRIMARY" : status,
                DesiredCount = i > 0 ? tasks.Count(t => !TaskClock.IsAskedToStop(t, look.Now)) : Placement.TargetOf(service, look),
                RunningCount = tasks.Count(t => ServiceAnswers.IsRunning(t, look.Now) == true),
                PendingCount = tasks.Count(t => ServiceAnswers.IsRunning(t, look.Now) == false),
                EndsAt = end,
            };
        }
    }

    // A service that could not start another task of its PRIMARY deployment.
    private static BrokenReference? Broken(
        ServiceFact service, string family, int revision, RuntimeLook look, List<ServiceUse> uses)
    {
        DeploymentFact primary = service.Deployments[0];
        if (primary.Family != family || primary.Revision != revision || service.StatusAt(look.Now) != "ACTIVE") return null;
        string? launchType = ClusterRules.Choose(primary.CapacityProviderStrategy) is { } provider
            ? ClusterRules.LaunchTypeOf(provider)
            : primary.LaunchType ?? LaunchTypes.Ec2;
        ServiceUse use = uses.First(u => u.Deployment == primary.Id);
        bool noInstance = LaunchTypes.NeedsInstance(launchType) && use.DesiredCount > 0
            && !look.Settings.SimulatedInstances && !look.Instances(service.Cluster).Any();
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

    private static IEnumerable<BrokenReference> Gone(RuntimeLook look, string name, TaskFact[] tasks, List<ServiceUse> services) =>
        services.Select(static s => s.ServiceArn).Distinct()
            .Concat(tasks.Where(static t => t.Service is null).Select(t => look.Arns.Task(t.Cluster, t.Id)))
            .Select(arn => new BrokenReference
            {
                Kind = BrokenReferenceKind.RevisionGone,
                Arn = arn,
                Message = Texts.Format(SR.BrokenRevisionGone, arn, name),
            });

    private static string Reason(
        RevisionStatus? status, bool inUse, string family, bool stands, int? next, int tasks, List<ServiceUse> services)
    {
        int count = services.Select(static s => s.ServiceArn).Distinct().Count();
        string users = string.Join(" and ", new[] { Number(count, "service"), Number(tasks, "task") }.Where(static n => n.Length > 0));
        if (users.Length == 0) users = SR.UsersToCome;
        return status switch
        {
            null => Texts.Format(SR.UsageGone, users),
            RevisionStatus.Active when inUse => Texts.Format(SR.UsageActive, users),
            RevisionStatus.Inactive when inUse => Texts.Format(SR.UsageInactive, users),
            RevisionStatus.DeleteInProgress when inUse => Texts.Format(SR.UsageDeleting, users),
            RevisionStatus.Active when stands && next is { } other => Texts.Format(SR.UsageLatest, family, $"{family}:{other}"),
            RevisionStatus.Active when stands => Texts.Format(SR.UsageOnly, family),
            RevisionStatus.Active => SR.UnusedActive,
            RevisionStatus.Inactive => SR.UnusedInactive,
            _ => SR.UnusedDeleting,
        };

        static string Number(int n, string what) => n switch { 0 => "", 1 => $"1 {what}", _ => $"{n.ToString(CultureInfo.InvariantCulture)} {what}s" };
    }
}
