using EcsTaskDef.Rules.Vocabulary;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>What ECS accepts and a reviewer would not: one definition with the flaw and one without, each accepted by ECS.</summary>
[Trait("Category", "Fast")]
public sealed class AdviceTests
{
    private const string Logged = "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-region\":\"eu-west-1\",\"awslogs-group\":\"g\"}}";
    private const string Role = "\"executionRoleArn\":\"arn:aws:iam::123456789012:role/execution\"";
    private const string Healthy = "\"healthCheck\":{\"command\":[\"CMD\",\"true\"]}";

    private static string Env(string name, string value) => Def(null, $$""" "environment":[{"name":"{{name}}","value":"{{value}}"}] """);

    private static string Image(string image) => Of($$"""{"name":"app","image":"{{image}}","memory":64}""");

    private static string Volume(string members, string? task = null) => Def($$""" "volumes":[{"name":"v",{{members}}}]{{(task is null ? "" : "," + task)}} """, "\"mountPoints\":[{\"sourceVolume\":\"v\",\"containerPath\":\"/x\"}]");

    private static string Linux(string members) => Def(null, $"\"linuxParameters\":{{{members}}}");

    private static string Port(string members, string? task = null) => Def(task, $"\"portMappings\":[{{{members}}}]");

    private static string Chain(string last) => Of(
        Container("a", "\"dependsOn\":[{\"containerName\":\"b\",\"condition\":\"HEALTHY\"}]") + ","
        + Container("b", Healthy + ",\"dependsOn\":[{\"containerName\":\"c\",\"condition\":\"START\"}]") + "," + Container("c", last));

    private static readonly (string Rule, string Flawed, string Better)[] s_rows =
    [
        ("ImageTagMutable", Image("nginx"), Image("nginx:1.27")),
        ("ImageTagMutable", Image("r.io:5000/nginx"), Image("r.io:5000/nginx:1.27")),
        ("ImageTagMutable", Image("nginx:latest"), Image("nginx@sha256:" + new string('a', 64))),
        ("ImageDigestInvalid", Image("nginx@sha256:abc"), Image("nginx@sha256:" + new string('a', 64))),
        ("PlainTextSecretName", Env("DB_PASSWORD", "hunter22"), Env("DB_PASSWORD_FILE", "/run/secrets/db")),
        ("PlainTextSecretName", Env("dbPassword", "hunter22"), Env("DB_PASSWORD", "${PASSWORD}")),
        ("PlainTextSecretName", Env("GITHUB_TOKEN", "abcdefgh"), Env("GITHUB_TOKEN", "")),
        ("PlainTextSecretName", Env("API_KEY2", "abcdefgh"), Env("API_KEY", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x")),
        ("PlainTextSecret", Env("X", "AKIAIOSFODNN7EXAMPLE"), Env("X", "AKIAIOSFODNN7")),
        ("PlainTextSecret", Env("X", "-----BEGIN RSA PRIVATE KEY-----"), Env("X", "-----BEGIN PUBLIC KEY-----")),
        ("PlainTextSecret", Env("DATABASE_URL", "postgres://app:s3cret@db:5432/app"), Env("DATABASE_URL", "postgres://app@db:5432/app")),
        ("PlainTextSecret", Env("X", "ghp_0123456789abcdefghijklmnopqrstuvwxyz"), Env("X", "ghp_short")),
        ("PlainTextSecret", Env("X", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"), Env("X", "eyJ.no.token")),
        ("PlainTextSecret", Def(null, "\"command\":[\"run --password=hunter22\"]"), Def(null, "\"command\":[\"run --password=$DB\"]")),
        ("PlainTextSecret", Def(null, "\"entryPoint\":[\"curl\",\"https://u:p4ss@x\"]"), Def(null, "\"entryPoint\":[\"curl\",\"https://x/a@b:c\"]")),
        ("LogConfigurationMissing", Def(), Def(null, Logged)),
        ("LogOptionsUnknown", Def(null, "\"logConfiguration\":{\"logDriver\":\"syslog\",\"options\":{\"syslog-addres\":\"udp://127.0.0.1:514\"}}"), Def(null, "\"logConfiguration\":{\"logDriver\":\"syslog\",\"options\":{\"syslog-address\":\"udp://127.0.0.1:514\"}}")),
        ("GelfAddressMissing", Def(null, "\"logConfiguration\":{\"logDriver\":\"gelf\"}"), Def(null, "\"logConfiguration\":{\"logDriver\":\"gelf\",\"options\":{\"gelf-address\":\"udp://127.0.0.1:12201\"}}")),
        ("AwslogsPatternsBoth", Def(null, Logged.Replace("}}", ",\"awslogs-datetime-format\":\"%Y\",\"awslogs-multiline-pattern\":\"x\"}}", StringComparison.Ordinal)), Def(null, Logged.Replace("}}", ",\"awslogs-datetime-format\":\"%Y\"}}", StringComparison.Ordinal))),
        ("SecretColonsMissing", Def(Role, "\"secrets\":[{\"name\":\"A\",\"valueFrom\":\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:x:key\"}]"), Def(Role, "\"secrets\":[{\"name\":\"A\",\"valueFrom\":\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:x:key::\"}]")),
        ("AwslogsRegionOther", Def(null, Logged.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal)), Def(null, Logged)),
        ("SingleEssential", Of(Container("a") + "," + Container("b", "\"essential\":false") + "," + Container("c", "\"essential\":false")), Of(Container("a") + "," + Container("b") + "," + Container("c", "\"essential\":false"))),
        ("SingleEssential", Of(Container("a") + "," + Container("b", "\"essential\":false")), Of(Container("a", "\"dependsOn\":[{\"containerName\":\"b\",\"condition\":\"SUCCESS\"}]") + "," + Container("b", "\"essential\":false"))),
        ("HealthyChainUnproven", Chain("\"essential\":true"), Chain(Healthy)),
        ("HealthCheckTimeoutAboveInterval", Def(null, "\"healthCheck\":{\"command\":[\"CMD\",\"x\"],\"interval\":5,\"timeout\":6}"), Def(null, "\"healthCheck\":{\"command\":[\"CMD\",\"x\"],\"timeout\":30}")),
        ("HealthCheckDisabled", Def(null, "\"healthCheck\":{\"command\":[\"NONE\"]}"), Def(null, Healthy)),
        ("HealthCheckCommandUnusual", Def(null, "\"healthCheck\":{\"command\":[\"/healthcheck\"]}"), Def(null, Healthy)),
        ("HealthCheckMissing", Port("\"containerPort\":80"), Def(null, "\"portMappings\":[{\"containerPort\":80}]," + Healthy)),
        ("ContainerMemoryLow", Of("""{"name":"app","image":"i","memory":1}"""), Of("""{"name":"app","image":"i","memory":6}""")),
        ("FargateUlimitIgnored", Fargate(null, "\"ulimits\":[{\"name\":\"nproc\",\"softLimit\":1,\"hardLimit\":1}]"), Fargate(null, "\"ulimits\":[{\"name\":\"nofile\",\"softLimit\":1,\"hardLimit\":1}]")),
        ("FargateMemberIgnored", Fargate("\"volumes\":[{\"name\":\"v\",\"host\":{}}]").Replace("\"256\"", "\"1024\"", StringComparison.Ordinal).Replace("\"512\"", "\"2048\",\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}", StringComparison.Ordinal), Fargate("\"volumes\":[{\"name\":\"v\",\"host\":{}}]")),
        ("FargateStartTimeout", Fargate(null, "\"startTimeout\":121"), Fargate(null, "\"startTimeout\":120")),
        ("FsxOnFargate", Fargate(Fsx), Def(Fsx)),
        ("WindowsMemberIgnored", Def("\"cpu\":\"256\",\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}"), Def("\"cpu\":\"256\"")),
        ("WindowsMemberIgnored", Def("\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}", "\"readonlyRootFilesystem\":true"), Def(null, "\"readonlyRootFilesystem\":true")),
        ("ReservedHostPort", Port("\"containerPort\":80,\"hostPort\":51678"), Port("\"containerPort\":80,\"hostPort\":8080")),
        ("EphemeralHostPort", Port("\"containerPort\":80,\"hostPort\":50000"), Port("\"containerPort\":80,\"hostPort\":0")),
        ("AppProtocolWithoutName", Port("\"containerPort\":80,\"appProtocol\":\"http\""), Port("\"containerPort\":80,\"appProtocol\":\"http\",\"name\":\"n\"")),
        ("LinksOutsideBridge", Of(Container("a", "\"links\":[\"b\"]") + "," + Container("b"), "\"networkMode\":\"host\""), Of(Container("a", "\"links\":[\"b\"]") + "," + Container("b"))),
        ("EnvironmentValueMissing", Def(null, "\"environment\":[{\"name\":\"A\"}]"), Env("A", "")),
        ("EnvironmentNameTwice", Def(null, "\"environment\":[{\"name\":\"A\",\"value\":\"x\"},{\"name\":\"A\",\"value\":\"x\"}]"), Env("A", "x")),
        ("EnvironmentFileSuffix", Def(null, "\"environmentFiles\":[{\"type\":\"s3\",\"value\":\"arn:aws:s3:::b/x.txt\"}]"), Def(null, "\"environmentFiles\":[{\"type\":\"s3\",\"value\":\"arn:aws:s3:::b/x.env\"}]")),
        ("RoleEmpty", Def("\"taskRoleArn\":\"\""), Def("\"taskRoleArn\":\"r\"")),
        ("RolesShared", Def("\"taskRoleArn\":\"r\",\"executionRoleArn\":\"r\""), Def("\"taskRoleArn\":\"r\",\"executionRoleArn\":\"s\"")),
        ("ExecutionRoleAdvised", Def(null, Files), Def(Role, Files)),
        ("ExecutionRoleAdvised", Def(null, "\"credentialSpecs\":[\"credentialspec:x\"]"), Def(Role, "\"credentialSpecs\":[\"credentialspec:x\"]")),
        ("ExecutionRoleAdvised", Def(Fsx), Def(Fsx + "," + Role)),
        ("EcrRoleMissing", Image("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"), Image("public.ecr.aws/app:1")),
        ("PrivilegedContainer", Def(null, "\"privileged\":true"), Def(null, "\"privileged\":false")),
        ("HostNamespaceShared", Def("\"pidMode\":\"host\""), Def("\"pidMode\":\"task\"")),
        ("HostNetworkRoot", Def("\"networkMode\":\"host\""), Def("\"networkMode\":\"host\"", "\"user\":\"1000:1000\"")),
        ("DockerSocketMounted", Volume("\"host\":{\"sourcePath\":\"/var/run/docker.sock\"}"), Volume("\"host\":{\"sourcePath\":\"/data\"}")),
        ("VolumeUnused", Def("\"volumes\":[{\"name\":\"v\"}]"), Volume("\"host\":{}")),
        ("VolumeNameTwice", Def("\"volumes\":[{\"name\":\"v\"},{\"name\":\"v\"}]"), Def("\"volumes\":[{\"name\":\"v\"},{\"name\":\"w\"}]")),
        ("VolumeKindsMixed", Volume("\"host\":{\"sourcePath\":\"/x\"},\"dockerVolumeConfiguration\":{\"driver\":\"local\"}"), Volume("\"host\":{},\"dockerVolumeConfiguration\":{\"driver\":\"local\"}")),
        ("AutoprovisionUnused", Volume("\"dockerVolumeConfiguration\":{\"autoprovision\":true}"), Volume("\"dockerVolumeConfiguration\":{\"autoprovision\":true,\"scope\":\"shared\"}")),
        ("EfsUnencrypted", Volume("\"efsVolumeConfiguration\":{\"fileSystemId\":\"fs-1\"}"), Volume("\"efsVolumeConfiguration\":{\"fileSystemId\":\"fs-1\",\"transitEncryption\":\"ENABLED\"}")),
        ("S3FilesTaskRoleMissing", Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"a\"}"), Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"a\"}", "\"taskRoleArn\":\"r\"")),
        ("MountPathMissing", Def("\"volumes\":[{\"name\":\"v\"}]", "\"mountPoints\":[{\"sourceVolume\":\"v\"}]"), Volume("\"host\":{}")),
        ("SwappinessUnused", Linux("\"swappiness\":60"), Linux("\"swappiness\":60,\"maxSwap\":1")),
        ("CapabilityUnknown", Linux("\"capabilities\":{\"drop\":[\"CAP_NET_RAW\"]}"), Linux("\"capabilities\":{\"drop\":[\"NET_RAW\"]}")),
        ("TmpfsOptionUnknown", Linux("\"tmpfs\":[{\"containerPath\":\"/t\",\"size\":1,\"mountOptions\":[\"fast\"]}]"), Linux("\"tmpfs\":[{\"containerPath\":\"/t\",\"size\":1,\"mountOptions\":[\"noexec\",\"mode=1777\"]}]")),
        ("SystemControlIpcHost", Def("\"ipcMode\":\"host\"", "\"systemControls\":[{\"namespace\":\"kernel.sem\",\"value\":\"1\"}]"), Def("\"ipcMode\":\"task\"", "\"systemControls\":[{\"namespace\":\"kernel.sem\",\"value\":\"1\"}]")),
        ("SystemControlShared", Of(Container("a", Somaxconn) + "," + Container("b", Somaxconn), "\"networkMode\":\"awsvpc\""), Of(Container("a", Somaxconn) + "," + Container("b", Somaxconn))),
        ("GpuValueInvalid", Def(null, "\"resourceRequirements\":[{\"type\":\"GPU\",\"value\":\"two\"}]"), Def(null, "\"resourceRequirements\":[{\"type\":\"GPU\",\"value\":\"2\"}]")),
        ("NeuronRequirement", Def(null, "\"resourceRequirements\":[{\"type\":\"NeuronDevice\",\"value\":\"1\"}]"), Def(null, "\"resourceRequirements\":[{\"type\":\"NeuronDevice\",\"value\":\"ALL\"}]")),
        ("AcceleratorRequirement", Def(null, "\"resourceRequirements\":[{\"type\":\"InferenceAccelerator\",\"value\":\"d\"}]"), Def()),
        ("ProxyIgnoredIpsMissing", Proxy("").Replace("EgressIgnoredIPs", "IgnoredGID", StringComparison.Ordinal), Proxy("")),
        ("ProxyIgnoredUserMissing", Proxy(""), Proxy(",{\"name\":\"IgnoredUID\",\"value\":\"1337\"}")),
    ];

    private const string Files = "\"environmentFiles\":[{\"type\":\"s3\",\"value\":\"arn:aws:s3:::b/x.env\"}]";
    private const string Somaxconn = "\"systemControls\":[{\"namespace\":\"net.core.somaxconn\",\"value\":\"1\"}]";
    private const string Fsx = "\"volumes\":[{\"name\":\"v\",\"fsxWindowsFileServerVolumeConfiguration\":{\"fileSystemId\":\"fs-1\",\"rootDirectory\":\"x\",\"authorizationConfig\":{\"credentialsParameter\":\"arn:aws:ssm:eu-west-1:123456789012:parameter/a\",\"domain\":\"d\"}}}]";

    private static string Proxy(string more) => AwsVpc(null,
        "\"proxyConfiguration\":{\"containerName\":\"app\",\"properties\":[" + string.Join(",", new[] { "ProxyIngressPort", "ProxyEgressPort", "AppPorts", "EgressIgnoredIPs" }
            .Select(static n => $$"""{"name":"{{n}}","value":"1"}""")) + more + "]}");

    public static TheoryData<int, string> Rows()
    {
        TheoryData<int, string> data = new();
        for (int i = 0; i < s_rows.Length; i++) data.Add(i, s_rows[i].Rule);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_will_be_regretted_is_accepted_and_said(int row, string rule)
    {
        Assert.Empty(Refusals(s_rows[row].Flawed).Select(static f => f.Message));
        Finding finding = Assert.IsType<Finding>(Advice(s_rows[row].Flawed).FirstOrDefault(f => f.Rule.Name == rule));
        Assert.NotEqual(FindingSeverity.Error, finding.Rule.Severity);
        Assert.DoesNotContain("{", finding.Message + finding.Advice, StringComparison.Ordinal);
        Assert.Empty(Refusals(s_rows[row].Better).Select(static f => f.Message));
        Assert.DoesNotContain(Advice(s_rows[row].Better), f => f.Rule.Name == rule);
    }

    [Fact]
    public void Every_advice_has_a_row()
    {
        // These need a text or a stored document: ReviewTests.
        string[] elsewhere = ["MemberUnknown", "MemberMisspelt", "MemberOfAnswer", "MemberTwice", "DefinitionNearlyTooLarge"];
        IEnumerable<string> advice = AllRules().Where(static r => r.Rule.Severity != FindingSeverity.Error).Select(static r => r.Rule.Name);
        Assert.Empty(advice.Except(s_rows.Select(static r => r.Rule)).Except(elsewhere));
    }

    [Fact]
    public void A_finding_never_has_the_value_of_a_secret()
    {
        string[] secrets = ["hunter22", "AKIAIOSFODNN7EXAMPLE", "s3cret", "ghp_0123456789abcdefghijklmnopqrstuvwxyz", "p4ss", "eyJhbGciOiJIUzI1NiJ9"];
        foreach ((_, string flawed, _) in s_rows)
        {
            foreach (TaskDefinitionFinding finding in Review(flawed))
                Assert.DoesNotContain(secrets, s => finding.ToString().Contains(s, StringComparison.Ordinal) || finding.Advice.Contains(s, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_good_definition_is_not_talked_about() => Assert.Empty(Review(Def(Role, Logged + "," + Healthy)));
}
