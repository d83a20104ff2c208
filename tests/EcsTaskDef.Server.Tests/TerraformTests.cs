using System.Diagnostics;
using EcsTaskDef.Server.Tests.Hosting;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Server.Tests;

/// <summary>
/// The real Terraform with AWS's provider against the real program, on scripts/terraform/main.tf: every resource is made, found as it was
/// written, changed, imported and destroyed, and every data source reads it.
/// </summary>
public sealed class TerraformTests : IDisposable
{
    private const string Provider = "registry.terraform.io";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new(mayStayInUse: true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_resource_is_made_found_as_written_changed_imported_and_destroyed()
    {
        await RealClientTests.SkipUnlessItRunsAsync("terraform", "version");
        File.Copy(Repository.Combine("tests", "EcsTaskDef.Server.Tests", "scripts", "terraform", "main.tf"), _folder.Combine("main.tf"));
        await InitializeAsync();
        await using ServerProcess server = await ServerProcess.StartAsync("--store", _folder.Combine("store"));
        string[] first = ["-var", $"endpoint={server.Address}"], changed = [.. first, "-var", "changed=true"];

        string made = await DemandAsync(["apply", "-auto-approve", .. first]);
        JToken[] resources = await ResourcesAsync();
        Assert.Contains($"{resources.Length} added, 0 changed, 0 destroyed.", made, StringComparison.Ordinal);
        await AssertNothingToDoAsync(first);

        // A definition is never changed: the next revision takes its place.
        string updated = await DemandAsync(["apply", "-auto-approve", .. changed]);
        Assert.Contains("1 added, 8 changed, 1 destroyed.", updated, StringComparison.Ordinal);
        Assert.Equal(
            """{"cluster":"ACTIVE","clusters":1,"definition":2,"image":"shop:2","service":3}""",
            (await DemandAsync(["output", "-json", "seen"])).Trim());
        await AssertNothingToDoAsync(changed);

        resources = await ResourcesAsync();
        await File.WriteAllLinesAsync(
            _folder.Combine("imports.tf"),
            resources.Select(static one => $"import {{\n  to = {one["address"]}\n  id = \"{ImportIdOf(one)}\"\n}}"));
        await DemandAsync(["state", "rm", .. resources.Select(static one => (string)one["address"]!)]);
        string imported = await DemandAsync(["apply", "-auto-approve", .. changed]);
        Assert.Contains($"{resources.Length} imported, 0 added, ", imported, StringComparison.Ordinal);
        Assert.Contains(" 0 destroyed.", imported, StringComparison.Ordinal);
        await AssertNothingToDoAsync(changed);

        string destroyed = await DemandAsync(["destroy", "-auto-approve", .. changed]);
        Assert.Contains($"{resources.Length} destroyed.", destroyed, StringComparison.Ordinal);
        Assert.Equal("", server.ErrorText);
    }

    // The provider is had from a mirror where the machine has one, or else from the registry of Terraform.
    private async Task InitializeAsync()
    {
        string[][] ways = [.. Mirrors().Select(static mirror => new[] { $"-plugin-dir={mirror}" }), []];
        Ended ended = new(1, "", "");
        foreach (string[] way in ways)
        {
            ended = await RunAsync(["init", .. way]);
            if (ended.ExitCode == 0) return;
        }

        Assert.Skip($"Terraform's AWS provider cannot be had here: {ended.Error.ReplaceLineEndings(" ").Trim()}");
    }

    private static IEnumerable<string> Mirrors()
    {
        string[] roots = ["/opt", "/usr/share/terraform", "/usr/local/share/terraform"];
        return roots.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Where(static folder => Directory.Exists(Path.Combine(folder, Provider, "hashicorp", "aws")));
    }

    private async Task<JToken[]> ResourcesAsync()
    {
        JToken state = WitnessJson.Parse(await DemandAsync(["show", "-json"]));
        return [.. state.SelectTokens("values.root_module.resources[?(@.mode == 'managed')]")];
    }

    private static string ImportIdOf(JToken resource)
    {
        JToken values = resource["values"]!;
        return (string)((string)resource["type"]! switch
        {
            "aws_ecs_cluster" or "aws_ecs_capacity_provider" => values["name"],
            "aws_ecs_account_setting_default" => values["name"],
            "aws_ecs_service" => $"c/{values["name"]}",
            "aws_ecs_task_definition" => values["arn"],
            _ => values["id"],
        })!;
    }

    private async Task AssertNothingToDoAsync(string[] variables) =>
        Assert.Contains("No changes.", await DemandAsync(["plan", .. variables]), StringComparison.Ordinal);

    private async Task<string> DemandAsync(string[] args)
    {
        Ended ended = await RunAsync(args);
        Assert.True(ended.ExitCode == 0, $"terraform {string.Join(' ', args)} ended with {ended.ExitCode}: {ended.Error}\n{ended.Out}");
        return ended.Out;
    }

    private Task<Ended> RunAsync(string[] args)
    {
        ProcessStartInfo start = new("terraform", args) { WorkingDirectory = _folder.Root };

        RealClientTests.Isolate(start);

        // Nor of Terraform; no news, no questions, no colours.
        foreach (string name in new[] { "TF_CLI_CONFIG_FILE", "TF_LOG", "TF_DATA_DIR" }) start.Environment.Remove(name);
        (string Name, string Value)[] own =
            [("CHECKPOINT_DISABLE", "1"), ("TF_IN_AUTOMATION", "1"), ("TF_INPUT", "0"), ("TF_CLI_ARGS", "-no-color")];
        foreach ((string name, string value) in own) start.Environment[name] = value;
        return Programs.RunAsync(start, s_patience);
    }
}
