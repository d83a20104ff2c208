using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>Runs the Pester suite on the packaged module, and looks at what the package holds.</summary>
public sealed class PesterSuiteTests : IClassFixture<PackagedModule>
{
    private readonly PackagedModule _module;

    public PesterSuiteTests(PackagedModule module) => _module = module;

    [Theory]
    [InlineData("Core")]
    [InlineData("Desktop")]
    public async Task The_Pester_suite_passes_with_the_build_for(string edition)
    {
        string module = _module.PathOrSkip();
        (int code, string output) = await PackagedModule.RunAsync(
            "-File", RepositoryRoot.Combine("tests", "pester", "Run-Pester.ps1"), "-ModulePath", module, "-Edition", edition);

        TestContext.Current.TestOutputHelper!.WriteLine(output);
        string told = string.Join('\n', output.Split('\n').Where(static line => !line.StartsWith("What if:", StringComparison.Ordinal)));
        Assert.True(code == 0, told);
        Assert.Contains("Tests Passed: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Tests Passed: 0,", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_holds_only_approved_files()
    {
        string module = _module.PathOrSkip();
        string[] images = ["linux-arm64", "linux-x64", "osx-arm64", "win-x64"];
        ILookup<string?, string> files = Directory.GetFiles(module, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToLookup(file => images.FirstOrDefault(rid => file.StartsWith($"module/bin/{rid}/", StringComparison.Ordinal)));
        RepositoryRoot.AssertApproved("package-files.txt", string.Join('\n', files[null]) + "\n");

        // A Release package has images as well (docs/decisions/0010), of all kinds or of those whose compiler was to be had.
        foreach (IGrouping<string?, string> image in files.Where(static part => part.Key is not null))
        {
            Assert.Equal(
                ["EcsTaskDef.Core.dll", "EcsTaskDef.PowerShell.dll", "EcsTaskDef.Server.deps.json", "EcsTaskDef.Server.dll", "EcsTaskDef.Server.runtimeconfig.json", "EcsTaskDef.Wire.dll"],
                image.Select(static file => Path.GetFileName(file)));
        }
    }

    [Fact]
    public void Every_dll_of_others_is_in_the_notices_with_the_text_of_its_licence()
    {
        string module = _module.PathOrSkip();
        string notices = File.ReadAllText(Path.Combine(module, "THIRD-PARTY-NOTICES.txt"));
        string[] others = Directory.GetFiles(module, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName)
            .Where(static name => !name!.StartsWith("EcsTaskDef.", StringComparison.Ordinal)).Distinct().ToArray()!;
        Assert.NotEmpty(others);
        Assert.All(others, name => Assert.Contains($"\n{name}\n    from ", notices, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.Contains("Copyright (c) .NET Foundation and Contributors", notices, StringComparison.Ordinal);
        Assert.Contains("License notice for ", notices, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_module_brings_nothing_into_the_session_but_itself()
    {
        string module = _module.PathOrSkip();
        (int code, string output) = await PackagedModule.RunAsync(
            "-Command",
            "$before = [AppDomain]::CurrentDomain.GetAssemblies().Location;"
            + $"Import-Module '{module}/EcsTaskDef.psd1'; $null = Get-TaskDefinitionStore -Store '{module}/nowhere';"
            + "[AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { $_ -notin $before -and $_ -notlike \"$PSHOME*\" } | Split-Path -Leaf | Sort-Object;"
            + "(Get-Module EcsTaskDef).ExportedCommands.Count");
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, code);
        Assert.Equal(["EcsTaskDef.Core.dll", "EcsTaskDef.PowerShell.dll"], lines.Where(static line => line.StartsWith("EcsTaskDef", StringComparison.Ordinal)));
        Assert.Equal(CmdletSurface.Cmdlets.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), lines[^1]);
        Assert.DoesNotContain(lines, static line => line.StartsWith("System.Text.Json", StringComparison.Ordinal));
    }

    // What a prompt waits for at its first command is mostly compiling. Counted, for time depends on the machine: 863 methods of a
    // Debug build at the time of writing; preparing to read every structure there is (DocumentReader) took 1,299.
    [Fact]
    public async Task The_first_command_of_a_session_compiles_only_what_it_needs()
    {
        string module = _module.PathOrSkip();
        string store = Path.Combine(Path.GetDirectoryName(module)!, "store");
        string arguments = $"-Store '{store}' -Region us-east-1 -Family web";
        (int code, string output) = await PackagedModule.RunAsync(
            "-Command",
            $"Import-Module '{module}/EcsTaskDef.psd1';"
            + $"$null = Register-TaskDefinition {arguments} -ContainerDefinition @{{ Name = 'web'; Image = 'web:1'; Memory = 64 }};"
            + "$env:DOTNET_TieredCompilation = '0';"
            + $"pwsh -NoProfile -NonInteractive -Command {{ Import-Module '{module}/EcsTaskDef.psd1'; $before = [System.Runtime.JitInfo]::GetCompiledMethodCount();"
            + $" $one = Get-TaskDefinition {arguments}; \"$one \" + ([System.Runtime.JitInfo]::GetCompiledMethodCount() - $before) }}");
        Assert.True(code == 0, output);
        string[] told = output.Trim().Split(' ');
        Assert.Equal("web:1", told[0]);
        Assert.InRange(int.Parse(told[1], System.Globalization.CultureInfo.InvariantCulture), 1, 1100);
    }
}
