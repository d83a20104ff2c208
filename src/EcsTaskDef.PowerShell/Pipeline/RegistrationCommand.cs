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
    private const string TaskDefinitionSet = "TaskDefinition";

    private static readonly PSObjectInspector s_inspector = new();

    private readonly JsonTextCollector _text = new();
    private RegistrationOverrides? _overrides;
    private bool _areOverridesRead;

    // Not mandatory: PowerShell would ask for a path where only a family is given.
    [Parameter(ParameterSetName = PathSet, Position = 0)]
    [PathTransformation]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    // Not by property name: each line of Get-Content has the PSPath of its file. OfInput finds the paths of other objects.
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    // The lines of a file have empty ones among them.
    [Parameter(ParameterSetName = JsonSet, Mandatory = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [AllowEmptyString]
    public string[] Json { get; set; } = null!;

    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = null!;

    /// <summary>Where to start from: a family, which is its latest ACTIVE revision, or a revision.</summary>
    [Parameter(ParameterSetName = TaskDefinitionSet, Mandatory = true)]
    [RevisionNameTransformation]
    [ArgumentCompleter(typeof(NameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TaskDefinition { get; set; } = null!;

    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Family { get; set; }

    [Parameter]
    [Alias("Tags")]
    [TagTransformation]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Tag[]? Tag { get; set; }

    [Parameter]
    [Alias("ContainerDefinitions")]
    [StructureTransformation(typeof(ContainerDefinitionArgument), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public ContainerDefinitionArgument[]? ContainerDefinition { get; set; }

    /// <summary>A list for the only container, or lists by the containers' names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? Command { get; set; }

    /// <summary>Members of containers by the containers' names.</summary>
    [Parameter]
    [Alias("ContainerOverrides")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? ContainerOverride { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Cpu { get; set; }

    [Parameter]
    public SwitchParameter EnableFaultInjection { get; set; }

    /// <summary>Values by name for the only container, or for each by the containers' names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? Environment { get; set; }

    [Parameter]
    [StructureTransformation(typeof(Model.EphemeralStorage))]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Model.EphemeralStorage? EphemeralStorage { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The only container's image, or images by the containers' names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter))]
    public object? Image { get; set; }

    [Parameter]
    [Alias("InferenceAccelerators")]
    [StructureTransformation(typeof(Model.InferenceAccelerator), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Model.InferenceAccelerator[]? InferenceAccelerator { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? IpcMode { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? Memory { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? NetworkMode { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? PidMode { get; set; }

    [Parameter]
    [Alias("PlacementConstraints")]
    [StructureTransformation(typeof(TaskDefinitionPlacementConstraint), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public TaskDefinitionPlacementConstraint[]? PlacementConstraint { get; set; }

    [Parameter]
    [StructureTransformation(typeof(ProxyConfigurationArgument))]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public ProxyConfigurationArgument? ProxyConfiguration { get; set; }

    [Parameter]
    [Alias("RequiresCompatibilities")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string[]? RequiresCompatibility { get; set; }

    [Parameter]
    [StructureTransformation(typeof(Model.RuntimePlatform))]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Model.RuntimePlatform? RuntimePlatform { get; set; }

    /// <summary>As <see cref="Environment"/>.</summary>
    [Parameter]
    [Alias("Secrets")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public object? Secret { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string? TaskRoleArn { get; set; }

    [Parameter]
    [Alias("Volumes")]
    [StructureTransformation(typeof(Model.Volume), IsList = true)]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public Model.Volume[]? Volume { get; set; }

    /// <summary>The definitions of this record, read as they are needed, with what parameters give beside them.</summary>
    private IEnumerable<GivenDefinition> Given()
    {
        ReadOverrides();
        switch (ParameterSetName)
        {
            case PathSet when Path is null && ContainerDefinition is not null:
                return [new(Family, null, () => OfObject(MembersGiven()))];
            case PathSet when Path is null:
                WriteError(Faults.NothingGiven(), Family);
                return [];
            case PathSet:
                return Path.SelectMany(OfPathOrName);
            case LiteralPathSet:
                return LiteralPath.SelectMany(path => OfFiles(path, isLiteral: true));
            case JsonSet:
                return OfTexts();
            case TaskDefinitionSet:
                return TaskDefinition.Select(OfName);
            default:
                return InputObject.SelectMany(OfInput);
        }
    }

    /// <summary>The definitions of this record, each at its place: a revision's own, unless the command line says otherwise.</summary>
    private protected IEnumerable<GivenDefinition> Placed() => Placed(Given());

    private protected IEnumerable<GivenDefinition> Placed(IEnumerable<GivenDefinition> definitions) =>
        Placed(definitions, static given => (given.Origin, given.Target));

    private protected override bool BringsPlace => MyInvocation.ExpectingInput;

    /// <summary>The rest of a JSON value that the pipeline did not complete; null = none.</summary>
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
        TaskDefinitionSet => TaskDefinition.Length,
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

    private IEnumerable<GivenDefinition> OfInput(PSObject input) =>
        input.BaseObject is string text ? _text.Add(text).Select(OfPiece)
        : InputFiles.PathOf(input) is { } path ? OfFiles(path, isLiteral: true)
        : HasChanges && RevisionNameTransformationAttribute.NameInsteadOf(input, byFamily: false) is { } name
            ? [OfName(Origin.Keep(name, input))]
        : [new(input, null, () => OfObject(input), OriginOf(input))];

    // Only a revision is from somewhere; members of a definition may have any names.
    private static Origin? OriginOf(object? input)
    {
        if (PSValue.Unwrap(input) is TaskDefinition || PSValue.Text(input, "TaskDefinitionArn") is not null) return Origin.Of(input);
        return PSValue.Member(input, "TaskDefinition") is { } inner && PSValue.Unwrap(inner) is not string ? OriginOf(inner) : null;
    }

    private GivenDefinition OfPiece(string text) =>
        JsonTextCollector.Begins(text) ? OfText(text)
        : HasChanges && ComparedText.CanBeRevision(text) ? OfName(text)
        : new(text, null, () => throw Faults.TextNotJson(text));

    // Whole texts, or the lines of one: -Json (Get-Content web.json).
    private IEnumerable<GivenDefinition> OfTexts()
    {
        foreach (string text in Json)
        {
            IReadOnlyList<string> whole = _text.Add(text);
            if (whole.Count == 0 && !_text.IsOpen && Json.Length == 1) yield return OfText(text);
            foreach (string one in whole) yield return OfText(one);
        }

        if (_text.IsOpen) yield return OfText(_text.Take());
    }

    private IEnumerable<GivenDefinition> OfFiles(string path, bool isLiteral)
    {
        if (!isLiteral && path.TrimStart().StartsWith("{", StringComparison.Ordinal))
            return [new(path, null, () => throw Faults.TextIsNoPath(path))];
        try
        {
            return InputFiles.Of(this, path, isLiteral).Select(OfFile);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // One input, whose error has its place among the results.
            bool mayBeName = !isLiteral && exception is EcsException { Code: nameof(Faults.FileNotFound) }
                && ComparedText.CanBeRevision(path);
            Exception error = mayBeName ? Faults.FileNotFound(
                path, $"Name a file; for a revision, write -TaskDefinition {PowerShellText.Argument(path)}.") : exception;
            return [new(path, null, () => throw error)];
        }
    }

    private GivenDefinition OfFile(string file) =>
        new(file, file, () => Directory.Exists(file) ? throw Faults.NotAFile(file) : OfJson(JsonText.OfFile(file)));

    private Registration OfJson(ReadOnlyMemory<byte> utf8Json) => Amended(RegistrationReader.OfJson(utf8Json));

    private Registration OfObject(object input) => Amended(RegistrationReader.OfObject(input, s_inspector));

    private Registration Amended(Registration definition) => definition.With(Family, Tag, _overrides);

    // True where a parameter says what is to be different from what there is.
    private bool HasChanges => _overrides is not null || Family is { Length: > 0 } || Tag is not null;

    private void ReadOverrides()
    {
        if (_areOverridesRead) return;
        _areOverridesRead = true;
        bool isDefinition = ParameterSetName == PathSet && Path is null;
        _overrides = Require(() => RegistrationOverrides.Of(MyInvocation.BoundParameters, ofContainersOnly: isDefinition, s_inspector));
    }

    // Without a change a name is a file's, as it always was: nothing is registered again because a file is missing.
    private IEnumerable<GivenDefinition> OfPathOrName(string text)
    {
        if (!ComparedText.CanBeRevision(text)) return OfFiles(text, isLiteral: false);
        if (!HasChanges) return OfFiles(text, isLiteral: false);
        if (text.Contains(":") || !InputFiles.IsFile(this, text)) return [OfName(text)];
        if (!Try(text, () => Ask(token => Registry.GetFamilyAsync(text, token)) is not null, out bool isFamily)) return [];
        return isFamily ? [new(text, null, () => throw Faults.NameAmbiguous(text, RegionName))] : OfFiles(text, isLiteral: false);
    }

    // The revision is read where it is from, also when it is registered elsewhere.
    private GivenDefinition OfName(string name)
    {
        Origin? origin = Origin.Behind(name);
        return new(name, null, Read, origin);

        Registration Read()
        {
            var request = new DescribeTaskDefinitionRequest { TaskDefinition = name };
            return Amended(RegistrationReader.OfRevision(
                Ask(token => RegistryOf(origin).DescribeTaskDefinitionAsync(request, token)).TaskDefinition));
        }
    }

    // The members by the names of their parameters: the model knows its singulars.
    private OrderedDictionary MembersGiven()
    {
        var members = new OrderedDictionary();
        foreach (KeyValuePair<string, object> parameter in MyInvocation.BoundParameters)
        {
            if (parameter.Key == nameof(Family) || RegistrationOverrides.IsMember(parameter.Key))
                members.Add(parameter.Key, parameter.Value);
        }

        return members;
    }
}
