using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>Who may read a file of credentials on Windows.</summary>
public sealed class AccessListTests
{
    private const string Ana = "S-1-5-21-1-2-3-1001", Bob = "S-1-5-21-1-2-3-1002", System = "S-1-5-18", Administrators = "S-1-5-32-544",
        Users = "S-1-5-32-545", Everyone = "S-1-1-0", OwnerRights = "S-1-3-4";

    private const uint FullControl = 0x1F01FF, Read = 0x120089, ReadAttributes = 0x80, Append = 0x4, ChangePermissions = 0x40000,
        GenericRead = 0x80000000;

    [Fact]
    public void A_file_of_the_users_own_folder_is_the_users_alone()
    {
        Assert.True(AccessList.IsUsersAlone(Ana, Ana, [(System, FullControl), (Administrators, FullControl), (Ana, FullControl)]));
        Assert.True(AccessList.IsUsersAlone(Ana, Administrators, [(OwnerRights, FullControl), (Ana, Read)]));
        Assert.True(AccessList.IsUsersAlone(Ana, Ana, [(Ana, FullControl), (Users, ReadAttributes)]));
    }

    [Theory]
    [InlineData(Users, Read)]
    [InlineData(Everyone, GenericRead)]
    [InlineData(Bob, 1u)]
    [InlineData(Bob, Append)]
    [InlineData(Bob, ChangePermissions)]
    public void What_another_can_read_or_change_is_not(string sid, uint rights) =>
        Assert.False(AccessList.IsUsersAlone(Ana, Ana, [(Ana, FullControl), (sid, rights)]));

    [Fact]
    public void A_file_of_another_user_is_not()
    {
        Assert.False(AccessList.IsUsersAlone(Ana, Bob, [(Ana, Read)]));
        Assert.False(AccessList.IsUsersAlone(Ana, null, [(Ana, Read)]));
    }

    [Fact]
    public async Task On_Windows_the_real_program_refuses_a_file_that_others_can_read()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere a file has a mode.");
        using TemporaryFolder folder = new(mayStayInUse: true);
        string keys = folder.Combine("keys");
        await File.WriteAllTextAsync(
            keys, "[default]\naws_access_key_id=AKID\naws_secret_access_key=secret\n", TestContext.Current.CancellationToken);
        await Icacls(keys, "/grant", "*S-1-1-0:R");
        (int exitCode, _, string error) = await ServerProcess.RunAsync(
            "--store", folder.Combine("store"), "--credentials", keys, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains($"icacls \"{keys}\" /inheritance:r /grant:r *S-1-3-4:F", error, StringComparison.Ordinal);
    }

    private static async Task Icacls(string file, params string[] arguments)
    {
        using var process = global::System.Diagnostics.Process.Start("icacls", [file, .. arguments]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(process.ExitCode == 0, "There is no icacls that sets access lists.");
    }
}
