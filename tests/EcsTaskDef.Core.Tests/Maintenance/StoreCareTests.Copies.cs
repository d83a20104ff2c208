using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Core.Tests.Maintenance;

// Backup and restore.
public sealed partial class StoreCareTests
{
    [Fact]
    public async Task A_backup_opens_as_a_store_and_has_everything()
    {
        string[] before = await Documents(Whole);
        StoreBackup backup = Care(Whole).Backup(Other);
        Assert.Equal(5, Assert.Single(backup.Regions).Sequence);
        Assert.Equal(before, await Documents(Other));
        Assert.Empty(Care(Other).Test());
        Assert.Equal("StoreCopyExists", Assert.Throws<EcsException>(() => Care(Whole).Backup(Other)).Code);
        Assert.Equal("StoreCopyInside", Assert.Throws<EcsException>(() => Care(Whole).Backup(Path.Combine(Whole, "b"))).Code);
    }

    [Fact]
    public async Task A_backup_ends_after_the_change_that_was_asked_for()
    {
        StoreBackup backup = Care(Whole).Backup(Other, new StoreCopyRange { Sequence = 3 });
        Assert.Equal(3, Assert.Single(backup.Regions).Sequence);
        Assert.Equal(["api:1", "web:1", "web:2"], (await Documents(Other)).Select(static text => text.Split(' ')[0]));
        Care(Whole).Backup(Other + "2", new StoreCopyRange { Before = new DateTimeOffset(2026, 9, 16, 12, 0, 0, TimeSpan.Zero) });
        using Shop shop = new(Other + "2");
        Assert.Equal(3, await shop.Count());
    }

    [Fact]
    public async Task A_backup_before_a_removal_leaves_out_what_compaction_dropped_since_and_keeps_its_number()
    {
        using (Shop shop = new(Whole))
        {
            await shop.Register("gone");
            await shop.Remove("gone", 1);
            shop.Region.Optimize(apply: true, CancellationToken.None);
        }

        StoreBackup backup = Care(Whole).Backup(Other, new StoreCopyRange { Sequence = 6 });
        Assert.Equal(["gone:1"], Assert.Single(backup.Regions).Missing);
        using Shop copy = new(Other);
        Assert.Equal(2, await copy.Register("gone"));
    }

    [Fact]
    public async Task A_restore_puts_the_other_store_aside_and_open_processes_see_the_new_one()
    {
        Care(Whole).Backup(Other, new StoreCopyRange { Sequence = 2 });
        string[] before = await Documents(Whole);
        using Shop open = new(Whole);
        Assert.Equal(3, await open.Latest());
        Assert.Equal("StoreCopyExists", Assert.Throws<EcsException>(() => Care(Other).Restore(Whole, force: false)).Code);
        StoreBackup restored = Care(Other).Restore(Whole, force: true);
        Assert.Equal(2, await open.Latest());
        Assert.Equal(before, await Documents(restored.Replaced!));
        Assert.Equal(3, await open.Register());
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(6L)]
    public void A_change_outside_the_history_is_refused_with_what_there_is(long sequence)
    {
        StoreCopyRange range = new() { Sequence = sequence };
        foreach (Action copy in new Action[]
        {
            () => Care(Whole).Backup(Other, range), () => Care(Whole).Restore(Other, force: true, range),
            () => Care(Whole).PlanBackup(Other, range), () => Care(Whole).PlanRestore(Other, force: true, range),
        })
        {
            EcsException fault = Assert.Throws<EcsException>(copy);
            Assert.Equal("StoreHistoryRange", fault.Code);
            Assert.Contains($"Change {sequence} ", fault.Message, StringComparison.Ordinal);
            const string There = "eu-west-1 has changes 1 (2026-09-16T12:00:00.000Z) to 5 (2026-09-16T12:00:00.000Z)";
            Assert.Contains(There, fault.Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Other));
        }
    }

    [Fact]
    public void A_time_before_the_history_is_refused_and_one_behind_it_means_everything()
    {
        DateTimeOffset first = new(2026, 9, 16, 12, 0, 0, TimeSpan.Zero);
        StoreCopyRange tooEarly = new() { Before = first.AddMilliseconds(-1) };
        EcsException fault = Assert.Throws<EcsException>(() => Care(Whole).Backup(Other, tooEarly));
        Assert.Equal("StoreHistoryRange", fault.Code);
        Assert.Equal(5, Assert.Single(Care(Whole).Backup(Other, new StoreCopyRange { Before = first.AddYears(1) }).Regions).Sequence);
    }

    [Fact]
    public async Task A_plan_says_which_regions_are_copied_and_which_are_emptied_and_refuses_what_the_copy_would()
    {
        Care(Whole).Backup(Other);
        await Register(Whole, "us-east-1");
        StoreCopyPlan plan = Care(Other).PlanRestore(Whole, force: true);
        Assert.Equal((Other, Whole), (plan.Source, plan.Target));
        Assert.Equal([Shop.RegionName], plan.Regions);
        Assert.Equal(["us-east-1"], plan.Emptied);
        Assert.Empty(Care(Other).PlanRestore(Whole, force: true, new StoreCopyRange { Region = Shop.RegionName }).Emptied);
        StoreCare none = Care(Other + "-no");
        foreach (Func<object> refused in new Func<object>[] { () => none.PlanRestore(Whole, true), () => none.Restore(Whole, true) })
            Assert.Equal("StoreMissing", Assert.Throws<EcsException>(refused).Code);
        foreach (Func<object> refused in new Func<object>[]
        {
            () => Care(Whole).PlanRestore(Whole, true), () => Care(Whole).Restore(Whole, true), () => Care(Whole).Backup(Whole),
        })
            Assert.Equal("StoreCopyItself", Assert.Throws<EcsException>(refused).Code);
        Assert.Contains("-Force", Assert.Throws<EcsException>(() => Care(Other).Restore(Whole, false)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-Force", Assert.Throws<EcsException>(() => Care(Other).Backup(Whole)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_store_is_not_copied_and_nothing_is_left_of_the_attempt()
    {
        Break(2);
        string parent = Path.GetDirectoryName(Other)!;
        Assert.Equal("StoreCopyDamaged", Assert.Throws<EcsException>(() => Care(Broken).Backup(Other)).Code);
        Assert.Empty(Directory.GetDirectories(parent, Path.GetFileName(Other) + "*"));
        Assert.Equal("StoreMissing", Assert.Throws<EcsException>(() => Care(Other).Test()).Code);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_backup_made_while_others_write_is_whole()
    {
        using Shop shop = new(Whole);
        using CancellationTokenSource stop = new();
        Task writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await shop.Register("busy");
        });
        for (int i = 0; i < 5; i++)
        {
            string target = Other + i;
            StoreBackup backup = Care(Whole).Backup(target);
            Assert.DoesNotContain(Care(Whole).Test(), static f => f.Severity == FindingSeverity.Error);
            using Shop copy = new(target);
            Assert.Equal(backup.Regions[0].Sequence - 5, await copy.Latest("busy"));
        }

        stop.Cancel();
        await writer;
    }
}
