using EcsTaskDef.Engine.Facts;

namespace EcsTaskDef.Engine.TaskDefinitions;

/// <summary>
/// What a registration quota refuses (docs/ECS.md §3.3 [seen]; when ECS does so exactly is not known). Both are decided
/// from stored facts where nobody else changes the region, so they hold for all processes of a store.
/// </summary>
internal static class QuotaRule
{
    /// <summary>
    /// One registration more in this second: <c>Rate exceeded</c> when there were as many as the quota lets through.
    /// </summary>
    public static QuotaFact Count(QuotaFact? before, int quota, DateTimeOffset now)
    {
        long second = now.ToUnixTimeSeconds();
        int count = before?.Second == second ? before.Count : 0;
        if (count >= quota) throw EcsErrors.Throttling();
        return new QuotaFact { Second = second, Count = count + 1 };
    }

    /// <summary>
    /// Somebody else has registered a revision of the family since this registration began.
    /// </summary>
    /// <param name="begun">The family's latest revision when it began.</param>
    /// <param name="now">The same now.</param>
    public static void DemandAlone(int begun, int now)
    {
        if (begun != now) throw EcsErrors.Client(SR.TooManyConcurrent, SR.AdviceConcurrent);
    }
}
