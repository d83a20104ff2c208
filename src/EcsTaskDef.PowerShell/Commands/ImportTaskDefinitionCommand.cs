using EcsTaskDef.PowerShell.Batches;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Files;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers the content of files, or restores families with their numbers and states.</summary>
[Cmdlet(
    VerbsData.Import, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinition))]
public sealed class ImportTaskDefinitionCommand : RegistryCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string InputObjectSet = "InputObject";

    private static readonly string[] s_extensions = { ".json", ".jsonl", ".yaml", ".yml" };

    private readonly JsonTextCollector _text = new();
    private readonly ImportFiles _files = new(JsonText.LinesOf);
    private long _revisions;

    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>Files and folders, or JSON text in pieces.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = null!;

    [Parameter]
    public SwitchParameter KeepRevision { get; set; }

    [Parameter]
    public SwitchParameter Strict { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (ParameterSetName == InputObjectSet)
        {
            foreach (PSObject input in InputObject) Add(input);
            return;
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in isLiteral ? LiteralPath : Path) AddFiles(path, isLiteral);
    }

    private void Add(PSObject input)
    {
        if (input.BaseObject is string piece)
        {
            foreach (string text in _text.Add(piece))
            {
                if (!JsonTextCollector.Begins(text)) WriteError(Faults.TextNotJson(text), text);
                else if (Try(text, () => _files.AddText(text), out int revisions)) _revisions += revisions;
            }
        }
        else if (InputFiles.PathOf(input) is { } path)
        {
            AddFiles(path, isLiteral: true);
        }
        else
        {
            WriteError(Faults.NothingToImport($"{input}"), input);
        }
    }

    private void AddFiles(string path, bool isLiteral)
    {
        if (!Try(path, () => FilesOf(path, isLiteral), out string[] files)) return;
        var count = new ProgressCount("Reading files", "files", () => files.Length);
        foreach (string file in files)
        {
            if (Try(file, () => _files.Add(file), out int revisions))
            {
                WriteDebug($"{file} holds {revisions} revision(s).");
                _revisions += revisions;
            }

            Advance(count);
        }
    }

    protected override void EndProcessing()
    {
        if (_text.IsOpen) WriteError(Faults.JsonIncomplete(), _text.Take());
        var count = new ProgressCount("Importing task definitions", "revisions", () => _revisions);
        if (KeepRevision) foreach (IGrouping<string, ImportFiles.Item> family in _files.Families) Restore(family, count);
        else RegisterAll(count);
        base.EndProcessing();
    }

    private string[] FilesOf(string path, bool isLiteral) => InputFiles.Of(this, path, isLiteral, withFolders: true)
        .SelectMany(static file => !Directory.Exists(file) ? new[] { file } : Directory.GetFiles(file)
            .Where(static one => s_extensions.Contains(System.IO.Path.GetExtension(one), StringComparer.OrdinalIgnoreCase)))
        .OrderBy(static file => file, NaturalOrder.Instance)
        .ToArray() is { Length: > 0 } files ? files : throw Faults.NoFileMatches(System.IO.Path.Combine(path, "*.json"));

    private void RegisterAll(ProgressCount count)
    {
        int skipped = 0;
        IRegistry registry = Registry;
        using ChangeBatch<RegistrationInput, RegistrationOutcome> batch =
            RegistrationBatch.Begin(registry, new RegistrationOptions(), StopsAtError, pause: null, Run);
        foreach (ImportFiles.Item item in _files.Families.SelectMany(static family => family
            .Where(static one => one.Entry.LatestRevision is null).OrderBy(static one => one.Entry.Revision ?? int.MaxValue)))
        {
            if (item.Entry.Status is not (null or TaskDefinitionStatuses.Active))
            {
                skipped++;
                Advance(count);
                continue;
            }

            RegistrationInput input = Proofread(
                RegistrationInput.Read(item.File, () => RegistrationReader.OfJson(_files.TextOf(item))), Strict);
            if (MustRehearse)
                input = input.Rehearse(request => Run(token => registry.Rehearsal.RegisterTaskDefinitionAsync(request, token)));
            if (input.Error is null && !Confirmed(input.Name, $"Register task definition in {PlaceName}"))
            {
                Advance(count);
                continue;
            }

            batch.Add(input);
            WriteResults(batch, count);
        }

        batch.Flush();
        WriteResults(batch, count);
        if (skipped > 0)
            WriteWarning($"{skipped} revisions are not ACTIVE and were not registered; -KeepRevision restores them as they were.");
    }

    private void WriteResults(ChangeBatch<RegistrationInput, RegistrationOutcome> batch, ProgressCount count) =>
        WriteResults(batch, static input => input.Target, (input, outcome) =>
        {
            if (outcome.Error is { } error) WriteError(error, input.Target);
            else WriteObject(TaggedRevision.Of(outcome.Result!.TaskDefinition.Value, outcome.Result.Tags));
            Advance(count);
        });

    private void Restore(IGrouping<string, ImportFiles.Item> family, ProgressCount count)
    {
        ImportFiles.Item[] items = family.Where(static one => one.Entry.LatestRevision is null).ToArray();
        string file = family.First().File;
        if (Array.Find(items, static one => one.Entry.Revision is null) is { File: { } without })
        {
            WriteError(Faults.RevisionNumberMissing(family.Key), without);
            return;
        }

        int latest = family.Max(static one => one.Entry.LatestRevision ?? 0);
        IReadOnlyList<TaskDefinitionDocument>? restored = Change(
            file,
            family.Key,
            $"Restore {items.Length} task definition revisions in {RegionName}",
            registry => Run(token =>
            {
                ArchivedRevision[] revisions = items.TakeWhile(_ => !token.IsCancellationRequested)
                    .Select(one => ArchiveText.Revision(_files.TextOf(one))).ToArray();
                return registry.RestoreFamilyAsync(family.Key, latest, revisions, token);
            }));
        if (restored is null) return;
        int next = Math.Max(latest, restored.Select(static one => one.Value.Revision ?? 0).DefaultIfEmpty().Max()) + 1;
        WriteVerbose($"{restored.Count} revision(s) of '{family.Key}' were restored in {RegionName}; the next number is {next}.");
        foreach (TaskDefinitionDocument document in restored)
        {
            WriteObject(document.Value);
            Advance(count);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _files.Dispose();
        base.Dispose(disposing);
    }
}
