using EcsTaskDef.Rules.Vocabulary;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>
/// Every refusal, row by row of docs/ECS.md §3.3: what is refused, with the literal text where one is known (null: the
/// text is ours), and what is nearest to it and accepted.
/// </summary>
[Trait("Category", "Fast")]
public sealed class RefusalTests
{
    private static readonly string s_hundred = string.Join(",", Enumerable.Range(0, 100).Select(static i => $$"""{"containerPortRange":"{{i * 10 + 1}}-{{i * 10 + 2}}"}"""));

    private const string Proxy = "\"proxyConfiguration\":{\"type\":\"APPMESH\",\"containerName\":\"app\",\"properties\":[";
    private const string IngressPort = "{\"name\":\"ProxyIngressPort\",\"value\":\"15000\"}";
    private const string EgressPort = "{\"name\":\"ProxyEgressPort\",\"value\":\"15001\"}";
    private const string AppPorts = "{\"name\":\"AppPorts\",\"value\":\"80\"}";
    private const string IgnoredIps = "{\"name\":\"EgressIgnoredIPs\",\"value\":\"\"}";
    private const string ExecutionRole = "\"executionRoleArn\":\"arn:aws:iam::123456789012:role/execution\"";
    private const string Awslogs = "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-region\":\"eu-west-1\",\"awslogs-group\":\"g\",\"awslogs-stream-prefix\":\"s\"}}";
    private const string Splunk = "\"logConfiguration\":{\"logDriver\":\"splunk\",\"options\":{\"splunk-token\":\"t\",\"splunk-url\":\"https://s:8088\"}}";
    private const string Router = "{\"name\":\"r\",\"image\":\"i\",\"memory\":64,\"firelensConfiguration\":{\"type\":\"fluentbit\"*}}";
    private const string Routed = "{\"name\":\"a\",\"image\":\"i\",\"memory\":64,\"logConfiguration\":{\"logDriver\":\"awsfirelens\"}}";
    private const string EcrImage = """{"name":"app","image":"123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"}""";

    private static readonly string s_secretLog = Splunk.Replace("\"options\"", $"\"secretOptions\":[{Secret("splunk-index")}],\"options\"", StringComparison.Ordinal);

    private static string Filed(string kind) => Router.Replace("*", $",\"options\":{{\"config-file-type\":\"{kind}\"}}", StringComparison.Ordinal);

    private static string Log(string driver, string options) => $$""" "logConfiguration":{"logDriver":"{{driver}}","options":{ {{options}} } } """;

    private static string Secrets(string list) => $"\"secrets\":[{list}]";

    private static string Secret(string name, string from = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x") =>
        $$"""{"name":"{{name}}","valueFrom":"{{from}}"}""";

    private static string Credentials(string parameter) => $$""" "repositoryCredentials":{"credentialsParameter":"{{parameter}}"} """;

    private static string Fsx(string parameter) =>
        $$""" "fsxWindowsFileServerVolumeConfiguration":{"fileSystemId":"fs-1","rootDirectory":"x","authorizationConfig":{"credentialsParameter":"{{parameter}}","domain":"d"} } """;

    private static string Volume(string members) => $$""" "volumes":[{"name":"v",{{members}}}] """;

    private static string Mount(string volume = "v") => $$""" "mountPoints":[{"sourceVolume":"{{volume}}","containerPath":"/x"}] """;

    private static string Health(string members) => $$""" "healthCheck":{"command":["CMD","true"],{{members}}} """;

    private static string Linux(string members) => $$""" "linuxParameters":{{{members}}} """;

    private static string Tags(int count) => "\"tags\":[" + string.Join(",", Enumerable.Range(0, count).Select(static i => $$"""{"key":"k{{i}}","value":""}""")) + "]";

    private static string Ports(string list) => $"\"portMappings\":[{list}]";

    private static string Depends(string members, string other) => Of(Container("app", $"\"dependsOn\":[{{{members}}}]") + "," + Container("db", other));

    private static readonly Row[] s_rows =
    [
        // Family, containers, size
        new("FamilyMissing", "Family can not be blank.", Def().Replace("\"family\":\"web\",", "", StringComparison.Ordinal), Def()) { Code = "InvalidParameterException" },
        new("FamilyMissing", "Family can not be blank.", Def().Replace("\"web\"", "\"\"", StringComparison.Ordinal), Def()) { Code = "InvalidParameterException" },
        new("FamilyMissing", "Family can not be blank.", Def().Replace("\"web\"", "null", StringComparison.Ordinal), Def()) { Code = "InvalidParameterException" },
        new("FamilyInvalid", "Family contains invalid characters.", Def().Replace("web", "we b", StringComparison.Ordinal), Def().Replace("web", "We_b-1", StringComparison.Ordinal)),
        new("FamilyTooLong", null, Def().Replace("web", new string('w', 256), StringComparison.Ordinal), Def().Replace("web", new string('w', 255), StringComparison.Ordinal)),
        new("ContainerListEmpty", "Container list cannot be empty", Of(""), Def()),
        new("ContainerListEmpty", "Container list cannot be empty", "{\"family\":\"web\"}", Def()),
        new("ContainersTooMany", "Too many containers.", Of(string.Join(",", Enumerable.Range(0, 11).Select(static i => Container("c" + i)))), Of(string.Join(",", Enumerable.Range(0, 10).Select(static i => Container("c" + i))))),
        new("ContainerNameMissing", "Container.name should not be null or empty.", Of("""{"image":"i","memory":64}"""), Def()),
        new("ContainerNameMissing", "Container.name should not be null or empty.", Of(Container("")), Def()),
        new("ContainerNameInvalid", "Container.name contains invalid characters.", Of(Container("a.b")), Of(Container("a-b_C9"))),
        new("ContainerNamesNotUnique", "Container names must be unique within a task definition", Of(Container("a") + "," + Container("a")), Of(Container("a") + "," + Container("A"))),
        new("ImageMissing", "Container.image should not be null or empty.", Of("""{"name":"a","memory":64}"""), Def()),
        new("ImageMissing", "Container.image should not be null or empty.", Of("""{"name":"a","image":"  ","memory":64}"""), Def()),
        new("ImageInvalid", "Container.image contains invalid characters.", Of("""{"name":"a","image":"${IMAGE}","memory":64}"""), Of("""{"name":"a","image":"r.io:5000/a_b/c-d#e@sha256:00","memory":64}""")),
        new("ImageTooLong", "Container.image should be 255 characters or less", Of($$"""{"name":"a","image":"{{new string('i', 256)}}","memory":64}"""), Of($$"""{"name":"a","image":"{{new string('i', 255)}}@sha256:{{new string('0', 64)}}","memory":64}""")),
        new("EssentialMissing", "Task definition doesn't have any essential container.", Def(null, "\"essential\":false"), Of(Container("a", "\"essential\":false") + "," + Container("b"))),
        new("TagsEmpty", "Tags can not be empty.", Def("\"tags\":[]"), Def(Tags(1))),
        new("InferenceAcceleratorsUnsupported", "Unsupported field 'inferenceAccelerators'.", Def("""  "inferenceAccelerators":[{"deviceName":"d","deviceType":"t"}] """), Def("\"inferenceAccelerators\":[]")),

        // CPU and memory
        new("CpuInvalid", "Invalid 'cpu' setting for task.", Def("\"cpu\":\"lots\""), Def("\"cpu\":\".25 vcpu\"")) { Code = "InvalidParameterException" },
        new("CpuInvalid", "Invalid 'cpu' setting for task.", Def("\"cpu\":\"\""), Def("\"cpu\":\"1vCPU\"")) { Code = "InvalidParameterException" },
        new("MemoryInvalid", null, Def("\"memory\":\"1 MB\""), Def("\"memory\":\"0.5 GB\"")) { Code = "InvalidParameterException" },
        new("TaskCpuOutOfRange", null, Def("\"cpu\":\"127\""), Def("\"cpu\":\"128\"")) { Code = "InvalidParameterException" },
        new("TaskCpuOutOfRange", null, Def("\"cpu\":\"193 vCPU\""), Def("\"cpu\":\"192 vCPU\"")) { Code = "InvalidParameterException" },
        new("MemoryMissing", "Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be specified.", Of("""{"name":"a","image":"i"}"""), Of("""{"name":"a","image":"i","memoryReservation":64}""")),
        new("MemoryMissing", "Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be specified.", Of("""{"name":"a","image":"i","memory":0}"""), Of("""{"name":"a","image":"i"}""", "\"memory\":\"512\"")),
        new("MemoryBelowReservation", "Invalid setting for container 'app'. 'memory' must be greater than or equal to 'memoryReservation'.", Def(null, "\"memoryReservation\":65"), Def(null, "\"memoryReservation\":64")),
        new("ContainerMemoryTooSmall", null, Of("""{"name":"a","image":"i","memory":-1}"""), Of("""{"name":"a","image":"i","memory":1}""")),
        new("ContainerMemoryTooSmall", null, Of("""{"name":"a","image":"i","memory":0}""", "\"memory\":\"512\""), Of("""{"name":"a","image":"i"}""", "\"memory\":\"512\"")),
        new("ContainerMemoryTooSmall", null, Of("""{"name":"a","image":"i","memory":64,"memoryReservation":0}"""), Of("""{"name":"a","image":"i","memory":64,"memoryReservation":1}""")),
        new("ContainerMemoryAboveTask", "The 'memory' setting for container 'app' is greater than for the task.", Def("\"memory\":\"63\""), Def("\"memory\":\"64\"")),
        new("CpuSumAboveTask", "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.", Of(Container("a", "\"cpu\":200") + "," + Container("b", "\"cpu\":57"), "\"cpu\":\"256\""), Of(Container("a", "\"cpu\":200") + "," + Container("b", "\"cpu\":56"), "\"cpu\":\"256\"")),
        new("MemorySumAboveTask", "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.", Of(Container("a", "\"memoryReservation\":64") + "," + Container("b", "\"memoryReservation\":64"), "\"memory\":\"127\""), Of(Container("a", "\"memoryReservation\":64") + "," + Container("b", "\"memoryReservation\":63"), "\"memory\":\"127\"")),
        new("MemorySumAboveTask", "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.", Of("""{"name":"a","image":"i","memoryReservation":128}""", "\"memory\":\"127\""), Of(Container("a") + "," + Container("b", "\"memoryReservation\":50"), "\"memory\":\"64\"")),

        // Fargate
        new("FargateNetworkMode", "Fargate only supports network mode \u2018awsvpc\u2019.", Def("\"requiresCompatibilities\":[\"FARGATE\"],\"cpu\":\"256\",\"memory\":\"512\""), Fargate()),
        new("FargateNetworkMode", "Fargate only supports network mode \u2018awsvpc\u2019.", Def("\"requiresCompatibilities\":[\"FARGATE\"],\"networkMode\":\"bridge\",\"cpu\":\"256\",\"memory\":\"512\""), Fargate()),
        new("FargateCpuMissing", "Fargate requires that 'cpu' be defined at the task level.", Def("\"requiresCompatibilities\":[\"FARGATE\"],\"networkMode\":\"awsvpc\",\"memory\":\"512\""), Fargate()),
        new("FargateMemoryMissing", "Fargate requires that 'memory' be defined at the task level.", Def("\"requiresCompatibilities\":[\"FARGATE\"],\"networkMode\":\"awsvpc\",\"cpu\":\"256\""), Fargate()),
        new("FargateSizeUnknown", "No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.", Sized("256", "4096"), Sized("256", "2048")),
        new("FargateSizeUnknown", "No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.", Sized("0.25 vCPU", "4 GB"), Sized("0.25 vCPU", "2GB")),
        new("FargateSizeUnknown", "No Fargate configuration exists for given values: 512 CPU, 2048 memory. See the Amazon ECS documentation for the valid values.", Sized("512", "2048", "\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}"), Sized("1024", "2048", "\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}")),
        new("FargatePrivileged", "Fargate requires that the \u2018privileged\u2019 setting be \u2018false\u2019 at the container level.", Fargate(null, "\"privileged\":true"), Fargate(null, "\"privileged\":false")),
        new("FargateDevices", "Fargate compatible task definitions do not support devices", Fargate(null, Linux("\"devices\":[{\"hostPath\":\"/dev/x\"}]")), Fargate(null, Linux("\"devices\":[]"))),
        new("FargateSharedMemory", "Fargate compatible task definitions do not support sharedMemorySize", Fargate(null, Linux("\"sharedMemorySize\":64")), Fargate(null, Linux("\"tmpfs\":[{\"containerPath\":\"/t\",\"size\":1}]"))),
        new("FargateMaxSwap", "Fargate compatible task definitions do not support maxSwap", Fargate(null, Linux("\"maxSwap\":0")), Def(null, Linux("\"maxSwap\":0"))),
        new("FargateSwappiness", null, Fargate(null, Linux("\"swappiness\":0")), Def(null, Linux("\"swappiness\":0"))),
        new("FargateDockerSecurityOptions", "Fargate compatible task definitions do not support dockerSecurityOptions", Fargate(null, "\"dockerSecurityOptions\":[\"label:x\"]"), Fargate(null, "\"dockerSecurityOptions\":[]")),
        new("FargateDockerVolume", "Fargate compatible task definitions do not support dockerVolumeConfiguration", Fargate(Volume("\"dockerVolumeConfiguration\":{}")), Def(Volume("\"dockerVolumeConfiguration\":{}"))),
        new("FargateSourcePath", "Fargate compatible task definitions do not support sourcePath", Fargate(Volume("\"host\":{\"sourcePath\":\"/x\"}")), Fargate(Volume("\"host\":{}"))),
        new("FargateIpcMode", "Fargate compatible task definitions do not support ipcMode", Fargate("\"ipcMode\":\"task\""), Def("\"ipcMode\":\"task\"")),
        new("FargateConstraints", "Fargate compatible task definitions do not support constraints", Fargate("\"placementConstraints\":[{\"type\":\"memberOf\",\"expression\":\"x\"}]"), Fargate("\"placementConstraints\":[]")),
        new("FargatePidMode", "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.", Fargate("\"pidMode\":\"host\""), Fargate("\"pidMode\":\"task\"")),
        new("FargateGpu", "Tasks using the Fargate launch type do not support GPU resource requirements.", Fargate(null, "\"resourceRequirements\":[{\"type\":\"GPU\",\"value\":\"1\"}]"), Def(null, "\"resourceRequirements\":[{\"type\":\"GPU\",\"value\":\"1\"}]")),
        new("FargateCapability", "NET_ADMIN is not allowed on Fargate.", Fargate(null, Linux("\"capabilities\":{\"add\":[\"NET_ADMIN\"]}")), Fargate(null, Linux("\"capabilities\":{\"add\":[\"SYS_PTRACE\"],\"drop\":[\"NET_ADMIN\"]}"))),
        new("FargateLogDriver", "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]", Fargate(null, "\"logConfiguration\":{\"logDriver\":\"json-file\"}"), Fargate(null, Splunk)),
        new("FargateStreamPrefix", "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.", Fargate(ExecutionRole, Awslogs.Replace(",\"awslogs-stream-prefix\":\"s\"", "", StringComparison.Ordinal)), Fargate(ExecutionRole, Awslogs)),
        new("FargateLogsRole", "Fargate requires task definition to have execution role ARN to support log driver awslogs.", Fargate(null, Awslogs), Fargate(ExecutionRole, Awslogs)),
        new("FargateEcrRole", "Fargate requires task definition to have execution role ARN to support ECR images.", Of(EcrImage, FargateMembers), Of(EcrImage, FargateMembers + "," + ExecutionRole)),
        new("FargateEcrRole", "Fargate requires task definition to have execution role ARN to support ECR images.", Of(EcrImage, FargateMembers), Of("""{"name":"app","image":"public.ecr.aws/x/y:1"}""", FargateMembers)),
        new("FargateFirelensS3", "Fargate launch type does not support FirelensConfiguration config file from 's3'", Of(Routed + "," + Filed("s3"), FargateMembers), Of(Routed + "," + Filed("file"), FargateMembers)),
        new("FargateStopTimeout", "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.", Fargate(null, "\"stopTimeout\":121"), Fargate(null, "\"stopTimeout\":120,\"startTimeout\":121")),
        new("FargateOsFamily", "Tasks using the Fargate launch type are not supported on operating system family BOGUS", Fargate("\"runtimePlatform\":{\"operatingSystemFamily\":\"BOGUS\"}"), Sized("1024", "2048", "\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_FULL\",\"cpuArchitecture\":\"ARM64\"}")),
        new("EphemeralStorageTooSmall", "EphemeralStorage size should be at least 21", Fargate("\"ephemeralStorage\":{\"sizeInGiB\":20}"), Fargate("\"ephemeralStorage\":{\"sizeInGiB\":21}")),
        new("EphemeralStorageTooLarge", "EphemeralStorage size should be at most 200", Fargate("\"ephemeralStorage\":{\"sizeInGiB\":201}"), Fargate("\"ephemeralStorage\":{\"sizeInGiB\":200}")),
        new("EphemeralStorageEc2", "Tasks using the EC2 launch type do not support EphemeralStorage.", AwsVpc(null, "\"ephemeralStorage\":{\"sizeInGiB\":21},\"requiresCompatibilities\":[\"EC2\"]"), AwsVpc(null, "\"ephemeralStorage\":{\"sizeInGiB\":21}")),
        new("ExternalNetworkMode", null, AwsVpc(null, "\"requiresCompatibilities\":[\"EXTERNAL\"]"), Def("\"networkMode\":\"host\",\"requiresCompatibilities\":[\"EXTERNAL\"]")),
        new("ManagedInstancesNetworkMode", null, Def("\"requiresCompatibilities\":[\"MANAGED_INSTANCES\"]"), Def("\"networkMode\":\"host\",\"requiresCompatibilities\":[\"MANAGED_INSTANCES\"]")),

        // Networking and ports
        new("HostPortMismatch", "When networkMode=awsvpc, the host ports and container ports in port mappings must match.", AwsVpc(Ports("""{"containerPort":80,"hostPort":81}""")), AwsVpc(Ports("""{"containerPort":80,"hostPort":80}"""))),
        new("HostPortMismatch", "When networkMode=host, the host ports and container ports in port mappings must match.", Def("\"networkMode\":\"host\"", Ports("""{"containerPort":80,"hostPort":81}""")), Def(null, Ports("""{"containerPort":80,"hostPort":81}"""))),
        new("LinksUnsupported", "Links are not supported when networkMode=awsvpc.", AwsVpc("\"links\":[\"app\"]"), AwsVpc("\"links\":[]")),
        new("HostnameUnsupported", "hostname is not supported on container when networkMode=awsvpc.", AwsVpc("\"hostname\":\"h\""), Def(null, "\"hostname\":\"h\"")),
        new("DnsServersUnsupported", "DNS servers are not supported on container when networkMode=awsvpc.", AwsVpc("\"dnsServers\":[\"1.1.1.1\"]"), Def(null, "\"dnsServers\":[\"1.1.1.1\"]")),
        new("DnsSearchDomainsUnsupported", null, AwsVpc("\"dnsSearchDomains\":[\"x\"]"), Def(null, "\"dnsSearchDomains\":[\"x\"]")),
        new("ExtraHostsUnsupported", "Extra hosts are not supported on container when networkMode=awsvpc.", AwsVpc("\"extraHosts\":[{\"hostname\":\"h\",\"ipAddress\":\"1.1.1.1\"}]"), Def(null, "\"extraHosts\":[{\"hostname\":\"h\",\"ipAddress\":\"1.1.1.1\"}]")),
        new("DisableNetworkingUnsupported", "Disable Networking is not supported on container when networkMode=awsvpc.", AwsVpc("\"disableNetworking\":true"), Def(null, "\"disableNetworking\":true")),
        new("PortUsedTwice", "TCP container port '8085' is used multiple times in task when networkMode=awsvpc.", AwsVpc(Ports("""{"containerPort":8085},{"containerPort":8085}""")), AwsVpc(Ports("""{"containerPort":8085},{"containerPort":8085,"protocol":"udp"}"""))),
        new("PortUsedTwice", "UDP container port '53' is used multiple times in task when networkMode=awsvpc.", Of(Container("a", Ports("""{"containerPort":53,"protocol":"udp"}""")) + "," + Container("b", Ports("""{"containerPort":53,"protocol":"udp"}""")), "\"networkMode\":\"awsvpc\""), Of(Container("a", Ports("""{"containerPort":53}""")) + "," + Container("b", Ports("""{"containerPort":53}""")))),
        new("HostPortUsedTwice", "TCP host port '9000' is mapped multiple times in task.", Def(null, Ports("""{"containerPort":1,"hostPort":9000},{"containerPort":2,"hostPort":9000}""")), Def(null, Ports("""{"containerPort":1,"hostPort":9000},{"containerPort":2,"hostPort":9000,"protocol":"udp"}"""))),
        new("HostPortUsedTwice", "TCP host port '9000' is mapped multiple times in task.", Of(Container("a", Ports("""{"containerPort":1,"hostPort":9000}""")) + "," + Container("b", Ports("""{"containerPort":1,"hostPort":9000}""")), "\"networkMode\":\"bridge\""), Of(Container("a", Ports("""{"containerPort":1,"hostPort":0}""")) + "," + Container("b", Ports("""{"containerPort":1,"hostPort":0}""")), "\"networkMode\":\"bridge\"")),
        new("HostPortUsedTwice", "TCP host port '80' is mapped multiple times in task.", Of(Container("a", Ports("""{"containerPort":80}""")) + "," + Container("b", Ports("""{"containerPort":80,"hostPort":80}""")), "\"networkMode\":\"host\""), Of(Container("a", Ports("""{"containerPort":80}""")) + "," + Container("b", Ports("""{"containerPort":81}""")), "\"networkMode\":\"host\"")),
        new("HostPortUsedTwice", null, Def(null, Ports("""{"containerPort":1,"hostPort":53,"protocol":"udp"},{"containerPort":2,"hostPort":53,"protocol":"udp"}""")), Def(null, Ports("""{"containerPort":1,"hostPort":53,"protocol":"udp"},{"containerPort":1,"hostPort":54,"protocol":"udp"}"""))),
        new("LinkCycle", "Container links should not have a cycle", Of(Container("a", "\"links\":[\"b:x\"]") + "," + Container("b", "\"links\":[\"a\"]")), Of(Container("a", "\"links\":[\"b:x\",\"b:y\"]") + "," + Container("b"))),
        new("LinkCycle", "Container links should not have a cycle", Def(null, "\"links\":[\"app\"]"), Def(null, "\"links\":[]")),
        new("LinkUnknown", null, Def(null, "\"links\":[\"db:database\"]"), Of(Container("app", "\"links\":[\"db:database\"]") + "," + Container("db"))),
        new("LinkUnknown", null, Def(null, "\"links\":[\"\"]"), Def(null, "\"links\":[]")),
        new("PortUsedTwice", "TCP container port '90' is used multiple times in task when networkMode=awsvpc.", AwsVpc(Ports("""{"containerPortRange":"80-95"},{"containerPort":90}""")), AwsVpc(Ports("""{"containerPortRange":"80-89"},{"containerPort":90}"""))),
        new("PortAndRange", "Invalid port mapping for container 'app', cannot specify both single port and port range.", AwsVpc(Ports("""{"containerPortRange":"80-95","containerPort":90}""")), AwsVpc(Ports("""{"containerPortRange":"80-95"}"""))),
        new("PortAndRange", "Invalid port mapping for container 'app', cannot specify both single port and port range.", Def(null, Ports("""{"containerPortRange":"80-95","hostPort":90}""")), Def(null, Ports("""{"containerPortRange":"80-95","protocol":"udp"}"""))),
        new("PortRangeInvalid", "Invalid 'containerPortRange' setting for container 'app'.", AwsVpc(Ports("""{"containerPortRange":"95-80"}""")), AwsVpc(Ports("""{"containerPortRange":"1-65535"}"""))),
        new("PortRangeInvalid", "Invalid 'containerPortRange' setting for container 'app'.", AwsVpc(Ports("""{"containerPortRange":"80"}""")), AwsVpc(Ports("""{"containerPortRange":"80-81"}"""))),
        new("PortRangeInvalid", "Invalid 'containerPortRange' setting for container 'app'.", AwsVpc(Ports("""{"containerPortRange":"80-65536"}""")), AwsVpc(Ports("""{"containerPortRange":"80-65535"}"""))),
        new("PortRangeMode", null, Def("\"networkMode\":\"host\"", Ports("""{"containerPortRange":"80-95"}""")), Def(null, Ports("""{"containerPortRange":"80-95"}"""))),
        new("PortRangesTooMany", null, Def(null, Ports(s_hundred + """,{"containerPortRange":"3000-3001"}""")), Def(null, Ports(s_hundred))),
        new("PortRangesOverlap", null, Def(null, Ports("""{"containerPortRange":"80-95"},{"containerPort":90}""")), Def(null, Ports("""{"containerPort":90,"hostPort":1},{"containerPort":90,"hostPort":2}"""))),
        new("PortNameTaken", "When networkMode=awsvpc, port mapping name is already used", AwsVpc(Ports("""{"containerPort":1,"name":"n"},{"containerPort":2,"name":"n"}""")), AwsVpc(Ports("""{"containerPort":1,"name":"n"},{"containerPort":2,"name":"m"}"""))),
        new("PortNameInvalid", null, AwsVpc(Ports("""{"containerPort":1,"name":"-n"}""")), AwsVpc(Ports("""{"containerPort":1,"name":"n-_9"}"""))),
        new("PortNameInvalid", null, AwsVpc(Ports($$"""{"containerPort":1,"name":"{{new string('n', 65)}}"}""")), AwsVpc(Ports($$"""{"containerPort":1,"name":"{{new string('n', 64)}}"}"""))),
        new("PortInvalid", null, Def(null, Ports("""{"containerPort":65536}""")), Def(null, Ports("""{"containerPort":65535}"""))),
        new("PortInvalid", null, Def(null, Ports("""{"containerPort":80,"hostPort":-1}""")), Def(null, Ports("""{"containerPort":80,"hostPort":0}"""))),
        new("PortInvalid", "Invalid 'containerPort' setting for container 'app'.", Def(null, Ports("""{"hostPort":7000}""")), Def(null, Ports("""{"containerPort":3000,"hostPort":7000}"""))),
        new("HostPortMismatch", "When networkMode=awsvpc, the host ports and container ports in port mappings must match.", AwsVpc(Ports("""{"containerPort":80,"hostPort":1}""")), AwsVpc(Ports("""{"containerPort":80,"hostPort":0}"""))),
        new("PortMappingsWithoutNetwork", null, Def("\"networkMode\":\"none\"", Ports("""{"containerPort":80}""")), Def("\"networkMode\":\"none\"", Ports(""))),

        // dependsOn
        new("DependencyUnknown", "Cannot depend on container + 'missing' because it does not exist", Def(null, "\"dependsOn\":[{\"containerName\":\"missing\",\"condition\":\"START\"}]"), Depends("\"containerName\":\"db\",\"condition\":\"START\"", "")),
        new("DependencyUnknown", null, Def(null, "\"dependsOn\":[{\"condition\":\"START\"}]"), Depends("\"containerName\":\"db\",\"condition\":\"START\"", "")),
        new("DependencyCycle", "Container dependsOn contains a cycle", Def(null, "\"dependsOn\":[{\"containerName\":\"app\",\"condition\":\"START\"}]"), Depends("\"containerName\":\"db\",\"condition\":\"START\"", "")),
        new("DependencyCycle", "Container dependsOn contains a cycle", Depends("\"containerName\":\"db\",\"condition\":\"START\"", "\"dependsOn\":[{\"containerName\":\"app\",\"condition\":\"START\"}]"), Depends("\"containerName\":\"db\",\"condition\":\"START\"", "\"dependsOn\":[]")),
        new("DependencyHealthCheckMissing", "A dependency container with HEALTHY condition must have health check configured", Depends("\"containerName\":\"db\",\"condition\":\"HEALTHY\"", ""), Depends("\"containerName\":\"db\",\"condition\":\"HEALTHY\"", "\"healthCheck\":{\"command\":[\"CMD\",\"true\"]}")),
        new("DependencyEssential", "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container", Depends("\"containerName\":\"db\",\"condition\":\"SUCCESS\"", ""), Depends("\"containerName\":\"db\",\"condition\":\"SUCCESS\"", "\"essential\":false")),
        new("DependencyEssential", "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container", Depends("\"containerName\":\"db\",\"condition\":\"COMPLETE\"", "\"essential\":true"), Depends("\"containerName\":\"db\",\"condition\":\"COMPLETE\"", "\"essential\":false")),

        // Timeouts, health check, restart
        new("StartTimeoutTooShort", "Granular start timeout on container 'app' must be at least 2 seconds.", Def(null, "\"startTimeout\":1"), Def(null, "\"startTimeout\":2")),
        new("StopTimeoutTooShort", null, Def(null, "\"stopTimeout\":1"), Def(null, "\"stopTimeout\":2")),
        new("HealthCheckTooLarge", "Health check interval must be less than or equal to the maximum allowed value 300 for container 'app'", Def(null, Health("\"interval\":301")), Def(null, Health("\"interval\":300"))),
        new("HealthCheckTooLarge", "Health check timeout must be less than or equal to the maximum allowed value 60 for container 'app'", Def(null, Health("\"timeout\":61")), Def(null, Health("\"timeout\":60"))),
        new("HealthCheckTooLarge", "Health check retries must be less than or equal to the maximum allowed value 10 for container 'app'", Def(null, Health("\"retries\":11")), Def(null, Health("\"retries\":10"))),
        new("HealthCheckTooLarge", "Health check startPeriod must be less than or equal to the maximum allowed value 300 for container 'app'", Def(null, Health("\"startPeriod\":301")), Def(null, Health("\"startPeriod\":300"))),
        new("HealthCheckTooSmall", null, Def(null, Health("\"interval\":4")), Def(null, Health("\"interval\":5"))),
        new("HealthCheckTooSmall", null, Def(null, Health("\"timeout\":1")), Def(null, Health("\"timeout\":2"))),
        new("HealthCheckTooSmall", null, Def(null, Health("\"retries\":0")), Def(null, Health("\"retries\":1"))),
        new("HealthCheckTooSmall", null, Def(null, Health("\"startPeriod\":-1")), Def(null, Health("\"startPeriod\":0"))),
        new("RestartPeriodOutOfRange", "The 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800.", Def(null, "\"restartPolicy\":{\"enabled\":true,\"restartAttemptPeriod\":59}"), Def(null, "\"restartPolicy\":{\"enabled\":true,\"restartAttemptPeriod\":60}")),
        new("RestartPeriodOutOfRange", "The 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800.", Def(null, "\"restartPolicy\":{\"enabled\":true,\"restartAttemptPeriod\":1801}"), Def(null, "\"restartPolicy\":{\"enabled\":true,\"restartAttemptPeriod\":1800}")),
        new("IgnoredExitCodesTooMany", null, Def(null, $"\"restartPolicy\":{{\"enabled\":true,\"ignoredExitCodes\":[{string.Join(",", Enumerable.Range(0, 51))}]}}"), Def(null, $"\"restartPolicy\":{{\"enabled\":true,\"ignoredExitCodes\":[{string.Join(",", Enumerable.Range(0, 50))}]}}")),

        // Logging
        new("LogOptionsMissing", "Log driver awslogs requires options: awslogs-region, awslogs-group", Def(null, "\"logConfiguration\":{\"logDriver\":\"awslogs\"}"), Def(null, Awslogs)),
        new("LogOptionsMissing", "Log driver awslogs requires options: awslogs-group", Def(null, Log("awslogs", "\"awslogs-region\":\"r\"")), Def(null, Log("awslogs", "\"awslogs-region\":\"r\",\"awslogs-group\":\"g\""))),
        new("LogOptionsMissing", "Log driver splunk requires options: splunk-token", Def(null, Log("splunk", "\"splunk-url\":\"u\"")), Def(null, Splunk)),
        new("LogOptionsMissing", "Log driver splunk requires options: splunk-token", Def(ExecutionRole, Log("splunk", "\"splunk-url\":\"u\"")), Def(ExecutionRole, Log("splunk", "\"splunk-url\":\"u\"").Replace("\"options\"", $"\"secretOptions\":[{Secret("splunk-token")}],\"options\"", StringComparison.Ordinal))),
        new("LogOptionsForeign", "Log driver awslogs disallows options: color", Def(null, Awslogs.Replace("}}", ",\"color\":\"red\"}}", StringComparison.Ordinal)), Def(null, Awslogs.Replace("}}", ",\"mode\":\"blocking\"}}", StringComparison.Ordinal))),
        new("LogOptionsForeign", "Log driver awslogs disallows options: awslogs-endpoint, tag", Def(null, Awslogs.Replace("}}", ",\"awslogs-endpoint\":\"e\",\"tag\":\"t\"}}", StringComparison.Ordinal)), Def(null, Awslogs)),
        new("LogDriverInvalid", null, Def(null, Log("none", "")), Def(null, Log("journald", ""))),
        new("LogOptionValueInvalid", null, Def(null, Log("awslogs", "\"awslogs-region\":\"r\",\"awslogs-group\":\"\"")), Def(null, Awslogs)),
        new("LogOptionValueInvalid", null, Of(Routed.Replace("awsfirelens\"", "awsfirelens\",\"options\":{\"log-driver-buffer-limit\":\"-1\"}", StringComparison.Ordinal) + "," + Filed("file")), Of(Routed.Replace("awsfirelens\"", "awsfirelens\",\"options\":{\"log-driver-buffer-limit\":\"2097152\",\"Name\":\"x\"}", StringComparison.Ordinal) + "," + Filed("file"))),
        new("FirelensMissing", "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.", Of(Routed), Of(Routed + "," + Filed("file"))),
        new("FirelensUnused", "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.", Of(Filed("file")), Of(Routed + "," + Filed("file"))),
        new("FirelensTwice", null, Of(Routed + "," + Filed("file") + "," + Filed("s3").Replace("\"r\"", "\"s\"", StringComparison.Ordinal)), Of(Routed + "," + Filed("s3"))),
        new("SecretOptionsRoleMissing", null, Def(null, s_secretLog), Def(ExecutionRole, s_secretLog)),

        // Secrets, env files, roles
        new("SecretsRoleMissing", "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.", Def(null, Secrets(Secret("A"))), Def(ExecutionRole, Secrets(Secret("A")))),
        new("SecretNamesDuplicate", "Duplicate secret names found: A. Each secret name must be unique.", Def(ExecutionRole, Secrets(Secret("A") + "," + Secret("A"))), Def(ExecutionRole, Secrets(Secret("A") + "," + Secret("B")))),
        new("SecretNameShared", "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'A'.", Def(ExecutionRole, Secrets(Secret("A")) + ",\"environment\":[{\"name\":\"A\",\"value\":\"x\"}]"), Def(ExecutionRole, Secrets(Secret("A")) + ",\"environment\":[{\"name\":\"B\",\"value\":\"x\"}]")),
        new("SsmAccountMismatch", "The Systems Manager parameter ARN has a different account ID than the current account. The current account ID is 123456789012 and the ARN account ID is 111111111111. Cross-account access for ARNs is not currently supported.", Def(ExecutionRole, Secrets(Secret("A", "arn:aws:ssm:eu-west-1:111111111111:parameter/x"))), Def(ExecutionRole, Secrets(Secret("A", "arn:aws:ssm:eu-west-1:123456789012:parameter/x") + "," + Secret("B", "x") + "," + Secret("C", "arn:aws:secretsmanager:eu-west-1:111111111111:secret:x")))),
        new("SecretParameterNameInvalid", "The Systems Manager parameter name specified for secret A is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-", Def(ExecutionRole, Secrets(Secret("A", "mysecret:key::"))), Def(ExecutionRole, Secrets(Secret("A", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mysecret-AbCdEf:key::")))),
        new("SecretParameterNameInvalid", "The Systems Manager parameter name specified for secret A is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-", Def(ExecutionRole, Secrets(Secret("A", "my secret"))), Def(ExecutionRole, Secrets(Secret("A", "/app/my_secret.x-1")))),
        new("SecretParameterNameInvalid", null, Def(ExecutionRole, Secrets(Secret("A", ""))), Def(ExecutionRole, Secrets(Secret("A", new string('p', 2048))))),
        new("SecretParameterNameInvalid", null, Def(ExecutionRole, Secrets(Secret("A", new string('p', 2049)))), Def(ExecutionRole, Secrets(Secret("A", "p")))),
        new("SecretParameterNameInvalid", null, Def(ExecutionRole, Splunk.Replace("\"options\"", $"\"secretOptions\":[{Secret("splunk-index", "my index")}],\"options\"", StringComparison.Ordinal)), Def(ExecutionRole, s_secretLog)),
        new("SecretArnInvalid", null, Def(ExecutionRole, Secrets(Secret("A", "arn:aws:s3:::bucket/x"))), Def(ExecutionRole, Secrets(Secret("A", "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/x")))),
        new("SecretArnInvalid", null, Def(ExecutionRole, Secrets(Secret("A", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:"))), Def(ExecutionRole, Secrets(Secret("A")))),
        new("EnvironmentNameBlank", "Environment variable name cannot be null or blank.", Def(null, "\"environment\":[{\"value\":\"x\"}]"), Def(null, "\"environment\":[{\"name\":\"A\"}]")),
        new("EnvironmentNameBlank", "Environment variable name cannot be null or blank.", Def(null, "\"environment\":[{\"name\":\"\",\"value\":\"x\"}]"), Def(null, "\"environment\":[{\"name\":\"A\",\"value\":\"\"}]")),
        new("EnvironmentNameBlank", "Environment variable name cannot be null or blank.", Def(null, "\"environment\":[{\"name\":null,\"value\":\"x\"}]"), Def(null, "\"environment\":[]")),
        new("RepositoryRoleMissing", "Private repository authentication requires that the task definition specify a value for executionRoleArn.", Def(null, Credentials("hub")), Def(ExecutionRole, Credentials("hub"))),
        new("CredentialsParameterInvalid", null, Def(ExecutionRole, Credentials("")), Def(ExecutionRole, Credentials("arn:aws:secretsmanager:eu-west-1:123456789012:secret:hub-AbCdEf"))),
        new("CredentialsParameterInvalid", null, Def(ExecutionRole, Credentials("arn:aws:ssm:eu-west-1:123456789012:parameter/hub")), Def(ExecutionRole, Credentials("team/hub_1+=.@-"))),
        new("CredentialsParameterInvalid", null, Def(Volume(Fsx("hub"))), Def(Volume(Fsx("arn:aws:ssm:eu-west-1:123456789012:parameter/hub")))),
        new("RepositoryCredentialsEcr", null, Of(EcrImage.Replace("}", ",\"memory\":64," + Credentials("hub") + "}", StringComparison.Ordinal), ExecutionRole), Of(EcrImage.Replace("}", ",\"memory\":64}", StringComparison.Ordinal), ExecutionRole)),
        new("EnvironmentFilesTooMany", "The maximum number of environment files was exceeded. Specify ten or less and try again.", Def(null, Files(11)), Def(null, Files(10))),
        new("EnvironmentFileArnInvalid", "Invalid arn syntax.", Def(null, "\"environmentFiles\":[{\"type\":\"s3\",\"value\":\"s3://b/x.env\"}]"), Def(null, Files(1))),
        new("RoleInvalid", "Role is not valid", Def("\"taskRoleArn\":\"{{role}}\""), Def("\"taskRoleArn\":\"my-role\"")),
        new("RoleInvalid", "Role is not valid", Def("\"executionRoleArn\":\"arn:aws:iam::XXXXXXXXXXXX:role/x\""), Def("\"executionRoleArn\":\"arn:aws-cn:iam::123456789012:role/path/x\"")),
        new("CredentialSpecsTooMany", null, Def(null, "\"credentialSpecs\":[\"credentialspec:a\",\"credentialspec:b\"]"), Def(null, "\"credentialSpecs\":[\"credentialspec:a\"]")),
        new("CredentialSpecInvalid", null, Def(null, "\"credentialSpecs\":[\"arn:aws:s3:::x\"]"), Def(null, "\"credentialSpecs\":[\"credentialspecdomainless:arn:aws:s3:::x\"]")),

        // Volumes and mounts
        new("VolumeUnknown", "Unknown volume 'nope'.", Def(null, Mount("nope")), Def("\"volumes\":[{\"name\":\"v\"}]", Mount())),
        new("VolumeUnknown", "Unknown volume 'null'.", Def(null, "\"mountPoints\":[{\"containerPath\":\"/x\"}]"), Def(null, "\"mountPoints\":[]")),
        new("VolumeUnknown", "Unknown volume ''.", Def(null, Mount("")), Def("\"volumes\":[{\"name\":\"v\"}]", Mount())),
        new("VolumesFromUnknown", null, Def(null, "\"volumesFrom\":[{\"readOnly\":true}]"), Def(null, "\"volumesFrom\":[]")),
        new("VolumesFromUnknown", "Invalid 'volumesFrom' setting. Unknown container: 'nope'.", Def(null, "\"volumesFrom\":[{\"sourceContainer\":\"nope\"}]"), Of(Container("a", "\"volumesFrom\":[{\"sourceContainer\":\"b\"}]") + "," + Container("b"))),
        new("LaunchVolumeUnused", "Volumes [v] are not referenced by any of the containers", Def(Volume("\"configuredAtLaunch\":true")), Def(Volume("\"configuredAtLaunch\":true"), Mount())),
        new("LaunchVolumesTooMany", null, Def("\"volumes\":[{\"name\":\"v\",\"configuredAtLaunch\":true},{\"name\":\"w\",\"configuredAtLaunch\":true}]", "\"mountPoints\":[{\"sourceVolume\":\"v\"},{\"sourceVolume\":\"w\"}]"), Def("\"volumes\":[{\"name\":\"v\",\"configuredAtLaunch\":true},{\"name\":\"w\",\"configuredAtLaunch\":false}]", "\"mountPoints\":[{\"sourceVolume\":\"v\"},{\"sourceVolume\":\"w\"}]")),
        new("VolumeSourcePathBlank", "host.sourcePath should not be blank.", Def(Volume("\"host\":{\"sourcePath\":\"\"}")), Def(Volume("\"host\":{}"))),
        new("VolumeNameInvalid", "volume.name contains invalid characters.", Def("\"volumes\":[{\"name\":\"a b\"}]"), Def("\"volumes\":[{\"name\":\"a-b\"}]")),
        new("EfsAccessPointRoot", "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.", Def(Volume(Efs("\"rootDirectory\":\"/x\",\"transitEncryption\":\"ENABLED\",\"authorizationConfig\":{\"accessPointId\":\"fsap-1\"}"))), Def(Volume(Efs("\"rootDirectory\":\"/\",\"transitEncryption\":\"ENABLED\",\"authorizationConfig\":{\"accessPointId\":\"fsap-1\"}")))),
        new("EfsIamEncryption", "EFS IAM authorization requires TransitEncryption to be enabled.", Def(Volume(Efs("\"authorizationConfig\":{\"iam\":\"ENABLED\"}"))), Def(Volume(Efs("\"transitEncryption\":\"ENABLED\",\"authorizationConfig\":{\"iam\":\"ENABLED\"}")))),
        new("EfsPortEncryption", "TransitEncryptionPort requires that TransitEncryption is enabled.", Def(Volume(Efs("\"transitEncryptionPort\":2999"))), Def(Volume(Efs("\"transitEncryption\":\"ENABLED\",\"transitEncryptionPort\":2999")))),
        new("EfsAccessPointEncryption", "EFS IAM access point requires TransitEncryption to be enabled.", Def(Volume(Efs("\"authorizationConfig\":{\"accessPointId\":\"fsap-1\"}"))), Def(Volume(Efs("\"transitEncryption\":\"ENABLED\",\"authorizationConfig\":{\"accessPointId\":\"fsap-1\"}")))),
        new("AutoprovisionScope", "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'.", Def(Volume("\"dockerVolumeConfiguration\":{\"scope\":\"task\",\"autoprovision\":false}")), Def(Volume("\"dockerVolumeConfiguration\":{\"scope\":\"shared\",\"autoprovision\":false}"))),
        new("AutoprovisionScope", null, Def(Volume("\"dockerVolumeConfiguration\":{\"autoprovision\":false}")), Def(Volume("\"dockerVolumeConfiguration\":{\"scope\":\"task\",\"autoprovision\":true}"))),
        new("VolumePortInvalid", null, Def(Volume(Efs("\"transitEncryption\":\"ENABLED\",\"transitEncryptionPort\":65536"))), Def(Volume(Efs("\"transitEncryption\":\"ENABLED\",\"transitEncryptionPort\":65535")))),
        new("VolumePortInvalid", null, Def(Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"a\",\"transitEncryptionPort\":-1}")), Def(Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"a\",\"transitEncryptionPort\":2049}"))),
        new("S3FilesAccessPointRoot", null, Def(Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"a\",\"accessPointArn\":\"b\",\"rootDirectory\":\"/x\"}")), Def(Volume("\"s3filesVolumeConfiguration\":{\"fileSystemArn\":\"a\",\"accessPointArn\":\"b\"}"))),

        // Other
        new("UlimitSoftAboveHard", "Soft limit exceeds hard limit for ulimit nofile", Def(null, Ulimit(2, 1)), Def(null, Ulimit(2, -1))),
        new("UlimitSoftAboveHard", "Soft limit exceeds hard limit for ulimit nofile", Def(null, Ulimit(65536, 65535)), Def(null, Ulimit(65535, 65535))),
        new("ConstraintTypeUnsupported", "constraint.type 'distinctInstance' is not supported.", Def("\"placementConstraints\":[{\"type\":\"distinctInstance\"}]"), Def("\"placementConstraints\":[{\"type\":\"memberOf\",\"expression\":\"attribute:no.such == x\"}]")),
        new("ConstraintsTooMany", null, Def(Constraints(11)), Def(Constraints(10))),
        new("ProxyNetworkMode", "APPMESH proxy configuration is only supported in networkMode=awsvpc", Def(Proxy + $"{IngressPort},{EgressPort},{AppPorts},{IgnoredIps}]}}"), AwsVpc(null, Proxy + $"{IngressPort},{EgressPort},{AppPorts},{IgnoredIps}]}}")),
        new("ProxyContainerUnknown", "Proxy container [envoy] does not exist.", AwsVpc(null, Proxy.Replace("app", "envoy", StringComparison.Ordinal) + $"{IngressPort},{EgressPort},{AppPorts},{IgnoredIps}]}}"), AwsVpc(null, Proxy + $"{IngressPort},{EgressPort},{AppPorts},{IgnoredIps}]}}")),
        new("ProxyIngressPortMissing", "Ingress port not found", AwsVpc(null, Proxy + $"{EgressPort},{AppPorts},{IgnoredIps}]}}"), AwsVpc(null, Proxy + $"{IgnoredIps},{AppPorts},{EgressPort},{IngressPort}]}}")),
        new("ProxyEgressPortMissing", null, AwsVpc(null, Proxy + $"{IngressPort},{AppPorts},{IgnoredIps}]}}"), AwsVpc()),
        new("ProxyAppPortsMissing", null, AwsVpc(null, Proxy + $"{IngressPort},{EgressPort},{IgnoredIps}]}}"), AwsVpc()),
        new("ProxyContainerUnknown", null, AwsVpc(null, Proxy.Replace("\"containerName\":\"app\",", "", StringComparison.Ordinal) + $"{IngressPort},{EgressPort},{AppPorts}]}}"), AwsVpc(null, Proxy + $"{IngressPort},{EgressPort},{AppPorts}]}}")),
        new("CpuArchitectureInvalid", "Invalid CPU architecture", Def("\"runtimePlatform\":{\"cpuArchitecture\":\"x86\"}"), Def("\"runtimePlatform\":{\"cpuArchitecture\":\"ARM64\"}")),
        new("SwappinessOutOfRange", null, Def(null, Linux("\"swappiness\":101")), Def(null, Linux("\"swappiness\":100"))),
        new("MaxSwapNegative", null, Def(null, Linux("\"maxSwap\":-1")), Def(null, Linux("\"maxSwap\":0"))),
        new("SharedMemoryNegative", null, Def(null, Linux("\"sharedMemorySize\":-1")), Def(null, Linux("\"sharedMemorySize\":0"))),
        new("TmpfsSizeTooSmall", null, Def(null, Linux("\"tmpfs\":[{\"containerPath\":\"/t\",\"size\":0}]")), Def(null, Linux("\"tmpfs\":[{\"containerPath\":\"/t\",\"size\":1}]"))),
        new("SystemControlUnknown", null, Def(null, Control("net")), Def(null, Control("net.core.somaxconn"))),
        new("SystemControlUnknown", null, Def(null, Control("vm.max_map_count")), Def(null, Control("fs.mqueue.msg_max"))),
        new("SystemControlUnknown", null, Def(null, Control("kernel.panic")), Def(null, Control("kernel.shm_rmid_forced"))),
        new("VersionConsistencyInvalid", "unsupported version consistency ''", Def(null, "\"versionConsistency\":\"\""), Def(null, "\"versionConsistency\":\"disabled\"")),
        new("VersionConsistencyInvalid", null, Def(null, "\"versionConsistency\":\"on\""), Def(null, "\"versionConsistency\":\"enabled\"")),
        .. EnumRows(),
        .. RequiredRows(),

        // Tags
        new("TagValueMissing", "Tag value can not be null.", Def("\"tags\":[{\"key\":\"k\"}]"), Def("\"tags\":[{\"key\":\"k\",\"value\":\"\"}]")),
        new("TagKeyMissing", null, Def("\"tags\":[{\"value\":\"v\"}]"), Def(Tags(2))),
        new("TagsTooMany", null, Def(Tags(51)), Def(Tags(50))),
        new("TagTextTooLong", null, Def($$""" "tags":[{"key":"{{new string('k', 129)}}","value":""}] """), Def($$""" "tags":[{"key":"{{new string('k', 128)}}","value":"{{new string('v', 256)}}"}] """)),
        new("TagCharactersInvalid", "Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.", Def("\"tags\":[{\"key\":\"a,b\",\"value\":\"\"}]"), Def("\"tags\":[{\"key\":\"Größe 漢 _.:/=+-@\",\"value\":\"x y\"}]")) { Code = "InvalidParameterException" },
        new("TagCharactersInvalid", "Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.", Def("\"tags\":[{\"key\":\"a\",\"value\":\"b;c\"}]"), Def("\"tags\":[{\"key\":\"a\",\"value\":\"b c\"}]")) { Code = "InvalidParameterException" },
        new("TagReserved", null, Def("\"tags\":[{\"key\":\"AWS:x\",\"value\":\"\"}]"), Def("\"tags\":[{\"key\":\"myaws:x\",\"value\":\"\"}]")),
        new("TagKeyDuplicate", null, Def("\"tags\":[{\"key\":\"a\",\"value\":\"\"},{\"key\":\"a\",\"value\":\"\"}]"), Def("\"tags\":[{\"key\":\"a\",\"value\":\"\"},{\"key\":\"A\",\"value\":\"\"}]")),
    ];

    private static string Sized(string cpu, string memory, string? task = null) => Def(
        $"\"requiresCompatibilities\":[\"FARGATE\"],\"networkMode\":\"awsvpc\",\"cpu\":\"{cpu}\",\"memory\":\"{memory}\"" + (task is null ? "" : "," + task));

    private static string Efs(string members) => $$""" "efsVolumeConfiguration":{"fileSystemId":"fs-1",{{members}}} """;

    private static string Ulimit(int soft, int hard) => $$""" "ulimits":[{"name":"nofile","softLimit":{{soft}},"hardLimit":{{hard}}}] """;

    private static string Files(int count) => "\"environmentFiles\":[" + string.Join(",", Enumerable.Range(0, count).Select(static i => $$"""{"type":"s3","value":"arn:aws:s3:::b/{{i}}.env"}""")) + "]";

    private static string Control(string name) => $$""" "systemControls":[{"namespace":"{{name}}","value":"1"}] """;

    private static string Constraints(int count) => "\"placementConstraints\":[" + string.Join(",", Enumerable.Repeat("""{"type":"memberOf","expression":"x"}""", count)) + "]";

    // Every list of values of the model; the text is ours.
    private static IEnumerable<Row> EnumRows()
    {
        (string Bad, string Good)[] pairs =
        [
            (Def("\"networkMode\":\"Bridge\""), Def("\"networkMode\":\"none\"")),
            (Def("\"pidMode\":\"x\""), Def("\"pidMode\":\"task\"")),
            (Def("\"ipcMode\":\"x\""), Def("\"ipcMode\":\"none\"")),
            (Def("\"requiresCompatibilities\":[\"ec2\"]"), Def("\"requiresCompatibilities\":[\"EC2\",\"EXTERNAL\"]")),
            (Def("\"runtimePlatform\":{\"operatingSystemFamily\":\"BOGUS\"}"), Def("\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2016_FULL\"}")),
            (Def(null, Ports("""{"containerPort":1,"protocol":"sctp"}""")), Def(null, Ports("""{"containerPort":1,"protocol":"udp"}"""))),
            (Def(null, Ports("""{"containerPort":1,"appProtocol":"ftp"}""")), Def(null, Ports("""{"containerPort":1,"appProtocol":"grpc"}"""))),
            (Def(null, "\"environmentFiles\":[{\"type\":\"http\",\"value\":\"arn:aws:s3:::b/x.env\"}]"), Def(null, Files(1))),
            (Depends("\"containerName\":\"db\",\"condition\":\"RUNNING\"", ""), Depends("\"containerName\":\"db\",\"condition\":\"START\"", "")),
            (Def(null, "\"ulimits\":[{\"name\":\"files\",\"softLimit\":1,\"hardLimit\":1}]"), Def(null, "\"ulimits\":[{\"name\":\"stack\",\"softLimit\":1,\"hardLimit\":1}]")),
            (Def(null, "\"resourceRequirements\":[{\"type\":\"gpu\",\"value\":\"1\"}]"), Def(null, "\"resourceRequirements\":[{\"type\":\"NeuronDevice\",\"value\":\"ALL\"}]")),
            (Of(Routed + "," + Filed("file").Replace("fluentbit", "fluent-bit", StringComparison.Ordinal)), Of(Routed + "," + Filed("file"))),
            (Def(null, Linux("\"devices\":[{\"hostPath\":\"/x\",\"permissions\":[\"exec\"]}]")), Def(null, Linux("\"devices\":[{\"hostPath\":\"/x\",\"permissions\":[\"mknod\"]}]"))),
            (Def(Volume("\"dockerVolumeConfiguration\":{\"scope\":\"global\"}")), Def(Volume("\"dockerVolumeConfiguration\":{\"scope\":\"shared\"}"))),
            (Def(Volume(Efs("\"transitEncryption\":\"enabled\""))), Def(Volume(Efs("\"transitEncryption\":\"DISABLED\"")))),
            (Def(Volume(Efs("\"authorizationConfig\":{\"iam\":\"yes\"}"))), Def(Volume(Efs("\"authorizationConfig\":{\"iam\":\"DISABLED\"}")))),
            (AwsVpc(null, (Proxy + $"{IngressPort},{EgressPort},{AppPorts},{IgnoredIps}]}}").Replace("APPMESH", "ENVOY", StringComparison.Ordinal)), AwsVpc()),
        ];
        return pairs.Select(static p => new Row("ValueNotInEnum", null, p.Bad, p.Good));
    }

    // Every member that the model requires inside a structure; the text is ours.
    private static IEnumerable<Row> RequiredRows()
    {
        (string Structure, string Members)[] containers =
        [
            ("\"repositoryCredentials\":{*}", "\"credentialsParameter\":\"a\""),
            ("\"restartPolicy\":{*}", "\"enabled\":true"),
            ("\"environmentFiles\":[{*}]", "\"type\":\"s3\";\"value\":\"arn:aws:s3:::b/x.env\""),
            ("\"linuxParameters\":{\"devices\":[{*}]}", "\"hostPath\":\"/x\""),
            ("\"linuxParameters\":{\"tmpfs\":[{*}]}", "\"containerPath\":\"/x\";\"size\":1"),
            ("\"secrets\":[{*}]", "\"name\":\"A\";\"valueFrom\":\"x\""),
            ("\"extraHosts\":[{*}]", "\"hostname\":\"h\";\"ipAddress\":\"1.1.1.1\""),
            ("\"ulimits\":[{*}]", "\"name\":\"nofile\";\"softLimit\":1;\"hardLimit\":1"),
            ("\"logConfiguration\":{*}", "\"logDriver\":\"syslog\""),
            ("\"logConfiguration\":{\"logDriver\":\"splunk\",\"options\":{\"splunk-token\":\"t\",\"splunk-url\":\"u\"},\"secretOptions\":[{*}]}", "\"name\":\"A\";\"valueFrom\":\"x\""),
            ("\"healthCheck\":{*}", "\"command\":[\"CMD\",\"x\"]"),
            ("\"resourceRequirements\":[{*}]", "\"type\":\"GPU\";\"value\":\"1\""),
            ("\"systemControls\":[{*,\"value\":\"1\"}]", "\"namespace\":\"net.core.somaxconn\""),
        ];
        foreach ((string structure, string members) in containers)
        {
            foreach (Row row in Without(structure, members, static c => Def(ExecutionRole, c.Replace("{,", "{", StringComparison.Ordinal)))) yield return row;
        }

        (string Structure, string Members)[] volumes =
        [
            ("\"efsVolumeConfiguration\":{*}", "\"fileSystemId\":\"fs-1\""),
            ("\"s3filesVolumeConfiguration\":{*}", "\"fileSystemArn\":\"a\""),
            ("\"fsxWindowsFileServerVolumeConfiguration\":{*}", "\"fileSystemId\":\"fs-1\";\"rootDirectory\":\"x\";\"authorizationConfig\":{\"credentialsParameter\":\"arn:aws:ssm:r:1:parameter/a\",\"domain\":\"d\"}"),
            ("\"fsxWindowsFileServerVolumeConfiguration\":{\"fileSystemId\":\"fs-1\",\"rootDirectory\":\"x\",\"authorizationConfig\":{*}}", "\"credentialsParameter\":\"arn:aws:ssm:r:1:parameter/a\";\"domain\":\"d\""),
        ];
        foreach ((string structure, string members) in volumes)
        {
            foreach (Row row in Without(structure, members, static v => Def(Volume(v)))) yield return row;
        }

        yield return new Row("MemberMissing", null, Of(Container("app", "\"dependsOn\":[{\"containerName\":\"db\"}]") + "," + Container("db")), Of(Container("app", "\"dependsOn\":[{\"containerName\":\"db\",\"condition\":\"START\"}]") + "," + Container("db")));
        yield return new Row("MemberMissing", null, Of(Routed + "," + Filed("file").Replace("\"type\":\"fluentbit\",", "", StringComparison.Ordinal)), Of(Routed + "," + Filed("file")));
        foreach (Row row in Without("\"ephemeralStorage\":{*}", "\"sizeInGiB\":21", static t => Fargate(t))) yield return row;
        foreach (Row row in BlankRows()) yield return row;
    }

    // Names and values that are there and blank are refused like absent ones (second reading of 2026-11-28, nr 38 and 43).
    private static IEnumerable<Row> BlankRows()
    {
        (string Structure, string Member)[] containers =
        [
            ("\"secrets\":[{*,\"valueFrom\":\"x\"}]", "name"),
            ("\"extraHosts\":[{*,\"ipAddress\":\"1.1.1.1\"}]", "hostname"),
            ("\"extraHosts\":[{*,\"hostname\":\"h\"}]", "ipAddress"),
            ("\"resourceRequirements\":[{*,\"type\":\"GPU\"}]", "value"),
            ("\"resourceRequirements\":[{*,\"value\":\"1\"}]", "type"),
            ("\"systemControls\":[{*,\"value\":\"1\"}]", "namespace"),
            ("\"linuxParameters\":{\"devices\":[{*}]}", "hostPath"),
            ("\"linuxParameters\":{\"tmpfs\":[{*,\"size\":1}]}", "containerPath"),
            ("\"ulimits\":[{*,\"softLimit\":1,\"hardLimit\":1}]", "name"),
        ];
        foreach ((string structure, string member) in containers) yield return Blank(structure, member, static c => Def(ExecutionRole, c), Def());
        (string Structure, string Member)[] volumes =
        [
            ("\"efsVolumeConfiguration\":{*}", "fileSystemId"),
            ("\"s3filesVolumeConfiguration\":{*}", "fileSystemArn"),
            ("\"dockerVolumeConfiguration\":{*}", "driver"),
            (Fsx("arn:aws:ssm:r:1:parameter/a").Replace("\"fileSystemId\":\"fs-1\"", "*", StringComparison.Ordinal), "fileSystemId"),
            (Fsx("arn:aws:ssm:r:1:parameter/a").Replace("\"rootDirectory\":\"x\"", "*", StringComparison.Ordinal), "rootDirectory"),
            (Fsx("arn:aws:ssm:r:1:parameter/a").Replace("\"domain\":\"d\"", "*", StringComparison.Ordinal), "domain"),
        ];
        foreach ((string structure, string member) in volumes) yield return Blank(structure, member, static v => Def(Volume(v)), Def());
        yield return new Row("MemberMissing", null, Def("\"volumes\":[{\"name\":\"\"}]"), Def("\"volumes\":[{\"name\":\"v\"}]"));
        yield return new Row("MemberMissing", null, Def("\"volumes\":[{\"host\":{}}]"), Def("\"volumes\":[]"));
        string properties = Proxy + $"{IngressPort},{EgressPort},{AppPorts}*]}}";
        yield return new Row("MemberMissing", null, AwsVpc(null, properties.Replace("*", ",{\"name\":\"\",\"value\":\"x\"}", StringComparison.Ordinal)), AwsVpc(null, properties.Replace("*", "", StringComparison.Ordinal)));
        yield return new Row("MemberMissing", null, AwsVpc(null, properties.Replace("*", ",{\"value\":\"x\"}", StringComparison.Ordinal)), AwsVpc());
    }

    private static Row Blank(string structure, string member, Func<string, string> define, string accepted) =>
        new("MemberMissing", null, define(structure.Replace("*", $"\"{member}\":\"\"", StringComparison.Ordinal)), accepted);

    private static IEnumerable<Row> Without(string structure, string members, Func<string, string> define)
    {
        string[] all = members.Split(';');
        string good = define(structure.Replace("*", string.Join(",", all), StringComparison.Ordinal));
        return all.Select(left => new Row(
            "MemberMissing", null, define(structure.Replace("*", string.Join(",", all.Where(m => m != left)), StringComparison.Ordinal)), good));
    }

    public static TheoryData<int, string> Rows()
    {
        TheoryData<int, string> data = new();
        for (int i = 0; i < s_rows.Length; i++) data.Add(i, s_rows[i].Rule);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_ECS_refuses_is_refused_first_and_in_its_words(int row, string rule)
    {
        Row refused = s_rows[row];
        Finding first = Assert.IsType<Finding>(Refusals(refused.Refused)[0]);
        Assert.Equal(rule, first.Rule.Name);
        Assert.Equal(refused.Code, first.Rule.Code);
        Assert.Equal(refused.Code, first.ToException().Code);
        if (refused.Message is not null) Assert.Equal(refused.Message, first.Message);
        Assert.DoesNotContain("{", first.Advice, StringComparison.Ordinal);
        Assert.StartsWith("$", first.JsonPath, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_next_to_it_is_accepted(int row, string rule)
    {
        Assert.NotNull(rule);
        Assert.Empty(Refusals(s_rows[row].Accepted).Select(static f => $"{f.Rule}: {f.Message} at {f.JsonPath}"));
    }

    [Fact]
    public void A_parameter_of_another_account_passes_where_nobody_said_whose_the_store_is()
    {
        string json = Def(ExecutionRole, Secrets(Secret("A", "arn:aws:ssm:eu-west-1:111111111111:parameter/x")));
        Assert.NotEmpty(Refusals(json));
        Assert.Empty(Refusals(json, Context with { Account = RegistryHostOptions.DefaultAccount }));
    }

    [Fact]
    public void A_literal_text_is_claimed_only_where_there_is_evidence_for_it()
    {
        Dictionary<string, Rule> rules = AllRules().ToDictionary(static r => r.Rule.Name, static r => r.Rule, StringComparer.Ordinal);
        foreach (Row row in s_rows.Where(static r => r.Message is not null))
        {
            string evidence = rules[row.Rule].Evidence;
            Assert.True(
                evidence.Contains("[captured]", StringComparison.Ordinal) || evidence.Contains("[bench]", StringComparison.Ordinal)
                || evidence.Contains("[seen]", StringComparison.Ordinal), row.Rule);
        }
    }

    [Fact]
    public void Every_refusal_has_a_row()
    {
        // The size is judged on the stored document (the registry's own tests); what cannot be read is ReviewTests' matter.
        string[] elsewhere = ["DefinitionTooLarge", "InputNotJson", "MemberTypeWrong"];
        IEnumerable<string> refusals = AllRules().Where(static r => r.Rule.Severity == FindingSeverity.Error).Select(static r => r.Rule.Name);
        Assert.Empty(refusals.Except(s_rows.Select(static r => r.Rule)).Except(elsewhere));
    }

    private sealed record Row(string Rule, string? Message, string Refused, string Accepted)
    {
        public string Code { get; init; } = "ClientException";
    }
}
