using EcsTaskDef.Engine.Region;
using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>Lists the revisions of one status (docs/ECS.md §4.4).</summary>
internal sealed class ListTaskDefinitions(RegionEngine region)
{
    public async ValueTask<ListTaskDefinitionsResponse> RunAsync(
        ListTaskDefinitionsRequest request, CancellationToken cancellationToken)
    {
        int size = Paging.Size(request.MaxResults);
        RevisionStatus status = RequestRules.DemandStatus(request.Status ?? RevisionStatusNames.Active);
        if (request.Sort is { } sort && !SortOrders.All.Contains(sort)) throw EcsErrors.NotOneOf("sort", SortOrders.All);
        bool descending = request.Sort == SortOrders.Descending;
        string? family = Identifiers.FamilyFilter(request.FamilyPrefix);
        (string, int)? after = request.NextToken is { } token ? ParseToken(token) : null;

        return await region.RecallAsync(request, view =>
        {
            List<string> page = new();
            (string Family, int Revision) last = default;
            string? next = null;
            string prefix = view.Arns.TaskDefinitions;
            foreach ((string Family, int Revision) one in view.Stored.ListRevisions(status, family, after, descending))
            {
                if (status != RevisionStatus.Active && view.GetRevision(one.Family, one.Revision) is null) continue;
                if (page.Count == size)
                {
                    next = FormatToken(last);
                    break;
                }

                page.Add($"{prefix}{one.Family}:{one.Revision}");
                last = one;
            }

            return new ListTaskDefinitionsResponse { TaskDefinitionArns = page.ToArray(), NextToken = next };
        }, static answer => 300 * answer.TaskDefinitionArns.Count, null, cancellationToken).ConfigureAwait(false);
    }

    // ECS's readable token: the last item of the page, {family}::{revision in ten digits} (docs/ECS.md §4.4 [captured]).
    private static string FormatToken((string Family, int Revision) last) =>
        $"{last.Family}::{last.Revision.ToString("D10", CultureInfo.InvariantCulture)}";

    private static (string Family, int Revision) ParseToken(string token)
    {
        int at = token.IndexOf("::", StringComparison.Ordinal);
        if (at > 0 && EcsName.IsValid(token.Substring(0, at))
            && int.TryParse(token.Substring(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int revision))
        {
            return (token.Substring(0, at), revision);
        }

        throw Paging.TokenInvalid;
    }
}
