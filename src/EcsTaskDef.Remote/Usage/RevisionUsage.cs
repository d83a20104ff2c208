using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Remote.Usage;

/// <summary>Who uses a revision.</summary>
internal sealed class RevisionUsage(RemoteRegion region)
{
    public async ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken)
    {
        UsageSnapshot usage = await region.Usage.GetAsync(region, UsageMemory.ForChange, cancellationToken).ConfigureAwait(false);
        if (usage.IsInUse(family, revision)) return true;
        return usage.Missing.Count == 0 ? false : throw RemoteErrors.UsageIncomplete(usage.Missing);
    }

    public async ValueTask<TaskDefinitionUsage> OfRevisionAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        UsageSnapshot usage = await region.Usage.GetAsync(region, UsageMemory.Fresh, cancellationToken).ConfigureAwait(false);
        TaskDefinition found;
        try
        {
            found = (await region.DescribeAsync(taskDefinition, cancellationToken).ConfigureAwait(false)).TaskDefinition.Value;
        }
        catch (EcsException) when (Referred(usage, taskDefinition) is { } gone)
        {
            return Make(usage, gone, null, null);
        }

        ListedRevision revision = new(found.Family!, found.Revision ?? 0, StatusOf(found.Status), found.TaskDefinitionArn!);
        ListedRevision[] active =
            await region.Registry.OfFamilyAsync(revision.Family, [RevisionStatus.Active], cancellationToken).ConfigureAwait(false);
        return Make(usage, revision, revision.Status, active);
    }

    public async ValueTask<IReadOnlyList<TaskDefinitionUsage>> OfFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken)
    {
        if (!EcsName.IsValid(family)) return [];
        UsageSnapshot usage = await region.Usage.GetAsync(
            region, after == 0 ? UsageMemory.ForChange : UsageMemory.ForPlan, cancellationToken).ConfigureAwait(false);
        ListedRevision[] all = await region.Registry.OfFamilyAsync(family, RevisionLists.Visible, cancellationToken).ConfigureAwait(false);
        ListedRevision[] active = [.. all.Where(static one => one.Status == RevisionStatus.Active)];
        IEnumerable<TaskDefinitionUsage> there = all.Select(one => Make(usage, one, one.Status, active));
        IEnumerable<TaskDefinitionUsage> gone = usage.NumbersOf(family).Except(all.Select(static one => one.Revision))
            .Select(number => Make(usage, new ListedRevision(family, number, default, ArnOf(family, number)), null, null));
        return [.. there.Concat(gone).Where(one => one.Revision > after).OrderBy(static one => one.Revision).Take(maxResults)];
    }

    private static ListedRevision? Referred(UsageSnapshot usage, string name) =>
        ListedRevision.Read(name, default) is { } one && usage.IsInUse(one.Family, one.Revision) ? one : null;

    private static RevisionStatus StatusOf(string? status) =>
        RevisionStatusNames.TryParse(status, out RevisionStatus known) ? known : RevisionStatus.Active;

    private string ArnOf(string family, int number) => new Arns(region.Name, region.Account).TaskDefinition(family, number);

    private TaskDefinitionUsage Make(UsageSnapshot usage, ListedRevision revision, RevisionStatus? status, ListedRevision[]? active)
    {
        string name = ListedRevision.NameOf(revision.Family, revision.Revision);
        ServiceUse[] services = [.. usage.Services[name]];
        TaskUse[] tasks = [.. usage.Tasks[name]];
        bool inUse = services.Length > 0 || tasks.Length > 0, isWhole = usage.Missing.Count == 0;
        int? next = active?.Where(one => one.Revision != revision.Revision).Select(static one => (int?)one.Revision).FirstOrDefault();
        bool stands = status == RevisionStatus.Active && (next ?? 0) < revision.Revision;
        return new TaskDefinitionUsage
        {
            TaskDefinitionArn = revision.Arn,
            Family = revision.Family,
            Revision = revision.Revision,
            Status = status?.ToText(),
            InUse = inUse,
            Tasks = tasks,
            Services = services,
            CanDeregister = status == RevisionStatus.Active && !inUse && !stands && isWhole,
            CanDelete = status == RevisionStatus.Inactive && !inUse && isWhole,
            Reason = !inUse && !isWhole
                ? $"Not all users could be seen: {string.Join("; ", usage.Missing)}"
                : UsageReason.Of(status, inUse, revision.Family, stands, next, tasks.Length, services),
            Missing = usage.Missing,
            Region = region.Name,
        };
    }
}
