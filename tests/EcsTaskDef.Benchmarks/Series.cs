namespace EcsTaskDef.Benchmarks;

/// <summary>Samples of one figure.</summary>
internal sealed class Series(IEnumerable<double> samples)
{
    private readonly double[] _sorted = [.. samples.Order()];

    public int Count => _sorted.Length;

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[_sorted.Length / 2 - 1] + _sorted[_sorted.Length / 2]) / 2;

    public double Least => _sorted[0];

    public double Greatest => _sorted[^1];

    /// <summary>The sample below which so much of all lies, 0 to 1.</summary>
    public double Quantile(double part) => _sorted[Math.Min((int)(part * _sorted.Length), _sorted.Length - 1)];

    /// <summary>Median and, in brackets, the least and the greatest.</summary>
    public string Text(string format) => FormattableString.Invariant(
        $"{Text(Median, format)} ({Text(Least, format)}–{Text(Greatest, format)})");

    private static string Text(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
