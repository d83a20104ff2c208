namespace EcsTaskDef.Server;

/// <summary>Tells on standard error how far the first reading of a large journal is, now and then.</summary>
internal sealed class ReadingProgress(TimeProvider clock, TextWriter error) : IProgress<StoreProgress>
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _next = s_pause;

    /// <inheritdoc/>
    public void Report(StoreProgress value)
    {
        lock (_gate)
        {
            if (value.Work != StoreWork.Reading) return;
            TimeSpan now = clock.GetElapsedTime(_start);
            if (now < _next) return;
            _next = now + s_pause;
            error.WriteVisibleLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Reading the journal of {value.Region}: {value.Done >> 20} of {value.Total >> 20} MiB"));
        }
    }
}
