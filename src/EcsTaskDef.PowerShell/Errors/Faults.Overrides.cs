namespace EcsTaskDef.PowerShell.Errors;

/// <content>The errors of members that parameters give beside a definition.</content>
internal static partial class Faults
{
    public static EcsException OverrideEmpty(string parameter, string? container = null) => Fault(
        container is null ? $"-{parameter} is empty." : $"-{parameter} has nothing for container '{container}'.",
        "Is a variable not set? To take a member away, change the object: $d = Get-TaskDefinition web -Latest; $d.TaskRoleArn = $null; "
            + "$d | Register-TaskDefinition.");

    public static EcsException OverrideShapeWrong(string parameter) => Fault(
        $"The value for {parameter} is not a hashtable.",
        parameter == "ContainerOverride" ? "Write -ContainerOverride @{ app = @{ Memory = 512 } }, with the names of the containers."
            : "Write @{ LEVEL = 'debug' }, or @{ app = @{ LEVEL = 'debug' } } with the names of the containers.");

    public static EcsException OverrideMixed(string parameter) => Fault(
        $"-{parameter} has single values beside hashtables.",
        $"Name the container of each: -{parameter} @{{ app = @{{ NAME = 'value' }} }}.");

    public static EcsException OverrideValueWrong(string name, string member) => Fault(
        $"The value of '{name}' in {member} is not a text.", "Give each name one text, or $null to take it away.");

    public static EcsException OverrideTwice(string name, string container) => Fault(
        $"'{name}' of container '{container}' is given twice.", "Keep one of the two.");

    public static EcsException VariableAndSecret(string name, string container) => Fault(
        $"'{name}' of container '{container}' is given as a variable and as a secret.", "ECS takes one of the two.");

    public static EcsException ContainerUnknown(string container, IEnumerable<string> names) => Fault(
        $"The definition has no container '{container}'.", $"Its containers are {Listed(names)}; names are case-sensitive.");

    public static EcsException ContainerNotNamed(string parameter, IReadOnlyCollection<string> names) => Fault(
        names.Count == 0 ? $"The definition has no container for -{parameter}."
            : $"-{parameter} does not name a container, and the definition has {names.Count}.",
        names.Count == 0 ? "Give the containers with -ContainerDefinition."
            : $"Write -{parameter} @{{ {PowerShellText.Argument(names.First())} = ... }}. Its containers are {Listed(names)}.");

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"'{name}'"));
}
