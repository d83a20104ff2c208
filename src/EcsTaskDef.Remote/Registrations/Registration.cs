using EcsTaskDef.Comparison;
using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;
using EcsTaskDef.Rules.Refusals;

namespace EcsTaskDef.Remote.Registrations;

/// <summary>
/// Registers a revision. Nothing tells ECS that two requests are one, so one whose answer was lost is looked for before it is sent again.
/// </summary>
internal sealed class Registration(RemoteRegion region)
{
    private const int Attempts = 3;

    // ECS's clock and this one differ by this at most, or requests would be refused.
    private static readonly TimeSpan s_clocks = TimeSpan.FromMinutes(5);

    // A request whose connection broke may still be under way.
    private static readonly TimeSpan[] s_looks = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5)];

    public async ValueTask<RegisterTaskDefinitionResponse> RegisterAsync(
        RegisterTaskDefinitionRequest request, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            DateTimeOffset sent = region.Clock.GetUtcNow();
            try
            {
                RegisterTaskDefinitionResponse answer = await region
                    .CallAsync<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse>(
                        "RegisterTaskDefinition", request, cancellationToken).ConfigureAwait(false);
                return Keep(answer);
            }
            catch (EcsException unknown) when (unknown.Code == RemoteErrors.OutcomeUnknown)
            {
                if (await LookAsync(request, sent, unknown, cancellationToken).ConfigureAwait(false) is { } found) return Keep(found);

                // Nothing was answered in time: it may still be carried out, so no second one is sent.
                if (attempt == Attempts || IsTimeout(unknown)) throw;
            }
        }
    }

    public async ValueTask<RegistrationResult> RegisterAsync(
        RegisterTaskDefinitionRequest request, RegistrationOptions options, CancellationToken cancellationToken)
    {
        RegistrationRules.Demand(options);
        DescribeTaskDefinitionResponse? latest = (options.IfChanged || options.CopyTags) && request.Family is { Length: > 0 } family
            ? await region.TryDescribeAsync(family, cancellationToken).ConfigureAwait(false) : null;
        IReadOnlyList<Tag> given = request.Tags ?? [], known = latest?.Tags ?? [];
        IReadOnlyList<Tag> wanted = options.CopyTags ? RegistrationRules.Merge(known, given) : given;
        if (wanted.Count > TagsRule.MaxTags) throw TagsRule.TooMany("$.tags").ToException();
        RegisterTaskDefinitionRequest complete = request with { Tags = wanted.Count > 0 ? wanted : request.Tags };
        if (options.IfChanged && latest is not null && IsSame(complete with { Tags = wanted.Count > 0 ? wanted : null }, latest))
        {
            // ECS would refuse it, changed or not.
            RegistrationRules.Judge(request, region);
            return Result(latest.TaskDefinition, known, registered: false);
        }

        RegisterTaskDefinitionResponse answer = await RegisterAsync(complete, cancellationToken).ConfigureAwait(false);
        return Result(answer.TaskDefinition, wanted, registered: true);
    }

    private RegisterTaskDefinitionResponse Keep(RegisterTaskDefinitionResponse answer)
    {
        region.RegistrationTimes.Remember(answer.TaskDefinition.Value);
        region.Given.Add(answer.TaskDefinition.Value);
        return answer;
    }

    // Null when it is not there.
    private async ValueTask<RegisterTaskDefinitionResponse?> LookAsync(
        RegisterTaskDefinitionRequest request, DateTimeOffset sent, EcsException unknown, CancellationToken cancellationToken)
    {
        foreach (TimeSpan wait in s_looks)
        {
            await Task.Delay(wait, region.Clock, cancellationToken).ConfigureAwait(false);
            List<DescribeTaskDefinitionResponse> same = await FindAsync(request, sent, cancellationToken).ConfigureAwait(false);
            if (same.Count == 1) return new RegisterTaskDefinitionResponse { TaskDefinition = same[0].TaskDefinition, Tags = request.Tags };
            if (same.Count > 1)
            {
                string names = string.Join(", ", same.Select(static one => one.TaskDefinition.Value.ToString()));
                throw RemoteErrors.Unknown("RegisterTaskDefinition", $"{names} are the same, and any of them may be it.", unknown);
            }
        }

        return null;
    }

    // New revisions of the family with this definition, by this caller as far as ECS says.
    private async ValueTask<List<DescribeTaskDefinitionResponse>> FindAsync(
        RegisterTaskDefinitionRequest request, DateTimeOffset sent, CancellationToken cancellationToken)
    {
        List<DescribeTaskDefinitionResponse> same = [];
        if (request.Family is not { Length: > 0 } family) return same;
        string? caller = (await region.GetIdentityAsync(cancellationToken).ConfigureAwait(false)).Arn;
        ListedRevision[] active =
            await region.Registry.OfFamilyAsync(family, [RevisionStatus.Active], cancellationToken).ConfigureAwait(false);
        foreach (ListedRevision one in active)
        {
            if (region.Given.Contains(one.Arn)) continue;
            if (await region.TryDescribeAsync(one.Arn, cancellationToken).ConfigureAwait(false) is not { } described) continue;
            TaskDefinition definition = described.TaskDefinition.Value;
            if (definition.RegisteredAt < sent - s_clocks) break;
            if (caller is not null && definition.RegisteredBy is { } by && by != caller) continue;
            if (IsSame(request, described)) same.Add(described);
        }

        return same;
    }

    private bool IsSame(RegisterTaskDefinitionRequest request, DescribeTaskDefinitionResponse revision) =>
        NormalForm.Of(RegistrationRules.WithRoles(request, region)).IsSame(NormalForm.Of(revision.TaskDefinition, revision.Tags));

    private static bool IsTimeout(EcsException unknown) => unknown.InnerException is EcsException { Code: "RemoteTimeout" };

    private static RegistrationResult Result(TaskDefinitionDocument document, IReadOnlyList<Tag> tags, bool registered) =>
        new() { TaskDefinition = document, Tags = tags.Count > 0 ? tags : null, Registered = registered };
}
