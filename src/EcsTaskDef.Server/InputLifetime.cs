using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace EcsTaskDef.Server;

/// <summary>
/// Ends the server when its standard input closes: the pipe that the program which started it holds open. The operating
/// system closes it when that program ends, killed or not, and no process id can be taken for another's.
/// </summary>
internal sealed class InputLifetime(Stream input, IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private PosixSignalRegistration? _interrupt;
    private PosixSignalRegistration? _terminate;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        // Ctrl+C goes to every program of the terminal, and it is meant for the one in front.
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            application.StopApplication();
        });

        // Reading a pipe blocks; a thread of its own does not keep the process alive.
        new Thread(Watch) { IsBackground = true, Name = "standard input" }.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt?.Dispose();
        _terminate?.Dispose();
    }

    private void Watch()
    {
        byte[] ignored = new byte[256];
        try
        {
            while (input.Read(ignored) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe is a closed one.
        }

        application.StopApplication();
    }
}
