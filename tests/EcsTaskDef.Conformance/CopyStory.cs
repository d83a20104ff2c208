using EcsTaskDef.Engine;
using EcsTaskDef.Registry;

namespace EcsTaskDef.Conformance;

/// <summary>A registry with a past, and what must be the same in a copy of it.</summary>
public static class CopyStory
{
    public const string Region = "eu-west-1";

    /// <summary>Two callers, notes and tags, every state, a family that is gone, and something that runs.</summary>
    public static async Task FillAsync(RegistryHost host, TestClock clock)
    {
        IRegistry ana = host.GetRegistry(Region, "ana"), bo = host.GetRegistry(Region, "bo");
        for (int i = 1; i <= 5; i++)
        {
            await ana.RegisterAsync(Request("web", i) with { Tags = [Tag("n", $"{i}")] }, new() { Note = $"build {i} <&> \"é\"" });
            clock.Advance(TimeSpan.FromSeconds(7));
        }

        await bo.RegisterManyAsync([Request("api", 1), Request("web", 6), Request("gone", 1), Request("gone", 2)], new());
        await bo.TagResourceAsync(new() { ResourceArn = await ArnAsync(bo, "web:2"), Tags = [Tag("team", "ü"), Tag("empty", "")] });
        await bo.UntagResourceAsync(new() { ResourceArn = await ArnAsync(bo, "web:3"), TagKeys = ["n"] });
        clock.Advance(TimeSpan.FromMinutes(3));
        await ana.DeregisterManyAsync(["web:1", "web:4", "web:6", "gone:1", "gone:2"]);
        await ana.DeleteManyAsync(["web:6", "gone:1", "gone:2"]);
        await bo.CreateClusterAsync(new() { ClusterName = "default", Tags = [Tag("team", "a")] });
        await bo.CreateServiceAsync(new() { ServiceName = "shop", TaskDefinition = "web:2", DesiredCount = 2 });
        clock.Advance(TimeSpan.FromHours(1));
        await ana.RegisterAsync(Request("api", 2), new());
        await ana.DeregisterManyAsync(["web:5"]);
        await ana.DeleteManyAsync(["web:5"]);
        clock.Advance(TimeSpan.FromSeconds(1));
    }

    public static RegisterTaskDefinitionRequest Request(string family, int build) => EcsJson.Read<RegisterTaskDefinitionRequest>(
        Encoding.UTF8.GetBytes(
            $$"""{"family":"{{family}}","containerDefinitions":[{"name":"app","image":"busybox:{{build}}","memory":64}]}"""));

    /// <summary>What the history answers, but for the numbers of the changes: only which events share one.</summary>
    public static async Task<string[]> HistoryAsync(IRegistry registry, bool newestFirst = false)
    {
        List<string> lines = [];
        HistoryCursor? cursor = null;
        long before = -1;
        int change = 0;
        HistoryPage page;
        do
        {
            page = await registry.GetHistoryAsync(new() { IncludeRuntime = true, NewestFirst = newestFirst }, cursor);
            foreach (HistoryRecord one in page.Records)
            {
                if (one.Sequence != before) change++;
                before = one.Sequence;
                lines.Add(string.Join(
                    '|', change, one.Time.ToString("o"), one.Event, one.Name, one.TaskDefinitionArn, one.By, one.Host, one.ProcessId,
                    one.Note, one.Tags is null ? "-" : string.Join(',', one.Tags)));
            }

            cursor = page.Cursor;
        }
        while (!page.IsEnd);
        return [.. lines];
    }

    /// <summary>All families and revisions with their states and tags, and who uses them.</summary>
    public static async Task<string> StateAsync(IRegistry registry)
    {
        StringBuilder text = new();
        foreach (FamilySummary family in await registry.GetFamiliesAsync(null, null, null, 1000))
        {
            text.Append(family.Family).Append(' ').Append(family.LatestRevision).AppendLine();
            foreach (ArchivedRevision one in await registry.ReadFamilyAsync(family.Family, 0, 1000))
                text.Append(Encoding.UTF8.GetString(one.TaskDefinition.Utf8Json.Span)).Append(' ').AppendJoin(',', one.Tags).AppendLine();
            foreach (TaskDefinitionUsage one in await registry.GetFamilyUsageAsync(family.Family, 0, 1000))
                text.AppendJoin(' ', one.TaskDefinitionArn, one.Status, one.Reason, one.Services.Count, one.Tasks.Count).AppendLine();
        }

        return text.ToString();
    }

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private static async Task<string> ArnAsync(IRegistry registry, string name) =>
        (await registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name })).TaskDefinition.Value.TaskDefinitionArn!;
}
