using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns who registered, deregistered, tagged and deleted what, when and from where.</summary>
[Cmdlet(VerbsCommon.Get, "TaskDefinitionHistory")]
[OutputType(typeof(HistoryRecord))]
public sealed class GetTaskDefinitionHistoryCommand : PipedCommand
{
    // Fast enough for people; a look costs no more than the length of a file.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private HistoryReader? _reading;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinition", "TaskDefinitionArn", "Family")]
    [RevisionNameTransformation(Otherwise = nameof(Name))]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Revision { get; set; }

    [Parameter]
    [Alias("Kind")]
    [ValidateNotNullOrEmpty]
    public HistoryEvent[]? Event { get; set; }

    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Moment? After { get; set; }

    [Parameter]
    [MomentTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Moment? Before { get; set; }

    [Parameter]
    public SwitchParameter Oldest { get; set; }

    [Parameter]
    public SwitchParameter IncludeRuntime { get; set; }

    [Parameter]
    public SwitchParameter Detail { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        var readers = new List<HistoryReader>();
        foreach (string? one in Name ?? new string?[] { null })
        {
            InEachRegion(() =>
            {
                foreach (string? name in Placed(new[] { one }))
                {
                    if (!TryReader(name, out HistoryReader? reader)) return;
                    WriteNew(reader!, isFirst: true);
                    readers.Add(reader!);
                }
            });
        }

        while (Wait)
        {
            // There is no end to count to.
            EndProgress();
            Run(token => new ValueTask(Task.Delay(s_pause, token)));
            foreach (HistoryReader reader in readers) WriteNew(reader, isFirst: false);
        }
    }

    private protected override (IRegistry Registry, Origin Place)? Output =>
        _reading is null ? base.Output : (_reading.Registry, _reading.Place);

    private bool TryReader(string? name, out HistoryReader? reader)
    {
        reader = null;
        RevisionName? asked = name is null ? null : RevisionName.Parse(name);
        if (asked is { Revision: not null, Number: 0 } && !IsRevision(name!)) return false;

        Func<string, bool>? matches = null;
        if (asked is { } one && !TryWildcard(one.Family, out matches)) return false;
        var filter = new HistoryFilter
        {
            Family = matches,
            Number = asked is { Number: > 0 } revision ? revision.Number : null,
            Numbers = Revision,
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
        RegistrationChanges? changes = Detail ? new RegistrationChanges(Registry, this) : null;
        reader = new HistoryReader(name, Registry, query, filter, changes) { Place = Place };
        return true;
    }

    private void WriteNew(HistoryReader reader, bool isFirst)
    {
        long? newest = null;
        _reading = reader;
        ProgressCount? count = isFirst
            ? new("Reading the history", "changes", () => newest ??= reader.Newest ?? NewestChange(reader)) : null;
        if (count is not null) Advance(count, 0);
        bool isEnd;
        do
        {
            bool end = true;
            if (!Try(reader.Name, () => reader.Read(this, out end), out HistoryRecord[] records)) return;
            foreach (HistoryRecord record in records) WriteObject(Detail ? DetailedRecord.Of(record) : record);
            if (count is not null && reader.Last is { } at)
                Advance(count, (reader.Query.NewestFirst ? (newest ??= reader.Newest)!.Value - at + 1 : at) - count.Done);

            // CloudTrail's pages come by time, and slowly.
            isEnd = end || (reader.IsPast && RemoteStore is not null);
        }
        while (!isEnd);
        if (isFirst && !reader.IsKnown && reader.Query.Family is { } family) WriteUnknown(reader.Name!, family);
    }

    // What is gone for good still has its history; what nobody ever registered is misspelt, unless somebody waits for it.
    private void WriteUnknown(string name, string family)
    {
        if (Wait) WriteWarning($"'{name}' was never registered in {RegionName} so far.");
        else if (Ask(token => Registry.GetFamilyAsync(family, token)) is null) WriteError(Faults.FamilyNotFound(family, RegionName), name);
        else IsRevision(name);
    }

    private long? NewestChange(HistoryReader reader)
    {
        // AWS numbers no changes.
        if (RemoteStore is not null) return null;
        HistoryPage page = Ask(token => reader.Registry.GetHistoryAsync(reader.Query with { NewestFirst = true }, null, token));
        return page.Records.Count > 0 ? page.Records[0].Sequence : null;
    }

    // The part after the colon is no number; the registry has ECS's error for it.
    private bool IsRevision(string name) => Try(
        name, () => Ask(token => Registry.DescribeTaskDefinitionAsync(new() { TaskDefinition = name }, token)), out _);
}
