using Mono.Cecil;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>
/// Doors see a registry and nothing below it: no type of the engine's or the stores' rooms, but where a door begins. Read from the compiled
/// assemblies, constants excepted.
/// </summary>
[Trait("Category", "Fast")]
public sealed class DoorLawTests
{
    private static readonly string[] s_hidden = ["EcsTaskDef.Engine", "EcsTaskDef.Storage"];

    /// <summary>Each door, and the types of it that open a store.</summary>
    public static TheoryData<string, string, string> Doors => new()
    {
        { "EcsTaskDef.Wire", "net8.0", "" },
        { "EcsTaskDef.AWSTools", "netstandard2.0", "" },
        { "EcsTaskDef.AWSTools", "net8.0", "" },
        { "EcsTaskDef.Server", "net10.0", "EcsTaskDef.Server.ServerProgram" },
        { "EcsTaskDef.Console", "net10.0", "" },
        { "EcsTaskDef.PowerShell", "netstandard2.0", "EcsTaskDef.PowerShell.Session.HostCache" },
        { "EcsTaskDef.PowerShell", "net8.0", "EcsTaskDef.PowerShell.Session.HostCache" },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_door_names_neither_the_engine_nor_a_store(string project, string framework, string beginning)
    {
        using ModuleDefinition module = ShippedAssembly.Open(project, framework);
        Assert.Equal(beginning, string.Join(" ", Peeping(module, s_hidden)));
    }

    [Fact]
    public void A_door_that_names_what_is_below_is_caught()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(DoorLawTests).Assembly.Location);
        string[] peeping = [.. Peeping(module, s_hidden)];
        Assert.Contains(typeof(Engine.WorkloadSuite).FullName, peeping);
        Assert.DoesNotContain(typeof(DoorLawTests).FullName, peeping);
        Assert.Equal([typeof(Upper.Above).FullName], Peeping(module, ["EcsTaskDef.Core.Tests.Laws.Lower"]).Order());
    }

    private static IEnumerable<string> Peeping(ModuleDefinition module, string[] hidden) => RoomReferences.All(module)
        .Where(reference => hidden.Any(room => IsIn(RoomReferences.NamespaceOf(reference.Named), room))
            && !hidden.Any(room => IsIn(reference.From.Namespace, room)))
        .Select(static reference => reference.From.FullName).Distinct();

    private static bool IsIn(string name, string room) => name == room || name.StartsWith(room + ".", StringComparison.Ordinal);
}
