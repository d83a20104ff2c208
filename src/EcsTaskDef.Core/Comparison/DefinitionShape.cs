using System.Text.Json;

namespace EcsTaskDef.Comparison;

/// <summary>
/// What makes two definitions the same to ECS, member by member. In doubt two values are not the same: a revision too many
/// does less harm than a change that nobody registers. So an image is its text (<c>nginx</c> is not <c>nginx:latest</c>),
/// a secret is the name that was given, a role's name is the ARN that ECS makes of it, and what the agent or the account settles
/// (stopTimeout, ipcMode, log mode,
/// runtimePlatform) has no default here. Evidence: what ECS fills in, docs/ECS.md §3.4 [captured]; other defaults
/// [model] unless stated. Members that are not listed are single values without a default.
/// </summary>
internal static class DefinitionShape
{
    private const string False = "false";
    private const string Disabled = "DISABLED";
    private const string Root = "/";

    // "By default, the container has permissions for read, write, and mknod for the device."
    private const string AllPermissions = "mknod,read,write";

    // A variable may be there twice; which one wins is Docker's affair, so their order stays.
    private static readonly Shape s_variables = Shape.Pairs("name", "value") with { OrderOfNamesakes = true };

    // ECS leaves out a variable without a value. [seen]
    private static readonly Shape s_environment = s_variables with { Needed = "value" };

    private static readonly Shape s_role = Shape.Value with { MeansSame = IsSameRole };

    // Where a secret is kept is what a reviewer looks for, and guarded by IAM.
    private static readonly Shape s_secrets = Shape.Pairs("name", "valueFrom") with { OrderOfNamesakes = true, IsReference = true };

    private static readonly Shape s_reference = Shape.Value with { IsReference = true };

    private static readonly Shape s_healthCheck = Shape.Structure(
        ("command", Shape.Ordered),
        ("interval", Shape.Or("30")),
        ("retries", Shape.Or("3")),
        ("startPeriod", Shape.Or("0")), // "By default, the startPeriod is off": 0 seconds of grace are none.
        ("timeout", Shape.Or("5")));

    private static readonly Shape s_linuxParameters = Shape.Structure(
        ("capabilities", Shape.Structure(("add", Shape.Set), ("drop", Shape.Set)) with { EmptyIsAbsent = true }),
        ("devices", Shape.Items("hostPath", ("permissions", Shape.Set with { Default = (_, _) => AllPermissions }))),
        ("initProcessEnabled", Shape.Or(False)),
        ("swappiness", Shape.Or("60")),
        ("tmpfs", Shape.Items("containerPath", ("mountOptions", Shape.Ordered)))) // A later option overrides an earlier one.
        with { EmptyIsAbsent = true };

    private static readonly Shape s_ports = new()
    {
        Kind = ShapeKind.Items,
        EmptyIsAbsent = true,
        Keys = new[] { "containerPort", "containerPortRange", "protocol" },
        KeyOf = NameOfPort,
        Members = Shape.Structure(
            ("hostPort", new Shape { Default = HostPort, AlsoAbsent = "0" }),
            ("protocol", Shape.Or(TransportProtocols.Tcp))).Members,
    };

    private static readonly Shape s_restartPolicy = Shape.Structure(
        ("ignoredExitCodes", Shape.Set),
        ("restartAttemptPeriod", Shape.Or("300")));

    private static readonly Shape s_logConfiguration = Shape.Structure(("options", Shape.Map), ("secretOptions", s_secrets));

    // False is what Docker does when nobody says anything.
    private static readonly Shape s_containers = Shape.Items(
        "name",
        ("command", Shape.Ordered),
        ("cpu", Shape.Or("0")),
        ("credentialSpecs", Shape.Ordered),
        ("dependsOn", Shape.Pairs("containerName", "condition")), // All conditions must hold, in whatever order.
        ("disableNetworking", Shape.Or(False)),
        ("dnsSearchDomains", Shape.Ordered), // The first domain that has the name wins.
        ("dnsServers", Shape.Ordered), // The first server that answers wins.
        ("dockerLabels", Shape.Map),
        ("dockerSecurityOptions", Shape.Ordered), // A later label overrides an earlier one of its kind.
        ("entryPoint", Shape.Ordered),
        ("environment", s_environment),
        ("environmentFiles", Shape.Ordered), // Of a variable in two files one wins, by their order.
        ("essential", Shape.Or("true")),
        ("extraHosts", Shape.Pairs("hostname", "ipAddress") with { OrderOfNamesakes = true }), // The first line of a hosts file wins.
        ("firelensConfiguration", Shape.Structure(("options", Shape.Map))),
        ("healthCheck", s_healthCheck),
        ("interactive", Shape.Or(False)),
        ("linuxParameters", s_linuxParameters),
        ("links", Shape.Set), // Each link has an alias of its own.
        ("logConfiguration", s_logConfiguration),

        // Docker mounts outer folders first, in any order.
        ("mountPoints", Shape.Items("containerPath", ("readOnly", Shape.Or(False)))),
        ("portMappings", s_ports),
        ("privileged", Shape.Or(False)),
        ("pseudoTerminal", Shape.Or(False)),
        ("readonlyRootFilesystem", Shape.Or(False)),
        ("repositoryCredentials", Shape.Structure(("credentialsParameter", s_reference))),
        ("resourceRequirements", Shape.Pairs("type", "value")),
        ("restartPolicy", s_restartPolicy),
        ("secrets", s_secrets),
        ("systemControls", Shape.Pairs("namespace", "value") with { OrderOfNamesakes = true }),
        ("ulimits", Shape.Items("name")),
        ("versionConsistency", Shape.Or("enabled")),
        ("volumesFrom", Shape.Ordered)); // Two containers may bring a volume for one path.

    private static readonly Shape s_volumes = Shape.Items(
        "name",
        ("configuredAtLaunch", Shape.Or(False)),
        ("dockerVolumeConfiguration", Shape.Structure(
            ("autoprovision", Shape.Or(False)),
            ("driver", Shape.Or("local")),
            ("driverOpts", Shape.Map),
            ("labels", Shape.Map),
            ("scope", Shape.Or("task")))),
        ("efsVolumeConfiguration", Shape.Structure(
            ("authorizationConfig", Shape.Structure(("iam", Shape.Or(Disabled))) with { EmptyIsAbsent = true }),
            ("rootDirectory", Shape.Or(Root)),
            ("transitEncryption", Shape.Or(Disabled)))),
        ("fsxWindowsFileServerVolumeConfiguration", Shape.Structure(
            ("authorizationConfig", Shape.Structure(("credentialsParameter", s_reference))))),
        ("host", Shape.Structure() with { EmptyIsAbsent = true }), // A scratch volume, said or not. [rec]
        ("s3filesVolumeConfiguration", Shape.Structure(("rootDirectory", Shape.Or(Root)))));

    /// <summary>A definition without its tags, which are <see cref="Tags"/>.</summary>
    public static Shape Definition { get; } = Shape.Structure(
        ("containerDefinitions", s_containers),
        ("cpu", Shape.Value with { Rewrite = static text => TaskSize.NormalizeCpu(text) ?? text }),
        ("enableFaultInjection", Shape.Or(False)),
        ("ephemeralStorage", Shape.Structure()),
        ("executionRoleArn", s_role),
        ("inferenceAccelerators", Shape.Items("deviceName")),
        ("memory", Shape.Value with { Rewrite = static text => TaskSize.NormalizeMemory(text) ?? text }),
        ("networkMode", new Shape { Default = NetworkMode }),
        ("placementConstraints", Shape.Items("expression")), // All must hold.
        ("proxyConfiguration", Shape.Structure(
            ("properties", s_variables),
            ("type", Shape.Or(ProxyConfigurationTypes.AppMesh)))), // The only one there is.
        ("requiresCompatibilities", Shape.Set),
        ("runtimePlatform", Shape.Structure() with { EmptyIsAbsent = true }),
        ("taskRoleArn", s_role),
        ("volumes", s_volumes));

    /// <summary>The tags of a definition or revision.</summary>
    public static Shape Tags { get; } = Shape.Pairs("key", "value");

    // Nobody said that ECS takes the absence for bridge where there are Windows containers, which have no bridge.
    private static string? NetworkMode(JsonElement owner, JsonElement root) =>
        root.TryGetProperty("runtimePlatform", out JsonElement platform) && platform.ValueKind == JsonValueKind.Object
        && Text(platform, "operatingSystemFamily") is { } system && system.StartsWith("WINDOWS", System.StringComparison.Ordinal)
            ? null
            : NetworkModes.Bridge;

    // As Rules/Defaults/DefaultValues.cs has it: dynamic on a bridge, the container's port where the network is the host's or the task's.
    private static string? HostPort(JsonElement owner, JsonElement root) =>
        owner.TryGetProperty("containerPortRange", out _) ? null
        : Text(root, "networkMode") is NetworkModes.AwsVpc or NetworkModes.Host ? Text(owner, "containerPort")
        : "0";

    // A short name is the role of the account that registers. Whose account that is a comparison does not know; registration
    // does, and compares the whole ARN.
    private static bool IsSameRole(string left, string right) => IsNameOf(left, right) || IsNameOf(right, left);

    private static bool IsNameOf(string name, string arn) =>
        !name.StartsWith("arn:", System.StringComparison.Ordinal) && arn.StartsWith("arn:", System.StringComparison.Ordinal)
        && arn.EndsWith(":role/" + name.TrimStart('/'), System.StringComparison.Ordinal);

    private static string NameOfPort(JsonElement port) =>
        $"{Text(port, "containerPortRange") ?? Text(port, "containerPort")}/{Text(port, "protocol") ?? TransportProtocols.Tcp}";

    private static string? Text(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out JsonElement value) ? NormalNode.TextOf(value) : null;
}
