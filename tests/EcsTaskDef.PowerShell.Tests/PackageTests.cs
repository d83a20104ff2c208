using System.IO.Compression;
using System.Runtime.InteropServices;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>What the package holds, and what it brings into a session.</summary>
public sealed class PackageTests(PackagedModule package)
{
    [Fact]
    public async Task The_package_holds_only_approved_files()
    {
        string module = await package.PathOrSkipAsync();
        string[] images = ["linux-arm64", "linux-x64", "osx-arm64", "win-x64"];
        ILookup<string?, string> files = Directory.GetFiles(module, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToLookup(file => images.FirstOrDefault(rid => file.StartsWith($"module/bin/{rid}/", StringComparison.Ordinal)));
        Repository.DemandApproved("package-files.txt", string.Join('\n', files[null]) + "\n");

        // A Release package has images as well (docs/decisions/0010), of all kinds or of those whose compiler was to be had.
        foreach (IGrouping<string?, string> image in files.Where(static part => part.Key is not null))
        {
            Assert.Equal(
                [
                    "EcsTaskDef.Core.dll", "EcsTaskDef.PowerShell.dll", "EcsTaskDef.Server.deps.json", "EcsTaskDef.Server.dll",
                    "EcsTaskDef.Server.runtimeconfig.json", "EcsTaskDef.Wire.dll",
                ],
                image.Select(static file => Path.GetFileName(file)));
        }
    }

    [Fact]
    public async Task Every_dll_of_others_is_in_the_notices_with_the_text_of_its_licence()
    {
        string module = await package.PathOrSkipAsync();
        string notices = File.ReadAllText(Path.Combine(module, "THIRD-PARTY-NOTICES.txt"));
        string[] others = Directory.GetFiles(module, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName)
            .Where(static name => !name!.StartsWith("EcsTaskDef.", StringComparison.Ordinal)).Distinct().ToArray()!;
        Assert.NotEmpty(others);
        Assert.All(others, name => Assert.Contains($"\n{name}\n    from ", notices, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.Contains("Copyright (c) .NET Foundation and Contributors", notices, StringComparison.Ordinal);
        Assert.Contains("License notice for ", notices, StringComparison.Ordinal);
        Assert.Contains("Copyright (c) Antoine Aubry and contributors\n\nPermission is hereby granted", notices, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_is_small_enough_to_download_for_each_build()
    {
        string module = await package.PathOrSkipAsync();
        // Images are a choice; the tests' package has one.
        string[] files = [.. Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/bin/linux-x64/", StringComparison.Ordinal))];
        using var zip = new MemoryStream();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (string file in files) archive.CreateEntryFromFile(file, Path.GetRelativePath(module, file), CompressionLevel.Optimal);
        TestContext.Current.TestOutputHelper!.WriteLine($"{zip.Length / 1e6:0.00} MB");
        Assert.InRange(zip.Length, 1_000_000, 6_000_000);
    }

    [Fact]
    public async Task The_manifest_says_what_the_Gallery_shows()
    {
        string module = await package.PathOrSkipAsync();
        (int code, string output) = await Programs.PowerShellAsync(
            "-Command",
            $"$m = Import-PowerShellDataFile '{module}/EcsTaskDef.psd1'; $d = $m.PrivateData.PSData;"
            + "$d.ProjectUri; $m.HelpInfoUri; $d.IconUri; $d.LicenseUri; $m.ModuleVersion; $d.ReleaseNotes");
        Assert.True(code == 0, output);
        string[] lines = output.ReplaceLineEndings("\n").Split('\n', 6);

        // One address of the repository, which begins or names the others.
        Assert.StartsWith("https://github.com/", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(lines[0] + "/", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("/", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("https://raw.githubusercontent.com" + new Uri(lines[0]).AbsolutePath + "/", lines[2], StringComparison.Ordinal);
        string icon = Repository.Combine("docs", "images", "icon.png");
        Assert.EndsWith("/docs/images/icon.png", lines[2], StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(icon)[..4]);
        Assert.NotEmpty(lines[3]);

        string notes = lines[5].Trim();
        string changes = File.ReadAllText(Repository.Combine("CHANGELOG.md")).ReplaceLineEndings("\n");
        string version = changes[(changes.IndexOf($"\n## {lines[4]}\n", StringComparison.Ordinal) + 1)..];
        Assert.StartsWith("* ", notes, StringComparison.Ordinal);
        string due = version[(version.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim();
        Assert.StartsWith(notes[..Math.Min(notes.Length, 2000)], due, StringComparison.Ordinal);

        // Every import parses them.
        Assert.InRange(notes.Length, 1, 4_000);
    }

    [Fact]
    public async Task The_module_brings_nothing_into_the_session_but_itself()
    {
        string module = await package.PathOrSkipAsync();
        (int code, string output) = await Programs.PowerShellAsync(
            "-Command",
            "$before = [AppDomain]::CurrentDomain.GetAssemblies().Location;"
            + $"Import-Module '{module}/EcsTaskDef.psd1'; $null = Get-TaskDefinitionStore -Store '{module}/nowhere';"
            + "$ours = $PSHOME, (Split-Path ([object].Assembly.Location)) | ForEach-Object { \"$_*\" };"
            + "[AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { $_ -notin $before } |"
            + " Where-Object { $_ -notlike $ours[0] -and $_ -notlike $ours[1] } | Split-Path -Leaf | Sort-Object;"
            + " (Get-Module EcsTaskDef).ExportedCommands.Count");
        Assert.True(code == 0, output);
        Assert.Equal(
            ["EcsTaskDef.Core.dll", "EcsTaskDef.PowerShell.dll", CmdletSurface.Cmdlets.Count.ToString(CultureInfo.InvariantCulture)],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // What a prompt waits for at its first command is mostly compiling. Counted, for time depends on the machine: 1,040 methods of the
    // portable build at the time of writing (845 before objects said where they are from, 1,095 when each family was asked how far it
    // goes), 94 with images; preparing to read every structure there is (ValueShape) took 1,299.
    [Theory]
    [InlineData("Core")]
    [InlineData("")]
    public async Task The_first_command_of_a_session_compiles_only_what_it_needs(string edition)
    {
        string module = await package.PathOrSkipAsync();
        string image = Path.Combine(module, "module", "bin", RuntimeInformation.RuntimeIdentifier);
        bool hasImage = edition.Length == 0 && Directory.Exists(image);
        string arguments = $"-Store '{Path.Combine(Path.GetDirectoryName(module)!, "store" + edition)}' -Region us-east-1 -Family web";
        string import = $"$env:ECSTASKDEF_EDITION = '{edition}'; Import-Module '{module}/EcsTaskDef.psd1';";
        (int code, string output) = await Programs.PowerShellAsync(
            "-Command",
            $"{import} $null = Register-TaskDefinition {arguments} -ContainerDefinition @{{ Name = 'web'; Image = 'web:1'; Memory = 64 }}");
        Assert.True(code == 0, output);

        (code, output) = await Programs.PowerShellAsync(
            "-Command",
            $"{import} Add-Type -LiteralPath '{typeof(CompiledMethods).Assembly.Location}';"
            + $"$compiled = [{typeof(CompiledMethods).FullName}]::new();"
            + $"\"$(Get-TaskDefinition {arguments}) $($compiled.Count())\"; $compiled.Names() | Sort-Object -Unique");
        Assert.True(code == 0, output);
        string[] told = output.Split('\n')[0].Split(' ');
        Assert.Equal("web:1", told[0]);
        int count = int.Parse(told[1], CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper!.WriteLine($"{count} methods were compiled.");
        Assert.True(count <= (hasImage ? 250 : 1080), output);
        Assert.True(count > 0, "Nothing was counted.");
    }
}
