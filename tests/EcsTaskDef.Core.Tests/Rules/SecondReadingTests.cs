using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Memory;
using Newtonsoft.Json.Linq;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// What the second reading of 2026-11-28 corrected about task definitions, number by number: a refusal with its code and
/// text (<c>*</c> where only the refusal is known), what is accepted beside it, attributes, compatibilities, answers. Numbers
/// 2, 22, 23 and 48 and later are about identifiers and workloads. Each row is also reviewed, which must agree.
/// </summary>
public sealed class Changes20261128Tests
{
    private const string Client = "ClientException: ";
    private const string Parameter = "InvalidParameterException: ";
    private const string Role = "\"executionRoleArn\":\"arn:aws:iam::123456789012:role/execution\"";
    private const string Options = "\"awslogs-region\":\"eu-west-1\",\"awslogs-group\":\"g\"";
    private const string Sized = "\"cpu\":\"256\",\"memory\":\"512\"";
    private const string Ecr = """{"name":"app","image":"123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1","memory":64}""";
    private const string Routed = """{"name":"a","image":"i:1","memory":64,"logConfiguration":{"logDriver":"awsfirelens"}}""";
    private const string Router = """{"name":"r","image":"i:1","memory":64,"user":"0","firelensConfiguration":{"type":"fluentbit"}}""";
    private const string Named = "\"portMappings\":[{\"containerPort\":80,\"name\":\"web\"}]";
    private const string Efs = "\"volumes\":[{\"name\":\"v\",\"efsVolumeConfiguration\":{\"fileSystemId\":\"fs-1\"*}}]";
    private const string Proxied = "\"networkMode\":\"awsvpc\",\"proxyConfiguration\":{\"type\":\"APPMESH\",\"containerName\":\"app\",\"properties\":["
        + "{\"name\":\"ProxyIngressPort\",\"value\":\"15000\"},{\"name\":\"ProxyEgressPort\",\"value\":\"15001\"},"
        + "{\"name\":\"AppPorts\",\"value\":\"80\"},{\"name\":\"IgnoredUID\",\"value\":\"1337\"}*]}";

    private const string ParameterName = "The Systems Manager parameter name specified for secret A is invalid. "
        + "The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-";

    private const string MemorySum = "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.";
    private const string TagCharacters = "Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.";

    private static string Log(string driver, string? options = null, string? more = null) =>
        $$""" "logConfiguration":{"logDriver":"{{driver}}","options":{{{options}}}{{(more is null ? "" : "," + more)}}} """;

    private static string Ports(string list) => $"\"portMappings\":[{list}]";

    private static string Secret(string from) => $$""" "secrets":[{"name":"A","valueFrom":"{{from}}"}] """;

    private static string Health(string more = "") => $"\"healthCheck\":{{\"command\":[\"CMD\",\"true\"]{more}}}";

    private static string Pair(string first, string second) => Of(Container("a", first) + "," + Container("b", second));

    public static TheoryData<int, string, string> Refused() => new()
    {
        { 1, Def().Replace("\"family\":\"web\",", "", StringComparison.Ordinal), Parameter + "Family can not be blank." },
        { 1, Def().Replace("\"web\"", "null", StringComparison.Ordinal), Parameter + "Family can not be blank." },
        { 1, Def().Replace("\"web\"", "\"\"", StringComparison.Ordinal), Parameter + "Family can not be blank." },
        { 3, Fargate(null, "\"logConfiguration\":{\"logDriver\":\"awslogs\"}"), Client + "Log driver awslogs requires options: awslogs-region, awslogs-group" },
        { 4, Of(Container("a", "\"memoryReservation\":64") + "," + Container("b", "\"memoryReservation\":64"), "\"memory\":\"127\""), Client + MemorySum },
        { 5, Def("\"memory\":\"63\""), Client + "The 'memory' setting for container 'app' is greater than for the task." },
        { 6, Of("""{"name":"a","image":"i:1","memory":-1}"""), Client + "*" },
        { 6, Of("""{"name":"a","image":"i:1","memory":0}""", "\"memory\":\"512\""), Client + "*" },
        { 8, Def(null, "\"versionConsistency\":\"\""), Client + "unsupported version consistency ''" },
        { 24, Of("""{"name":"a","image":"i:1","memoryReservation":128}""", "\"memory\":\"127\""), Client + MemorySum },
        { 25, Of(Router), Client + "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver." },
        { 25, Of(Routed), Client + "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers." },
        { 26, "{\"containerDefinitions\":[]}", Parameter + "Family can not be blank." },
        { 27, Def(null, Log("none")), Client + "*" },
        { 27, Fargate(null, Log("json-file")), Client + "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]" },
        { 27, Def("\"runtimePlatform\":{\"cpuArchitecture\":\"x86\"}"), Client + "Invalid CPU architecture" },
        { 28, Def(null, Ports("""{"containerPort":1,"hostPort":9000},{"containerPort":2,"hostPort":9000}""")), Client + "TCP host port '9000' is mapped multiple times in task." },
        { 28, Pair(Ports("""{"containerPort":80,"hostPort":80}"""), Ports("""{"containerPort":81,"hostPort":80}""")), Client + "TCP host port '80' is mapped multiple times in task." },
        { 28, Of(Container("a", Ports("""{"containerPort":80}""")) + "," + Container("b", Ports("""{"containerPort":80}""")), "\"networkMode\":\"host\""), Client + "TCP host port '80' is mapped multiple times in task." },
        { 28, Def(null, Ports("""{"containerPort":1,"hostPort":53,"protocol":"udp"},{"containerPort":2,"hostPort":53,"protocol":"udp"}""")), Client + "*" },
        { 28, AwsVpc(Ports("""{"containerPort":80},{"containerPort":80}""")), Client + "TCP container port '80' is used multiple times in task when networkMode=awsvpc." },
        { 29, Pair("\"links\":[\"b:x\"]", "\"links\":[\"a\"]"), Client + "Container links should not have a cycle" },
        { 29, Def(null, "\"links\":[\"app\"]"), Client + "*" },
        { 29, Def(null, "\"links\":[\"db\"]"), Client + "*" },
        { 30, Def(null, Log("splunk", "\"splunk-url\":\"https://s:8088\"")), Client + "Log driver splunk requires options: splunk-token" },
        { 31, Def(null, Log("awslogs", Options + ",\"color\":\"red\"")), Client + "Log driver awslogs disallows options: color" },
        { 32, Def(null, Log("awslogs", Options + ",\"awslogs-endpoint\":\"e\"")), Client + "Log driver awslogs disallows options: awslogs-endpoint" },
        { 34, Def(Role, Secret("my secret")), Client + ParameterName },
        { 34, Def(Role, Secret("mysecret:key::")), Client + ParameterName },
        { 34, Def(Role, Log("splunk", "\"splunk-url\":\"u\"", "\"secretOptions\":[{\"name\":\"splunk-token\",\"valueFrom\":\"a b\"}]")), Client + "*" },
        { 35, Def(null, "\"repositoryCredentials\":{\"credentialsParameter\":\"hub\"}"), Client + "Private repository authentication requires that the task definition specify a value for executionRoleArn." },
        { 36, Def(null, Secret("parameter")), Client + "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'." },
        { 36, Def(null, Log("splunk", "\"splunk-url\":\"u\"", "\"secretOptions\":[{\"name\":\"splunk-token\",\"valueFrom\":\"parameter\"}]")), Client + "*" },
        { 36, Of(Ecr, FargateMembers), Client + "Fargate requires task definition to have execution role ARN to support ECR images." },
        { 36, Fargate(null, Log("awslogs", Options + ",\"awslogs-stream-prefix\":\"s\"")), Client + "Fargate requires task definition to have execution role ARN to support log driver awslogs." },
        { 37, Def(Role, Secret("arn:aws:s3:::bucket/key")), Client + "*" },
        { 37, Def(Role, "\"repositoryCredentials\":{\"credentialsParameter\":\"arn:aws:ssm:eu-west-1:123456789012:parameter/x\"}"), Client + "*" },
        { 37, Def(Role, "\"repositoryCredentials\":{\"credentialsParameter\":\"\"}"), Client + "*" },
        { 37, Of(Ecr.Replace("}", ",\"repositoryCredentials\":{\"credentialsParameter\":\"hub\"}}", StringComparison.Ordinal), Role), Client + "*" },
        { 37, Def("\"volumes\":[{\"name\":\"v\",\"fsxWindowsFileServerVolumeConfiguration\":{\"fileSystemId\":\"fs-1\",\"rootDirectory\":\"x\",\"authorizationConfig\":{\"credentialsParameter\":\"plain\",\"domain\":\"d\"}}}]"), Client + "*" },
        { 38, Def(null, "\"environment\":[{\"name\":\"\",\"value\":\"x\"}]"), Client + "Environment variable name cannot be null or blank." },
        { 38, Def(null, "\"environment\":[{\"name\":null,\"value\":\"x\"}]"), Client + "Environment variable name cannot be null or blank." },
        { 38, Def(null, "\"environment\":[{\"value\":\"x\"}]"), Client + "Environment variable name cannot be null or blank." },
        { 38, Def(Role, "\"secrets\":[{\"name\":\"\",\"valueFrom\":\"x\"}]"), Client + "*" },
        { 38, Def(null, "\"resourceRequirements\":[{\"type\":\"\",\"value\":\"1\"}]"), Client + "*" },
        { 38, Def(null, "\"extraHosts\":[{\"hostname\":\"\",\"ipAddress\":\"1.1.1.1\"}]"), Client + "*" },
        { 38, Def(null, "\"systemControls\":[{\"namespace\":\"\",\"value\":\"1\"}]"), Client + "*" },
        { 38, Def(null, "\"systemControls\":[{\"value\":\"1\"}]"), Client + "*" },
        { 38, Def(Proxied.Replace("*", ",{\"name\":\"\",\"value\":\"x\"}", StringComparison.Ordinal)), Client + "*" },
        { 39, Def("\"volumes\":[{\"name\":\"a b\"}]"), Client + "volume.name contains invalid characters." },
        { 40, Def(Efs.Replace("*", ",\"authorizationConfig\":{\"accessPointId\":\"fsap-1\"}", StringComparison.Ordinal)), Client + "EFS IAM access point requires TransitEncryption to be enabled." },
        { 41, Def("\"volumes\":[{\"name\":\"v\",\"dockerVolumeConfiguration\":{\"scope\":\"task\",\"autoprovision\":false}}]"), Client + "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'." },
        { 42, Def(null, "\"mountPoints\":[{\"containerPath\":\"/x\"}]"), Client + "Unknown volume 'null'." },
        { 42, Def(null, "\"volumesFrom\":[{\"readOnly\":true}]"), Client + "*" },
        { 42, Def(null, "\"dependsOn\":[{\"condition\":\"START\"}]"), Client + "*" },
        { 42, Def(null, "\"links\":[\"\"]"), Client + "*" },
        { 42, Def(Proxied.Replace("\"containerName\":\"app\",", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal)), Client + "*" },
        { 43, Def(Efs.Replace("*", ",\"transitEncryption\":\"ENABLED\",\"transitEncryptionPort\":65536", StringComparison.Ordinal)), Client + "*" },
        { 43, Def(Efs.Replace("\"fs-1\"*", "\"\"", StringComparison.Ordinal)), Client + "*" },
        { 43, Def(null, "\"linuxParameters\":{\"sharedMemorySize\":-1}"), Client + "*" },
        { 43, Def(null, "\"linuxParameters\":{\"tmpfs\":[{\"containerPath\":\"/t\",\"size\":0}]}"), Client + "*" },
        { 43, Def(null, "\"linuxParameters\":{\"tmpfs\":[{\"containerPath\":\"\",\"size\":1}]}"), Client + "*" },
        { 43, Def(null, "\"linuxParameters\":{\"devices\":[{\"hostPath\":\"\"}]}"), Client + "*" },
        { 43, Def(null, "\"linuxParameters\":{\"swappiness\":101}"), Client + "*" },
        { 43, Def(null, "\"linuxParameters\":{\"maxSwap\":-1}"), Client + "*" },
        { 43, Def("\"volumes\":[{\"name\":\"v\",\"dockerVolumeConfiguration\":{\"driver\":\"\"}}]"), Client + "*" },
        { 43, Def("\"volumes\":[{\"name\":\"\"}]"), Client + "*" },
        { 44, Def(null, "\"systemControls\":[{\"namespace\":\"net\",\"value\":\"1\"}]"), Client + "*" },
        { 44, Def(null, "\"systemControls\":[{\"namespace\":\"kernel.panic\",\"value\":\"1\"}]"), Client + "*" },
        { 45, Def("\"tags\":[{\"key\":\"a,b\",\"value\":\"\"}]"), Parameter + TagCharacters },
        { 45, Def("\"tags\":[{\"key\":\"a\",\"value\":\"b;c\"}]"), Parameter + TagCharacters },
    };

    public static TheoryData<int, string> Accepted() => new()
    {
        { 4, Of(Container("a").Replace("64", "2048", StringComparison.Ordinal) + "," + """{"name":"b","image":"i:1","memoryReservation":50}""", "\"memory\":\"2048\"") },
        { 4, Of(Container("a").Replace("64", "512", StringComparison.Ordinal) + "," + Container("b").Replace("64", "256", StringComparison.Ordinal), FargateMembers) },
        { 6, Of("""{"name":"a","image":"i:1","memory":1}""") },
        { 6, Of("""{"name":"a","image":"i:1","memoryReservation":1}""") },
        { 7, Def(Proxied.Replace("*", "", StringComparison.Ordinal)) },
        { 8, Def(null, "\"versionConsistency\":\"disabled\"") },
        { 25, Of(Routed + "," + Router) },
        { 28, Def(null, Ports("""{"containerPort":1,"hostPort":9000},{"containerPort":2,"hostPort":9000,"protocol":"udp"}""")) },
        { 28, Pair(Ports("""{"containerPort":80},{"containerPort":81,"hostPort":0}"""), Ports("""{"containerPort":80},{"containerPort":81,"hostPort":0}""")) },
        { 29, Pair("\"links\":[\"b:x\",\"b:y\"]", "\"cpu\":1") },
        { 30, Def(Role, Log("splunk", "\"splunk-url\":\"u\"", "\"secretOptions\":[{\"name\":\"splunk-token\",\"valueFrom\":\"token\"}]")) },
        { 31, Def(null, Log("awslogs", Options + ",\"awslogs-multiline-pattern\":\"^x\",\"mode\":\"non-blocking\",\"max-buffer-size\":\"25m\"")) },
        { 32, Def(null, Log("fluentd", "\"fluentd-address\":\"unix:///f\",\"tag\":\"t\",\"fluentd-async\":\"true\",\"env-regex\":\"x\"")) },
        { 32, Def(null, Log("syslog", "\"awslogs-group\":\"g\"")) },
        { 32, Of(Routed.Replace("awsfirelens\"", "awsfirelens\",\"options\":{\"Name\":\"cloudwatch\",\"anything\":\"x\"}", StringComparison.Ordinal) + "," + Router) },
        { 34, Def(Role, Secret("/app/db_password.x-1")) },
        { 34, Def(Role, Secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf:key::")) },
        { 36, Def(null, "\"environmentFiles\":[{\"type\":\"s3\",\"value\":\"arn:aws:s3:::b/x.env\"}]") },
        { 37, Def(Role, "\"repositoryCredentials\":{\"credentialsParameter\":\"team/hub\"}") },
        { 40, Def(Efs.Replace("*", ",\"transitEncryption\":\"ENABLED\",\"authorizationConfig\":{\"accessPointId\":\"fsap-1\"}", StringComparison.Ordinal)) },
        { 41, Def("\"volumes\":[{\"name\":\"v\",\"dockerVolumeConfiguration\":{\"scope\":\"shared\",\"autoprovision\":false}}]") },
        { 44, Def(null, "\"systemControls\":[{\"namespace\":\"net.ipv4.tcp_tw_reuse\",\"value\":\"1\"},{\"namespace\":\"fs.mqueue.msg_max\",\"value\":\"1\"},{\"namespace\":\"kernel.shm_rmid_forced\",\"value\":\"1\"}]") },
        { 45, Def("\"tags\":[{\"key\":\"Größe 漢 _.:/=+-@\",\"value\":\"\"}]") },
        { 46, Def(null, "\"environment\":[{\"name\":\"A\"},{\"name\":\"B\",\"value\":null}]") },
        { 47, Def("\"taskRoleArn\":\"task\",\"executionRoleArn\":\"service-role/execution\"") },
    };

    /// <summary>Attributes that are there (+) or not (-); A stands for com.amazonaws.ecs.capability.</summary>
    public static TheoryData<int, string, string> Attributes() => new()
    {
        { 12, Of(Ecr, Role), "+A.ecr-auth +execution-role-ecr-pull -A.docker-remote-api.1.19" },
        { 13, Of(Routed + "," + Router), "+A.logging-driver.awsfirelens +A.docker-remote-api.1.19" },
        { 14, Def("\"networkMode\":\"host\",\"pidMode\":\"host\",\"ipcMode\":\"host\""), "+A.docker-remote-api.1.18 +pid-ipc-namespace-sharing -A.task-iam-role-network-host" },
        { 14, Def("\"networkMode\":\"host\",\"taskRoleArn\":\"r\""), "+A.docker-remote-api.1.18 +A.task-iam-role +A.task-iam-role-network-host" },
        { 15, Def(null, "\"ulimits\":[]"), "+A.docker-remote-api.1.18" },
        { 15, Def(), "-A.docker-remote-api.1.18" },
        { 16, Def(null, "\"dnsServers\":[],\"dnsSearchDomains\":[],\"extraHosts\":[]"), "+A.docker-remote-api.1.17" },
        { 16, Def(null, "\"readonlyRootFilesystem\":false,\"environmentFiles\":[],\"systemControls\":[]"), "-A.docker-remote-api.1.17" },
        { 17, Def(null, "\"user\":\"1000\""), "+A.docker-remote-api.1.17" },
        { 17, Of(Routed + "," + Router), "-A.docker-remote-api.1.17" },
        { 18, Def(null, Health()), "+container-health-check +A.docker-remote-api.1.24 -A.docker-remote-api.1.29" },
        { 18, Def(null, Health(",\"startPeriod\":10")), "+container-health-check +A.docker-remote-api.1.29 -A.docker-remote-api.1.24" },
        { 18, Def(null, Health() + "," + Log("awslogs", Options + ",\"awslogs-create-group\":\"true\"")), "+A.docker-remote-api.1.24 +A.docker-remote-api.1.29" },
        { 19, Of("""{"name":"a","image":"i:1"}""", Sized), "-task-cpu-mem-limit" },
        { 20, Def(Efs.Replace("*", ",\"transitEncryption\":\"ENABLED\"", StringComparison.Ordinal)), "+efs +efsAuth" },
        { 20, Def(Efs.Replace("*", "", StringComparison.Ordinal)), "+efs -efsAuth" },
        { 20, AwsVpc(null, Efs.Replace("*", "", StringComparison.Ordinal)), "+efs +efsAuth" },
        { 21, Def(null, "\"dockerSecurityOptions\":[\"label:type:x\"]"), "+A.selinux -A.docker-remote-api.1.17" },
    };

    public static TheoryData<int, string, string> Compatible() => new()
    {
        { 9, Def(null, Named), "EC2" },
        { 9, Def("\"networkMode\":\"bridge\"," + Sized, Named), "EC2" },
        { 9, Def(null, Ports("""{"containerPort":80}""")), "EXTERNAL EC2" },
        { 10, Def("\"networkMode\":\"host\",\"pidMode\":\"host\",\"ipcMode\":\"host\""), "EXTERNAL EC2" },
        { 10, Def(Sized), "EXTERNAL EC2" },
        { 10, Def("\"networkMode\":\"bridge\"," + Sized), "EXTERNAL EC2" },
        { 11, Def("\"networkMode\":\"awsvpc\",\"cpu\":\"300\",\"memory\":\"700\""), "EC2 MANAGED_INSTANCES" },
        { 11, AwsVpc(), "EC2" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_was_accepted_or_had_another_text_is_refused(int nr, string json, string expected)
    {
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(async () => await RegisterAsync(json));
        string said = $"{refusal.Code}: {refusal.Message}";
        Assert.True(expected.EndsWith('*') ? said.StartsWith(expected[..^1], StringComparison.Ordinal) : said == expected, $"Nr {nr}: {said}");
        TaskDefinitionFinding first = Assert.Single(Review(json), static f => f.IsFirst);
        Assert.Equal((refusal.Code, refusal.Message), (first.Code, first.Message));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task What_was_refused_or_lies_beside_a_refusal_is_accepted(int nr, string json)
    {
        Assert.True(nr > 0);
        await RegisterAsync(json);
        Assert.DoesNotContain(Review(json), static f => f.Severity == FindingSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Attributes_are_those_of_recorded_answers(int nr, string json, string expected)
    {
        JObject answer = await RegisterAsync(json);
        HashSet<string> names = (answer["requiresAttributes"] ?? new JArray())
            .Select(static a => ((string)a["name"]!).Replace("com.amazonaws.ecs.capability.", "A.", StringComparison.Ordinal).Replace("ecs.capability.", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        foreach (string one in expected.Split(' '))
            Assert.True(names.Contains(one[1..]) == (one[0] == '+'), $"Nr {nr}: {one} of {string.Join(" ", names)}");
    }

    [Theory]
    [MemberData(nameof(Compatible))]
    public async Task Compatibilities_are_those_of_recorded_answers(int nr, string json, string expected)
    {
        JObject answer = await RegisterAsync(json);
        Assert.Equal($"{nr} {expected}", $"{nr} {string.Join(" ", answer["compatibilities"]!.Values<string>())}");
    }

    // Nr 33: what Docker's documentation lists for an option, and what it does not.
    [Theory]
    [InlineData("awslogs", "mode", "non-blocking", "sometimes")]
    [InlineData("awslogs", "max-buffer-size", "25m", "lots")]
    [InlineData("awslogs", "awslogs-create-group", "True", "yes please")]
    [InlineData("splunk", "splunk-format", "raw", "xml")]
    [InlineData("splunk", "splunk-gzip-level", "9", "10")]
    [InlineData("splunk", "splunk-gzip", "true", "maybe")]
    [InlineData("splunk", "splunk-insecureskipverify", "false", "")]
    [InlineData("splunk", "splunk-verify-connection", "false", "x")]
    [InlineData("gelf", "gelf-compression-type", "zlib", "brotli")]
    [InlineData("gelf", "gelf-compression-level", "-1", "ten")]
    [InlineData("gelf", "gelf-tcp-max-reconnect", "3", "-3")]
    [InlineData("gelf", "gelf-tcp-reconnect-delay", "1", "soon")]
    [InlineData("fluentd", "fluentd-async-connect", "true", "x")]
    [InlineData("fluentd", "fluentd-buffer-limit", "1mb", "x")]
    [InlineData("fluentd", "fluentd-retry-wait", "500ms", "5 minutes")]
    [InlineData("fluentd", "fluentd-max-retries", "10", "-1")]
    [InlineData("fluentd", "fluentd-sub-second-precision", "false", "x")]
    [InlineData("syslog", "syslog-facility", "local7", "local8")]
    [InlineData("syslog", "syslog-format", "rfc5424micro", "rfc1")]
    [InlineData("json-file", "max-size", "10m", "big")]
    [InlineData("json-file", "max-file", "3", "0")]
    [InlineData("json-file", "compress", "true", "x")]
    [InlineData("journald", "mode", "blocking", "block")]
    public void Nr_33_values_of_log_options_are_judged(string driver, string option, string good, string bad)
    {
        string needed = driver switch { "awslogs" => Options + ",", "splunk" => "\"splunk-token\":\"t\",\"splunk-url\":\"u\",", _ => "" };
        Assert.Empty(Refusals(Def(null, Log(driver, needed + $"\"{option}\":\"{good}\""))).Select(static f => f.Message));
        Finding finding = Assert.Single(Refusals(Def(null, Log(driver, needed + $"\"{option}\":\"{bad}\""))));
        Assert.Equal("LogOptionValueInvalid", finding.Rule.Name);
    }

    // Nr 32: every name of the reference's table, at its driver and at the others.
    [Theory]
    [InlineData("splunk", "splunk-source splunk-sourcetype splunk-index splunk-capath splunk-caname tag labels env env-regex")]
    [InlineData("gelf", "gelf-address tag labels env env-regex")]
    [InlineData("fluentd", "fluentd-address tag labels env env-regex")]
    [InlineData("syslog", "syslog-address syslog-tls-ca-cert syslog-tls-cert syslog-tls-key syslog-tls-skip-verify tag labels env env-regex")]
    [InlineData("json-file", "labels env env-regex")]
    [InlineData("journald", "tag labels env env-regex")]
    public void Nr_32_drivers_know_their_options_and_not_those_of_others(string driver, string names)
    {
        string needed = driver == "splunk" ? "\"splunk-token\":\"t\",\"splunk-url\":\"u\"," : "";
        string all = string.Join(",", names.Split(' ').Select(static n => $"\"{n}\":\"x\""));
        Assert.Empty(Refusals(Def(null, Log(driver, needed + all))).Select(static f => f.Message));
        foreach (string other in new[] { "awslogs-group", "splunk-index", "gelf-address", "fluentd-address", "syslog-address", "max-size" })
        {
            bool isOwn = other.StartsWith(driver, StringComparison.Ordinal) || (driver == "json-file" && other == "max-size");
            string json = Def(null, Log(driver, needed + $"\"{other}\":\"10\""));
            Assert.Empty(Refusals(json).Select(static f => f.Message));
            Assert.Equal(!isOwn, Advice(json).Any(static f => f.Rule.Name == "LogOptionsUnknown"));
        }
    }

    [Fact]
    public async Task Nr_46_variables_without_a_value_are_left_out_and_empty_ones_kept()
    {
        const string Json = "\"environment\":[{\"name\":\"A\"},{\"name\":\"B\",\"value\":\"\"},{\"name\":\"C\",\"value\":null},{\"name\":\"D\",\"value\":\"d\"}]";
        JObject answer = await RegisterAsync(Def(null, Json));
        Assert.Equal(
            """[{"name":"B","value":""},{"name":"D","value":"d"}]""",
            answer["containerDefinitions"]![0]!["environment"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(2, Review(Def(null, Json)).Count(static f => f.Rule == "EnvironmentValueMissing"));
    }

    [Fact]
    public async Task Nr_47_short_names_of_roles_come_back_as_ARNs()
    {
        JObject answer = await RegisterAsync(Def("\"taskRoleArn\":\"task\",\"executionRoleArn\":\"service-role/execution\""));
        Assert.Equal($"arn:aws:iam::{Account}:role/task", (string?)answer["taskRoleArn"]);
        Assert.Equal($"arn:aws:iam::{Account}:role/service-role/execution", (string?)answer["executionRoleArn"]);
        string whole = $"arn:aws-cn:iam::{Account}:role/x";
        Assert.Equal(whole, (string?)(await RegisterAsync(Def($"\"taskRoleArn\":\"{whole}\"")))["taskRoleArn"]);
    }

    [Fact]
    public async Task Nr_46_and_47_make_no_revision_of_a_definition_that_is_registered_if_changed()
    {
        using RegistryHost host = new(new MemoryStore(Account), new TestClock());
        LocalRegistry registry = host.GetRegistry(Region, "tester");
        string json = Def("\"taskRoleArn\":\"task\"", "\"environment\":[{\"name\":\"A\"},{\"name\":\"B\",\"value\":\"b\"}]");
        RegistrationOptions ifChanged = new() { IfChanged = true };
        Assert.True((await registry.RegisterAsync(Read(json), ifChanged, TestContext.Current.CancellationToken)).Registered);
        Assert.False((await registry.RegisterAsync(Read(json), ifChanged, TestContext.Current.CancellationToken)).Registered);
        string otherAccount = json.Replace("\"task\"", "\"arn:aws:iam::210987654321:role/task\"", StringComparison.Ordinal);
        Assert.True((await registry.RegisterAsync(Read(otherAccount), ifChanged, TestContext.Current.CancellationToken)).Registered);
        Assert.True((await registry.RegisterAsync(Read(json), ifChanged, TestContext.Current.CancellationToken)).Registered);
    }

    [Fact]
    public void Every_number_about_definitions_has_a_row()
    {
        IEnumerable<int> rows = Refused().Select(static r => r.Data.Item1).Concat(Accepted().Select(static r => r.Data.Item1))
            .Concat(Attributes().Select(static r => r.Data.Item1)).Concat(Compatible().Select(static r => r.Data.Item1)).Append(33);
        // Identifiers, DeleteCluster and UpdateService: the suites of what runs have them.
        int[] elsewhere = [2, 22, 23];
        Assert.Empty(Enumerable.Range(1, 47).Except(rows).Except(elsewhere));
    }

    private static async Task<JObject> RegisterAsync(string json)
    {
        using RegistryHost host = new(new MemoryStore(Account), new TestClock());
        LocalRegistry registry = host.GetRegistry(Region, "tester");
        RegisterTaskDefinitionResponse answer = await registry.RegisterTaskDefinitionAsync(Read(json));
        JObject registered = JObject.Parse(Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span));
        DescribeTaskDefinitionResponse described = await registry.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web" });
        Assert.Equal(Encoding.UTF8.GetString(answer.TaskDefinition.Utf8Json.Span), Encoding.UTF8.GetString(described.TaskDefinition.Utf8Json.Span));
        return registered;
    }
}
