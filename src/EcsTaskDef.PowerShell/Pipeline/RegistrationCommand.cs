using System.Collections.Specialized;
using EcsTaskDef.PowerShell.Completion;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Files;
using EcsTaskDef.PowerShell.Input;
using EcsTaskDef.PowerShell.Progress;

namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that takes task definitions to register: files, JSON text, objects, or the members as parameters. One input
/// after the other is handed on as text, with <c>-Family</c> and <c>-Tag</c> in it.
/// </summary>
public abstract class RegistrationCommand : RegistryCommand
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string JsonSet = "Json";
    private const string InputObjectSet = "InputObject";
    private const string MemberSet = "Member";

    private static readonly PSObjectInspector s_inspector = new();

    private readonly JsonTextCollector _text = new();
    private ProgressCount? _count;

    // Not mandatory: who gives a family alone would be asked for a path.
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
    [ArgumentCompleter(typeof(FamilyCompleter))]
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

    private protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case PathSet when Path is null:
                Try<bool>(Family, static () => throw Faults.NothingGiven(), out _);
                break;
            case PathSet:
                foreach (string path in Path) TakeFiles(path, isLiteral: false);
                break;
            case LiteralPathSet:
                foreach (string path in LiteralPath) TakeFiles(path, isLiteral: true);
                break;
            case JsonSet:
                foreach (string text in Json) TakeText(text);
                break;
            case MemberSet:
                TakeOne(Family, null, () => OfObject(MembersGiven()));
                break;
            default:
                foreach (PSObject input in InputObject) TakeInput(input);
                break;
        }
    }

    private protected sealed override void End()
    {
        if (_text.IsOpen) TakeIncomplete(_text.Take());
        Finish();
    }

    /// <summary>After the last input.</summary>
    private protected virtual void Finish()
    {
    }

    /// <summary>One input.</summary>
    /// <param name="target">The user's input.</param>
    /// <param name="file">The file it comes from; null = none.</param>
    /// <param name="read">Reads it; it may fail.</param>
    /// <returns>False when it will be done later.</returns>
    private protected abstract bool Take(object? target, string? file, Func<Registration> read);

    /// <summary>Text of the pipeline that ends within a JSON object.</summary>
    private protected abstract void TakeIncomplete(string text);

    /// <summary>What is being done, as people say it: <c>Registering task definitions</c>.</summary>
    private protected abstract string Activity { get; }

    /// <summary>One input, which counts.</summary>
    private protected void TakeOne(object? target, string? file, Func<Registration> read)
    {
        _count ??= new ProgressCount(Activity, "task definitions", MyInvocation.ExpectingInput ? null : Expected);
        if (Take(target, file, read)) AdvanceOne();
    }

    /// <summary>One input more is done.</summary>
    private protected void AdvanceOne() => Advance(_count!);

    private long? Expected() => ParameterSetName switch
    {
        PathSet => Path?.Sum(path => CountFiles(path)),
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
            // It is told in its turn, as one input.
            return 1;
        }
    }

    private void TakeInput(PSObject input)
    {
        switch (input.BaseObject)
        {
            case string text:
                TakePiece(text);
                break;
            case FileSystemInfo file:
                TakeFile(file.FullName);
                break;
            default:
                TakeOne(input, null, () => OfObject(input));
                break;
        }
    }

    // Get-Content without -Raw sends a file line by line; a text that begins an object goes on until it is closed.
    private void TakePiece(string text)
    {
        if (!_text.IsOpen && !JsonTextCollector.Begins(text))
        {
            // Blank lines between two documents are nobody's mistake.
            if (text.Trim().Length > 0) TakeOne(text, null, () => throw Faults.TextNotJson(text));
            return;
        }

        if (_text.Add(text) is { } whole) TakeText(whole);
    }

    /// <summary>JSON text.</summary>
    private protected void TakeText(string text) => TakeOne(text, null, () => OfJson(JsonText.Of(text)));

    private void TakeFiles(string path, bool isLiteral)
    {
        string[] files;
        try
        {
            files = InputFiles.Of(this, path, isLiteral);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // An input like any other: its error has its place among what comes of them.
            TakeOne(path, null, () => throw exception);
            return;
        }

        foreach (string file in files) TakeFile(file);
    }

    private void TakeFile(string file) => TakeOne(file, file, () =>
        Directory.Exists(file) ? throw Faults.NotAFile(file) : OfJson(JsonText.OfFile(file)));

    private Registration OfJson(ReadOnlyMemory<byte> utf8Json) =>
        RegistrationReader.OfJson(utf8Json).With(Family, Tag);

    private Registration OfObject(object input) =>
        RegistrationReader.OfObject(input, s_inspector).With(Family, Tag);

    // The members that were given as parameters, under their parameters' names: the model knows its singulars.
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
