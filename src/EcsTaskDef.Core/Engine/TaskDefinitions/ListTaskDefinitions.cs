using EcsTaskDef.Rules.Parsing;

namespace EcsTaskDef.Engine;

public sealed partial class LocalRegistry
{
    // docs/ECS.md §4.4, §4.5: 1 to 100, 100 by default.
    private const int MaxPage = 100;

    /// <inheritdoc/>
    public async ValueTask<ListTaskDefinitionsResponse> ListTaskDefinitionsAsync(
        ListTaskDefinitionsRequest request, CancellationToken cancellationToken = default)
    {
        int size = PageSize(request.MaxResults);
        if (!RevisionStatusNames.TryParse(request.Status ?? RevisionStatusNames.Active, out RevisionStatus status)
            || status == RevisionStatus.Removed)
        {
            throw OneOf("status", TaskDefinitionStatuses.All);
        }

        if (request.Sort is { } sort && !SortOrders.All.Contains(sort)) throw OneOf("sort", SortOrders.All);
        bool descending = request.Sort == SortOrders.Descending;
        string? family = Identifiers.FamilyFilter(request.FamilyPrefix);
        (string, int)? after = request.NextToken is { } token ? ParseToken(token) : null;

        return await RecallAsync(request, look =>
        {
            List<string> page = new();
            (string Family, int Revision) last = default;
            string? next = null;
            string prefix = ArnPrefix;
            foreach ((string Family, int Revision) one in look.View.ListRevisions(status, family, after, descending))
            {
                if (status != RevisionStatus.Active && look.GetRevision(one.Family, one.Revision) is null) continue;
                if (page.Count == size)
                {
                    next = FormatToken(last);
                    break;
                }

                page.Add($"{prefix}{one.Family}:{one.Revision}");
                last = one;
            }

            return new ListTaskDefinitionsResponse { TaskDefinitionArns = page.ToArray(), NextToken = next };
        }, static answer => 300 * answer.TaskDefinitionArns.Count, cancellationToken).ConfigureAwait(false);
    }

    private static int PageSize(int? maxResults) => maxResults switch
    {
        null => MaxPage,
        < 1 => throw EcsErrors.InvalidParameter(SR.MaxResultsTooSmall, SR.AdviceMaxResults),
        > MaxPage => throw EcsErrors.InvalidParameter(SR.MaxResultsTooLarge, SR.AdviceMaxResults),
        { } size => size,
    };

    private static EcsException OneOf(string parameter, IEnumerable<string> values) =>
        EcsErrors.InvalidParameter(Texts.Format(SR.EnumParameterInvalid, parameter, string.Join(",", values)));

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

        throw EcsErrors.InvalidParameter(SR.TokenInvalid, SR.AdviceToken);
    }
}
