using System.Diagnostics;
using System.Text.RegularExpressions;
using EcsTaskDef.Server.Tests.Hosting;

namespace EcsTaskDef.Server.Tests;

/// <summary>
/// The AWS SDK for JavaScript as people use it: every paginator and every waiter of @aws-sdk/client-ecs, on a store with more than a page
/// of everything. npm installs it into obj, from its cache where it is there.
/// </summary>
public sealed partial class JavaScriptTests
{
    private const string Package = "@aws-sdk/client-ecs@3.1161.0";

    private static readonly Lazy<Task<string?>> s_installed = new(InstallAsync);

    private static string Folder => Repository.Combine("tests", "EcsTaskDef.Server.Tests", "obj", "node");

    private static string Script => Repository.Combine("tests", "EcsTaskDef.Server.Tests", "scripts", "paginators-and-waiters.js");

    [Fact]
    public async Task Every_paginator_goes_through_more_than_a_page_and_every_waiter_ends()
    {
        await RealClientTests.SkipUnlessItRunsAsync("node", "--version");
        Assert.SkipWhen(await s_installed.Value is { } reason, await s_installed.Value ?? "");
        await using EndpointUnderTest server = await EndpointUnderTest.StartAsync(Transport.Socket);
        ProcessStartInfo start = new("node", [Script, server.Url]) { WorkingDirectory = Folder };
        start.Environment["NODE_PATH"] = Path.Combine(Folder, "node_modules");
        Ended ended = await Programs.RunAsync(start, TimeSpan.FromMinutes(1));
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal("9 9 done", ended.Out.Trim());
    }

    // Why it cannot be installed, which is only where the registry does not answer; null when it is.
    private static async Task<string?> InstallAsync()
    {
        string manifest = Path.Combine(Folder, "node_modules", "@aws-sdk", "client-ecs", "package.json");
        string version = $"\"version\": \"{Package.Split('@')[^1]}\"";
        if (File.Exists(manifest) && (await File.ReadAllTextAsync(manifest)).Contains(version, StringComparison.Ordinal)) return null;
        Directory.CreateDirectory(Folder);

        // A package of its own, or npm would look for one in the folders above.
        await File.WriteAllTextAsync(Path.Combine(Folder, "package.json"), "{\"private\":true}");
        string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        await RealClientTests.SkipUnlessItRunsAsync(npm, "--version");
        ProcessStartInfo start = new(npm, ["install", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", Package])
        {
            WorkingDirectory = Folder,
        };
        Ended ended = await Programs.RunAsync(start, TimeSpan.FromMinutes(2));
        if (ended.ExitCode == 0) return null;
        return Unreachable().Match(ended.Error) is { Success: true } match
            ? $"{Package} is not in the cache of npm, and the registry cannot be reached: {match.Value}"
            : throw new InvalidOperationException($"{Package} cannot be installed:\n{ended.Error}");
    }

    [GeneratedRegex(@"(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH)[\s\S]*?https?://[^/\s]+")]
    private static partial Regex Unreachable();
}
