namespace EcsTaskDef.Errors;

/// <summary>ECS's error codes, as they stand in <c>__type</c>. Source: ECS API model and docs/ECS.md §10.</summary>
public static class EcsErrorCodes
{
    public const string AccessDenied = "AccessDeniedException";
    public const string AttributeLimitExceeded = "AttributeLimitExceededException";
    public const string Client = "ClientException";
    public const string ClusterContainsInstances = "ClusterContainsContainerInstancesException";
    public const string ClusterContainsServices = "ClusterContainsServicesException";
    public const string ClusterContainsTasks = "ClusterContainsTasksException";
    public const string ClusterNotFound = "ClusterNotFoundException";
    public const string Conflict = "ConflictException";
    public const string DaemonNotFound = "DaemonNotFoundException";
    public const string InvalidParameter = "InvalidParameterException";
    public const string LimitExceeded = "LimitExceededException";
    public const string PlatformTaskDefinitionIncompatibility = "PlatformTaskDefinitionIncompatibilityException";
    public const string PlatformUnknown = "PlatformUnknownException";
    public const string ResourceInUse = "ResourceInUseException";
    public const string ResourceNotFound = "ResourceNotFoundException";
    public const string Serialization = "SerializationException";
    public const string Server = "ServerException";
    public const string ServiceDeploymentNotFound = "ServiceDeploymentNotFoundException";
    public const string ServiceNotActive = "ServiceNotActiveException";
    public const string ServiceNotFound = "ServiceNotFoundException";
    public const string TargetNotFound = "TargetNotFoundException";
    public const string TaskSetNotFound = "TaskSetNotFoundException";
    public const string Throttling = "ThrottlingException";
    public const string UnknownOperation = "UnknownOperationException";
}
