using System.Collections.Concurrent;
using System.Diagnostics;

namespace EcsTaskDef.Core.Tests.Storage.Fire;

/// <summary>A process that works on a store (tests/EcsTaskDef.StoreWorker), and what it said.</summary>
internal sealed class Worker : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Thread _reader;

    public Worker(string work, params string[] options)
        : this([], work, options)
    {
    }

    /// <param name="under">The program that runs it, e.g. a tracer.</param>
    /// <param name="work">What it does.</param>
    /// <param name="options">name=value.</param>
    public Worker(string[] under, string work, params string[] options)
    {
        ProcessStartInfo start = Programs.StoreWorker(under, work, options);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process = Process.Start(start)!;
        Process.ErrorDataReceived += (_, line) => Errors += line.Data;
        Process.BeginErrorReadLine();
        _reader = new Thread(() =>
        {
            // What has no end was cut short by death; an answer that is not whole was not given.
            string text = "";
            int read;
            char[] buffer = new char[4096];
            while ((read = Process.StandardOutput.Read(buffer, 0, buffer.Length)) > 0)
            {
                text += new string(buffer, 0, read);
                for (int end; (end = text.IndexOf('\n', StringComparison.Ordinal)) >= 0; text = text[(end + 1)..])
                    _lines.Enqueue(text[..end]);
            }
        });
        _reader.Start();
    }

    public Process Process { get; }

    public string Errors { get; private set; } = "";

    /// <summary>Complete once the process has ended.</summary>
    public string[] Lines => _lines.ToArray();

    public bool HasSaid => !_lines.IsEmpty;

    public void Kill()
    {
        Process.Kill();
        End();
    }

    /// <summary>Waits for the end, and returns the exit code.</summary>
    public int End(double seconds = 120)
    {
        if (!Process.WaitForExit(TimeSpan.FromSeconds(seconds)) || !_reader.Join(TimeSpan.FromSeconds(seconds)))
            throw new TimeoutException($"A worker did not end in {seconds} seconds. {Errors}");
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (!Process.HasExited) Process.Kill();
        Process.WaitForExit();
        _reader.Join();
        Process.Dispose();
    }
}
