using System.Text.Json.Serialization.Metadata;
using EcsTaskDef.Comparison;
using EcsTaskDef.Core.Tests.Reading;
using EcsTaskDef.Core.Tests.Rules;
using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Rules;
using EcsTaskDef.Rules.Defaults;
using EcsTaskDef.Rules.Vocabulary;
using EcsTaskDef.Storage.Memory;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace EcsTaskDef.Core.Tests.Comparison;

public sealed partial class NormalFormTests
{
    private const string AwsVpc = "networkMode: 'awsvpc'";

    // Members of the task, then of the container, on both sides.
    [Theory]
    [InlineData("", "essential: true")]
    [InlineData("", "cpu: 0, environment: [], mountPoints: [], portMappings: [], systemControls: [], volumesFrom: []")]
    [InlineData("", "command: [], links: [], dockerLabels: {}, linuxParameters: {capabilities: {add: []}}")]
    [InlineData(
        "", "privileged: false, interactive: false, pseudoTerminal: false, readonlyRootFilesystem: false, disableNetworking: false")]
    [InlineData("", "versionConsistency: 'enabled'")]
    [InlineData("networkMode: 'bridge'", "")]
    [InlineData("enableFaultInjection: false, volumes: [], placementConstraints: [], requiresCompatibilities: [], runtimePlatform: {}", "")]
    [InlineData("revision: 7, status: 'ACTIVE', registeredBy: 'x', compatibilities: ['EC2'], requiresAttributes: [{name: 'a'}]", "")]
    public void What_says_nothing_is_the_same_as_nothing(string task, string container) =>
        DemandSame(Court.Def(), Court.Def(task, container));

    [Theory]
    [InlineData("cpu: '0.25 vCPU', memory: '1 GB'", "cpu: '256', memory: '1024'")]
    [InlineData("cpu: '.5vcpu'", "cpu: '512'")]
    [InlineData("requiresCompatibilities: ['EC2', 'EXTERNAL']", "requiresCompatibilities: ['EXTERNAL', 'EC2']")]
    [InlineData("tags: [{key: 'a', value: '1'}, {key: 'b', value: '2'}]", "tags: [{key: 'b', value: '2'}, {key: 'a', value: '1'}]")]
    [InlineData("volumes: [{name: 'a'}, {name: 'b'}]", "volumes: [{name: 'b', host: {}}, {name: 'a', configuredAtLaunch: false}]")]
    [InlineData(
        "volumes: [{name: 'a', dockerVolumeConfiguration: {}}]",
        "volumes: [{name: 'a', dockerVolumeConfiguration: {scope: 'task', driver: 'local', autoprovision: false, labels: {}}}]")]
    [InlineData(
        "volumes: [{name: 'a', efsVolumeConfiguration: {fileSystemId: 'fs'}}]",
        "volumes: [{name: 'a', efsVolumeConfiguration: {fileSystemId: 'fs', rootDirectory: '/', transitEncryption: 'DISABLED', "
            + "authorizationConfig: {iam: 'DISABLED'}}}]")]
    [InlineData("novelty: {a: 1, b: [1, 2]}", "novelty: {b: [1, 2], a: 1}")]
    public void Another_spelling_of_the_task_is_the_same(string left, string right) => DemandSame(Court.Def(left), Court.Def(right));

    [Theory]
    [InlineData(
        null, "environment: [{name: 'A', value: '1'}, {name: 'B', value: '2'}]",
        "environment: [{name: 'B', value: '2'}, {name: 'A', value: '1'}]")]
    [InlineData(
        null, "secrets: [{name: 'A', valueFrom: 'a'}, {name: 'B', valueFrom: 'b'}]",
        "secrets: [{name: 'B', valueFrom: 'b'}, {name: 'A', valueFrom: 'a'}]")]
    [InlineData(
        null, "portMappings: [{containerPort: 80}, {containerPort: 443}]",
        "portMappings: [{containerPort: 443, hostPort: 0}, {containerPort: 80, protocol: 'tcp'}]")]
    [InlineData(AwsVpc, "portMappings: [{containerPort: 80}]", "portMappings: [{containerPort: 80, hostPort: 80}]")]
    [InlineData(AwsVpc, "portMappings: [{containerPort: 80}]", "portMappings: [{containerPort: 80, hostPort: 0}]")]
    [InlineData(
        "networkMode: 'host'", "portMappings: [{containerPort: 80}]",
        "portMappings: [{containerPort: 80, hostPort: 80, protocol: 'tcp'}]")]
    [InlineData(
        null, "portMappings: [{containerPort: 80, hostPort: 8080}, {containerPort: 80}]",
        "portMappings: [{containerPort: 80}, {containerPort: 80, hostPort: 8080}]")]
    [InlineData(
        null, "healthCheck: {command: ['NONE']}",
        "healthCheck: {command: ['NONE'], interval: 30, timeout: 5, retries: 3, startPeriod: 0}")]
    [InlineData(null, "restartPolicy: {enabled: true}", "restartPolicy: {enabled: true, restartAttemptPeriod: 300, ignoredExitCodes: []}")]
    [InlineData(
        null, "mountPoints: [{containerPath: '/a', sourceVolume: 'v'}]",
        "mountPoints: [{containerPath: '/a', sourceVolume: 'v', readOnly: false}]")]
    [InlineData(
        null, "linuxParameters: {capabilities: {add: ['A', 'B']}, swappiness: 60}",
        "linuxParameters: {capabilities: {add: ['B', 'A']}, initProcessEnabled: false}")]
    [InlineData(
        null, "linuxParameters: {devices: [{hostPath: '/d'}]}",
        "linuxParameters: {devices: [{hostPath: '/d', permissions: ['write', 'read', 'mknod']}]}")]
    [InlineData(
        null, "ulimits: [{name: 'core', softLimit: 1, hardLimit: 1}, {name: 'cpu', softLimit: 1, hardLimit: 1}]",
        "ulimits: [{name: 'cpu', softLimit: 1, hardLimit: 1}, {name: 'core', softLimit: 1, hardLimit: 1}]")]
    public void Another_spelling_of_a_container_is_the_same(string? task, string left, string right) =>
        DemandSame(Court.Def(task, left), Court.Def(task, right));

    [Fact]
    public void The_order_of_containers_makes_no_difference() => DemandSame(
        Court.Of(Court.Container("a") + "," + Court.Container("b")), Court.Of(Court.Container("b") + "," + Court.Container("a")));

    [Theory]
    [InlineData("command: ['a', 'b']", "command: ['b', 'a']", "containerDefinitions[app].command Changed [\"a\",\"b\"] [\"b\",\"a\"]")]
    [InlineData(
        "dnsServers: ['1', '2']", "dnsServers: ['2', '1']", "containerDefinitions[app].dnsServers Changed [\"1\",\"2\"] [\"2\",\"1\"]")]
    [InlineData(
        "environment: [{name: 'LOG_LEVEL', value: 'info'}]", "environment: [{name: 'LOG_LEVEL', value: 'debug'}]",
        "containerDefinitions[app].environment[LOG_LEVEL] Changed info debug")]
    [InlineData(
        "", "environment: [{name: 'A', value: '1'}, {name: 'B', value: '2'}]",
        "containerDefinitions[app].environment Added - [{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"B\",\"value\":\"2\"}]")]
    [InlineData(
        "environment: [{name: 'A', value: '1'}, {name: 'B', value: '2'}]", "environment: [{name: 'B', value: '2'}]",
        "containerDefinitions[app].environment[A] Removed 1 -")]
    [InlineData(
        "environment: [{name: 'A', value: '1'}, {name: 'A', value: '2'}]",
        "environment: [{name: 'A', value: '2'}, {name: 'A', value: '1'}]",
        "containerDefinitions[app].environment[A] Changed 1 2|containerDefinitions[app].environment[A#2] Changed 2 1")]
    [InlineData(
        "environment: [{name: 'A'}]", "environment: [{name: 'A', value: '1'}]",
        "containerDefinitions[app].environment Added - [{\"name\":\"A\",\"value\":\"1\"}]")]
    [InlineData("", "essential: false", "containerDefinitions[app].essential Changed true false")]
    [InlineData(
        "portMappings: [{containerPort: 80}]", "portMappings: [{containerPort: 80, hostPort: 8080}]",
        "containerDefinitions[app].portMappings[80/tcp].hostPort Changed 0 8080")]
    [InlineData(
        "portMappings: [{containerPort: 80}]", "portMappings: [{containerPort: 80, protocol: 'udp'}]",
        "containerDefinitions[app].portMappings[80/tcp] Removed {\"containerPort\":80} "
            + "-|containerDefinitions[app].portMappings[80/udp] Added - {\"containerPort\":80,\"protocol\":\"udp\"}")]
    [InlineData("dockerLabels: {'a.b': '1'}", "dockerLabels: {'a.b': '2'}", "containerDefinitions[app].dockerLabels[a.b] Changed 1 2")]
    [InlineData("novelty: 1", "novelty: '1'", "containerDefinitions[app].novelty Changed 1 1")]
    [InlineData("stopTimeout: 30", "", "containerDefinitions[app].stopTimeout Removed 30 -")]
    public void What_makes_a_difference_is_told_by_name(string left, string right, string expected) =>
        Assert.Equal(expected, Differences(Court.Def(null, left), Court.Def(null, right)));

    [Theory]
    [InlineData("", "networkMode: 'none'", "networkMode Changed bridge none")]
    [InlineData(
        "runtimePlatform: {operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE'}",
        "networkMode: 'bridge', runtimePlatform: {operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE'}", "networkMode Added - bridge")]
    [InlineData("cpu: '256'", "cpu: '1 vCPU'", "cpu Changed 256 1024")]
    [InlineData(
        "volumes: [{name: 'a'}]", "volumes: [{name: 'a', dockerVolumeConfiguration: {}}]",
        "volumes[a].dockerVolumeConfiguration Added - {}")]
    [InlineData("tags: [{key: 'a', value: '1'}]", "tags: [{key: 'a', value: '2'}]", "tags[a] Changed 1 2")]
    [InlineData("", "tags: [{key: 'a', value: '2'}]", "tags Added - [{\"key\":\"a\",\"value\":\"2\"}]")]
    public void Differences_of_the_task_are_told_too(string left, string right, string expected) =>
        Assert.Equal(expected, Differences(Court.Def(left), Court.Def(right)));

    [Fact]
    public void A_container_that_only_one_has_is_one_difference_without_what_ECS_fills_in() => Assert.Equal(
        "containerDefinitions[b] Added - {\"image\":\"busybox:1\",\"memory\":64,\"name\":\"b\"}",
        Differences(
            Court.Of(Court.Container("a")), Court.Of(Court.Container("a") + "," + Court.Container("b", "essential: true, cpu: 0"))));

    [Fact]
    public void Tags_of_a_revision_count_when_both_state_them()
    {
        NormalForm bare = NormalForm.Of(Court.Read(Court.Def()));
        NormalForm tagged = NormalForm.Of(Court.Read(Court.Def("tags: [{key: 'a', value: '1'}]")));
        TaskDefinitionDocument document = new(DocumentWriter.Serialize(Court.Defaulted(Court.Def())));
        Tag[] tags = [new Tag { Key = "a", Value = "1" }];
        Assert.True(bare.IsSame(NormalForm.Of(document, tags)));
        Assert.True(tagged.IsSame(NormalForm.Of(document, tags)));
        Assert.True(tagged.IsSame(NormalForm.Of(document)));
        Assert.False(tagged.IsSame(NormalForm.Of(document, [])));
        Assert.False(NormalForm.Of(document, []).IsSame(NormalForm.Of(document, tags)));
    }

    [Theory]
    [InlineData("DB_PASSWORD", "hunter2", true)]
    [InlineData("PASSWORD_HASH", "abcdef", true)]
    [InlineData("DATABASE_URL", "postgres://u:pw@db/x", true)]
    [InlineData("CONN", "Server=db;Password=x;", true)]
    [InlineData("WHATEVER", "AKIAIOSFODNN7EXAMPLE", true)]
    [InlineData("LOG_LEVEL", "info", false)]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}", false)]
    [InlineData("TOKEN_ENABLED", "true", false)]
    public void What_looks_like_a_secret_is_masked_wherever_it_stands(string name, string value, bool isSecret)
    {
        string environment = $"[{{name: '{name}', value: '{value}'}}, {{name: 'Z', value: '1'}}]";
        foreach ((string left, string right) in new[]
        {
            ("environment: [{name: 'Z', value: '1'}]", "environment: " + environment),
            ("", "environment: " + environment),
            ("", $"dockerLabels: {{'{name}': '{value}'}}"),
            ("", $"logConfiguration: {{logDriver: 'splunk', options: {{'{name}': '{value}' }}}}"),
        })
        {
            NormalForm one = NormalForm.Of(Court.Read(Court.Def(null, left))), other = NormalForm.Of(Court.Read(Court.Def(null, right)));
            TaskDefinitionDifference masked = Assert.Single(one.Compare(other)), shown = Assert.Single(
                one.Compare(other, showSecrets: true));
            Assert.Equal((isSecret, isSecret), (masked.IsSecret, shown.IsSecret));
            Assert.Equal(!isSecret, masked.Right!.Contains(value, StringComparison.Ordinal));
            Assert.Equal(isSecret, masked.Right!.Contains("********", StringComparison.Ordinal));
            Assert.Contains(value, shown.Right!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_place_of_a_secret_is_no_secret()
    {
        TaskDefinitionDifference difference = Assert.Single(NormalForm
            .Of(Court.Read(Court.Def(null, "secrets: [{name: 'DB_PASSWORD', valueFrom: 'prod-db'}]")))
            .Compare(NormalForm.Of(Court.Read(Court.Def(null, "secrets: [{name: 'DB_PASSWORD', valueFrom: 'test-db'}]")))));
        Assert.Equal(("prod-db", "test-db", false), (difference.Left, difference.Right, difference.IsSecret));
    }

    [Fact]
    public void A_secret_that_changed_is_a_difference_under_its_mask()
    {
        TaskDefinitionDifference difference = Assert.Single(NormalForm
            .Of(Court.Read(Court.Def(null, "environment: [{name: 'DB_PASSWORD', value: 'one'}]")))
            .Compare(NormalForm.Of(Court.Read(Court.Def(null, "environment: [{name: 'DB_PASSWORD', value: 'two'}]")))));
        Assert.Equal(
            (DifferenceKind.Changed, "********", "********", true),
            (difference.Kind, difference.Left, difference.Right, difference.IsSecret));
    }

    [Fact]
    public void What_is_equal_is_given_when_asked_for()
    {
        IReadOnlyList<TaskDefinitionDifference> all = NormalForm.Of(Court.Read(Court.Def()))
            .Compare(NormalForm.Of(Court.Read(Court.Def("cpu: '256'", "essential: true"))), includeEqual: true);
        Assert.Equal(
            ["containerDefinitions[app].image Equal", "containerDefinitions[app].memory Equal", "cpu Added", "family Equal"],
            all.Select(static d => $"{d.Path} {d.Kind}"));
    }

    // What people register, and what ECS answered, which is AWS's own normal form. A role belongs to the account that registers.
    [Fact]
    public async Task Real_definitions_are_the_same_as_their_registered_form_and_register_nothing()
    {
        int registered = 0, completed = 0, unreadable = 0;
        foreach (string path in new[] { "task-definitions", "oracles" }.SelectMany(
            static folder => Directory.GetFiles(Repository.SamplesOrSkip(folder), "*.json")))
        {
            RegisterTaskDefinitionRequest request;
            try
            {
                request = Read(path);
            }
            catch (EcsException exception) when (exception.Kind == EcsErrorKind.Refusal)
            {
                unreadable++;
                continue;
            }

            string account = AccountOf().Match(File.ReadAllText(path)) is { Success: true } match ? match.Groups[1].Value : Court.Account;
            using RegistryHost host = new(new MemoryStore(account), new TestClock());
            IRegistry registry = host.GetRegistry(Court.Region, "tester");
            RegistrationResult result;
            try
            {
                result = await registry.RegisterAsync(request, new RegistrationOptions(), TestContext.Current.CancellationToken);
            }
            catch (EcsException exception) when (exception.Kind == EcsErrorKind.Refusal)
            {
                // ECS would not take it, for a placeholder mostly; it is compared with what it would become.
                completed++;
                TaskDefinition whole = DefaultValues.Apply(new Candidate(request, Court.Context));
                AssertSame(request, NormalForm.Of(new TaskDefinitionDocument(DocumentWriter.Serialize(whole)), request.Tags ?? []), path);
                continue;
            }

            registered++;
            AssertSame(request, NormalForm.Of(result.TaskDefinition, result.Tags ?? []), path);
            RegistrationResult again = await registry.RegisterAsync(
                request, new RegistrationOptions { IfChanged = true }, TestContext.Current.CancellationToken);
            Assert.False(again.Registered, path);
            Assert.Equal(result.TaskDefinition.Value.Revision, again.TaskDefinition.Value.Revision);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{registered} registered and compared, {completed} refused and completed and compared, {unreadable} that ECS cannot read");
        Assert.True(registered > 20, $"Only {registered} registered.");

        static void AssertSame(RegisterTaskDefinitionRequest request, NormalForm revision, string path)
        {
            Assert.True(NormalForm.Of(request).Compare(revision) is [], path);
            Assert.Equal(WithWholeRoles(NormalForm.Of(request).ToString()), WithWholeRoles(revision.ToString()));
        }
    }

    [Fact]
    public void Whatever_the_registry_fills_in_makes_no_difference()
    {
        int accepted = 0;
        Prop.ForAll(Definitions.Arbitrary(), json =>
        {
            if (Court.Refusals(json).Count > 0) return;
            accepted++;
            RegisterTaskDefinitionRequest request = Court.Read(json);
            TaskDefinitionDocument document = new(DocumentWriter.Serialize(Court.Defaulted(json)));
            Assert.Equal(WithWholeRoles(NormalForm.Of(request).ToString()), WithWholeRoles(NormalForm.Of(document).ToString()));
            Assert.True(NormalForm.Of(request).IsSame(NormalForm.Of(document)), json);
            Assert.True(NormalForm.Of(document).IsSame(NormalForm.Of(request)), json);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Assert.True(accepted > 50, $"Only {accepted} were accepted.");
    }

    // The name of a role alone; whose account it is, is a matter of registration.
    private static string WithWholeRoles(string json) => ShortRole().Replace(json, "$1");

    [System.Text.RegularExpressions.GeneratedRegex("(?<=\"(?:task|execution)RoleArn\":\")arn:[a-z-]+:iam::[0-9]{12}:role/([^\"]*)")]
    private static partial System.Text.RegularExpressions.Regex ShortRole();

    // A list, map or switch of the model that nobody has thought about would be compared by its order, or by what is filled in.
    [Fact]
    public void Every_list_map_and_switch_of_the_model_has_a_shape()
    {
        List<string> missing = [];
        Visit(EcsJsonContext.Default.RegisterTaskDefinitionRequest, DefinitionShape.Definition, "", missing);
        Assert.Equal(
            ["tags", "restartPolicy.enabled"],
            missing.Select(static m => m.Replace("containerDefinitions.", "", StringComparison.Ordinal)).OrderDescending());
    }

    private static void Visit(JsonTypeInfo type, Shape shape, string path, List<string> missing)
    {
        foreach (JsonPropertyInfo member in type.Properties.Where(static p => !p.IsExtensionData))
        {
            bool has = shape.Members.TryGetValue(member.Name, out Shape? of);
            JsonTypeInfo memberType = EcsJsonContext.Default.GetTypeInfo(member.PropertyType)!;
            Type plain = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            bool needs = memberType.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary || plain == typeof(bool);
            if (needs && !has) missing.Add(path + member.Name);
            Type? element = memberType.Kind == JsonTypeInfoKind.Enumerable
                ? member.PropertyType.GetGenericArguments()[0]
                : member.PropertyType;
            if (EcsJsonContext.Default.GetTypeInfo(element) is { Kind: JsonTypeInfoKind.Object } inner
                && (of ?? Shape.Value).Kind is not (ShapeKind.Ordered or ShapeKind.Set))
                Visit(inner, of ?? Shape.Value, path + member.Name + ".", missing);
        }
    }

    private static void DemandSame(string left, string right)
    {
        Assert.Equal("", Differences(left, right));
        NormalForm one = NormalForm.Of(Court.Read(left)), other = NormalForm.Of(Court.Read(right));
        Assert.True(one.IsSame(other) && other.IsSame(one));
        Assert.Equal(one.ToString(), other.ToString());
    }

    private static string Differences(string left, string right) => string.Join("|", NormalForm.Of(Court.Read(left))
        .Compare(NormalForm.Of(Court.Read(right)))
        .Select(static d => $"{d.Path} {d.Kind} {d.Left ?? "-"} {d.Right ?? "-"}"));

    private static RegisterTaskDefinitionRequest Read(string path)
    {
        JToken whole = JToken.Parse(File.ReadAllText(path));
        JToken definition = (whole as JObject)?["taskDefinition"] is JObject inner ? inner : whole;

        // Answers have empty lists of tags, which ECS does not take.
        if (definition is JObject { } one && one["tags"] is JArray { Count: 0 }) one.Remove("tags");
        return EcsJson.Read<RegisterTaskDefinitionRequest>(Encoding.UTF8.GetBytes(definition.ToString()));
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"arn:aws[\w-]*:iam::(\d{12}):role/")]
    private static partial System.Text.RegularExpressions.Regex AccountOf();
}
