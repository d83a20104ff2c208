using FsCheck;
using FsCheck.Fluent;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>Generated definitions: mostly right, with here and there what ECS refuses.</summary>
internal static class Definitions
{
    private static readonly Gen<string> s_oddName = Gen.Elements("", "a b", "é", "c1", new string('n', 256));

    private static readonly Gen<string> s_text = Gen.Elements(
        "", "x", "a \"quoted\" text", "line\nbreak", "漢字 😀", "\u2028", "{{x}}", "\\");

    private static readonly Gen<string> s_size = Gen.Frequency(
        (12, Gen.Elements("512", "1024", "2048", "4096")), (1, Gen.Elements("0.5 vCPU", "4 GB", "0", "x", "")));

    private static readonly Gen<int> s_number = Gen.Frequency(
        (12, Gen.Choose(6, 100)), (1, Gen.Elements(-1, 0, 1, 121, int.MaxValue, int.MinValue, 65535, 65536)));

    public static Arbitrary<string> Arbitrary() => Definition().ToArbitrary();

    private static Gen<string> Definition() =>
        from count in Gen.Choose(1, 3)
        from containers in Gen.CollectToList(Enumerable.Range(0, count), Container)
        from empty in Gen.Frequency((30, Gen.Constant(false)), (1, Gen.Constant(true)))
        from members in Members(
            ("cpu", Text(s_size)), ("memory", Text(s_size)), ("networkMode", Text(Gen.Elements("awsvpc", "bridge", "host", "none", "x"))),
            (
                "requiresCompatibilities",
                Gen.Elements("[\"EC2\"]", "[\"FARGATE\"]", "[\"EXTERNAL\"]", "[]", "[\"MANAGED_INSTANCES\",\"EC2\"]")),
            ("taskRoleArn", Text(Gen.Elements("role", "", "arn:aws:iam::123456789012:role/x", "arn:x"))),
            ("executionRoleArn", Text(Gen.Elements("role", "arn:aws:iam::123456789012:role/p/x"))),
            ("volumes", List(Volume())), (
                "placementConstraints", Gen.Elements("[]", "[{\"type\":\"memberOf\",\"expression\":\"x\"}]", "[{\"type\":\"y\"}]")),
            (
                "runtimePlatform",
                Gen.Elements("{}", "{\"cpuArchitecture\":\"ARM64\"}", "{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}")),
            (
                "ephemeralStorage",
                Gen.Elements("{\"sizeInGiB\":21}", "{\"sizeInGiB\":20}")), ("enableFaultInjection", Gen.Elements("true", "false")),
            ("pidMode", Text(Gen.Elements("task", "host"))), ("ipcMode", Text(Gen.Elements("task", "none"))),
            ("tags", Gen.Elements("[{\"key\":\"a\",\"value\":\"b\"}]", "[]", "null")),
            ("newMember", Gen.Elements("{\"a\":[1,null]}", "1.50", "\"x\"")))
        select $$"""{"family":"web","containerDefinitions":[{{string.Join(",", empty ? [] : containers)}}]{{members}}}""";

    private static Gen<string> Container(int index) =>
        from name in Gen.Frequency((30, Gen.Constant("c" + index)), (1, s_oddName))
        from memory in Gen.Frequency((20, Gen.Constant("\"memory\":128")), (1, Gen.Constant("\"user\":\"x\"")))
        from image in Gen.Frequency(
            (30, Gen.Elements("nginx:1", "r.io/x@sha256:00", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1")),
            (1, Gen.Elements("", "a b")))
        from members in Members(
            ("memoryReservation", Number()), ("cpu", Number()), ("essential", Gen.Elements("true", "true", "false")),
            ("environment", List(Pair())), ("command", List(Text(s_text))), ("entryPoint", List(Text(s_text))),
            ("portMappings", List(Port())), (
                "mountPoints",
                Gen.Frequency((5, Gen.Constant("[]")), (1, Gen.Constant("[{\"sourceVolume\":\"v\",\"containerPath\":\"/x\"}]")))),
            ("dependsOn", List(Dependency())), ("stopTimeout", Number()), ("startTimeout", Number()), ("user", Text(s_text)),
            ("healthCheck", Gen.Elements("{\"command\":[\"CMD\",\"x\"]}", "{\"command\":[\"CMD\",\"x\"],\"interval\":400}", "{}")),
            ("logConfiguration", Elements(
                "{logDriver: 'syslog'}", "{logDriver: 'x'}",
                "{logDriver: 'awslogs', options: {'awslogs-region': 'r', 'awslogs-group': 'g', 'awslogs-stream-prefix': 's'}}")),
            ("secrets", List(Elements(
                "{name: 'A', valueFrom: 'x'}", "{name: 'B', valueFrom: 'arn:aws:ssm:r:123456789012:parameter/x'}"))),
            ("dockerLabels", Gen.Elements("{}", "{\"a.b\":\"c\"}")), (
                "linuxParameters", Gen.Elements("{\"initProcessEnabled\":true}", "{\"maxSwap\":1}", "{\"swappiness\":200}")),
            ("ulimits", Elements(
                "[]", "[{name: 'core', softLimit: 1, hardLimit: 2}]", "[{name: 'core', softLimit: 3, hardLimit: 2}]")),
            ("privileged", Gen.Elements("true", "false")), ("newMember", Gen.Elements("null", "[]", "{\"z\":1,\"a\":2}")))
        select $$"""{"name":{{Quote(name)}},"image":{{Quote(image)}},{{memory}}{{members}}}""";

    private static Gen<string> Port() => Gen.Frequency(
        (5, s_number.Select(static n => $$"""{"containerPort":{{n}}}""")), (1, Gen.Constant("{\"containerPortRange\":\"80-90\"}")),
        (1, Gen.Constant("{\"containerPort\":80,\"hostPort\":81,\"protocol\":\"udp\",\"name\":\"n\"}")));

    private static Gen<string> Dependency() =>
        from name in Gen.Frequency((8, Gen.Constant("c0")), (1, Gen.Constant("missing")))
        from condition in Gen.Elements("START", "HEALTHY", "SUCCESS", "COMPLETE")
        select $$"""{"containerName":"{{name}}","condition":"{{condition}}"}""";

    private static Gen<string> Volume() => Gen.Elements(
        "{\"name\":\"v\"}", "{\"name\":\"v\",\"host\":{}}", "{\"name\":\"w\",\"host\":{\"sourcePath\":\"/x\"}}",
        "{\"name\":\"e\",\"efsVolumeConfiguration\":{\"fileSystemId\":\"f\"}}",
        "{\"name\":\"d\",\"dockerVolumeConfiguration\":{\"driver\":\"local\"}}");

    private static Gen<string> Pair() => s_text.Select(static t => $$"""{"name":{{Quote(t)}},"value":{{Quote(t)}}}""");

    private static Gen<string> Number() => s_number.Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Gen<string> Elements(params string[] lax) => Gen.Elements([.. lax.Select(Lax.Json)]);

    private static Gen<string> Text(Gen<string> text) => text.Select(Quote);

    private static Gen<string> List(Gen<string> item) =>
        Gen.Choose(0, 2).SelectMany(n => Gen.ListOf(item, n)).Select(static items => "[" + string.Join(",", items) + "]");

    // Each member is there one time in eight, so that much of what is made is accepted.
    private static Gen<string> Members(params (string Name, Gen<string> Value)[] members) => members
        .Select(static m => Gen.Frequency((7, Gen.Constant("")), (1, m.Value.Select(v => $",\"{m.Name}\":{v}"))))
        .Aggregate(Gen.Constant(""), static (all, next) => from a in all from n in next select a + n);

    private static string Quote(string text) => Newtonsoft.Json.JsonConvert.ToString(text);
}
