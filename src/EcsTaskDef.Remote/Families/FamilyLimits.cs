using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;
using EcsTaskDef.Remote.Registrations;
using EcsTaskDef.Remote.Usage;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Remote.Families;

/// <summary>
/// Limits how many revisions a family keeps: the plan is the local one's, made of lists and of all users that can be seen. What cannot be
/// seen whole is left alone.
/// </summary>
internal sealed class FamilyLimits(RemoteRegion region)
{
    public async ValueTask<IReadOnlyList<FamilyLimitItem>> PlanAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken) =>
        await MakePlanAsync(family, limit, UsageMemory.ForPlan, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken)
    {
        HashSet<(int, FamilyLimitAction)> agreed = [.. plan
            .Where(item => item.Family == family && item.Action != FamilyLimitAction.Keep)
            .Select(static item => (item.Revision, item.Action))];
        FamilyLimitItem[] items = [.. (await MakePlanAsync(family, limit, UsageMemory.ForChange, cancellationToken).ConfigureAwait(false))
            .Where(item => agreed.Contains((item.Revision, item.Action)))];
        RevisionBatch batch = new(region);
        Dictionary<string, FamilyLimitItem> done = new(StringComparer.Ordinal);

        // Deregistered first: what is stopped in the middle is finished by the next run, whose plan has the rest.
        string[] active =
            [.. items.Where(static item => item.Status == RevisionStatusNames.Active).Select(static item => item.TaskDefinitionArn)];
        Keep(await batch.DeregisterAsync(active, false, cancellationToken).ConfigureAwait(false), RevisionStatusNames.Inactive);
        string[] unwanted = [.. items.Where(item => item.Action == FamilyLimitAction.Delete && !IsRefused(item))
            .Select(static item => item.TaskDefinitionArn)];
        Keep(await batch.DeleteAsync(unwanted, false, cancellationToken).ConfigureAwait(false), RevisionStatusNames.DeleteInProgress);
        return [.. items.Where(item => done.ContainsKey(item.TaskDefinitionArn)).Select(item => done[item.TaskDefinitionArn])];

        bool IsRefused(FamilyLimitItem item) => done.TryGetValue(item.TaskDefinitionArn, out FamilyLimitItem? one) && one.Error is not null;

        void Keep(IReadOnlyList<RevisionOutcome> outcomes, string status)
        {
            foreach (RevisionOutcome outcome in outcomes)
            {
                FamilyLimitItem item = done.GetValueOrDefault(outcome.Input)
                    ?? items.First(one => one.TaskDefinitionArn == outcome.Input);
                done[outcome.Input] = outcome.Error is null ? item with { Status = status } : item with { Error = outcome.Error };
            }
        }
    }

    private async ValueTask<FamilyLimitItem[]> MakePlanAsync(
        string family, FamilyLimit limit, TimeSpan age, CancellationToken cancellationToken)
    {
        if (!EcsName.IsValid(family)) return [];
        ListedRevision[] all = await region.Registry.OfFamilyAsync(
            family, [RevisionStatus.Active, RevisionStatus.Inactive], cancellationToken).ConfigureAwait(false);
        if (all.Length == 0) return [];
        UsageSnapshot usage = await region.Usage.GetAsync(region, age, cancellationToken).ConfigureAwait(false);
        if (usage.Missing.Count > 0) throw RemoteErrors.UsageIncomplete(usage.Missing);
        Action counted = region.Counted(StoreWork.Describing, all.Length);
        DateTimeOffset[] times = await Bounded.SelectAsync(all, async (one, token) =>
        {
            DateTimeOffset time = await region.RegistrationTimes.OfAsync(region, one.Arn, token).ConfigureAwait(false);
            counted();
            return time;
        }, cancellationToken).ConfigureAwait(false);
        Dictionary<int, string> arns = all.ToDictionary(static one => one.Revision, static one => one.Arn);
        return [.. FamilyLimitPlanner.Plan(
            all.Select((one, i) => new FamilyLimitPlanner.Candidate(one.Revision, one.Status, times[i])),
            limit,
            region.Clock.GetUtcNow(),
            number => usage.IsInUse(family, number))
            .Select(step => new FamilyLimitItem
            {
                Family = family,
                Revision = step.Candidate.Revision,
                Status = step.Candidate.Status.ToText(),
                Action = step.Action,
                Reason = step.Reason,
                RegisteredAt = step.Candidate.RegisteredAt,
                TaskDefinitionArn = arns[step.Candidate.Revision],
                Region = region.Name,
            })];
    }
}
