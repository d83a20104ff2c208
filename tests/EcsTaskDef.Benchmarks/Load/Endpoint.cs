using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EcsTaskDef.Benchmarks.Load;

/// <summary>A program that answers HTTP, in a process of its own on a port of its own.</summary>
internal sealed class Endpoint : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Endpoint(Process process, IPEndPoint address)
    {
        _process = process;
        Address = address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Processor time of the process so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes that only this process has in the memory.</summary>
    public long PrivateBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a program; it is up when it accepts connections.</summary>
    /// <param name="program">The program and its arguments; <c>{port}</c> stands for the port.</param>
    public static Endpoint Start(params string[] program)
    {
        int port = Testing.FreePort.Find();
        ProcessStartInfo start = new(program[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in program[1..]) start.ArgumentList.Add(argument.Replace("{port}", $"{port}", StringComparison.Ordinal));
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, line) =>
        {
            if (line.Data is { } text && !text.Contains("POST / HTTP", StringComparison.Ordinal)) Console.Error.WriteLine(text);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Endpoint endpoint = new(process, new IPEndPoint(IPAddress.Loopback, port));
        Stopwatch watch = Stopwatch.StartNew();
        while (!endpoint.IsUp())
        {
            if (process.HasExited || watch.Elapsed > s_patience) throw new IOException($"{program[0]} did not start.");
            Thread.Sleep(1);
        }

        return endpoint;
    }

    public byte[] Call(byte[] request)
    {
        using Connection connection = new(Address);
        return connection.Call(request);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool IsUp()
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(Address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
