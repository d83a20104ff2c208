namespace EcsTaskDef.Conformance.Rows;

/// <summary>What rows begin with.</summary>
internal static class Given
{
    /// <summary>The cluster named default.</summary>
    public const string Cluster = "CreateCluster";

    /// <summary>An instance that tasks can run on.</summary>
    public const string Instance = "RegisterContainerInstance";

    /// <summary>A definition for instances, web, whose port has a name.</summary>
    public const string Web = "RegisterTaskDefinition <web>";

    /// <summary>A definition with a task role, role.</summary>
    public const string Role =
        """
        RegisterTaskDefinition {family: 'role', taskRoleArn: 'arn:aws:iam::000000000000:role/task',
            containerDefinitions: [{name: 'app', image: 'busybox:1', memory: 64}]}
        """;

    /// <summary>A definition for Fargate, vpc; again, its next revision.</summary>
    public const string Fargate = "RegisterTaskDefinition {family: 'vpc'} on Fargate";

    /// <summary>A task on Fargate.</summary>
    public const string Task = "RunTask {taskDefinition: 'vpc'} on Fargate";

    /// <summary>A cluster and a definition for each launch type.</summary>
    public static string[] Default { get; } = [Cluster, Web, Fargate];

    /// <summary>Three revisions; a task and a service use the third, which is deregistered.</summary>
    public static string[] InactiveInUse { get; } =
    [
        Cluster,
        Fargate,
        Fargate,
        Fargate,
        "RunTask {taskDefinition: 'vpc:3'} on Fargate",
        Service("svc", "vpc:3", count: 1),
        "DeregisterTaskDefinition {taskDefinition: 'vpc:3'}",
    ];

    /// <summary>The same, and the third revision is being deleted.</summary>
    public static string[] DeletingInUse { get; } = [.. InactiveInUse, "DeleteTaskDefinitions {taskDefinitions: ['vpc:3']}"];

    /// <summary>A service: of web on instances, of vpc on Fargate.</summary>
    public static string Service(string name, string definition, int count) =>
        $"CreateService {{serviceName: '{name}', taskDefinition: '{definition}', desiredCount: {count}}}"
            + (definition.StartsWith("vpc", StringComparison.Ordinal) ? " on Fargate" : "");
}
