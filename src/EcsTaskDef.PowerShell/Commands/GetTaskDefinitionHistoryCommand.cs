using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns who registered, deregistered, tagged and deleted what, when and from where.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionHistory")]
[OutputType(typeof(HistoryRecord))]
public sealed class GetTaskDefinitionHistoryCommand : RegistryCommand
{
    // Fast enough for people; a look costs no more than the length of a file.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinition", "TaskDefinitionArn", "Family")]
    [RevisionNameTransformation(Otherwise = nameof(Name))]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Revision { get; set; }

    [Parameter]
    [Alias("Kind")]
    [ValidateNotNullOrEmpty]
    public HistoryEvent[]? Event { get; set; }

    [Parameter]
    [MomentTransformation]
    public Moment? After { get; set; }

    [Parameter]
    [MomentTransformation]
    public Moment? Before { get; set; }

    [Parameter]
    public SwitchParameter Oldest { get; set; }

    [Parameter]
    public SwitchParameter IncludeRuntime { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (string? name in Name ?? new string?[] { null }) WriteHistory(name);
    }

    private void WriteHistory(string? name)
    {
        RevisionName? asked = name is null ? null : RevisionName.Parse(name);
        if (asked is { Revision: not null, Number: 0 } && !IsRevision(name!)) return;

        Func<string, bool>? matches = null;
        if (asked is { } one && !TryWildcard(one.Family, out matches)) return;
        var filter = new HistoryFilter
        {
            Family = matches,
            Numbers = asked is { Number: > 0 } revision ? new[] { revision.Number } : Revision,
            Events = Event,
            After = After?.From(OpenStore.CurrentTime),
            Before = Before?.From(OpenStore.CurrentTime),
        };
        var query = new HistoryQuery
        {
            Family = matches is null ? asked?.Family : null,
            NewestFirst = !Oldest && !Wait,
            IncludeRuntime = IncludeRuntime || Event?.Contains(HistoryEvent.RuntimeChanged) == true,
        };

        HistoryCursor? cursor = null;
        long? newest = null;
        ProgressCount? count = new("Reading the history", "changes", () => newest ??= NewestChange(query));
        Advance(count, 0);
        while (true)
        {
            HistoryCursor? known = cursor;
            if (!Try(name, () => Ask(token => Registry.GetHistoryAsync(query, known, token)), out HistoryPage page)
                || !Try(name, () => page.Records.Where(filter.Wants).ToArray(), out HistoryRecord[] wanted))
                return;
            WriteObject(wanted, enumerateCollection: true);
            if (count is not null && page.Records.Count > 0)
            {
                long at = page.Records[page.Records.Count - 1].Sequence;
                if (query.NewestFirst) newest ??= page.Records[0].Sequence;
                Advance(count, (query.NewestFirst ? newest!.Value - at + 1 : at) - count.Done);
            }

            cursor = page.Cursor;
            if (!page.IsEnd) continue;
            if (!Wait) return;

            // There is no end to count to.
            count = null;
            EndProgress();
            Run(token => new ValueTask(Task.Delay(s_pause, token)));
        }
    }

    private long? NewestChange(HistoryQuery query)
    {
        HistoryPage page = Ask(token => Registry.GetHistoryAsync(query with { NewestFirst = true }, null, token));
        return page.Records.Count > 0 ? page.Records[0].Sequence : null;
    }

    // The part after the colon is no number; the registry has ECS's error for it.
    private bool IsRevision(string name) => Try(
        name, () => Ask(token => Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name }, token)), out _);
}
