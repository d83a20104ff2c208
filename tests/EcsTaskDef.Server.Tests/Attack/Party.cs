using System.Diagnostics;

namespace EcsTaskDef.Server.Tests.Attack;

/// <summary>One of the processes that use the store.</summary>
internal abstract class Party(string name) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>The last part of registeredBy in what it registers.</summary>
    public string User => "load-" + name;

    /// <summary>What takes longer has no end: twice what a busy machine has ever needed.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsUp { get; private set; }

    /// <summary>What it wrote to standard error.</summary>
    public abstract string Errors { get; }

    public async Task<bool> TryStartAsync()
    {
        IsUp = await LaunchAsync();
        return IsUp;
    }

    public async Task KillAsync()
    {
        IsUp = false;
        await EndAsync();
    }

    public async Task<Reply> CallAsync(string operation, string region, string body)
    {
        long called = Stopwatch.GetTimestamp();
        Outcome outcome;
        byte[] answer = [];
        try
        {
            (int status, answer) = await AskAsync(operation, region, body).WaitAsync(Patience);
            outcome = status == 0 ? Outcome.Cut : Reply.Of(status);
        }
        catch (TimeoutException)
        {
            outcome = Outcome.Hang;
        }

        return new Reply(outcome, answer, called, Stopwatch.GetTimestamp());
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<bool> LaunchAsync();

    protected abstract Task EndAsync();

    /// <summary>Status 0 = there is no answer, and will be none.</summary>
    protected abstract Task<(int Status, byte[] Body)> AskAsync(string operation, string region, string body);
}
