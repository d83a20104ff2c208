using System.Diagnostics;

namespace EcsTaskDef.Benchmarks.Load;

/// <summary>The programs that are measured: ours, the stubs, the peer.</summary>
internal sealed class Programs(BenchOptions options)
{
    /// <summary>Our server on a store.</summary>
    public Endpoint Server(string store, params string[] more) => Endpoint.Start([.. ServerCommand(store), .. more]);

    public string[] ServerCommand(string store) =>
        [Path.Combine(options.ServerFolder, Name("EcsTaskDef.Server")), "--urls", "http://127.0.0.1:{port}", "--store", store];

    /// <summary>A stub; what it commits is what it answers, into a file beside the stores.</summary>
    public Endpoint Stub(string commit, params (string Operation, byte[] Answer, bool Durable)[] answers) =>
        Endpoint.Start(StubCommand(commit, answers));

    public string[] StubCommand(string commit, params (string Operation, byte[] Answer, bool Durable)[] answers)
    {
        List<string> command =
        [
            Path.Combine(options.StubFolder, Name("EcsTaskDef.Stub")), "--urls", "http://127.0.0.1:{port}", "--commit", commit,
            "--journal", Path.Combine(options.WorkFolder, $"stub-{Guid.NewGuid():N}"),
        ];
        foreach ((string operation, byte[] answer, bool durable) in answers)
        {
            string file = Path.Combine(options.WorkFolder, $"answer-{Guid.NewGuid():N}");
            File.WriteAllBytes(file, answer);
            command.AddRange(["--answer", $"{WireBytes.TargetPrefix}{operation}={file}"]);
            if (durable) command.AddRange(["--durable", WireBytes.TargetPrefix + operation]);
        }

        return [.. command];
    }

    /// <summary>moto's server, which keeps everything in the memory; null where it is not installed.</summary>
    public static Endpoint? Moto()
    {
        try
        {
            using Process probe = Process.Start(
                new ProcessStartInfo("python3", ["-c", "import moto.server"]) { RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode == 0 ? Endpoint.Start("python3", "-m", "moto.server", "-p", "{port}") : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Name(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;
}
