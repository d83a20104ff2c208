using System.Text.RegularExpressions;

namespace EcsTaskDef.PowerShell.Serving;

/// <summary>What a server is started with.</summary>
internal sealed class ServerStart
{
    /// <summary>How long a server may take to answer where nobody says.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    /// <summary>The server's dll.</summary>
    public required string Program { get; init; }

    /// <summary>The dotnet to run it with.</summary>
    public required string DotNet { get; init; }

    /// <summary>Where to listen on this machine; 0 = a free port.</summary>
    public required int Port { get; init; }

    public required string Store { get; init; }

    public required string Region { get; init; }

    /// <summary>Null = the store's own.</summary>
    public string? Account { get; init; }

    /// <summary>Null = the store's; counted in whole seconds, a part of one as one.</summary>
    public TimeSpan? RemovalDelay { get; init; }

    /// <summary>As the server takes it: an instant or an offset; null = the store's.</summary>
    public string? Clock { get; init; }

    /// <summary>How long it may take to answer.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>The command line after the name of dotnet, quoted as every system's .NET takes it apart.</summary>
    public string CommandLine => string.Join(" ", Arguments().Select(Quote));

    /// <summary>
    /// The server beside this assembly; the build for Windows PowerShell has none of its own and takes that of PowerShell 7.
    /// </summary>
    public static string FindProgram()
    {
        string build = Path.GetDirectoryName(typeof(RunningServer).Assembly.Location)!;
        string image = Path.Combine(build, "EcsTaskDef.Server.dll");
        if (File.Exists(image)) return image;
        string program = Path.Combine(Path.GetDirectoryName(build)!, "Core", "EcsTaskDef.Server.dll");
        return File.Exists(program) ? program : throw Faults.ServerNotThere(program);
    }

    private IEnumerable<string> Arguments()
    {
        yield return Program;
        yield return "--until-input-closes";
        yield return "--urls=http://127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture);
        yield return "--store=" + Store;
        yield return "--region=" + Region;
        if (Account is not null) yield return "--account=" + Account;
        if (RemovalDelay is { } delay)
        {
            double seconds = Math.Ceiling(delay.TotalSeconds);
            yield return "--removal-delay=" + (seconds == 0 ? "0" : seconds.ToString("F0", CultureInfo.InvariantCulture) + "s");
        }

        if (Clock is not null) yield return "--clock=" + Clock;
    }

    private static string Quote(string argument) =>
        "\"" + Regex.Replace(Regex.Replace(argument, "(\\\\*)\"", "$1$1\\\""), "(\\\\+)$", "$1$1") + "\"";
}
