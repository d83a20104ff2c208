// Reads the results of the test projects (.trx), prints what each took, and holds every skip against this machine: a test that was skipped
// although this machine could have run it counts as failed, and so does a skip for a reason that is not listed here.
//
//     dotnet run .ci/skips.cs RESULTS PROJECT…    RESULTS has a folder for each project; a project without results counts as failed
//     dotnet run .ci/skips.cs --self-test         shows that each rule can fail
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Xml.Linq;

// A reason, and whether this machine could have run the test all the same. A reason that holds on every machine has no way out.
List<(Regex Reason, Func<Match, bool> CouldRun)> rules =
[
    (new("the registry cannot be reached: .*?(https?://[^ ]+)"), static match => Answers(match.Groups[1].Value)),
    (new("strace is not there, or may not trace"), static _ => Runs("strace", "-qq -o /dev/null true")),
    (new("(?:no samples at|reference data is not at) ([^;]+);"), static match => Directory.Exists(match.Groups[1].Value)),
    (new("'([^' ]+) ?([^']*)' does not run here"), static match => Runs(match.Groups[1].Value, match.Groups[2].Value)),
    (new("'([^' ]+)' is not installed here"), static match => Runs(match.Groups[1].Value, "--version")),
    (new("PostgreSQL is not installed"), static _ =>
        OperatingSystem.IsLinux() && (Directory.Exists("/usr/lib/postgresql") || Runs("initdb", "--version"))),
    (new("the AWS CLI is not installed"), static _ => Runs("aws", "--version")),
    (new("SIGINT is ignored, by their children too"), static _ => !IgnoresInterrupt()),
    (new("^Windows (has|renames|replaces|deletes) |cannot stand in for dotnet.exe"), static _ => !OperatingSystem.IsWindows()),
    (new("^Elsewhere |keeps? the names of deleted files|icacls|^Links need a privilege"), static _ => OperatingSystem.IsWindows()),
    (new("in the long form only"), static _ => Environment.GetEnvironmentVariable("ECSTASKDEF_LONG") is { Length: > 0 }),
    (new("The system's own patience is longer than this test's"), static _ => !OperatingSystem.IsWindows()),
    (new("^macOS has"), static _ => !OperatingSystem.IsMacOS()),
    (new("This registry forgets with its process"), static _ => false),

    // Terraform takes its provider from a mirror or from its own registry, and says which it could not reach.
    (new("Terraform's AWS provider cannot be had here"), static _ => false),

    // An example's page says why no test can run it. No registry of packages has the analyzer.
    (new("^Examples\\..*: "), static _ => false),
    (new("PSScriptAnalyzer is not installed"), static _ => false),
];

if (args is ["--self-test"]) return SelfTest();

int passed = 0, failed = 0, skipped = 0;
Console.WriteLine();
foreach (string project in args[1..])
{
    string folder = Path.Combine(args[0], project);
    XElement[] runs = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.trx").Select(static file => XElement.Load(file))] : [];
    Result[] results = [.. runs.SelectMany(Read)];
    int good = results.Count(static r => r.Outcome == "Passed"), bad = results.Count(static r => r.Outcome == "Failed");
    string[] wrong = [.. Wrong(results)];
    if (good == 0) wrong = [.. wrong, $"{project} has no test that passed."];
    int left = results.Length - good - bad;
    TimeSpan time = runs.Aggregate(TimeSpan.Zero, static (sum, run) => sum + Took(run));
    Console.WriteLine($"{project}: {good} passed, {bad} failed, {left} skipped in {time.TotalSeconds:N0} s");
    foreach (IGrouping<string, Result> reason in results.Where(static r => r.Outcome == "NotExecuted").GroupBy(static r => r.Text.Trim()))
        Console.WriteLine($"    skipped {reason.Count()}: {reason.Key}");
    foreach (string line in wrong) Console.WriteLine($"    WRONG: {line}");
    passed += good;
    failed += bad + wrong.Length;
    skipped += left;
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 ? 0 : 1;

// Skipped tests, and the tests of Pester that were skipped inside one that passed.
IEnumerable<string> Wrong(IEnumerable<Result> results) => results
    .SelectMany(static result => result.Outcome == "NotExecuted"
        ? [(result.Name, Reason: result.Text)]
        : Regex.Matches(result.Text, "^SKIPPED (.*)$", RegexOptions.Multiline)
            .Select(match => (result.Name, Reason: match.Groups[1].Value)))
    .Select(skip => (skip.Name, skip.Reason, Judged: Judge(skip.Reason)))
    .Where(static skip => skip.Judged is not null)
    .Select(static skip => $"{skip.Name}: {skip.Reason.Trim()} ({skip.Judged})");

string? Judge(string reason)
{
    foreach ((Regex known, Func<Match, bool> couldRun) in rules)
    {
        if (known.Match(reason) is { Success: true } match) return couldRun(match) ? "this machine could have run it" : null;
    }

    return "no rule of .ci/skips.cs knows this reason";
}

static IEnumerable<Result> Read(XElement run) => run.Descendants()
    .Where(static e => e.Name.LocalName == "UnitTestResult")
    .Select(static e => new Result(
        (string?)e.Attribute("testName") ?? "", (string?)e.Attribute("outcome") ?? "",
        string.Join('\n', e.Descendants().Where(static d => d.Name.LocalName is "StdOut" or "Message").Select(static d => d.Value))));

static TimeSpan Took(XElement run)
{
    XElement times = run.Descendants().First(static e => e.Name.LocalName == "Times");
    return DateTimeOffset.Parse((string)times.Attribute("finish")!, CultureInfo.InvariantCulture)
        - DateTimeOffset.Parse((string)times.Attribute("start")!, CultureInfo.InvariantCulture);
}

static bool Answers(string url)
{
    try
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
        return client.GetAsync(url).GetAwaiter().GetResult().IsSuccessStatusCode;
    }
    catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
    {
        return false;
    }
}

static bool Runs(string program, string arguments)
{
    try
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        return process.WaitForExit(TimeSpan.FromMinutes(1)) && process.ExitCode == 0;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return false;
    }
}

static bool IgnoresInterrupt() => File.Exists("/proc/self/status")
    && File.ReadLines("/proc/self/status").First(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
    && (long.Parse(mask["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;

// Each rule that can fail, where it fails and where it does not.
int SelfTest()
{
    string here = Directory.GetCurrentDirectory();
    (string Reason, bool Fails)[] cases =
    [
        ("somebody was not in the mood", true),
        ($"There are no samples at {here}; set ECSTASKDEF_SHARED to the folder that has them.", true),
        ($"There are no samples at {here}/nowhere; set ECSTASKDEF_SHARED to the folder that has them.", false),
        ($"there are no samples at {here}/nowhere/../../nowhere; set ECSTASKDEF_SHARED to the folder that has them", false),
        ($"The reference data is not at {here}; ECSTASKDEF_SHARED says where it is.", true),
        ("'dotnet --version' does not run here: no", true),
        ("'dotnet-of-nobody --version' does not run here: no", false),
        ("'chromium-of-nobody --version' does not run here: no", false),
        ("'dotnet' is not installed here: no", true),
        ("'dotnet-of-nobody' is not installed here: no", false),
        ("The Pester suite was not run: Pester is not in the cache of NuGet, and the registry cannot be reached: "
            + "Unable to load the service index for source http://127.0.0.1:9/index.json", false),
        ("No session of PowerShell took part: PowerShell is not in the cache of NuGet, and the registry cannot be reached: "
            + "Unable to load the service index for source http://127.0.0.1:9/index.json", false),
        ("'pgbouncer' is not installed here: there is no pooler between transactions.", Runs("pgbouncer", "--version")),
        ("'unshare --mount mount -t tmpfs none /mnt' does not run here, so there is no disk that can be filled.",
            Runs("unshare", "--mount mount -t tmpfs none /mnt")),
        ("This registry forgets with its process.", false),
        ("Windows has no such signals.", !OperatingSystem.IsWindows()),
        ("strace is not there, or may not trace.", Runs("strace", "-qq -o /dev/null true")),
    ];
    Result[] results =
    [
        .. cases.Select(static c => new Result("Test", "NotExecuted", c.Reason)),
        new("Pester", "Passed", "SKIPPED Hosts.works: somebody was not in the mood\nSKIPPED Examples.a.md, Example 1: it waits"),
    ];
    string[] expected = [.. cases.Where(static c => c.Fails).Select(static c => c.Reason), "Hosts.works: somebody was not in the mood"];
    string[] wrong = [.. Wrong(results)];
    bool same = wrong.Length == expected.Length
        && wrong.Zip(expected).All(static pair => pair.First.Contains(pair.Second, StringComparison.Ordinal));
    using HttpListenerOnce registry = new();
    bool answered = Judge($"the registry cannot be reached: Unable to load the service index for source {registry.Url}") is not null;
    if (same && answered) return 0;
    Console.Error.WriteLine("The check of skips does not work. It finds:\n" + string.Join('\n', wrong));
    Console.Error.WriteLine("but expected:\n" + string.Join('\n', expected));
    if (!answered) Console.Error.WriteLine("A registry that answers is not noticed.");
    return 1;
}

internal sealed record Result(string Name, string Outcome, string Text);

/// <summary>A registry that answers.</summary>
internal sealed class HttpListenerOnce : IDisposable
{
    private readonly System.Net.HttpListener _listener = new();

    public HttpListenerOnce()
    {
        using (System.Net.Sockets.TcpListener free = new(System.Net.IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((System.Net.IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _listener.GetContextAsync().ContinueWith(
            static context => context.Result.Response.Close(), System.Threading.Tasks.TaskScheduler.Default);
    }

    public string Url { get; }

    public void Dispose() => _listener.Close();
}
