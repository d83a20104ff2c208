using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EcsTaskDef.Remote.Tests.Hosting;

namespace EcsTaskDef.Remote.Tests;

/// <summary>A registry that we did not write: moto's.</summary>
public sealed class MotoTests : IDisposable
{
    private const string Missing = "'python3 -c \"import moto.server\"' does not run here";

    private Process? _moto;

    public void Dispose()
    {
        if (_moto is { HasExited: false }) _moto.Kill(entireProcessTree: true);
        _moto?.Dispose();
    }

    [Fact]
    public async Task Revisions_are_registered_listed_limited_and_seen_in_use()
    {
        IRegistry registry = (await StartAsync()).GetRegistry("eu-west-1", Remotes.User);
        for (int i = 1; i <= 4; i++)
        {
            RegisterTaskDefinitionResponse made =
                await registry.RegisterTaskDefinitionAsync(FaultTests.Request("web", $"busybox:{i}"), Stop);
            Assert.Equal(i, made.TaskDefinition.Value.Revision);
        }

        RegistrationResult same = await registry.RegisterAsync(FaultTests.Request("web", "busybox:4"), new() { IfChanged = true }, Stop);
        Assert.False(same.Registered);
        await registry.CreateClusterAsync(new() { ClusterName = "default" }, Stop);
        await registry.CreateServiceAsync(new() { ServiceName = "shop", TaskDefinition = "web:1", DesiredCount = 1 }, Stop);
        FamilyLimit limit = new() { Keep = 1 };
        IReadOnlyList<FamilyLimitItem> plan = await registry.PlanLimitAsync("web", limit, Stop);
        Assert.Equal(
            "web:4 LatestActive, web:3 BeyondKeep, web:2 BeyondKeep, web:1 InUse",
            string.Join(", ", plan.Select(static one => $"{one} {one.Reason}")));
        IReadOnlyList<FamilyLimitItem> done = await registry.ApplyLimitAsync("web", limit, plan, Stop);
        Assert.All(done, static one => Assert.Null(one.Error));
        Assert.Equal("web:3 web:2", string.Join(' ', done));
        Assert.Equal(2, (await registry.GetFamilyAsync("web", Stop))!.ActiveCount);
        Assert.Equal("123456789012", registry.Account);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<RemoteRegistryHost> StartAsync()
    {
        Assert.SkipUnless(await RunsAsync(), Missing);
        int port = FreePort.Find();
        _moto = Process.Start(new ProcessStartInfo("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _moto.OutputDataReceived += static (_, _) => { };
        _moto.ErrorDataReceived += static (_, _) => { };
        _moto.BeginOutputReadLine();
        _moto.BeginErrorReadLine();
        for (int i = 0; i < 300; i++)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(IPAddress.Loopback, port, Stop);
                break;
            }
            catch (SocketException)
            {
                await Task.Delay(100, Stop);
            }
        }

        return Remotes.Open(new Uri($"http://127.0.0.1:{port}"));
    }

    private static async Task<bool> RunsAsync()
    {
        try
        {
            return (await Programs.RunAsync(new ProcessStartInfo("python3", ["-c", "import moto.server"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            }, TimeSpan.FromSeconds(60))).ExitCode == 0;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or TimeoutException)
        {
            return false;
        }
    }
}
