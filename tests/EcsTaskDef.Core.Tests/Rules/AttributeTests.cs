using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>requiresAttributes and compatibilities, feature by feature (docs/ECS.md §3.5). A is com.amazonaws.ecs.capability.</summary>
[Trait("Category", "Fast")]
public sealed class AttributeTests
{
    private const string Role = "\"executionRoleArn\":\"r\"";
    private const string EcrImage = """{"name":"app","image":"123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1","memory":64}""";

    public static TheoryData<string, string> Features() => new()
    {
        { Def(), "" },
        { Def(null, Log("awslogs", "\"awslogs-region\":\"r\",\"awslogs-group\":\"g\"")), "A.docker-remote-api.1.19 A.logging-driver.awslogs" },
        { Def(Role, Log("awslogs", "\"awslogs-region\":\"r\",\"awslogs-group\":\"g\"")), "A.docker-remote-api.1.19 A.logging-driver.awslogs execution-role-awslogs" },
        { Def(null, Log("awslogs", "\"awslogs-region\":\"r\",\"awslogs-group\":\"g\",\"awslogs-create-group\":\"true\",\"mode\":\"non-blocking\"")), "A.docker-remote-api.1.19 A.docker-remote-api.1.28 A.docker-remote-api.1.29 A.logging-driver.awslogs" },
        { Def(null, Log("json-file", "")), "A.logging-driver.json-file" },
        { Of(Routed("") + "," + Router("fluentd", "file")), "A.docker-remote-api.1.19 A.logging-driver.awsfirelens firelens.fluentd firelens.options.config.file" },
        { Of(Routed("\"log-driver-buffer-limit\":\"1\"") + "," + Router("fluentbit", "s3")), "A.docker-remote-api.1.19 A.logging-driver.awsfirelens firelens.fluentbit firelens.options.config.s3 logging-driver.awsfirelens.log-driver-buffer-limit" },
        { Of(Routed("") + "," + Router("fluentbit", "s3").Replace("\"r\"", "\"r\",\"user\":\"0\"", StringComparison.Ordinal)), "A.docker-remote-api.1.19 A.logging-driver.awsfirelens firelens.fluentbit firelens.options.config.s3" },
        { Of(EcrImage), "A.ecr-auth" },
        { Of(EcrImage, Role), "A.ecr-auth execution-role-ecr-pull" },
        { Of(EcrImage.Replace("amazonaws.com", "amazonaws.com.cn", StringComparison.Ordinal)), "A.ecr-auth" },
        { Of("""{"name":"a","image":"public.ecr.aws/x/y@sha256:1","memory":64}"""), "A.docker-remote-api.1.21" },
        { Def("\"taskRoleArn\":\"r\""), "A.task-iam-role" },
        { Def("\"taskRoleArn\":\"r\",\"networkMode\":\"host\""), "A.docker-remote-api.1.18 A.task-iam-role A.task-iam-role-network-host" },
        { Def("\"networkMode\":\"host\""), "A.docker-remote-api.1.18" },
        { AwsVpc(), "A.docker-remote-api.1.18 task-eni" },
        { Def(null, "\"stopTimeout\":2"), "container-ordering" },
        { Def(null, "\"startTimeout\":2"), "container-ordering" },
        { Of(Container("a", "\"dependsOn\":[{\"containerName\":\"b\",\"condition\":\"START\"}]") + "," + Container("b")), "container-ordering" },
        { Def(null, "\"healthCheck\":{\"command\":[\"CMD\",\"x\"]}"), "A.docker-remote-api.1.24 container-health-check" },
        { Def(null, "\"healthCheck\":{\"command\":[\"CMD\",\"x\"],\"startPeriod\":0}"), "A.docker-remote-api.1.29 container-health-check" },
        { Def(null, "\"privileged\":true"), "A.docker-remote-api.1.17 A.privileged-container" },
        { Def(null, "\"user\":\"0\""), "A.docker-remote-api.1.17" },
        { Def(null, "\"ulimits\":[{\"name\":\"core\",\"softLimit\":1,\"hardLimit\":1}]"), "A.docker-remote-api.1.18" },
        { Def(null, "\"ulimits\":[]"), "A.docker-remote-api.1.18" },
        { Def(null, "\"dnsServers\":[],\"dnsSearchDomains\":[],\"extraHosts\":[]"), "A.docker-remote-api.1.17" },
        { Def(null, "\"environmentFiles\":[],\"dependsOn\":[],\"systemControls\":[],\"readonlyRootFilesystem\":false"), "" },
        { Def(null, "\"memoryReservation\":1"), "A.docker-remote-api.1.21" },
        { Def(null, "\"linuxParameters\":{\"sharedMemorySize\":1}"), "A.docker-remote-api.1.22" },
        { Def(null, "\"linuxParameters\":{\"initProcessEnabled\":true}"), "A.docker-remote-api.1.25" },
        { Def(Role, "\"secrets\":[{\"name\":\"A\",\"valueFrom\":\"x\"},{\"name\":\"B\",\"valueFrom\":\"arn:aws:secretsmanager:r:1:secret:x\"}]"), "secrets.asm.environment-variables secrets.ssm.environment-variables" },
        { Def(Role, "\"logConfiguration\":{\"logDriver\":\"splunk\",\"options\":{\"splunk-token\":\"t\",\"splunk-url\":\"u\"},\"secretOptions\":[{\"name\":\"A\",\"valueFrom\":\"x\"},{\"name\":\"B\",\"valueFrom\":\"arn:aws:secretsmanager:r:1:secret:x\"}]}"), "A.logging-driver.splunk secrets.asm.bootstrap.log-driver secrets.ssm.bootstrap.log-driver" },
        { Def(Role, "\"repositoryCredentials\":{\"credentialsParameter\":\"a\"}"), "private-registry-authentication.secretsmanager" },
        { Def("\"pidMode\":\"task\""), "pid-ipc-namespace-sharing" },
        { Def("\"ipcMode\":\"host\",\"pidMode\":\"host\""), "pid-ipc-namespace-sharing" },
        { Def("\"cpu\":\"256\",\"memory\":\"512\""), "" },
        { Def("\"cpu\":\"11 vCPU\""), "increased-task-cpu-limit" },
        { AwsVpc(null, "\"ephemeralStorage\":{\"sizeInGiB\":21}"), "A.docker-remote-api.1.18 extensible-ephemeral-storage task-eni" },
        { Def(Volume("\"dockerVolumeConfiguration\":{\"driver\":\"rexray/ebs\"}")), "docker-plugin.rexray/ebs" },
        { Def(Volume("\"efsVolumeConfiguration\":{\"fileSystemId\":\"f\"}")), "A.docker-remote-api.1.25 efs" },
        { AwsVpc(null, Volume("\"efsVolumeConfiguration\":{\"fileSystemId\":\"f\"}")), "A.docker-remote-api.1.18 A.docker-remote-api.1.25 efs efsAuth task-eni" },
        { Def(Volume("\"efsVolumeConfiguration\":{\"fileSystemId\":\"f\",\"transitEncryption\":\"ENABLED\"}")), "A.docker-remote-api.1.25 efs efsAuth" },
        { Def(Volume("\"efsVolumeConfiguration\":{\"fileSystemId\":\"f\",\"authorizationConfig\":{\"iam\":\"DISABLED\"}}")), "A.docker-remote-api.1.25 efs efsAuth" },
        { Def(Volume("\"fsxWindowsFileServerVolumeConfiguration\":{\"fileSystemId\":\"f\",\"rootDirectory\":\"x\",\"authorizationConfig\":{\"credentialsParameter\":\"arn:aws:ssm:r:1:parameter/a\",\"domain\":\"d\"}}")), "fsxWindowsFileServer" },
        { Def(Volume("\"configuredAtLaunch\":true"), "\"mountPoints\":[{\"sourceVolume\":\"v\"}]"), "storage.ebs-task-volume-attach" },
        { Def(Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"f\"}")), "storage.s3-files" },
        { Def(null, "\"environmentFiles\":[{\"type\":\"s3\",\"value\":\"arn:aws:s3:::b/x.env\"}]"), "env-files.s3" },
        { Def(null, "\"portMappings\":[{\"containerPortRange\":\"1-2\"}]"), "network.container-port-range" },
        { Def(null, "\"restartPolicy\":{\"enabled\":true}"), "container-restart-policy" },
        { Def("\"enableFaultInjection\":true"), "fault-injection" },
        { Def("\"enableFaultInjection\":false"), "" },
        { Def(null, "\"credentialSpecs\":[\"credentialspec:x\"]"), "gmsa" },
        { Def(null, "\"credentialSpecs\":[\"credentialspecdomainless:x\"]"), "gmsa-domainless" },
        { Def(null, "\"dockerSecurityOptions\":[\"label:user:x\",\"apparmor:x\"]"), "A.apparmor A.selinux" },
    };

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_requires_its_attributes(string json, string expected)
    {
        Assert.Empty(Refusals(json).Select(static f => f.Message));
        IReadOnlyList<EcsAttribute>? attributes = Defaulted(json).RequiresAttributes;
        Assert.Equal(expected, string.Join(" ", (attributes ?? []).Select(static a => Short(a.Name!)).Order(StringComparer.Ordinal)));
        Assert.Equal(expected.Length == 0, attributes is null);
        Assert.All(attributes ?? [], static a => Assert.True(a is { TargetId: null, TargetType: null, Value: null }));
    }

    [Theory]
    [InlineData(null, "EXTERNAL EC2")]
    [InlineData("\"networkMode\":\"bridge\"", "EXTERNAL EC2")]
    [InlineData("\"networkMode\":\"none\"", "EXTERNAL EC2")]
    [InlineData("\"networkMode\":\"host\"", "EXTERNAL EC2")]
    [InlineData("\"cpu\":\"256\",\"memory\":\"512\"", "EXTERNAL EC2")]
    [InlineData("\"networkMode\":\"awsvpc\"", "EC2")]
    [InlineData("\"networkMode\":\"awsvpc\",\"cpu\":\"256\",\"memory\":\"512\"", "EC2 FARGATE MANAGED_INSTANCES")]
    [InlineData("\"networkMode\":\"awsvpc\",\"cpu\":\"256\",\"memory\":\"512\",\"requiresCompatibilities\":[\"EC2\"]", "EC2 FARGATE MANAGED_INSTANCES")]
    [InlineData("\"networkMode\":\"awsvpc\",\"cpu\":\"256\",\"memory\":\"4096\"", "EC2 MANAGED_INSTANCES")]
    [InlineData("\"networkMode\":\"awsvpc\",\"cpu\":\"1024\",\"memory\":\"2048\",\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\",\"cpuArchitecture\":\"ARM64\"}", "EC2 FARGATE")]
    public void Compatibilities_follow_network_mode_size_and_platform(string? task, string expected) =>
        Assert.Equal(expected, string.Join(" ", Defaulted(Def(task)).Compatibilities!));

    [Theory]
    [InlineData(null, "EC2")]
    [InlineData("\"networkMode\":\"bridge\",\"cpu\":\"256\",\"memory\":\"512\"", "EC2")]
    [InlineData("\"networkMode\":\"awsvpc\",\"cpu\":\"256\",\"memory\":\"512\"", "EC2 FARGATE MANAGED_INSTANCES")]
    public void A_port_mapping_with_a_name_is_not_for_external_instances(string? task, string expected) => Assert.Equal(
        expected, string.Join(" ", Defaulted(Def(task, "\"portMappings\":[{\"containerPort\":80,\"name\":\"web\"}]")).Compatibilities!));

    [Theory]
    [InlineData("\"stopTimeout\":121")]
    [InlineData("\"privileged\":true")]
    [InlineData("\"logConfiguration\":{\"logDriver\":\"json-file\"}")]
    [InlineData("\"linuxParameters\":{\"sharedMemorySize\":1}")]
    public void What_breaks_a_Fargate_rule_without_asking_for_it_is_accepted_and_not_for_Fargate(string container)
    {
        string json = Def("\"networkMode\":\"awsvpc\",\"cpu\":\"256\",\"memory\":\"512\"", container);
        Assert.Empty(Refusals(json).Select(static f => f.Message));
        Assert.Equal(["EC2", "MANAGED_INSTANCES"], Defaulted(json).Compatibilities!);
        Assert.NotEmpty(Refusals(Fargate(null, container)));
    }

    [Theory]
    [InlineData("awsvpc", 80)]
    [InlineData("host", 80)]
    [InlineData("bridge", 0)]
    public void Host_port_0_is_the_containers_port_where_the_two_must_match(string mode, int expected) => Assert.Equal(
        expected,
        Defaulted(Def($"\"networkMode\":\"{mode}\"", "\"portMappings\":[{\"containerPort\":80,\"hostPort\":0}]")).ContainerDefinitions![0].PortMappings![0].HostPort);

    private static string Router(string type, string file) =>
        $$"""{"name":"r","image":"i","memory":64,"firelensConfiguration":{"type":"{{type}}","options":{"config-file-type":"{{file}}"} } }""";

    private static string Routed(string options) => Container("app", Log("awsfirelens", options));

    private static string Volume(string members) => $$""" "volumes":[{"name":"v",{{members}}}] """;

    private static string Log(string driver, string options) => $$""" "logConfiguration":{"logDriver":"{{driver}}","options":{ {{options}} } } """;

    private static string Short(string name) => name.StartsWith("com.amazonaws.ecs.capability.", StringComparison.Ordinal)
        ? "A." + name.Substring("com.amazonaws.ecs.capability.".Length)
        : name.Substring("ecs.capability.".Length);
}
