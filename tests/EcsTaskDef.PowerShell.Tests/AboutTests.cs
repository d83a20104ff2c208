using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using EcsTaskDef.Errors;
using EcsTaskDef.PowerShell.Pipeline;
using Xunit;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>The about topics leave nothing out.</summary>
public sealed partial class AboutTests
{
    [Fact]
    public void Every_error_id_is_explained_and_every_explained_id_is_one()
    {
        string core = string.Join('\n', Directory
            .GetFiles(RepositoryRoot.Combine("src", "EcsTaskDef.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(static file => Path.GetFileName(file) != "EcsErrors.cs")
            .Select(File.ReadAllText));
        string[] reasons = [.. core.Split('\n')
            .Where(static line => ReasonGiven().IsMatch(line) || line.Contains("\"RESOURCE:", StringComparison.Ordinal))
            .SelectMany(static line => Reason().Matches(line)).Select(static match => match.Groups[1].Value)];
        string[] ids = [.. Codes(), .. CmdletFaults(), .. StoreFault().Matches(core).Select(static match => match.Groups[1].Value), .. reasons];

        // A fault takes its id from the text's key; whoever hands a text on hands its key on too.
        Assert.All(TextHandedOn().Matches(core), static match => Assert.EndsWith(", code);", match.Value, StringComparison.Ordinal));
        Assert.Equal(
            ids.Distinct().Order(StringComparer.Ordinal),
            Row().Matches(Page("about_EcsTaskDef_Errors")).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cmdlet_is_among_the_commands()
    {
        string[] told = [.. Row().Matches(Page("about_EcsTaskDef")).Select(static match => match.Groups[1].Value)];
        Assert.Equal(CmdletSurface.Cmdlets.Select(CmdletSurface.NameOf), told.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Codes() =>
        typeof(EcsErrorCodes).GetFields().Select(static field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> CmdletFaults() => typeof(Faults).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(static method => method.ReturnType == typeof(EcsException) && method.Name != nameof(Faults.FailureOf))
        .Select(static method => method.Name);

    private static string Page(string topic) => File.ReadAllText(RepositoryRoot.Combine("docs", "en-US", topic + ".md"));

    [GeneratedRegex(@"^\| ([A-Z][\w:-]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:EcsErrors\.Fault\(\s*|, nameof\()SR\.(\w+)")]
    private static partial Regex StoreFault();

    [GeneratedRegex(@"EcsErrors\.Fault\((?!\s*SR\.)[^;]*;")]
    private static partial Regex TextHandedOn();

    [GeneratedRegex(@"\b[rR]eason = ")]
    private static partial Regex ReasonGiven();

    [GeneratedRegex("\"([A-Z]+(?::[A-Z]+)?)\"")]
    private static partial Regex Reason();
}
