using EcsTaskDef.PowerShell.Serving;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>How a server is found and started, without starting one.</summary>
[Trait("Category", "Fast")]
public sealed class ServingTests
{
    [Fact]
    public void DOTNET_ROOT_comes_before_the_PATH()
    {
        var variables = new Dictionary<string, string?> { ["DOTNET_ROOT"] = "/r", ["PATH"] = "/a::/r:/b" };
        Assert.Equal(["/r/dotnet", "/a/dotnet", "/b/dotnet"], DotNetHost.Candidates(variables.GetValueOrDefault, isWindows: false));
        Assert.Empty(DotNetHost.Candidates(static _ => null, isWindows: false));
        Assert.Equal("dotnet.exe", DotNetHost.Candidates(static name => name == "PATH" ? "C:" : null, isWindows: true).Single()[^10..]);
    }

    [Fact]
    public void The_first_dotnet_with_the_runtime_is_taken()
    {
        var runtimes = new Dictionary<string, string>
        {
            ["old"] = "Microsoft.AspNetCore.App 8.0.1 [/x]\nMicrosoft.NETCore.App 10.0.1 [/x]\n",
            ["new"] = "Microsoft.AspNetCore.App 9.0.1 [/x]\r\nMicrosoft.AspNetCore.App 10.0.12 [/x]\r\n",
            ["newest"] = "Microsoft.AspNetCore.App 100.0.1 [/x]\n",
        };
        Assert.Equal("new", DotNetHost.Choose(["old", "new", "never asked"], dotnet => runtimes[dotnet]));

        EcsException refusal = Assert.Throws<EcsException>(() => DotNetHost.Choose(["old", "newest"], dotnet => runtimes[dotnet]));
        Assert.Equal("The server needs the ASP.NET Core Runtime 10.0, and dotnet has 8.0.1, 100.0.1.", refusal.Message);
    }

    [Fact]
    public void The_command_line_is_quoted()
    {
        var start = new ServerStart
        {
            Program = "C:\\my modules\\server.dll", DotNet = "dotnet", Port = 4580, Store = "C:\\a \"b\"\\", Region = "eu-west-1",
            RemovalDelay = TimeSpan.FromSeconds(1.5), Clock = "+01:30:00", Patience = TimeSpan.FromSeconds(1),
        };
        Assert.Equal(
            "\"C:\\my modules\\server.dll\" \"--until-input-closes\" \"--urls=http://127.0.0.1:4580\" "
            + "\"--store=C:\\a \\\"b\\\"\\\\\" \"--region=eu-west-1\" \"--removal-delay=2s\" \"--clock=+01:30:00\"",
            start.CommandLine);
    }
}
