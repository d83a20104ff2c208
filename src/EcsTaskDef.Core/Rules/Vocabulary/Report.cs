namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>
/// What rules write their findings to. Texts are made only when there is something to say, and not at all by a report
/// that only wants to know whether there is.
/// </summary>
internal sealed class Report
{
    private readonly List<Finding>? _findings;

    public Report(bool keeps = true) => _findings = keeps ? new List<Finding>() : null;

    public bool IsEmpty { get; private set; } = true;

    public IReadOnlyList<Finding> Findings => _findings!;

    public void Add(Rule rule, string path, params object?[] values)
    {
        IsEmpty = false;
        _findings?.Add(Finding.Of(rule, path, values));
    }

    /// <summary>Adds what the text says the place of.</summary>
    public void Refuse(Rule rule, params object?[] values) => Add(rule, "", values);

    /// <summary>The same, with our advice how to go on.</summary>
    public void RefuseAdvised(Rule rule, string advice, params object?[] values) =>
        Add(Finding.Of(rule, "", values) with { Advice = advice });

    public void Add(Finding finding)
    {
        IsEmpty = false;
        _findings?.Add(finding);
    }

    /// <summary>Refuses with the first complaint of some checks.</summary>
    /// <exception cref="EcsException">There is one.</exception>
    public static void Demand(Action<Report> check)
    {
        Report report = new();
        check(report);
        if (!report.IsEmpty) throw report.Findings[0].ToException();
    }
}
