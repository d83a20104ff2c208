using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EcsTaskDef.PowerShell.Serving;

/// <summary>The dotnet that can run the server: it needs the ASP.NET Core runtime, which PowerShell does not bring.</summary>
internal static class DotNetHost
{
    /// <summary>The runtime's major version; later minor versions serve, later major ones do not.</summary>
    public const int Version = 10;

    private static readonly Regex s_runtime = new(@"^Microsoft\.AspNetCore\.App (\d+)(\.\S+)", RegexOptions.Multiline);

    /// <summary>Finds it where .NET's own programs look: in <c>DOTNET_ROOT</c>, then on the <c>PATH</c>.</summary>
    /// <exception cref="EcsException">None of them has the runtime; the text says what to install.</exception>
    public static string Find() =>
        Choose(Candidates(HostEnvironment.Variable, HostEnvironment.IsWindows).Where(File.Exists), ListRuntimes);

    /// <summary>Where to look, first come, first served.</summary>
    public static IEnumerable<string> Candidates(Func<string, string?> variable, bool isWindows)
    {
        string program = isWindows ? "dotnet.exe" : "dotnet";
        string[] folders = (variable("PATH") ?? "").Split(isWindows ? ';' : ':');
        return folders.Prepend(variable("DOTNET_ROOT") ?? "").Where(static folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program)).Distinct();
    }

    /// <summary>The first that has the runtime.</summary>
    /// <param name="candidates">Programs that are there.</param>
    /// <param name="listRuntimes">What <c>--list-runtimes</c> of one prints.</param>
    public static string Choose(IEnumerable<string> candidates, Func<string, string> listRuntimes)
    {
        var others = new List<string>();
        bool isThere = false;
        foreach (string dotnet in candidates)
        {
            isThere = true;
            foreach (Match runtime in s_runtime.Matches(listRuntimes(dotnet)).Cast<Match>())
            {
                if (runtime.Groups[1].Value == $"{Version}") return dotnet;
                others.Add(runtime.Groups[1].Value + runtime.Groups[2].Value);
            }
        }

        throw Faults.ServerRuntimeMissing(isThere, others.Distinct());
    }

    private static string ListRuntimes(string dotnet)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(dotnet, "--list-runtimes")
            {
                UseShellExecute = false, CreateNoWindow = true, RedirectStandardOutput = true,
            })!;
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // A file of that name that cannot be run.
            return "";
        }
    }
}
