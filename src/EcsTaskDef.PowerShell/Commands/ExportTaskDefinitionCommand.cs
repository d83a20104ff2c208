using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Files;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Writes revisions into files that can be registered again, or a region as a whole.</summary>
[Cmdlet(
    VerbsData.Export, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = NameSet)]
[OutputType(typeof(FileInfo))]
public sealed class ExportTaskDefinitionCommand : PipedCommand
{
    private const string NameSet = "Name";
    private const string AllSet = "All";

    private readonly Dictionary<string, ExportFileName> _names = new(StringComparer.Ordinal);
    private ProgressCount? _count;

    [Parameter(
        ParameterSetName = NameSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskDefinitionArn", "Arn")]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] TaskDefinition { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Latest { get; set; }

    [Parameter(ParameterSetName = AllSet, Mandatory = true)]
    public SwitchParameter All { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    // Regions have the same names in them: each of several gets a folder of its own.
    private ExportFolder Folder => new(InputFiles.Of(this, FolderPath, isLiteral: true)[0], Force);

    private string FolderPath => HasSeveralRegions ? System.IO.Path.Combine(Path, RegionName) : Path;

    private ExportFileName Names
    {
        get
        {
            if (!_names.TryGetValue(FolderPath, out ExportFileName? names)) _names[FolderPath] = names = new ExportFileName();
            return names;
        }
    }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter))]
    [SupportsWildcards]
    public new string[]? Region { get; set; }

    private protected override IReadOnlyList<string>? RegionsGiven => Region;

    private protected override bool ChangesStore => false;

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        InEachRegion(ExportRegion);
    }

    private void ExportRegion()
    {
        if (All)
        {
            ExportAll();
            return;
        }

        var query = new RevisionQuery { Latest = Latest, WildcardOf = NameWildcard.Of };
        _count ??= Count(MyInvocation.ExpectingInput || HasSeveralRegions ? null
            : () => TaskDefinition.Sum(name => query.Expect(name, Registry, DescribeRegion, this)));
        foreach (string name in Placed(TaskDefinition)) ExportMatches(query, name);
    }

    private static ProgressCount Count(Func<long?>? total) => new("Exporting task definitions", "revisions", total);

    private void ExportMatches(RevisionQuery query, string name)
    {
        var ahead = new DescribedAhead();
        foreach (RevisionCandidate candidate in Each(
            name, () => ahead.Of(query.Find(name, Registry, this), Registry, withTags: true, static () => ulong.MaxValue, this)))
        {
            DescribeTaskDefinitionResponse? Describe() => ahead.Describe(candidate, Registry, withTags: true, this);
            if (!Try(candidate.Name, Describe, out DescribeTaskDefinitionResponse? answer) || answer is null) continue;
            TaskDefinition definition = answer.TaskDefinition.Value;
            int? number = Latest ? null : definition.Revision;
            if (!Try(candidate.Name, () => Names.Next(definition.Family ?? "", number, ".json"), out string file)) continue;
            Write(file, definition.ToString(), () => new[] { ArchiveText.Registration(answer.TaskDefinition.Utf8Json, answer.Tags) });
            Advance(_count!);
        }
    }

    private void ExportAll()
    {
        if (!Try(null, () => FamilyStream.Of(Registry, "", FamilyStatuses.Any, this).ToArray(), out FamilySummary[] families)) return;

        // AWS keeps no notes.
        IReadOnlyDictionary<(string, int), string> notes = new Dictionary<(string, int), string>();
        if (RemoteStore is null && !Try(null, () => RegistrationNotes.Of(Registry, this), out notes)) return;
        _count = Count(() => families.Sum(static family => (long)family.ActiveCount + family.InactiveCount + family.DeleteInProgressCount));
        foreach (FamilySummary family in families)
        {
            if (Try(family.Family, () => Names.Next(family.Family, null, ".jsonl"), out string file))
                Write(file, family.Family, () => Lines(family, notes));
        }
    }

    private IEnumerable<byte[]> Lines(FamilySummary family, IReadOnlyDictionary<(string, int), string> notes)
    {
        yield return ArchiveText.Head(family, Registry.Account);
        foreach (ArchivedRevision revision in PageStream.Of(
            this, 0, (after, size, token) => Registry.ReadFamilyAsync(family.Family, after, size, token), NumberOf))
        {
            // Registered after the head was written.
            int number = NumberOf(revision);
            if (number > family.LatestRevision) yield break;
            yield return ArchiveText.Line(
                notes.TryGetValue((family.Family, number), out string? note) ? revision with { Note = note } : revision);
            Advance(_count!);
        }

        static int NumberOf(ArchivedRevision revision) => revision.TaskDefinition.Value.Revision!.Value;
    }

    private void Write(string name, string what, Func<IEnumerable<byte[]>> pieces)
    {
        if (!Try(FolderPath, () => Folder, out ExportFolder folder)) return;
        string path = folder.PathOf(name);
        if (Try(path, () => folder.DemandFree(name), out _) && Confirmed(path, $"Export {what}")
            && Try(path, () => folder.Write(name, pieces()), out FileInfo file))
        {
            WriteVerbose($"{what} was written to {path}.");

            // As Get-Item returns it, with the properties that the view of files shows.
            foreach (PSObject item in InvokeProvider.Item.Get(new[] { file.FullName }, force: true, literalPath: true)) WriteObject(item);
        }
    }
}
