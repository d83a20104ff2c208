using System.Diagnostics;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(EcsTaskDef.Console.Tests.Hosting.Chromium))]

namespace EcsTaskDef.Console.Tests.Hosting;

/// <summary>The system's Chromium, started once for all tests that want it; they are skipped with the reason where there is none.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // The first is Chromium without a window around the page: half the processor time.
    private static readonly string[] s_names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private readonly Lazy<Task> _start;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _reason;

    public Chromium() => _start = new Lazy<Task>(StartAsync);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A browser window of its own, with nothing kept from others.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        await _start.Value;
        Assert.SkipWhen(_browser is null, $"'{s_names[0]} --version' does not run here: {_reason}");
        return await _browser!.NewContextAsync(
            options ?? new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 800 } });
    }

    private async Task StartAsync()
    {
        // Two processors may have other work beside.
        Assertions.SetDefaultExpectTimeout(60_000);
        foreach (string name in s_names)
        {
            if (await PathOfAsync(name) is not { } path) continue;
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,

                // Containers have no room for sandboxes; the pages are our own.
                Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            });
            return;
        }
    }

    private async Task<string?> PathOfAsync(string name)
    {
        try
        {
            Ended ended = await Programs.RunAsync(new ProcessStartInfo(name, ["--version"]), TimeSpan.FromMinutes(1));
            if (ended.ExitCode != 0)
            {
                _reason ??= ended.Error;
                return null;
            }
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            _reason ??= missing.Message;
            return null;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
