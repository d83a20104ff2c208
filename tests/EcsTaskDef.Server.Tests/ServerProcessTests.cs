using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

/// <summary>The real program: its exit codes, its one line, its end.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(mayStayInUse: true);

    private string Store => _folder.Combine("store");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_the_server_cleanly(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Assert.SkipWhen(
            signal == "INT" && ServerProcess.InheritsIgnoredInterrupt,
            "These tests run in the background: SIGINT is ignored, by their children too.");
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Store);
        (await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();
        Assert.Equal(0, await server.SignalAsync(signal));
        Assert.Equal("", server.ErrorText);
    }

    [Fact]
    public async Task A_server_of_another_program_leaves_Ctrl_C_to_it_and_ends_with_its_input()
    {
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Store, "--until-input-closes");
        if (!OperatingSystem.IsWindows()) await server.SendAsync("INT");
        (await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();
        Assert.Equal(0, await server.CloseInputAsync());
        Assert.Equal("", server.ErrorText);
    }

    [Fact]
    public async Task A_store_that_another_process_makes_for_another_account_is_refused_and_the_server_lives_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Store, "--account", "111111111111");
        await using (ServerProcess other = await ServerProcess.StartAsync("--store", Store, "--account", "222222222222"))
            (await other.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();

        // A Release build once answered the first of these, and nothing ever after.
        TimeSpan patience = TimeSpan.FromSeconds(20);
        for (int i = 0; i < 4; i++)
        {
            Answer answer = await server.CallAsync("ListTaskDefinitions", "{}").WaitAsync(patience, TestContext.Current.CancellationToken);
            Assert.Contains("StoreAccountMismatch", answer.Text, StringComparison.Ordinal);
            using HttpResponseMessage health = await server.Client
                .GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)
                .WaitAsync(patience, TestContext.Current.CancellationToken);
            Assert.InRange((int)health.StatusCode, 200, 599);
        }

        Assert.Equal(0, await server.SignalAsync("TERM"));
    }

    [Fact]
    public async Task One_line_says_where_the_server_listens_and_where_the_store_is()
    {
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Store, "--account", "123456789012");
        Assert.Equal(
            $"EcsTaskDef {ServerHost.Version} listens on http://127.0.0.1:{server.Address.Port} for account 123456789012, store {Store}",
            server.Greeting);
        Assert.Equal("", server.ErrorText);
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill()
    {
        int acknowledged = 0;
        await using (ServerProcess server = await ServerProcess.StartAsync("--store", Store))
        {
            // Four callers register until the server dies under them.
            Task[] callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                try
                {
                    while (true)
                    {
                        (await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();
                        Interlocked.Increment(ref acknowledged);
                    }
                }
                catch (HttpRequestException)
                {
                }
            })).ToArray();
            while (Volatile.Read(ref acknowledged) < 40) await Task.Delay(10);
            await server.KillAsync();
            await Task.WhenAll(callers);
        }

        await using (ServerProcess server = await ServerProcess.StartAsync("--store", Store))
        {
            JToken latest = (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web"}""")).Ok()["taskDefinition"];
            int revision = (int)latest["revision"]!;

            // A registration may have reached the disk without its answer reaching the caller, never the other way round.
            Assert.InRange(revision, acknowledged, acknowledged + 4);
            int listed = 0;
            string page = "";
            do
            {
                Answer answer = (await server.CallAsync("ListTaskDefinitions", $$"""{"familyPrefix":"web"{{page}}}""")).Ok();
                listed += ((JArray)answer["taskDefinitionArns"]).Count;
                page = answer.Json["nextToken"] is { } token ? $",\"nextToken\":\"{token}\"" : "";
            }
            while (page.Length > 0);
            Assert.Equal(revision, listed);
        }
    }

    [Fact]
    public async Task Two_servers_share_one_store()
    {
        await using ServerProcess one = await ServerProcess.StartAsync("--store", Store);
        await using ServerProcess two = await ServerProcess.StartAsync("--store", Store);
        for (int revision = 1; revision <= 6; revision++)
        {
            ServerProcess server = revision % 2 == 0 ? one : two;
            Assert.Equal(
                revision, (int)(await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok()["taskDefinition"]["revision"]!);
        }

        Assert.Equal(
            (await one.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web"}""")).Ok().Text,
            (await two.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web"}""")).Ok().Text);
    }

    [Fact]
    public async Task The_removal_delay_of_the_command_line_counts()
    {
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Store, "--removal-delay", "0");
        (await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();
        (await server.CallAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""")).Ok();
        (await server.CallAsync("DeleteTaskDefinitions", """{"taskDefinitions":["web:1"]}""")).Ok();
        (await server.CallAsync("DescribeTaskDefinition", """{"taskDefinition":"web:1"}"""))
            .Refused("ClientException", "Unable to describe task definition.");
    }

    [Fact]
    public async Task A_wrong_command_line_is_one_line_and_exit_code_2()
    {
        (int exitCode, string output, string error) = await ServerProcess.RunAsync("--prot", "80");
        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.Equal("Unknown option '--prot'. --help lists the options.", error.TrimEnd());
    }

    [Fact]
    public async Task Help_and_version_go_to_standard_output()
    {
        (int exitCode, string output, string error) = await ServerProcess.RunAsync("--help");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("--removal-delay", output, StringComparison.Ordinal);

        (exitCode, output, error) = await ServerProcess.RunAsync("--version");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"\AEcsTaskDef \d+\.\d+\.\d+\s*\z", output);
    }

    [Fact]
    public async Task A_store_of_another_account_is_refused_with_exit_code_1()
    {
        await using (ServerProcess server = await ServerProcess.StartAsync("--store", Store, "--account", "111111111111"))
            (await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();

        (int exitCode, _, string error) = await ServerProcess.RunAsync(
            "--store", Store, "--account", "222222222222", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains("111111111111", error, StringComparison.Ordinal);
        AssertNoStack(error);
    }

    [Fact]
    public async Task A_store_of_a_newer_format_is_refused_with_exit_code_1_and_left_as_it_is()
    {
        await using (ServerProcess server = await ServerProcess.StartAsync("--store", Store))
            (await server.CallAsync("RegisterTaskDefinition", Minimal("web"))).Ok();

        string path = Path.Combine(Store, "store.json");
        var description = JObject.Parse(await File.ReadAllTextAsync(path));
        JProperty version = description.Properties().First(static p => p.Value.Type == JTokenType.Integer);
        version.Value = 999;
        await File.WriteAllTextAsync(path, description.ToString());
        string before = await File.ReadAllTextAsync(path);

        (int exitCode, _, string error) = await ServerProcess.RunAsync("--store", Store, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains("999", error, StringComparison.Ordinal);
        AssertNoStack(error);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_store_that_cannot_be_understood_is_refused_with_exit_code_1_and_left_as_it_is(string description)
    {
        Directory.CreateDirectory(Store);
        string path = Path.Combine(Store, "store.json");
        await File.WriteAllTextAsync(path, description);
        (int exitCode, _, string error) = await ServerProcess.RunAsync("--store", Store, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains(Store, error, StringComparison.Ordinal);
        AssertNoStack(error);
        Assert.Equal(description, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_file_in_the_place_of_a_store_is_refused_with_exit_code_1_and_left_as_it_is()
    {
        string file = Path.Combine(_folder.Root, "file");
        await File.WriteAllTextAsync(file, "mine");
        (int exitCode, _, string error) = await ServerProcess.RunAsync("--store", file, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains("Give a folder", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        (int exitCode, string output, string error) = await ServerProcess.RunAsync("--store", Store, "--urls", url);
        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.StartsWith($"Cannot listen on {url}: ", error, StringComparison.Ordinal);
        AssertNoStack(error);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", true)]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://127.0.0.2:0", false)]
    public async Task An_address_open_to_others_is_warned_about(string url, bool warned)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS() && url.Contains("127.0.0.2", StringComparison.Ordinal), "macOS has only 127.0.0.1.");
        await using ServerProcess server = await ServerProcess.StartAsync("--store", Store, "--urls", url);
        (await server.CallAsync("ListTaskDefinitions", "{}")).Ok();
        Assert.Equal(warned, server.ErrorText.Contains("there is no authentication", StringComparison.Ordinal));
    }

    private static void AssertNoStack(string error)
    {
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
    }

    private static string Minimal(string family) =>
        $$"""{"family":"{{family}}","containerDefinitions":[{"name":"web","image":"registry.example/web:1","memory":64}]}""";
}
