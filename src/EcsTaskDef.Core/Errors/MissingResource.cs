namespace EcsTaskDef.Errors;

/// <summary>Something that an operation names and that is not there.</summary>
/// <param name="Id">One of the constants here, or an id of a door's own.</param>
/// <param name="Name">Its name as far as it is known, e.g. <c>web:9</c>.</param>
public sealed record MissingResource(string Id, string Name)
{
    public const string ContainerInstance = "ContainerInstanceNotFound";
    public const string Service = "ServiceNotFound";
    public const string Task = "TaskNotFound";
    public const string TaskDefinition = "TaskDefinitionNotFound";
}
