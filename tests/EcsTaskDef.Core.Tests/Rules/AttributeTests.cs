using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>requiresAttributes and compatibilities, feature by feature (docs/ECS.md §3.5). A is com.amazonaws.ecs.capability.</summary>
[Trait("Category", "Fast")]
public sealed class AttributeTests
{
    public static TheoryData<string, string> Features() =>
        new(RuleTable.Read("Attributes").Select(static r => (r.Json, r.Heading == "none" ? "" : r.Heading)));

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
    [InlineData("networkMode: 'bridge'", "EXTERNAL EC2")]
    [InlineData("networkMode: 'none'", "EXTERNAL EC2")]
    [InlineData("networkMode: 'host'", "EXTERNAL EC2")]
    [InlineData("cpu: '256', memory: '512'", "EXTERNAL EC2")]
    [InlineData("networkMode: 'awsvpc'", "EC2")]
    [InlineData("networkMode: 'awsvpc', cpu: '256', memory: '512'", "EC2 FARGATE MANAGED_INSTANCES")]
    [InlineData("networkMode: 'awsvpc', cpu: '256', memory: '512', requiresCompatibilities: ['EC2']", "EC2 FARGATE MANAGED_INSTANCES")]
    [InlineData("networkMode: 'awsvpc', cpu: '256', memory: '4096'", "EC2 MANAGED_INSTANCES")]
    [InlineData(
        "networkMode: 'awsvpc', cpu: '1024', memory: '2048', runtimePlatform: {operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', "
            + "cpuArchitecture: 'ARM64'}",
        "EC2 FARGATE")]
    public void Compatibilities_follow_network_mode_size_and_platform(string? task, string expected) =>
        Assert.Equal(expected, string.Join(" ", Defaulted(Def(task)).Compatibilities!));

    [Theory]
    [InlineData(null, "EC2")]
    [InlineData("networkMode: 'bridge', cpu: '256', memory: '512'", "EC2")]
    [InlineData("networkMode: 'awsvpc', cpu: '256', memory: '512'", "EC2 FARGATE MANAGED_INSTANCES")]
    public void A_port_mapping_with_a_name_is_not_for_external_instances(string? task, string expected) => Assert.Equal(
        expected, string.Join(" ", Defaulted(Def(task, "portMappings: [{containerPort: 80, name: 'web'}]")).Compatibilities!));

    [Theory]
    [InlineData("stopTimeout: 121")]
    [InlineData("privileged: true")]
    [InlineData("logConfiguration: {logDriver: 'json-file'}")]
    [InlineData("linuxParameters: {sharedMemorySize: 1}")]
    public void What_breaks_a_Fargate_rule_without_asking_for_it_is_accepted_and_not_for_Fargate(string container)
    {
        string json = Def("networkMode: 'awsvpc', cpu: '256', memory: '512'", container);
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
        Defaulted(Def($"networkMode: '{mode}'", "portMappings: [{containerPort: 80, hostPort: 0}]")).ContainerDefinitions![0]
            .PortMappings![0].HostPort);

    private static string Short(string name) => name.StartsWith("com.amazonaws.ecs.capability.", StringComparison.Ordinal)
        ? "A." + name.Substring("com.amazonaws.ecs.capability.".Length)
        : name.Substring("ecs.capability.".Length);
}
