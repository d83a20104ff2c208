using EcsTaskDef.Remote.Errors;
using EcsTaskDef.Remote.Families;
using EcsTaskDef.Remote.History;
using EcsTaskDef.Remote.Registrations;
using EcsTaskDef.Remote.Usage;

namespace EcsTaskDef.Remote;

// Beyond ECS's operations.
internal sealed partial class RemoteRegistry
{
    public ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken = default) =>
        new Registration(_region).RegisterAsync(request, options, cancellationToken);

    public ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterManyAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError = false,
        CancellationToken cancellationToken = default) =>
        new RegistrationBatch(_region).RegisterAsync(requests, options, stopAtFirstError, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeregisterManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        new RevisionBatch(_region).DeregisterAsync(taskDefinitions, stopAtFirstError, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionOutcome>> DeleteManyAsync(
        IReadOnlyList<string> taskDefinitions, bool stopAtFirstError = false, CancellationToken cancellationToken = default) =>
        new RevisionBatch(_region).DeleteAsync(taskDefinitions, stopAtFirstError, cancellationToken);

    public ValueTask<IReadOnlyList<DescribeTaskDefinitionResponse?>> DescribeManyAsync(
        IReadOnlyList<string> taskDefinitions, bool withTags, CancellationToken cancellationToken = default) =>
        new FamilyListing(_region).DescribeManyAsync(taskDefinitions, withTags, cancellationToken);

    public ValueTask<IReadOnlyList<FamilySummary>> GetFamiliesAsync(
        string? prefix, string? status, string? after, int maxResults, CancellationToken cancellationToken = default) =>
        new FamilyListing(_region).SummariesAsync(prefix, status, after, maxResults, cancellationToken);

    public ValueTask<FamilySummary?> GetFamilyAsync(string family, CancellationToken cancellationToken = default) =>
        new FamilyListing(_region).SummaryAsync(family, cancellationToken);

    public ValueTask<IReadOnlyList<RevisionSummary>> GetNewestRevisionsAsync(
        string family, string? digits, IReadOnlyList<string> statuses, int maxResults, CancellationToken cancellationToken = default) =>
        new FamilyListing(_region).NewestAsync(family, digits, statuses, maxResults, cancellationToken);

    public ValueTask<bool> IsInUseAsync(string family, int revision, CancellationToken cancellationToken = default) =>
        new RevisionUsage(_region).IsInUseAsync(family, revision, cancellationToken);

    public ValueTask<TaskDefinitionUsage> GetUsageAsync(string taskDefinition, CancellationToken cancellationToken = default) =>
        new RevisionUsage(_region).OfRevisionAsync(taskDefinition, cancellationToken);

    public ValueTask<IReadOnlyList<TaskDefinitionUsage>> GetFamilyUsageAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        new RevisionUsage(_region).OfFamilyAsync(family, after, maxResults, cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> PlanLimitAsync(
        string family, FamilyLimit limit, CancellationToken cancellationToken = default) =>
        new FamilyLimits(_region).PlanAsync(family, limit, cancellationToken);

    public ValueTask<IReadOnlyList<FamilyLimitItem>> ApplyLimitAsync(
        string family, FamilyLimit limit, IReadOnlyList<FamilyLimitItem> plan, CancellationToken cancellationToken = default) =>
        new FamilyLimits(_region).ApplyAsync(family, limit, plan, cancellationToken);

    public ValueTask<IReadOnlyList<ArchivedRevision>> ReadFamilyAsync(
        string family, int after, int maxResults, CancellationToken cancellationToken = default) =>
        new FamilyListing(_region).ArchiveAsync(family, after, maxResults, cancellationToken);

    public ValueTask<IReadOnlyList<TaskDefinitionDocument>> RestoreFamilyAsync(
        string family, int latestRevision, IReadOnlyList<ArchivedRevision> revisions, CancellationToken cancellationToken = default) =>
        throw RemoteErrors.NotAvailable("Restoring revisions under their own numbers is", _region.Place);

    public ValueTask<HistoryPage> GetHistoryAsync(
        HistoryQuery query, HistoryCursor? cursor = null, CancellationToken cancellationToken = default) =>
        new TrailHistory(_region).ReadAsync(query, cursor?.Place as TrailPlace, cancellationToken);
}
