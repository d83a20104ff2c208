using EcsTaskDef.Storage;

namespace EcsTaskDef.PostgreSql.Tests;

internal static class StoreEvents
{
    private static readonly DateTimeOffset s_start = new(2026, 9, 16, 12, 0, 0, 123, TimeSpan.Zero);

    public static RevisionRegistered Registered(string family, int revision) =>
        new(family, revision, s_start.AddMilliseconds(revision), Encoding.UTF8.GetBytes($$"""{"revision":{{revision}}}"""), []);
}
