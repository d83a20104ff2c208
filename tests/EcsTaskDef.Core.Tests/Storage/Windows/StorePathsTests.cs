using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Maintenance;
using EcsTaskDef.Storage;
using EcsTaskDef.Storage.Json;

namespace EcsTaskDef.Core.Tests.Storage.Windows;

public sealed class StorePathsTests
{
    [Theory]
    [InlineData(@"C:\store", true)]
    [InlineData("c:/store", true)]
    [InlineData(@"\\server\share\store", true)]
    [InlineData("//server/share", true)]
    [InlineData(@"\\?\C:\store", true)]
    [InlineData(@"\store", false)]
    [InlineData("/store", false)]
    [InlineData("C:store", false)]
    [InlineData("C:", false)]
    [InlineData("store", false)]
    [InlineData(@"1:\store", false)]
    [InlineData("", false)]
    public void A_full_path_of_Windows_names_the_drive_and_the_folder(string path, bool isFull) =>
        Assert.Equal(isFull, StorePaths.IsFull(path, isWindows: true));

    [Theory]
    [InlineData("/store", true)]
    [InlineData("store", false)]
    [InlineData(@"C:\store", false)]
    [InlineData("", false)]
    public void Elsewhere_it_begins_with_a_slash(string path, bool isFull) =>
        Assert.Equal(isFull, StorePaths.IsFull(path, isWindows: false));

    [Theory]
    [InlineData(@"\\server\share", true)]
    [InlineData("//server/share", true)]
    [InlineData(@"\\?\UNC\server\share", true)]
    [InlineData(@"\\?\unc\server\share", true)]
    [InlineData(@"\\?\C:\store", false)]
    [InlineData("//?/C:/store", false)]
    [InlineData(@"\\.\C:\store", false)]
    [InlineData(@"\\?\Volume{01234567-89ab-cdef-0123-456789abcdef}\store", false)]
    [InlineData(@"C:\store", false)]
    [InlineData("/store", false)]
    public void A_share_is_on_another_machine_and_a_prefix_alone_is_not(string path, bool isShare) =>
        Assert.Equal(isShare, StorePaths.IsShare(path));

    [Theory]
    [InlineData(@"\\?\C:\store", @"C:\store")]
    [InlineData(@"\\.\c:\store", @"c:\store")]
    [InlineData(@"\\?\UNC\server\share", @"\\server\share")]
    [InlineData(@"\\?\Volume{0}\x", @"\\?\Volume{0}\x")]
    [InlineData(@"C:\store", @"C:\store")]
    public void The_prefix_that_switches_Windows_rules_off_is_no_part_of_the_path(string path, string expected) =>
        Assert.Equal(expected, StorePaths.WithoutPrefix(path));

    [Theory]
    [InlineData(@"C:\data\store\copy", @"C:\data\store", true)]
    [InlineData(@"c:\DATA\Store\copy", @"C:\data\store", true)]
    [InlineData("C:/data/store/copy", @"C:\data\store", true)]
    [InlineData(@"\\?\C:\data\store\copy", @"C:\data\store", true)]
    [InlineData(@"C:\data\store", @"C:\data\store\", true)]
    [InlineData(@"C:\data\.\store\\copy", @"C:\data\store", true)]
    [InlineData(@"C:\data\store2", @"C:\data\store", false)]
    [InlineData(@"D:\data\store\copy", @"C:\data\store", false)]
    [InlineData(@"C:\data", @"C:\data\store", false)]
    public void Windows_tells_neither_case_nor_slashes_apart(string path, string folder, bool isInside) =>
        Assert.Equal(isInside, StorePaths.IsInside(path, folder, isWindows: true));

    [Theory]
    [InlineData("/data/store/copy", "/data/store", true)]
    [InlineData("/data//store/./copy", "/data/store/", true)]
    [InlineData("/data/Store/copy", "/data/store", false)]
    [InlineData("/data/store2", "/data/store", false)]
    public void Elsewhere_case_counts(string path, string folder, bool isInside) =>
        Assert.Equal(isInside, StorePaths.IsInside(path, folder, isWindows: false));

    [Theory]
    [InlineData(@"C:\data\store", null)]
    [InlineData(@"C:\data\..\store", null)]
    [InlineData(@"\\server\share\my store", null)]
    [InlineData(@"C:\data\nul", "nul")]
    [InlineData(@"C:\aux.d\store", "aux.d")]
    [InlineData(@"\\?\C:\con\store", "con")]
    [InlineData(@"C:\data\store.", "store.")]
    [InlineData(@"C:\data\store \x", "store ")]
    public void A_device_in_a_path_of_Windows_is_found(string path, string? part) =>
        Assert.Equal(part, StorePaths.PartThatWindowsChanges(path));

    [Fact]
    public void A_store_of_Windows_has_a_full_path_without_devices()
    {
        Assert.Equal("StorePathInvalid", Refusal(@"\store"));
        Assert.Equal("StorePathInvalid", Refusal("C:store"));
        Assert.Equal("StorePathInvalid", Refusal(@"C:\data\nul"));

        static string Refusal(string path) => Assert.Throws<EcsException>(
            () => JsonStore.Open(new RegistryHostOptions { StorePath = path, Clock = new TestClock() }, new WindowsPathsDisk())).Code;
    }

    [Fact]
    public async Task A_copy_into_the_store_itself_is_seen_through_links_and_doubled_slashes()
    {
        using TemporaryFolder folder = new();
        using (Shop shop = new(folder.Location)) await shop.Register();
        StoreCare care = new(new RegistryHostOptions { StorePath = folder.Location, Clock = new TestClock() });
        List<string> targets = [Path.Combine(folder.Location, "copy"), folder.Root + "//store/./copy"];

        // Wine says that it makes links, and makes none.
        string link = Path.Combine(folder.Root, "link");
        Directory.CreateSymbolicLink(link, folder.Location);
        if (Directory.Exists(link)) targets.AddRange([Path.Combine(link, "copy"), Path.Combine(link, "not", "there", "yet")]);
        foreach (string target in targets) Assert.Equal("StoreCopyInside", Assert.Throws<EcsException>(() => care.Backup(target)).Code);
        if (!Directory.Exists(link)) return;
        StoreCare linked = new(new RegistryHostOptions { StorePath = link, Clock = new TestClock() });
        string inside = folder.Combine("store", "copy");
        Assert.Equal("StoreCopyInside", Assert.Throws<EcsException>(() => linked.Backup(inside)).Code);
    }

    [Fact]
    public async Task On_Windows_a_copy_into_the_store_itself_is_seen_in_any_spelling()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere case and slashes make another folder.");
        using TemporaryFolder folder = new();
        using (Shop shop = new(folder.Location)) await shop.Register();
        StoreCare care = new(new RegistryHostOptions { StorePath = folder.Location, Clock = new TestClock() });
        foreach (string spelling in new[]
        {
            folder.Location.ToUpperInvariant(), folder.Location.Replace('\\', '/'), @"\\?\" + folder.Location
        })
            Assert.Equal("StoreCopyInside", Assert.Throws<EcsException>(() => care.Backup(Path.Combine(spelling, "copy"))).Code);
    }

    [Fact]
    public async Task On_Windows_a_path_with_the_prefix_for_long_names_is_no_network()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), @"Elsewhere \\?\ begins a relative path.");
        using TemporaryFolder folder = new();
        using Shop shop = new(@"\\?\" + folder.Location);
        Assert.Equal(1, await shop.Register());
    }

    private sealed class WindowsPathsDisk : Disk
    {
        public override bool HasWindowsPaths => true;
    }
}
