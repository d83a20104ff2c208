using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Scheduling;

/// <summary>
/// The "up to 10-minute window" after a deregistration in which a revision may still be started from (docs/ECS.md §4.8
/// [doc]). Measured was an immediate refusal, so the window is 0 unless set.
/// </summary>
internal static class PropagationRule
{
    public static bool MayStill(RuntimeSettings settings, RevisionFact revision, DateTimeOffset now)
    {
        if (settings.PropagationWindow == TimeSpan.Zero || revision.DeregisteredAt is not { } deregistered) return false;

        // With a seed refusal sets in somewhere within the window: always at the same place for a seed and a revision.
        double part = settings.PropagationSeed is { } seed
            ? Ids.Fraction(Number(seed), revision.Family, Number(revision.Revision))
            : 1;
        return now - deregistered < TimeSpan.FromTicks((long)(settings.PropagationWindow.Ticks * part));

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
