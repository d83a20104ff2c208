using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EcsTaskDef.Model;
using EcsTaskDef.PowerShell.Parameters;
using EcsTaskDef.PowerShell.Pipeline;
using EcsTaskDef.Registry.Messages;

namespace EcsTaskDef.PowerShell.Commands;

/// <summary>Registers the next revision of a family.</summary>
[Cmdlet(
    VerbsLifecycle.Register, "TaskDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskDefinition))]
public sealed class RegisterTaskDefinitionCommand : RegistryCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string JsonSet = "Json";
    private const string InputObjectSet = "InputObject";
    private const string MemberSet = "Member";

    private static readonly PSObjectInspector s_inspector = new();

    private readonly JsonTextCollector _text = new();

    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

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
    public object[]? ContainerDefinition { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? Cpu { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public SwitchParameter EnableFaultInjection { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public object? EphemeralStorage { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? ExecutionRoleArn { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("InferenceAccelerators")]
    public object[]? InferenceAccelerator { get; set; }

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
    public object[]? PlacementConstraint { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public object? ProxyConfiguration { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("RequiresCompatibilities")]
    [ArgumentCompleter(typeof(MemberValueCompleter))]
    public string[]? RequiresCompatibility { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public object? RuntimePlatform { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    public string? TaskRoleArn { get; set; }

    [Parameter(ParameterSetName = MemberSet)]
    [Alias("Volumes")]
    public object[]? Volume { get; set; }

    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                foreach (string path in Path) RegisterFiles(path, isLiteral: false);
                break;
            case LiteralPathSet:
                foreach (string path in LiteralPath) RegisterFiles(path, isLiteral: true);
                break;
            case JsonSet:
                foreach (string text in Json) RegisterText(text);
                break;
            case MemberSet:
                Register(MembersGiven(), Family, ReadObject);
                break;
            default:
                foreach (PSObject input in InputObject) RegisterInput(input);
                break;
        }
    }

    private protected override void End()
    {
        if (_text.IsOpen) Try<bool>(_text.Take(), static () => throw Faults.JsonIncomplete(), out _);
    }

    private void RegisterInput(PSObject input)
    {
        switch (input.BaseObject)
        {
            case string text:
                RegisterPiece(text);
                break;
            case FileSystemInfo file:
                RegisterFile(file.FullName);
                break;
            default:
                Register(input, input, ReadObject);
                break;
        }
    }

    // Get-Content without -Raw sends a file line by line; a text that begins an object goes on until it is closed.
    private void RegisterPiece(string text)
    {
        if (!_text.IsOpen && !JsonTextCollector.Begins(text))
        {
            // Blank lines between two documents are nobody's mistake.
            if (text.Trim().Length > 0) Try<bool>(text, () => throw Faults.TextNotJson(text), out _);
            return;
        }

        if (_text.Add(text) is { } whole) RegisterText(whole);
    }

    private void RegisterText(string text) =>
        Register(text, null, static json => RegistrationReader.ReadJson(JsonText.Of(json)));

    private void RegisterFiles(string path, bool isLiteral)
    {
        if (!Try(path, () => FilesOf(path, isLiteral), out string[] files)) return;
        foreach (string file in files) RegisterFile(file);
    }

    private void RegisterFile(string file) => Register(file, file, static path =>
        Directory.Exists(path) ? throw Faults.NotAFile(path) : RegistrationReader.ReadJson(JsonText.OfFile(path)));

    private string[] FilesOf(string path, bool isLiteral)
    {
        ProviderInfo provider;
        string[] files;
        try
        {
            files = isLiteral
                ? new[] { SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _) }
                : GetResolvedProviderPathFromPSPath(path, out provider).ToArray();
        }
        catch (ItemNotFoundException)
        {
            throw Faults.FileNotFound(path);
        }
        catch (System.Management.Automation.DriveNotFoundException)
        {
            throw Faults.FileNotFound(path);
        }

        if (provider.Name != "FileSystem") throw Faults.NotAFile(path);

        // A wildcard that matches nothing, or folders too, is no error, as with Get-ChildItem.
        return !isLiteral && WildcardPattern.ContainsWildcardCharacters(path)
            ? files.Where(static file => !Directory.Exists(file)).ToArray()
            : files;
    }

    private RegisterTaskDefinitionRequest ReadObject(object input) =>
        RegistrationReader.ReadObject(input, s_inspector);

    // The members that were given as parameters, under their parameters' names: the model knows its singulars.
    private OrderedDictionary MembersGiven()
    {
        var members = new OrderedDictionary();
        foreach (KeyValuePair<string, object> parameter in MyInvocation.BoundParameters)
        {
            bool isMember = ModelShape.Of(typeof(RegisterTaskDefinitionRequest)).Members.ContainsKey(parameter.Key);
            if (isMember && parameter.Key != nameof(Tag)) members.Add(parameter.Key, parameter.Value);
        }

        return members;
    }

    private void Register<T>(T input, object? target, Func<T, RegisterTaskDefinitionRequest> read)
    {
        if (!Try(target ?? input, () => Complete(read(input)), out RegisterTaskDefinitionRequest request)) return;
        if (!Confirmed(request.Family ?? "a task definition without a family", $"Register task definition in {RegionName}"))
            return;

        if (Try(
            target ?? input,
            () => Wait(token => Registry.RegisterTaskDefinitionAsync(request, token)),
            out RegisterTaskDefinitionResponse answer))
            WriteObject(TaggedRevision.Of(answer.TaskDefinition.Value, answer.Tags));
    }

    private RegisterTaskDefinitionRequest Complete(RegisterTaskDefinitionRequest request)
    {
        if (Family is { Length: > 0 }) request = request with { Family = Family };
        return Tag is null ? request : request with { Tags = Merge(request.Tags, Tag) };
    }

    // As ECS merges tags: a key that is there gets the new value in its place, the others follow.
    private static List<Tag> Merge(IReadOnlyList<Tag>? present, Tag[] given)
    {
        List<Tag> merged = present?.ToList() ?? new List<Tag>();
        foreach (Tag tag in given)
        {
            int index = merged.FindIndex(one => string.Equals(one.Key, tag.Key, StringComparison.Ordinal));
            if (index < 0 || present is null || index >= present.Count) merged.Add(tag);
            else merged[index] = tag;
        }

        return merged;
    }
}
