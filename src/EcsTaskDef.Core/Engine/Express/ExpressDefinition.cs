namespace EcsTaskDef.Engine.Express;

/// <summary>What the tasks of an Express service are made of: the members that a task definition is registered from.</summary>
internal sealed record ExpressTask
{
    public string? Cpu { get; init; }

    public string? ExecutionRoleArn { get; init; }

    public string? Memory { get; init; }

    public ExpressGatewayContainer Container { get; init; } = new();

    public string? TaskRoleArn { get; init; }
}

/// <summary>From the container of an Express service to the task definition that ECS registers, and back (docs/ECS.md §7.8).</summary>
internal static class ExpressDefinition
{
    /// <summary>The name of the container that serves.</summary>
    public const string Main = "Main";

    // [doc][seen], docs/ECS.md §7.8.
    private const string DefaultCpu = "1024", DefaultMemory = "2048", DefaultPrefix = "ecs";
    private const int DefaultPort = 80;

    // Families have at most 255 characters.
    private const int MaxFamily = 255;

    private const string Awslogs = "awslogs", Group = "awslogs-group", Prefix = "awslogs-stream-prefix";

    /// <summary>The family of a service in a cluster.</summary>
    public static string FamilyOf(string cluster, string service)
    {
        string family = $"{cluster}-{service}";
        return family.Length <= MaxFamily ? family : family.Substring(0, MaxFamily);
    }

    /// <summary>What was sent over what there was.</summary>
    public static ExpressTask Over(ExpressGatewaySettings sent, ExpressTask before) => new()
    {
        Cpu = sent.Cpu ?? before.Cpu,
        ExecutionRoleArn = sent.ExecutionRoleArn ?? before.ExecutionRoleArn,
        Memory = sent.Memory ?? before.Memory,
        Container = sent.PrimaryContainer is { } container ? Over(container, before.Container) : before.Container,
        TaskRoleArn = sent.TaskRoleArn ?? before.TaskRoleArn,
    };

    /// <summary>What a new service begins with.</summary>
    /// <param name="logGroup">Where it logs to unless it says otherwise.</param>
    public static ExpressTask Defaults(string logGroup) => new()
    {
        Cpu = DefaultCpu,
        Memory = DefaultMemory,
        Container = new ExpressGatewayContainer
        {
            AwsLogsConfiguration = new ExpressGatewayServiceAwsLogsConfiguration { LogGroup = logGroup, LogStreamPrefix = DefaultPrefix },
            ContainerPort = DefaultPort,
        },
    };

    /// <summary>The registration of a task.</summary>
    public static RegisterTaskDefinitionRequest Request(string family, ExpressTask task, string region)
    {
        ExpressGatewayContainer container = task.Container;
        return new RegisterTaskDefinitionRequest
        {
            Family = family,
            Cpu = task.Cpu,
            ExecutionRoleArn = task.ExecutionRoleArn,
            Memory = task.Memory,
            NetworkMode = NetworkModes.AwsVpc,
            RequiresCompatibilities = [LaunchTypes.Fargate],
            RuntimePlatform = new RuntimePlatform { CpuArchitecture = CpuArchitectures.X64, OperatingSystemFamily = OSFamilies.Linux },
            TaskRoleArn = task.TaskRoleArn,
            ContainerDefinitions =
            [
                new ContainerDefinition
                {
                    Name = Main,
                    Image = container.Image,
                    Essential = true,
                    Command = container.Command is { Count: > 0 } command ? command : null,
                    Environment = container.Environment is { Count: > 0 } environment ? environment : null,
                    Secrets = container.Secrets is { Count: > 0 } secrets ? secrets : null,
                    RepositoryCredentials = container.RepositoryCredentials,
                    LogConfiguration = Logs(container.AwsLogsConfiguration, region),
                    PortMappings =
                    [
                        new PortMapping
                        {
                            ContainerPort = container.ContainerPort,
                            Name = $"main-{container.ContainerPort?.ToString(CultureInfo.InvariantCulture)}-tcp",
                            Protocol = "tcp",
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>What a task definition makes of it, one of the caller's own too.</summary>
    public static ExpressTask TaskOf(TaskDefinition definition)
    {
        IReadOnlyList<ContainerDefinition> containers = definition.ContainerDefinitions ?? [];
        ContainerDefinition? main = containers.FirstOrDefault(static c => c.Name == Main)
            ?? (containers.Count > 0 ? containers[0] : null);
        return new ExpressTask
        {
            Cpu = definition.Cpu,
            ExecutionRoleArn = definition.ExecutionRoleArn,
            Memory = definition.Memory,
            TaskRoleArn = definition.TaskRoleArn,
            Container = new ExpressGatewayContainer
            {
                AwsLogsConfiguration = Logs(main?.LogConfiguration),
                Command = main?.Command is { Count: > 0 } command ? command : null,
                ContainerPort = main?.PortMappings is [{ } port, ..] ? port.ContainerPort : null,
                Environment = main?.Environment is { Count: > 0 } environment ? environment : null,
                Image = main?.Image,
                RepositoryCredentials = main?.RepositoryCredentials,
                Secrets = main?.Secrets is { Count: > 0 } secrets ? secrets : null,
            },
        };
    }

    // An empty list takes away what there was [seen 2025: kayac/ecspresso#905].
    private static ExpressGatewayContainer Over(ExpressGatewayContainer sent, ExpressGatewayContainer before) => new()
    {
        AwsLogsConfiguration = sent.AwsLogsConfiguration is not { } logs ? before.AwsLogsConfiguration
            : new ExpressGatewayServiceAwsLogsConfiguration
            {
                LogGroup = logs.LogGroup ?? before.AwsLogsConfiguration?.LogGroup,
                LogStreamPrefix = logs.LogStreamPrefix ?? before.AwsLogsConfiguration?.LogStreamPrefix ?? DefaultPrefix,
            },
        Command = sent.Command ?? before.Command,
        ContainerPort = sent.ContainerPort ?? before.ContainerPort,
        Environment = sent.Environment ?? before.Environment,
        Image = sent.Image ?? before.Image,
        RepositoryCredentials = sent.RepositoryCredentials ?? before.RepositoryCredentials,
        Secrets = sent.Secrets ?? before.Secrets,
    };

    private static LogConfiguration? Logs(ExpressGatewayServiceAwsLogsConfiguration? logs, string region) => logs is null ? null : new()
    {
        LogDriver = Awslogs,
        Options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Group] = logs.LogGroup ?? "", ["awslogs-region"] = region, [Prefix] = logs.LogStreamPrefix ?? "",
        },
    };

    private static ExpressGatewayServiceAwsLogsConfiguration? Logs(LogConfiguration? logs)
    {
        if (logs is not { LogDriver: Awslogs, Options: { } options }) return null;
        options.TryGetValue(Group, out string? group);
        options.TryGetValue(Prefix, out string? prefix);
        return new ExpressGatewayServiceAwsLogsConfiguration { LogGroup = group, LogStreamPrefix = prefix };
    }
}
