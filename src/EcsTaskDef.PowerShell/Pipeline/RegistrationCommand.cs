using System.Collections.Specialized;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Files;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet whose input is task definitions: files, JSON text, objects, or members as parameters.</summary>
public abstract class RegistrationCommand : RegistryCommand
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string JsonSet = "Json";
    private const string InputObjectSet = "InputObject";
    private const string MemberSet = "Member";

    private static readonly PSObjectInspector s_inspector = new();

    private readonly JsonTextCollector _text = new();

    // Not mandatory: PowerShell would ask for a path where only a family is given.
    [Parameter(ParameterSetName = PathSet, Position = 0)]
    [PathTransformation]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    [Parameter(ParameterSetName = JsonSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Json { get; set; } = null!;

    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = null!;

    [Parameter(ParameterSetName = MemberSet, Mandatory = true)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = JsonSet)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Family { get; set; }

    [Parameter]
    [Alias("Tags")]
    [TagTransformation]
    public Tag[]? Tag { get; set; }

    [Parameter(ParameterSetName = MemberSet, Mandatory = true)]
    [Alias("ContainerDefinitions")]
    [StructureTransformation(typeof(Model.ContainerDefinition), IsList = true)]
    public Model.ContainerDefinition[]? ContainerDefinition { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? Cpu { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public SwitchParameter EnableFaultInjection { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [StructureTransformation(typeof(Model.EphemeralStorage))]
    public Model.EphemeralStorage? EphemeralStorage { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? ExecutionRoleArn { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("InferenceAccelerators")]
    [StructureTransformation(typeof(Model.InferenceAccelerator), IsList = true)]
    public Model.InferenceAccelerator[]? InferenceAccelerator { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? IpcMode { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? Memory { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? NetworkMode { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PidMode { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("PlacementConstraints")]
    [StructureTransformation(typeof(TaskDefinitionPlacementConstraint), IsList = true)]
    public TaskDefinitionPlacementConstraint[]? PlacementConstraint { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [StructureTransformation(typeof(Model.ProxyConfiguration))]
    public Model.ProxyConfiguration? ProxyConfiguration { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("RequiresCompatibilities")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string[]? RequiresCompatibility { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [StructureTransformation(typeof(Model.RuntimePlatform))]
    public Model.RuntimePlatform? RuntimePlatform { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? TaskRoleArn { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("Volumes")]
    [StructureTransformation(typeof(Model.Volume), IsList = true)]
    public Model.Volume[]? Volume { get; set; }

    /// <summary>The definitions of this record, read as they are needed, with <c>-Family</c> and <c>-Tag</c> applied.</summary>
    private protected IEnumerable<GivenDefinition> Given()
    {
        switch (ParameterSetName)
        {
            case PathSet when Path is null:
                WriteError(Faults.NothingGiven(), Family);
                return [];
            case PathSet:
                return Path.SelectMany(path => OfFiles(path, isLiteral: false));
            case LiteralPathSet:
                return LiteralPath.SelectMany(path => OfFiles(path, isLiteral: true));
            case JsonSet:
                return Json.Select(OfText);
            case MemberSet:
                return [new(Family, null, () => OfObject(MembersGiven()))];
            default:
                return InputObject.SelectMany(OfInput);
        }
    }

    /// <summary>The rest of a JSON object that the pipeline did not complete; null = none.</summary>
    private protected string? IncompleteText() => _text.IsOpen ? _text.Take() : null;

    private protected GivenDefinition OfText(string text) => new(text, null, () => OfJson(JsonText.Of(text)));

    /// <summary>A count of definitions.</summary>
    /// <param name="activity">The activity that is shown: <c>Registering task definitions</c>.</param>
    private protected ProgressCount CountOf(string activity) =>
        new(activity, "task definitions", MyInvocation.ExpectingInput ? null : Expected);

    private long? Expected() => ParameterSetName switch
    {
        PathSet => Path?.Sum(CountFiles),
        LiteralPathSet => LiteralPath.Length,
        JsonSet => Json.Length,
        InputObjectSet => InputObject.Length,
        _ => 1,
    };

    private int CountFiles(string path)
    {
        try
        {
            return InputFiles.Of(this, path, isLiteral: false).Length;
        }
        catch (EcsException)
        {
            // Reported in its turn, as one input.
            return 1;
        }
    }

    private IEnumerable<GivenDefinition> OfInput(PSObject input) => input.BaseObject switch
    {
        string text => OfPiece(text),
        FileSystemInfo file => [OfFile(file.FullName)],
        _ => [new(input, null, () => OfObject(input))],
    };

    // Get-Content without -Raw sends a file line by line: lines are joined until the object is complete.
    private IEnumerable<GivenDefinition> OfPiece(string text)
    {
        if (_text.IsOpen || JsonTextCollector.Begins(text)) return _text.Add(text) is { } whole ? [OfText(whole)] : [];

        // Blank lines between two documents are no error.
        return text.Trim().Length > 0 ? [new(text, null, () => throw Faults.TextNotJson(text))] : [];
    }

    private IEnumerable<GivenDefinition> OfFiles(string path, bool isLiteral)
    {
        try
        {
            return InputFiles.Of(this, path, isLiteral).Select(OfFile);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // One input, whose error has its place among the results.
            return [new(path, null, () => throw exception)];
        }
    }

    private GivenDefinition OfFile(string file) =>
        new(file, file, () => Directory.Exists(file) ? throw Faults.NotAFile(file) : OfJson(JsonText.OfFile(file)));

    private Registration OfJson(ReadOnlyMemory<byte> utf8Json) => RegistrationReader.OfJson(utf8Json).With(Family, Tag);

    private Registration OfObject(object input) => RegistrationReader.OfObject(input, s_inspector).With(Family, Tag);

    // The members by the names of their parameters: the model knows its singulars.
    private OrderedDictionary MembersGiven()
    {
        var members = new OrderedDictionary();
        foreach (KeyValuePair<string, object> parameter in MyInvocation.BoundParameters)
        {
            bool isMember = MemberNames.Find(ValueShape.Of(typeof(RegisterTaskDefinitionRequest)), parameter.Key) is not null;
            if (isMember && parameter.Key != nameof(Tag)) members.Add(parameter.Key, parameter.Value);
        }

        return members;
    }
}
