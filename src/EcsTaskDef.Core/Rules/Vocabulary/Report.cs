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
}
