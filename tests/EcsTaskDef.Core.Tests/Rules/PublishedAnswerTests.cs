using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Facts of answers of ECS that people published: what matters of a definition, and the attributes and compatibilities that
/// ECS gave it. A stands for com.amazonaws.ecs.capability. Answers of before 2025 have no MANAGED_INSTANCES, those of before
/// 2021 no EXTERNAL.
/// </summary>
public sealed class PublishedAnswerTests
{
    private const string Image = "image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1'";
    private const string Roles =
        "taskRoleArn: 'arn:aws:iam::123456789012:role/r', executionRoleArn: 'arn:aws:iam::123456789012:role/r'";
    private const string Log =
        "logConfiguration: {logDriver: 'awslogs', options: {'awslogs-group': 'g', 'awslogs-region': 'r', 'awslogs-stream-prefix': 'ecs'*}}";

    private static readonly string s_creating = Log.Replace("*", ", 'awslogs-create-group': 'true'", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Answers() => new()
    {
        {
            "a sized backend on a bridge with a named port, 2026-07",
            Of(
                $"{{name: 'b', {Image}, cpu: 256, memory: 512, portMappings: [{{containerPort: 8080, hostPort: 8080, "
                + $"name: 'b-8080-tcp', appProtocol: 'http'}}], {s_creating}}}",
                Roles + ", networkMode: 'bridge', cpu: '256', memory: '512', requiresCompatibilities: ['EC2']"),
            "A.docker-remote-api.1.19 A.docker-remote-api.1.29 A.ecr-auth A.logging-driver.awslogs A.task-iam-role execution-role-awslogs "
                + "execution-role-ecr-pull",
            "EC2"
        },
        {
            "its frontend of the same hour, the port without a name, without roles, 2026-07",
            Of($"{{name: 'f', {Image}, cpu: 256, memory: 400, portMappings: [{{containerPort: 3000, hostPort: 3000}}], {s_creating}}}",
                "networkMode: 'bridge', cpu: '256', memory: '400', requiresCompatibilities: ['EC2']"),
            "A.docker-remote-api.1.19 A.docker-remote-api.1.29 A.ecr-auth A.logging-driver.awslogs",
            "EXTERNAL EC2"
        },
        {
            "a security agent in the host's namespaces, 2026-04",
            Of(
                "{name: 'x', image: 'agent:1', memory: 2048, privileged: true, readonlyRootFilesystem: false, "
                + "linuxParameters: {capabilities: {add: ['SYS_ADMIN'], drop: []}}}",
                "networkMode: 'host', pidMode: 'host', ipcMode: 'host', requiresCompatibilities: ['EC2']"),
            "A.docker-remote-api.1.17 A.docker-remote-api.1.18 A.privileged-container pid-ipc-namespace-sharing",
            "EXTERNAL EC2"
        },
        {
            "a Fargate service with a file system without encryption and a health check without start period, 2025-02",
            Of(
                $"{{name: 'w', {Image}, portMappings: [{{containerPort: 21465, hostPort: 21465, name: 'w', appProtocol: 'http'}}], "
                + $"dockerLabels: {{}}, mountPoints: [{{sourceVolume: 'v', containerPath: '/d'}}], "
                + $"healthCheck: {{command: ['CMD-SHELL', 'true']}}, {Log.Replace("*", "", StringComparison.Ordinal)}}}",
                Roles
                    + ", networkMode: 'awsvpc', cpu: '1024', memory: '3072', volumes: [{name: 'v', efsVolumeConfiguration: {fileSystemId: "
                    + "'fs-1', rootDirectory: '/'}}]"),
            "A.docker-remote-api.1.18 A.docker-remote-api.1.19 A.docker-remote-api.1.24 A.docker-remote-api.1.25 A.ecr-auth "
                + "A.logging-driver.awslogs A.task-iam-role container-health-check efs efsAuth execution-role-awslogs "
                + "execution-role-ecr-pull task-eni",
            "EC2 FARGATE (MANAGED_INSTANCES)"
        },
        {
            "a log router that runs as root beside an app that logs through it, 2020",
            Of(
                $"{{name: 'log_router', {Image}, memoryReservation: 50, user: '0', firelensConfiguration: {{type: 'fluentbit'}}}}"
                    + $", {{name: 'cats', {Image}, memory: 128, portMappings: [{{hostPort: 0, containerPort: 80}}]"
                    + $", logConfiguration: {{logDriver: 'awsfirelens', options: {{Name: 'cloudwatch', region: 'r'}}}}}}"),
            "A.docker-remote-api.1.19 A.docker-remote-api.1.21 A.ecr-auth A.logging-driver.awsfirelens firelens.fluentbit",
            "(EXTERNAL) EC2"
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_published_answer_comes_back(string what, string json, string attributes, string compatibilities)
    {
        Assert.NotEmpty(what);
        Assert.Empty(Refusals(json).Select(static f => f.Message));
        TaskDefinition answer = Defaulted(json);
        Assert.Equal(
            attributes,
            string.Join(" ", (answer.RequiresAttributes ?? []).Select(static a => Short(a.Name!)).Order(StringComparer.Ordinal)));
        Assert.Equal(
            compatibilities.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal),
            string.Join(" ", answer.Compatibilities!));
    }

    private static string Short(string name) => name
        .Replace("com.amazonaws.ecs.capability.", "A.", StringComparison.Ordinal).Replace("ecs.capability.", "", StringComparison.Ordinal);
}
