using System.Reflection;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules;

/// <summary>
/// Everything there is to say about a task definition before it is registered: all that ECS would refuse, in ECS's order,
/// and what a reviewer would mention. Registers nothing. By the same rules as a registration.
/// </summary>
public static class TaskDefinitionReview
{
    private static readonly Lazy<IReadOnlyList<string>> s_ruleNames = new(static () => typeof(TaskDefinitionReview).Assembly.GetTypes()
        .Where(static type => type.Namespace?.StartsWith(typeof(Judge).Namespace!, StringComparison.Ordinal) == true)
        .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(static field => field.FieldType == typeof(Rule))
        .Select(static field => ((Rule)field.GetValue(null)!).Name)
        .OrderBy(static name => name, StringComparer.Ordinal).ToArray());

    /// <summary>The names of the rules that a review judges by, in alphabetical order.</summary>
    public static IReadOnlyList<string> RuleNames => s_ruleNames.Value;

    /// <summary>Reviews the text of a registration: findings have lines and columns.</summary>
    /// <param name="utf8Json">What RegisterTaskDefinition takes; a byte order mark is skipped.</param>
    /// <param name="account">The twelve-digit id of the account to register in.</param>
    /// <param name="region">The region to register in.</param>
    /// <param name="amend">Changes what was read before it is judged; null = nothing.</param>
    /// <returns>Errors first, in ECS's order, then warnings, then what is worth knowing; empty when all is well.</returns>
    public static IReadOnlyList<TaskDefinitionFinding> Review(
        ReadOnlyMemory<byte> utf8Json, string account, string region,
        Func<RegisterTaskDefinitionRequest, RegisterTaskDefinitionRequest>? amend = null)
    {
        utf8Json = JsonText.WithoutPreamble(utf8Json);
        List<Finding> reading = new();
        ReadingNotes notes = new();
        RegisterTaskDefinitionRequest? request = ReadingRule.Read(utf8Json, notes, reading);
        if (request is null && reading[0].Rule == ReadingRule.NotJson)
        {
            JsonBreak? at = JsonBreak.Find(utf8Json.Span);
            return [ToPublic(reading[0], "$", (at?.Line ?? 1, at?.Column ?? 1), isFirst: true)];
        }

        Report members = new();
        MemberRule.Check(notes, members);
        IEnumerable<Finding> judged = request is null ? [] : Judged(amend?.Invoke(request) ?? request, account, region);
        return Sort(reading, judged, members, notes.ToTextPath, path => JsonBreak.LineOf(utf8Json.Span, notes.OffsetOf(path)));
    }

    /// <summary>Reviews a registration that is not a text: findings have no lines.</summary>
    /// <param name="request">The registration, as far as it could be read.</param>
    /// <param name="account">The twelve-digit id of the account to register in.</param>
    /// <param name="region">The region to register in.</param>
    /// <param name="unreadable">ECS's errors for the values that could not be read.</param>
    /// <inheritdoc cref="Review(ReadOnlyMemory{byte}, string, string, Func{RegisterTaskDefinitionRequest,
    /// RegisterTaskDefinitionRequest}?)" path="/returns"/>
    public static IReadOnlyList<TaskDefinitionFinding> Review(
        RegisterTaskDefinitionRequest request, string account, string region, IReadOnlyList<EcsException>? unreadable = null)
    {
        Report members = new();
        MemberRule.Check(request, "$", members);
        Finding[] reading = (unreadable ?? []).Select(ReadingRule.Unreadable).ToArray();
        return Sort(reading, Judged(request, account, region), members, static path => path, static _ => null);
    }

    /// <summary>The members of a text whose names are misspelt, as <see cref="Review(ReadOnlyMemory{byte}, string, string,
    /// Func{RegisterTaskDefinitionRequest, RegisterTaskDefinitionRequest}?)"/> finds them; judges nothing else.</summary>
    /// <param name="utf8Json">What RegisterTaskDefinition takes; a byte order mark is skipped.</param>
    public static IReadOnlyList<TaskDefinitionFinding> FindMisspelt(ReadOnlyMemory<byte> utf8Json)
    {
        utf8Json = JsonText.WithoutPreamble(utf8Json);
        ReadingNotes notes = new();
        Report members = new();
        if (ReadingRule.Read(utf8Json, notes, []) is not null) MemberRule.Check(notes, members);
        return Misspelt(members, path => JsonBreak.LineOf(utf8Json.Span, notes.OffsetOf(path)));
    }

    /// <summary>The members of a registration that is not a text, or of a structure in it, whose names are misspelt.</summary>
    /// <param name="structure">The registration or the structure.</param>
    public static IReadOnlyList<TaskDefinitionFinding> FindMisspelt(EcsStructure structure)
    {
        Report members = new();
        MemberRule.Check(structure, "$", members);
        return Misspelt(members, static _ => null);
    }

    private static TaskDefinitionFinding[] Misspelt(Report members, Func<string, (int Line, int Column)?> locate) => members.Findings
        .Where(static finding => finding.Rule == MemberRule.Misspelt)
        .Select(finding => ToPublic(finding, finding.JsonPath, locate(finding.JsonPath), isFirst: false))
        .ToArray();

    private static IReadOnlyList<Finding> Judged(RegisterTaskDefinitionRequest request, string account, string region)
    {
        Candidate candidate = new(request, new RuleContext(account, region, Regions.PartitionOf(region)));
        Report report = new();
        Judge.Refuse(candidate, report);
        bool isAccepted = report.IsEmpty;
        Judge.Advise(candidate, report);
        if (!isAccepted) return report.Findings;

        int bytes = DocumentWriter.Measure(DefaultValues.Apply(candidate), account, region);
        return DocumentSizeRule.Review(bytes) is { } size ? report.Findings.Append(size).ToArray() : report.Findings;
    }

    private static TaskDefinitionFinding[] Sort(
        IReadOnlyList<Finding> reading, IEnumerable<Finding> judged, Report members,
        Func<string, string> place, Func<string, (int Line, int Column)?> locate)
    {
        // What could not be read has been said; that it is missing is not said again.
        HashSet<string> faults = new(reading.Select(static f => f.JsonPath), StringComparer.Ordinal);

        // One finding for one thing: the execution role that three containers need is missing once.
        TaskDefinitionFinding[] sorted = reading.Select(static f => (Finding: f, Path: f.JsonPath))
            .Concat(judged.Select(f => (Finding: f, Path: place(f.JsonPath))).Where(f => !faults.Contains(f.Path)))
            .Concat(members.Findings.Select(static f => (Finding: f, Path: f.JsonPath)))
            .GroupBy(static f => (f.Finding.Rule.Name, f.Finding.Message, f.Path)).Select(static g => g.First())
            .OrderBy(static f => f.Finding.Rule.Severity)
            .Select(f => ToPublic(f.Finding, f.Path, locate(f.Path), isFirst: false))
            .ToArray();
        if (sorted.Length > 0 && sorted[0].Severity == FindingSeverity.Error) sorted[0] = sorted[0] with { IsFirst = true };
        return sorted;
    }

    private static TaskDefinitionFinding ToPublic(Finding finding, string path, (int Line, int Column)? at, bool isFirst) => new()
    {
        Severity = finding.Rule.Severity,
        Rule = finding.Rule.Name,
        Code = finding.Rule.Code,
        Message = finding.Message,
        Advice = finding.Advice,
        JsonPath = path,
        Line = at?.Line,
        Column = at?.Column,
        IsFirst = isFirst,
    };
}
