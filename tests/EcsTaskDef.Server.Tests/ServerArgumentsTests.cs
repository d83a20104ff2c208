namespace EcsTaskDef.Server.Tests;

[Trait("Category", "Fast")]
public sealed class ServerArgumentsTests
{
    private static readonly string s_home = Path.Combine(Path.GetTempPath(), "home");

    [Fact]
    public void Nothing_said_means_the_defaults()
    {
        ServerOptions options = Run();
        Assert.Equal(["http://127.0.0.1:4580"], options.Urls);
        Assert.Equal(Path.Combine(s_home, ".local", "share", "ecs-task-def"), options.StorePath);
        Assert.Null(options.Account);
        Assert.Equal("us-east-1", options.Region);
        Assert.Null(options.RemovalDelay);
    }

    [Fact]
    public void Every_option_is_taken_in_both_notations()
    {
        foreach (string[] args in new string[][]
        {
            [
                "--urls", "http://127.0.0.1:1;http://[::1]:2", "--store", "/s", "--account", "123456789012", "--region", "eu-west-1",
                "--removal-delay", "10s",
            ],
            [
                "--urls=http://127.0.0.1:1;http://[::1]:2", "--store=/s", "--account=123456789012", "--region=eu-west-1",
                "--removal-delay=10s",
            ],
        })
        {
            ServerOptions options = Run(args);
            Assert.Equal(["http://127.0.0.1:1", "http://[::1]:2"], options.Urls);
            Assert.Equal(Path.GetFullPath("/s", s_home), options.StorePath);
            Assert.Equal("123456789012", options.Account);
            Assert.Equal("eu-west-1", options.Region);
            Assert.Equal(TimeSpan.FromSeconds(10), options.RemovalDelay);
        }
    }

    [Fact]
    public void How_tasks_end_is_read_from_a_file()
    {
        RuntimeSettings stored = new() { TaskRuns = new Dictionary<string, TaskRun> { ["web"] = new() } };
        Assert.Same(stored.TaskRuns, Run().OverrideRuntime!(stored).TaskRuns);
        RuntimeSettings changed = Assert.IsType<ServerCommand.Run>(ParseWith(
            """{"migrate": {"runTime": "5s", "exitCode": 1}, "web/app": {"runTime": "00:01:00"}}""", "--task-run", "runs.json"))
            .Options.OverrideRuntime!(stored);
        Assert.Equal(new TaskRun { RunTime = TimeSpan.FromSeconds(5), ExitCode = 1 }, changed.TaskRuns["migrate"]);
        Assert.Equal(new TaskRun { RunTime = TimeSpan.FromMinutes(1) }, changed.TaskRuns["web/app"]);
    }

    [Theory]
    [InlineData("[]", "Expected an object")]
    [InlineData("{", "It is not JSON")]
    [InlineData("""{"web": 5}""", "web: expected an object")]
    [InlineData("""{"web": {"runtime": "5s"}}""", "web: there is no member runtime. They are runTime, exitCode,")]
    [InlineData("""{"web": {"runTime": "soon"}}""", "web: runTime is no length of time")]
    [InlineData("""{"web": {"exitCode": "1"}}""", "web: exitCode is no number")]
    [InlineData("""{"web": {"exitCode": 999}}""", "web: the exit code must be 0 to 255")]
    public void A_file_that_tells_no_runs_is_refused(string text, string expected)
    {
        ServerCommand.Refuse refusal = Assert.IsType<ServerCommand.Refuse>(ParseWith(text, "--task-run", "runs.json"));
        Assert.Contains(expected, refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(s_home, "runs.json"), refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_what_runs_are_replaced_one_by_one()
    {
        RuntimeSettings stored = new() { PropagationSeed = 3, InactiveRetention = TimeSpan.FromDays(1), SimulatedInstances = true };
        Assert.Equal(stored with { SimulatedInstances = false }, Run().OverrideRuntime!(stored));
        RuntimeSettings changed = Run(
            "--simulated-instances", "--clock", "+01:00:00", "--propagation-window", "10m", "--propagation-seed", "-7",
            "--registration-quota", "5", "--inactive-retention", "2d", "--task-delay", "10s").OverrideRuntime!(stored);
        Assert.Equal(
            new RuntimeSettings
            {
                SimulatedInstances = true,
                Clock = ClockSetting.Ahead(TimeSpan.FromHours(1)),
                PropagationWindow = TimeSpan.FromMinutes(10),
                PropagationSeed = -7,
                RegistrationQuota = 5,
                InactiveRetention = TimeSpan.FromDays(2),
                TaskDelays = new TaskDelays { Pending = TimeSpan.FromSeconds(10), Stopping = TimeSpan.FromSeconds(10) },
            },
            changed);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("10s", 10)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    [InlineData("2d", 172800)]
    [InlineData("365d", 31536000)]
    public void Removal_delays(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Run("--removal-delay", text).RemovalDelay);

    [Theory]
    [InlineData("--clock noon", "--clock 'noon' is neither an instant like 2026-11-22T15:34:56Z nor an offset like +01:30:00.")]
    [InlineData("--propagation-window 11m", "--propagation-window '11m' is not a time like 10s, 5m, 1h or 2d, at most 10m, or 0.")]
    [InlineData("--registration-quota 0", "--registration-quota '0' is not a whole number of 1 or more.")]
    [InlineData("--propagation-seed x", "--propagation-seed 'x' is not a whole number.")]
    [InlineData("--simulated-instances --simulated-instances", "--simulated-instances is given twice.")]
    [InlineData("--port 80", "Unknown option '--port'. --help lists the options.")]
    [InlineData("--Store /s", "Unknown option '--Store'. --help lists the options.")]
    [InlineData("-s /s", "Unknown option '-s'. --help lists the options.")]
    [InlineData("serve", "'serve' is not an option. --help lists the options.")]
    [InlineData("--store", "--store needs a value.")]
    [InlineData("--store=", "--store needs a value.")]
    [InlineData("--store --account 123456789012", "--store needs a value.")]
    [InlineData(
        "--store aws:prod",
        "--store 'aws:prod': a server serves a store of its own, since one before AWS would let everybody who reaches it "
            + "act with your credentials. Copy-TaskDefinitionStore makes such a store of it.")]
    [InlineData("--store /a --store /b", "--store is given twice.")]
    [InlineData("--urls ;", "--urls needs a value.")]
    [InlineData("--urls 127.0.0.1:80", "--urls '127.0.0.1:80' is not an address like http://127.0.0.1:4580.")]
    [InlineData("--urls ftp://127.0.0.1:80", "--urls 'ftp://127.0.0.1:80' is not an address like http://127.0.0.1:4580.")]
    [InlineData("--urls http://127.0.0.1:80/base", "--urls 'http://127.0.0.1:80/base' is not an address like http://127.0.0.1:4580.")]
    [InlineData("--urls http://127.0.0.1:99999", "--urls 'http://127.0.0.1:99999' is not an address like http://127.0.0.1:4580.")]
    [InlineData(
        "--urls https://127.0.0.1:443",
        "--urls 'https://127.0.0.1:443': https is not offered; put a proxy with a certificate in front.")]
    [InlineData("--account 1234", "--account '1234' is not an account id: twelve digits.")]
    [InlineData("--account 12345678901x", "--account '12345678901x' is not an account id: twelve digits.")]
    [InlineData("--account ١٢٣٤٥٦٧٨٩٠١٢", "--account '١٢٣٤٥٦٧٨٩٠١٢' is not an account id: twelve digits.")]
    [InlineData("--region moon", null)]
    [InlineData("--removal-delay soon", "--removal-delay 'soon' is not a time like 10s, 5m, 1h or 2d, at most 365d, or 0.")]
    [InlineData("--removal-delay 10", "--removal-delay '10' is not a time like 10s, 5m, 1h or 2d, at most 365d, or 0.")]
    [InlineData("--removal-delay -5s", "--removal-delay '-5s' is not a time like 10s, 5m, 1h or 2d, at most 365d, or 0.")]
    [InlineData("--removal-delay 1.5h", "--removal-delay '1.5h' is not a time like 10s, 5m, 1h or 2d, at most 365d, or 0.")]
    [InlineData("--removal-delay 366d", "--removal-delay '366d' is not a time like 10s, 5m, 1h or 2d, at most 365d, or 0.")]
    [InlineData("--removal-delay s", "--removal-delay 's' is not a time like 10s, 5m, 1h or 2d, at most 365d, or 0.")]
    public void What_cannot_be_understood_is_refused_in_one_line(string commandLine, string? reason)
    {
        var refusal = Assert.IsType<ServerCommand.Refuse>(Parse([], commandLine.Split(' ')));
        if (reason is not null) Assert.Equal(reason, refusal.Reason);
        Assert.DoesNotContain("\n", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_region_gets_the_nearest_names() =>
        Assert.Equal(
            "--region 'us-east' is not a region. The nearest are us-east-1, us-east-2, ap-east-1.",
            Assert.IsType<ServerCommand.Refuse>(Parse([], "--region", "us-east")).Reason);

    [Fact]
    public void A_region_that_no_list_has_but_a_partition_could_have_is_taken() =>
        Assert.Equal("eu-west-9", Run("--region", "eu-west-9").Region);

    [Fact]
    public void The_region_comes_from_the_option_then_AWS_REGION_then_AWS_DEFAULT_REGION()
    {
        var environment = new Dictionary<string, string> { ["AWS_DEFAULT_REGION"] = "eu-west-3" };
        Assert.Equal("eu-west-3", Run(environment).Region);
        environment["AWS_REGION"] = "eu-west-2";
        Assert.Equal("eu-west-2", Run(environment).Region);
        Assert.Equal("eu-west-1", Run(environment, "--region", "eu-west-1").Region);
        environment["AWS_REGION"] = "";
        Assert.Equal("eu-west-3", Run(environment).Region);
        environment["AWS_REGION"] = "nowhere";
        Assert.StartsWith(
            "AWS_REGION 'nowhere' is not a region.",
            Assert.IsType<ServerCommand.Refuse>(Parse(environment)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_comes_from_the_option_then_the_variable_and_relative_paths_begin_in_the_current_directory()
    {
        var environment = new Dictionary<string, string> { ["ECSTASKDEF_STORE"] = "of-the-variable" };
        Assert.Equal(Path.Combine(s_home, "of-the-variable"), Run(environment).StorePath);
        Assert.Equal(Path.Combine(s_home, "mine"), Run(environment, "--store", "mine").StorePath);
    }

    [Fact]
    public void Without_a_home_the_store_must_be_said()
    {
        var environment = new Dictionary<string, string> { ["HOME"] = "" };
        Assert.Equal(
            "No data folder is known, for HOME is not set. Say --store DIR.",
            Assert.IsType<ServerCommand.Refuse>(Parse(environment)).Reason);
        Assert.Equal(Path.GetFullPath("/s", s_home), Run(environment, "--store", "/s").StorePath);
        Assert.Equal(
            "No data folder is known, for LOCALAPPDATA is not set. Say --store DIR.",
            Assert.IsType<ServerCommand.Refuse>(ServerArguments.Parse([], Around(environment) with { IsWindows = true })).Reason);
    }

    [Fact]
    public void Signatures_are_wanted_by_option_and_a_file_of_keys_wants_them_too()
    {
        Assert.False(Run().RequiresSignature);
        Assert.True(Run("--require-signature").RequiresSignature);
        ServerOptions options = Run("--credentials", "keys");
        Assert.True(options.RequiresSignature);
        Assert.Equal(Path.Combine(s_home, "keys"), options.CredentialsPath);
    }

    [Fact]
    public void Help_and_version_win_over_everything()
    {
        Assert.IsType<ServerCommand.ShowHelp>(Parse([], "--nonsense", "--help"));
        Assert.IsType<ServerCommand.ShowVersion>(Parse([], "--version"));
        foreach (string option in new[] { "--urls", "--store", "--account", "--region", "--removal-delay", "--help", "--version" })
            Assert.Contains($"  {option} ", ServerArguments.Help, StringComparison.Ordinal);
    }

    private static ServerOptions Run(params string[] args) => Run([], args);

    private static ServerOptions Run(Dictionary<string, string> environment, params string[] args) =>
        Assert.IsType<ServerCommand.Run>(Parse(environment, args)).Options;

    private static ServerCommand Parse(Dictionary<string, string> environment, params string[] args)
    {
        environment.TryAdd("HOME", s_home);
        return ServerArguments.Parse(args, Around(environment));
    }

    private static ServerCommand ParseWith(string file, params string[] args) => ServerArguments.Parse(
        args, Around(new() { ["HOME"] = s_home }) with { ReadFile = _ => Encoding.UTF8.GetBytes(file) });

    private static ServerSurroundings Around(Dictionary<string, string> environment) => new()
    {
        EnvironmentVariable = environment.GetValueOrDefault,
        CurrentDirectory = s_home,
        IsWindows = false,
        UserName = "ada",
        NewToken = static () => "",
        Clock = TimeProvider.System,
        NewRequestId = Guid.NewGuid,
        OpenInput = static () => System.IO.Stream.Null,
        ReadCredentials = static _ => ("", SecretFileFault.None),
        Out = TextWriter.Null,
        Error = TextWriter.Null,
    };
}
