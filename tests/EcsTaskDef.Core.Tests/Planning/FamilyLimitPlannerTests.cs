using EcsTaskDef.Planning;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Core.Tests.Planning;

public sealed class FamilyLimitPlannerTests
{
    private static readonly DateTimeOffset s_now = new(2026, 9, 16, 12, 0, 0, TimeSpan.Zero);

    [Theory]

    // A = ACTIVE, I = INACTIVE, D = DELETE_IN_PROGRESS, small = in use; the oldest first. Below: what becomes of each:
    // . stays, - is deregistered, x is deleted, blank = not in the plan.
    [InlineData("AAAAA", 2, false, 0, "---..")]
    [InlineData("AAAAA", 9, false, 0, ".....")]
    [InlineData("AAAAA", 0, false, 0, "----.")]
    [InlineData("AAAaA", 1, false, 0, "---..")]
    [InlineData("aAAaA", 2, false, 0, ".--..")]
    [InlineData("AIADA", 1, false, 0, "-.- .")]
    [InlineData("AAAII", 1, false, 0, "--...")]
    [InlineData("AAAII", 1, true, 0, "xx.xx")]
    [InlineData("AAAII", 1, true, 2, "xx...")]
    [InlineData("AAAII", 1, true, 3, "x-...")]
    [InlineData("AiIIA", 1, true, 1, "x.x..")]
    [InlineData("IIIII", 1, true, 2, "xxx..")]
    [InlineData("IIDII", 0, true, 0, "xx xx")]
    [InlineData("", 1, true, 0, "")]
    public void Of_each_family_the_right_ones_stay(string family, int keep, bool delete, int keepInactive, string expected) =>
        Assert.Equal(expected, Plan(family, new FamilyLimit { Keep = keep, Delete = delete, KeepInactive = keepInactive }));

    [Fact]
    public void Only_what_is_older_goes()
    {
        // Revision n of five was registered 6 - n days ago.
        FamilyLimit limit = new() { Keep = 1, OlderThan = TimeSpan.FromDays(3) };
        Assert.Equal("--...", Plan("AAAAA", limit));
        Assert.Equal("xx..x", Plan("IAAAI", limit with { Delete = true, OlderThan = null, Keep = 2 }));
        Assert.Equal("xx...", Plan("IAAAI", limit with { Delete = true }));
        Assert.Equal(".....", Plan("AAAAA", limit with { OlderThan = TimeSpan.MaxValue }));
    }

    // Every family of up to five revisions, each in one of five states, under every limit: the promises hold.
    [Fact]
    public void The_promises_hold_for_every_small_family_and_limit()
    {
        int plans = 0;
        for (int length = 0; length <= 5; length++)
            foreach (string family in Words(length))
                foreach (int keep in new[] { 0, 1, 2, 6 })
                    foreach (int keepInactive in new[] { 0, 1, 3 })
                        foreach (bool delete in new[] { false, true })
                            foreach (TimeSpan? age in new TimeSpan?[] { null, TimeSpan.FromDays(2) })
                            {
                                Check(
                                    family, new FamilyLimit { Keep = keep, KeepInactive = keepInactive, Delete = delete, OlderThan = age });
                                plans++;
                            }

        Assert.Equal(3906 * 48, plans);
    }

    private static void Check(string family, FamilyLimit limit)
    {
        string plan = Plan(family, limit);
        string because = $"{family} {limit} {plan}";
        int latest = family.LastIndexOfAny(['A', 'a']);
        for (int i = 0; i < family.Length; i++)
        {
            bool goes = plan[i] is '-' or 'x';
            if (goes) Assert.True(!char.IsLower(family[i]), because);
            if (goes) Assert.True(i != latest, because);
            if (goes && limit.OlderThan is { } age) Assert.True(TimeSpan.FromDays(family.Length - i) > age, because);
            if (plan[i] == '-') Assert.True(family[i] == 'A', because);
            if (plan[i] == 'x') Assert.True(limit.Delete && family[i] is 'A' or 'I', because);
        }

        int kept = Enumerable.Range(0, family.Length).Count(i => family[i] is 'A' or 'a' && plan[i] == '.');
        Assert.True(kept >= Math.Min(Math.Max(limit.Keep, 1), family.Count(static c => c is 'A' or 'a')), because);

        // Doing it and planning anew leaves nothing to do: a second run does nothing.
        string after = string.Concat(family.Select((c, i) => plan[i] == '-' ? 'I' : plan[i] == 'x' ? 'D' : c));
        Assert.True(Plan(after, limit).All(static c => c is '.' or ' '), because);
    }

    private static IEnumerable<string> Words(int length) => length == 0
        ? [""]
        : Words(length - 1).SelectMany(static word => "AaIiD".Select(letter => word + letter));

    private static string Plan(string family, FamilyLimit limit)
    {
        char[] result = new string(' ', family.Length).ToCharArray();
        IEnumerable<FamilyLimitPlanner.Candidate> candidates = Enumerable.Range(1, family.Length).Reverse()
            .Select(n => new FamilyLimitPlanner.Candidate(n, StatusOf(family[n - 1]), s_now.AddDays(n - family.Length - 1), $"arn:{n}"));
        foreach (FamilyLimitItem item in
            FamilyLimitPlanner.Plan("web", "eu-west-1", candidates, limit, s_now, n => char.IsLower(family[n - 1])))
        {
            Assert.Equal(
                item.Action != FamilyLimitAction.Keep,
                item.Reason is FamilyLimitReason.BeyondKeep or FamilyLimitReason.BeyondKeepInactive);
            Assert.Equal(("web", "eu-west-1", $"arn:{item.Revision}"), (item.Family, item.Region, item.TaskDefinitionArn));
            result[item.Revision - 1] = item.Action switch
            {
                FamilyLimitAction.Keep => '.',
                FamilyLimitAction.Deregister => '-',
                _ => 'x',
            };
        }

        return new string(result);
    }

    private static RevisionStatus StatusOf(char letter) => char.ToUpperInvariant(letter) switch
    {
        'A' => RevisionStatus.Active,
        'I' => RevisionStatus.Inactive,
        _ => RevisionStatus.DeleteInProgress,
    };
}
