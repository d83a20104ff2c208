namespace EcsTaskDef.PowerShell.Progress;

/// <summary>Something that a long work counts.</summary>
internal sealed class ProgressCount
{
    private readonly Func<long?>? _ask;
    private bool _asked;
    private long? _total;

    /// <param name="activity">What is being done, as people say it.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="ask">How many there will be; asked for once, and only when it is to be shown. Null = nobody knows.</param>
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
                // No work fails for want of a total; what is wrong comes up where it matters.
                return null;
            }
        }
    }
}
