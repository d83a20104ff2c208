using EcsTaskDef.Planning;
using EcsTaskDef.Remote.Errors;

namespace EcsTaskDef.Remote.Registrations;

/// <summary>
/// Registers many definitions: those of one family one after the other, in their order, and several families at once. ECS has no change
/// of many; what was registered before an error stays.
/// </summary>
internal sealed class RegistrationBatch(RemoteRegion region)
{
    private const int FamiliesAtOnce = 4;

    public async ValueTask<IReadOnlyList<RegistrationOutcome>> RegisterAsync(
        IReadOnlyList<RegisterTaskDefinitionRequest> requests, RegistrationOptions options, bool stopAtFirstError,
        CancellationToken cancellationToken)
    {
        if (requests.Count > RegistrationOptions.MaxBatch)
            throw new ArgumentOutOfRangeException(nameof(requests), requests.Count, $"At most {RegistrationOptions.MaxBatch} definitions.");
        RegistrationRules.Demand(options);
        RegistrationOutcome[] outcomes = new RegistrationOutcome[requests.Count];
        EcsException? fault = null;
        if (stopAtFirstError)
        {
            for (int i = 0; i < requests.Count; i++)
            {
                await RegisterOneAsync(i, cancellationToken).ConfigureAwait(false);
                if (outcomes[i].Error is not null) return outcomes[..(i + 1)];
            }

            return outcomes;
        }

        int[][] families = [.. Enumerable.Range(0, requests.Count).GroupBy(i => requests[i].Family ?? "", StringComparer.Ordinal)
            .Select(static family => family.ToArray())];
        await Bounded.SelectAsync(families, async (numbers, token) =>
        {
            foreach (int i in numbers) await RegisterOneAsync(i, token).ConfigureAwait(false);
            return true;
        }, cancellationToken, FamiliesAtOnce).ConfigureAwait(false);
        return outcomes;

        async ValueTask RegisterOneAsync(int i, CancellationToken token)
        {
            // What is wrong with the connection is wrong for the rest.
            if (Volatile.Read(ref fault) is { } known)
            {
                outcomes[i] = new RegistrationOutcome { Error = RemoteErrors.NotTried(known) };
                return;
            }

            try
            {
                outcomes[i] = new RegistrationOutcome
                {
                    Result = await new Registration(region).RegisterAsync(requests[i], options, token).ConfigureAwait(false),
                };
            }
            catch (EcsException error)
            {
                if (error.Kind == EcsErrorKind.Fault) Volatile.Write(ref fault, error);
                outcomes[i] = new RegistrationOutcome { Error = error };
            }
        }
    }
}
