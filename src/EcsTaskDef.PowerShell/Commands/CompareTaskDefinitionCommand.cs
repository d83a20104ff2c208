using System.Collections;
using EcsTaskDef.Comparison;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.PowerShell.Progress;
using EcsTaskDef.PowerShell.Queries;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Returns the differences between two task definitions, apart from ECS's defaults and equivalences.</summary>
[Cmdlet(VerbsData.Compare, "TaskDefinition")]
[OutputType(typeof(TaskDefinitionDifference))]
public sealed class CompareTaskDefinitionCommand : RegistryCommand
{
    private static readonly PSObjectInspector s_inspector = new();

    private readonly JsonTextCollector _text = new();
    private readonly ProgressCount _count = new("Comparing task definitions", "comparisons");

    private bool _hasText;

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Left")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNull]
    public PSObject ReferenceObject { get; set; } = null!;

    // Without it, the revision before the reference is compared with it.
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [Alias("Right")]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNull]
    public PSObject? DifferenceObject { get; set; }

    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    [Parameter]
    [Alias("ShowSecrets")]
    public SwitchParameter ShowSecret { get; set; }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        foreach (object? input in Given()) Compare(input is null ? null : PSObject.AsPSObject(input));
    }

    protected override void EndProcessing()
    {
        if (_text.IsOpen) WriteError(Faults.JsonIncomplete(), _text.Take());
        base.EndProcessing();
    }

    // Get-Content sends a file line by line.
    private IEnumerable<object?> Given()
    {
        bool isPiece = MyInvocation.ExpectingInput && DifferenceObject?.BaseObject is string piece
            && (_text.IsOpen || _hasText || ComparedText.IsJson(piece) || JsonTextCollector.BeginsComment(piece));
        if (!isPiece) return [DifferenceObject];
        _hasText = true;
        return _text.Add((string)DifferenceObject!.BaseObject);
    }

    private void Compare(PSObject? input)
    {
        if (!TryRead(input ?? ReferenceObject, out ComparedSide right)) return;
        if (!(input is null
            ? Try(ReferenceObject.BaseObject, () => At(Origin.Of(ReferenceObject), () => Before(right)), out ComparedSide left)
            : TryRead(ReferenceObject, out left)))
            return;

        string title = $"{left.Name} -> {right.Name}";
        IReadOnlyList<TaskDefinitionDifference> differences = left.Form.Compare(right.Form, IncludeEqual, ShowSecret);
        WriteVerbose($"{title}: {differences.Count} difference(s).");
        foreach (TaskDefinitionDifference difference in differences) WriteObject(TitledDifference.Of(difference, title));

        Advance(_count);
    }

    private bool TryRead(PSObject input, out ComparedSide side) => Try(input.BaseObject, () => Read(input), out side);

    private ComparedSide Read(PSObject input)
    {
        switch (input.BaseObject)
        {
            case ValueType or "":
                throw Faults.NotComparable($"'{input}'");
            case IList lines when ComparedText.JsonOf(lines) is { } json:
                return OfText(RegistrationReader.OfJson(JsonText.Of(json)), null);
            case IList several:
                throw Faults.NotComparable($"A list of {several.Count}");
            case string text when ComparedText.IsJson(text):
                return OfText(RegistrationReader.OfJson(JsonText.Of(text)), null);
            case string text when !ComparedText.CanBeRevision(text):
                return OfFile(PathOf(text));
            case string text:
                return OfName(text);
            case FileSystemInfo file:
                return OfFile(file.FullName);
        }

        // An object that only names a revision is looked up.
        if (RevisionNameTransformationAttribute.NameInsteadOf(input) is { } name)
            return At(Origin.Of(input), () => OfRevision(name));
        var revision = input.BaseObject as TaskDefinition;
        try
        {
            return OfText(RegistrationReader.OfObject(input, s_inspector), revision?.ToString(), revision is not null) with
            {
                Revision = revision is { Family: not null, Revision: not null } ? revision : null,
            };
        }
        catch (EcsException nothing) when (nothing.Code == nameof(Faults.NothingToRegister))
        {
            throw Faults.NotComparable($"'{input}'");
        }
    }

    private ComparedSide Before(ComparedSide side) => side.Revision is not { } of ? throw Faults.NothingToCompareWith($"'{side.Name}'")
        : PrecedingRevision.Of(Registry, of.Family!, of.Revision!.Value, this) is { } before
            ? new ComparedSide(before.TaskDefinition.Value.ToString(), NormalForm.Of(before.TaskDefinition, before.Tags))
            : throw Faults.NoneBefore(of.ToString());

    // A name that is also a file's is ambiguous. With a colon it is no path in PowerShell.
    private ComparedSide OfName(string text)
    {
        if (text.Contains(":") || !File.Exists(PathOf(text))) return OfRevision(text);
        if (Ask(token => Registry.GetFamilyAsync(text, token)) is null) return OfFile(PathOf(text));
        throw Faults.NameAmbiguous(text, RegionName);
    }

    private ComparedSide OfRevision(string name)
    {
        var request = new DescribeTaskDefinitionRequest { TaskDefinition = name, Include = TaskDefinitionFields.All };
        DescribeTaskDefinitionResponse answer = Ask(token => Registry.DescribeTaskDefinitionAsync(request, token));
        return new ComparedSide(answer.TaskDefinition.Value.ToString(), NormalForm.Of(answer.TaskDefinition, answer.Tags))
        {
            Revision = answer.TaskDefinition.Value,
        };
    }

    private static ComparedSide OfFile(string path)
    {
        if (Directory.Exists(path)) throw Faults.NotAFile(path);
        if (!File.Exists(path)) throw Faults.FileNotFound(path);
        return OfText(RegistrationReader.OfJson(JsonText.OfFile(path)), Path.GetFileName(path));
    }

    private static ComparedSide OfText(Registration text, string? name, bool isRevision = false) =>
        new(name ?? text.Family ?? "input", NormalForm.Of(text.Read(), isRevision));

    private string PathOf(string text)
    {
        try
        {
            string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(text, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? path : throw Faults.NotAFile(text);
        }
        catch (System.Management.Automation.DriveNotFoundException)
        {
            throw Faults.FileNotFound(text);
        }
    }
}
