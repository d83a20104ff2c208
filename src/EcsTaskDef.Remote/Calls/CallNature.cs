namespace EcsTaskDef.Remote.Calls;

/// <summary>What a request does, and what becomes of it when it arrives twice.</summary>
internal enum CallNature
{
    /// <summary>It changes nothing.</summary>
    Read,

    /// <summary>It changes something, and a second time nothing more.</summary>
    Repeatable,

    /// <summary>A second one is a second change.</summary>
    Once,
}

/// <summary>The nature of each operation.</summary>
internal static class CallNatures
{
    private static readonly string[] s_reads = ["Describe", "List", "Get", "Discover"];

    /// <summary>The nature of a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">The request.</param>
    public static CallNature Of(string operation, object request) => operation switch
    {
        _ when s_reads.Any(word => operation.StartsWith(word, StringComparison.Ordinal)) => CallNature.Read,
        "RegisterTaskDefinition" or "StartTask" or "RegisterContainerInstance" or "CreateCapacityProvider" or "CreateDaemon"
            or "UpdateDaemon" or "RegisterDaemonTaskDefinition" or "ExecuteCommand"
            or "CreateTaskSet" or "CreateExpressGatewayService" or "UpdateExpressGatewayService" => CallNature.Once,
        "RunTask" => (request as RunTaskRequest)?.ClientToken is null ? CallNature.Once : CallNature.Repeatable,
        "CreateService" => (request as CreateServiceRequest)?.ClientToken is null ? CallNature.Once : CallNature.Repeatable,
        "UpdateService" => (request as UpdateServiceRequest)?.ForceNewDeployment == true ? CallNature.Once : CallNature.Repeatable,

        // What is deleted twice is refused the second time, as if the first had not been taken.
        _ when operation.StartsWith("Delete", StringComparison.Ordinal) && operation != "DeleteTaskDefinitions" => CallNature.Once,
        "DeregisterContainerInstance" => CallNature.Once,
        _ => CallNature.Repeatable,
    };
}
