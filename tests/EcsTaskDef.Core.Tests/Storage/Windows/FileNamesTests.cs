using EcsTaskDef.Core.Tests.Storage.Json;
using EcsTaskDef.Engine;
using EcsTaskDef.Maintenance;

namespace EcsTaskDef.Core.Tests.Storage.Windows;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("con")]
    [InlineData("PRN")]
    [InlineData("aux.json")]
    [InlineData("nul.3.json")]
    [InlineData("nul .txt")]
    [InlineData("nul:")]
    [InlineData("com0")]
    [InlineData("COM1")]
    [InlineData("com¹")]
    [InlineData("lpt9")]
    [InlineData("LPT³.txt")]
    [InlineData("CONIN$")]
    [InlineData("conout$")]
    public void A_device_is_one_in_any_case_and_with_any_extension(string name)
    {
        Assert.True(FileNames.IsDevice(name));
        Assert.False(FileNames.IsPortable(name));
    }

    [Theory]
    [InlineData("web")]
    [InlineData("console")]
    [InlineData("com")]
    [InlineData("com10")]
    [InlineData("com-1")]
    [InlineData("comx")]
    [InlineData("a.con")]
    [InlineData("null")]
    [InlineData("con~")]
    [InlineData("lpt⁴")]
    public void What_only_looks_like_a_device_is_none(string name)
    {
        Assert.False(FileNames.IsDevice(name));
        Assert.True(FileNames.IsPortable(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("web.")]
    [InlineData("web ")]
    [InlineData("a:b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a*")]
    [InlineData("a\tb")]
    [InlineData("a\u0000")]
    public void A_name_that_some_system_changes_or_refuses_is_not_portable(string name) => Assert.False(FileNames.IsPortable(name));

    [Fact]
    public void A_name_is_at_most_255_characters_long()
    {
        Assert.True(FileNames.IsPortable(new string('a', 255)));
        Assert.False(FileNames.IsPortable(new string('a', 256)));
    }

    [Theory]
    [InlineData("con")]
    [InlineData("prn")]
    [InlineData("aux")]
    [InlineData("nul")]
    [InlineData("com1")]
    [InlineData("lpt9")]
    public void A_device_is_no_region_on_any_system(string region)
    {
        Assert.False(Regions.IsSafeName(region));
        using TemporaryFolder folder = new();
        using Shop shop = new(folder.Location);
        EcsException refusal = Assert.Throws<EcsException>(() => shop.Store.OpenRegion(region));
        Assert.Equal("StoreRegionInvalid", refusal.Code);
        Assert.Contains("devices", refusal.Message, System.StringComparison.Ordinal);
        using RegistryHost host = RegistryHost.Open(new RegistryHostOptions { StorePath = folder.Location, Clock = new TestClock() });
        Assert.Equal("StoreRegionInvalid", Assert.Throws<EcsException>(() => host.GetRegistry(region, "tester")).Code);
        Assert.False(System.IO.Directory.Exists(folder.Location));
    }

    [Theory]
    [InlineData("con")]
    [InlineData("nul")]
    [InlineData("00000000000.")]
    public void A_device_is_no_account(string account)
    {
        using TemporaryFolder folder = new();
        Assert.Equal("StoreAccountInvalid", Assert.Throws<EcsException>(() => new Shop(folder.Location, account: account).Dispose()).Code);
    }

    [Theory]
    [InlineData("nul")]
    [InlineData("aux.backup")]
    [InlineData("COM¹")]
    public async System.Threading.Tasks.Task A_copy_of_a_store_is_not_put_into_a_device(string name)
    {
        using TemporaryFolder folder = new();
        using (Shop shop = new(folder.Location)) await shop.Register();
        StoreCare care = new(new RegistryHostOptions { StorePath = folder.Location, Clock = new TestClock() });
        string target = System.IO.Path.Combine(folder.Root, name);
        foreach (EcsException refusal in new[]
        {
            Assert.Throws<EcsException>(() => care.Backup(target)),
            Assert.Throws<EcsException>(() => care.Restore(target, force: true)),
        })
        {
            Assert.Equal("StorePathInvalid", refusal.Code);
            Assert.Contains("device", refusal.Message, System.StringComparison.Ordinal);
        }

        Assert.Equal(["store"], System.IO.Directory.GetFileSystemEntries(folder.Root).Select(System.IO.Path.GetFileName));
    }
}
