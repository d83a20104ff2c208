using EcsTaskDef.Engine;
using EcsTaskDef.Registry;
using EcsTaskDef.Storage.Memory;
using static EcsTaskDef.Core.Tests.Rules.Court;

namespace EcsTaskDef.Core.Tests.Rules;

/// <summary>Rules broken together: ECS reports the one that comes first in its order (docs/ECS.md §3.2).</summary>
[Trait("Category", "Fast")]
public sealed class PrecedenceTests
{
    private const string Unsized = "{name: 'app', image: 'i'}";
    private const string NotEssential = ", essential: false";
    private const string BadDependency = ", dependsOn: [{containerName: 'missing', condition: 'START'}]";
    private const string FargateOnly = "requiresCompatibilities: ['FARGATE']";

    private static string One(string members, string? task) => Of("{name: 'app', image: 'i', memory: 64" + members + "}", task);

    public static TheoryData<string, string> Pairs() => new()
    {
        // 1 before all else is the reader's matter: A_type_error_comes_before_every_rule.
        // 2 sizes that cannot be read
        { "CpuInvalid", One(NotEssential, "cpu: 'x'") },
        { "CpuInvalid", One("", FargateOnly + ", cpu: 'x', memory: 'y'") },
        { "CpuInvalid", Of(Unsized, "cpu: 'x'") },
        { "CpuInvalid", One(BadDependency, "cpu: 'x'") },
        { "MemoryInvalid", One(NotEssential, FargateOnly + ", memory: 'x'") },

        // 3 memory of containers before 4 and 5
        { "MemoryMissing", Of(Unsized, FargateOnly + ", networkMode: 'awsvpc'") },
        { "MemoryMissing", Of(Unsized, FargateOnly) },
        { "MemoryMissing", Of(Unsized, FargateOnly + ", cpu: '256'") },
        { "MemoryMissing", Of("{name: 'app', image: 'i', essential: false}") },
        { "MemoryMissing", Of("{name: 'app', image: 'i', dependsOn: [{containerName: 'missing', condition: 'START'}]}") },

        // 4 essential containers before 5 and 6
        { "EssentialMissing", One(NotEssential, FargateOnly) },
        { "EssentialMissing", One(NotEssential, FargateOnly + ", networkMode: 'awsvpc'") },
        { "EssentialMissing", One(NotEssential + BadDependency, null) },

        // 5 Fargate before 6
        { "FargateNetworkMode", One(BadDependency, FargateOnly) },
        { "FargateNetworkMode", One("", FargateOnly + ", tags: []") },
        { "FargateNetworkMode", One("", FargateOnly + ", cpu: '256', memory: '4096'") },
        { "FargateCpuMissing", One(", privileged: true", FargateOnly + ", networkMode: 'awsvpc'") },
        { "FargateSizeUnknown", One(", privileged: true", FargateOnly + ", networkMode: 'awsvpc', cpu: '256', memory: '4096'") },
        { "FargateLogDriver", One(", logConfiguration: {logDriver: 'json-file'}" + BadDependency, FargateMembers) },

        // The options that a driver needs everywhere before what Fargate wants of it, and before the role.
        { "LogOptionsMissing", One(", logConfiguration: {logDriver: 'awslogs'}", FargateMembers) },
        {
            "LogOptionsMissing",
            One(", logConfiguration: {logDriver: 'awslogs', options: {'awslogs-group': 'g'}}" + BadDependency, FargateMembers)
        },
        {
            "FargateStreamPrefix",
            One(", logConfiguration: {logDriver: 'awslogs', options: {'awslogs-group': 'g', 'awslogs-region': 'r'}}", FargateMembers)
        },
        { "FargateStopTimeout", One(", stopTimeout: 121, startTimeout: 1", FargateMembers) },

        // Names and images are needed by every other text.
        { "FamilyInvalid", Of("").Replace("web", "w b", System.StringComparison.Ordinal) },
        { "ContainerListEmpty", Of("", "cpu: 'x'") },
        { "ContainerNameMissing", Of("{image: 'i'}") },
        { "ImageMissing", Of("{name: 'a'}", FargateOnly) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_rules_broken_together_ECS_reports_the_first(string first, string json)
    {
        Assert.Equal(first, Refusals(json)[0].Rule.Name);
        Assert.True(Refusals(json).Select(static f => f.Rule.Name).Distinct().Count() > 1, "Only one rule is broken.");
    }

    [Fact]
    public void A_type_error_comes_before_every_rule()
    {
        EcsException refusal = Assert.Throws<EcsException>(() => Read(One(", stopTimeout: '1'", "cpu: 'x'")));
        Assert.Equal("SerializationException", refusal.Code);
        Assert.Equal("STRING_VALUE cannot be converted to Integer", refusal.Message);
    }

    [Fact]
    public async Task The_scenarios_of_sizes_and_ports_answer_as_captured()
    {
        using RegistryHost host = new(new MemoryStore(), new TestClock());
        IRegistry registry = host.GetRegistry(Region, "tester");
        RegisterTaskDefinitionResponse answer = await registry.RegisterTaskDefinitionAsync(
            Read(Of(Container("a"), "requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '0.25 vCPU', memory: '0.5 GB'")));
        Assert.Equal(("256", "512"), (answer.TaskDefinition.Value.Cpu, answer.TaskDefinition.Value.Memory));
        EcsException refusal = await Assert.ThrowsAsync<EcsException>(async () => await registry.RegisterTaskDefinitionAsync(
            Read(Of(Container("a"), "requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '4096'"))));
        Assert.Equal("ClientException", refusal.Code);
        Assert.Contains("256 CPU, 4096 memory", refusal.Message, System.StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<EcsException>(async () => await registry.RegisterTaskDefinitionAsync(
            Read(AwsVpc("portMappings: [{containerPort: 80, hostPort: 81}]"))));
        Assert.Equal("When networkMode=awsvpc, the host ports and container ports in port mappings must match.", refusal.Message);
        answer = await registry.RegisterTaskDefinitionAsync(Read(Def(null, "portMappings: [{containerPort: 80}]")));
        Assert.Equal(0, answer.TaskDefinition.Value.ContainerDefinitions![0].PortMappings![0].HostPort);
        answer = await registry.RegisterTaskDefinitionAsync(
            Read(
                Of(Container("a"), "networkMode: 'awsvpc'")
                    .Replace("memory: 64", "memory: 64, portMappings: [{containerPort: 80}]", System.StringComparison.Ordinal)));
        Assert.Equal(80, answer.TaskDefinition.Value.ContainerDefinitions![0].PortMappings![0].HostPort);

        // The refused ones took no number.
        Assert.Equal(3, answer.TaskDefinition.Value.Revision);
    }
}
