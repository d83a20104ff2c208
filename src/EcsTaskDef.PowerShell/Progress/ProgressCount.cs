namespace EcsTaskDef.PowerShell.Progress;

/// <summary>Something that a long operation counts.</summary>
internal sealed class ProgressCount
{
    private readonly Func<long?>? _ask;
    private bool _asked;
    private long? _total;

    /// <param name="activity">What is being done, as people say it.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="ask">Finds the total, once and only when it is shown; null = unknown.</param>
    public ProgressCount(string activity, string unit, Func<long?>? ask = null)
    {
        Activity = activity;
        Unit = unit;
        _ask = ask;
    }

    public string Activity { get; }

    public string Unit { get; }

    /// <summary>When the counting began, by the meter's clock.</summary>
    public long? BeganAt { get; set; }

    public long Done { get; set; }

    public long? Total
    {
        get
        {
            if (_asked) return _total;
            _asked = true;
            try
            {
                return _total = _ask?.Invoke();
            }
            catch (Exception)
            {
                // Counting goes on without a total; the work itself reports what is wrong.
                return null;
            }
        }
    }
}
