using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers what files hold, or restores families with their numbers and states.</summary>
[Cmdlet(
    VerbsData.Import, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinition))]
public sealed class ImportTaskDefinitionCommand : RegistryCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private static readonly string[] s_extensions = { ".json", ".jsonl" };

    private readonly List<(string File, ArchiveEntry Entry)> _entries = new();

    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    [Parameter]
    public SwitchParameter KeepRevision { get; set; }

    private protected override void Process()
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            if (Try(path, () => FilesOf(path, isLiteral), out string[] files)) Array.ForEach(files, Read);
        }
    }

    private protected override void End()
    {
        // A family's revisions may come from several files, in any order.
        var families = _entries.GroupBy(static one => one.Entry.Family ?? "", StringComparer.Ordinal).ToArray();
        if (KeepRevision) Array.ForEach(families, Restore);
        else RegisterAll(families);
    }

    private string[] FilesOf(string path, bool isLiteral) => InputFiles.Of(this, path, isLiteral, withFolders: true)
        .SelectMany(static file => !Directory.Exists(file) ? new[] { file } : Directory.GetFiles(file)
            .Where(static one => s_extensions.Contains(System.IO.Path.GetExtension(one), StringComparer.OrdinalIgnoreCase)))
        .OrderBy(static file => file, NaturalOrder.Instance)
        .ToArray();

    // A file counts whole or not at all.
    private void Read(string file)
    {
        if (Try(file, () => ArchiveText.Read(File.ReadLines(file)).ToArray(), out ArchiveEntry[] entries))
            _entries.AddRange(entries.Select(entry => (file, entry)));
    }

    private void RegisterAll(IEnumerable<IGrouping<string, (string File, ArchiveEntry Entry)>> families)
    {
        int skipped = 0;
        (LocalRegistry registry, bool stopsAtError) = (Registry, StopsAtError());
        using ChangeBatch<RegistrationInput, RegistrationOutcome> batch = new(
            inputs => RegistrationBatch.Register(
                inputs, stopsAtError, requests => Wait(token => registry.RegisterManyAsync(requests, new RegistrationOptions(), stopsAtError, token))),
            RegistrationOptions.MaxBatch, pause: null);
        foreach ((string file, ArchiveEntry entry) in families.SelectMany(static family =>
            family.Where(static one => one.Entry.LatestRevision is null).OrderBy(static one => one.Entry.Revision ?? int.MaxValue)))
        {
            if (entry.Status is not (null or TaskDefinitionStatuses.Active))
            {
                skipped++;
                continue;
            }

            RegistrationInput input = RegistrationInput.Read(file, () => RegistrationReader.OfJson(entry.Text));
            if (input.Request is { } request
                && !Confirmed(request.Family ?? "a task definition without a family", $"Register task definition in {RegionName}"))
                continue;
            batch.Add(input);
            Write(batch);
        }

        batch.Flush();
        Write(batch);
        if (skipped > 0)
            WriteWarning($"{skipped} revisions are not ACTIVE and were not registered; -KeepRevision restores them as they were.");
    }

    private void Write(ChangeBatch<RegistrationInput, RegistrationOutcome> batch) =>
        Write(batch, static input => input.Target, (input, outcome) =>
        {
            if (outcome.Error is { } error) WriteError(ErrorTranslator.Translate(error, input.Target));
            else WriteObject(TaggedRevision.Of(outcome.Result!.TaskDefinition.Value, outcome.Result.Tags));
        });

    private void Restore(IGrouping<string, (string File, ArchiveEntry Entry)> family)
    {
        (string File, ArchiveEntry Entry)[] entries = family.Where(static one => one.Entry.LatestRevision is null).ToArray();
        string file = family.First().File;
        if (Array.Find(entries, static one => one.Entry.Revision is null) is { File: { } without })
        {
            Try<bool>(without, () => throw Faults.RevisionNumberMissing(family.Key), out _);
            return;
        }

        int latest = family.Max(static one => one.Entry.LatestRevision ?? 0);
        if (!Confirmed(family.Key, $"Restore {entries.Length} task definition revisions in {RegionName}")) return;
        if (!Try(
            file,
            () =>
            {
                ArchivedRevision[] revisions = entries.Select(static one => ArchiveText.Revision(one.Entry.Text)).ToArray();
                return Wait(token => Registry.RestoreFamilyAsync(family.Key, latest, revisions, token));
            },
            out IReadOnlyList<TaskDefinitionDocument> restored))
            return;
        foreach (TaskDefinitionDocument document in restored) WriteObject(document.Value);
    }
}
