using System.Text.RegularExpressions;
using Mono.Cecil;

namespace EcsTaskDef.Core.Tests.Laws;

/// <summary>
/// The rooms of docs/ARCHITECTURE.md: a folder is a namespace, and a room names only rooms below it. Read from the compiled assemblies,
/// so a <c>using</c> or a full name hides nothing.
/// </summary>
[Trait("Category", "Fast")]
public sealed class FloorLawTests
{
    // From the ground up. What stands here is what docs/ARCHITECTURE.md draws.
    private static readonly string[] s_engine =
    [
        "Errors", "Text", "Reading", "Model", "Model.Workloads", "Messages", "Settings",
        "Rules.Vocabulary", "Rules.Parsing", "Rules.Refusals", "Rules.Advice", "Rules.Defaults", "Rules.Workloads", "Rules", "Comparison",
        "Storage", "Storage.Index", "Storage.Memory", "Storage.Json", "Maintenance", "Registry", "Planning",
        "Engine.Facts", "Engine.Region", "Engine.Clusters", "Engine.Scheduling", "Engine.Services", "Engine.Tasks", "Engine.Instances",
        "Engine.Account", "Engine.Daemons", "Engine.Tags", "Engine.TaskDefinitions", "Engine.Express", "Engine.Families", "Engine.History",
        "Engine.Copies",
        "Engine",
    ];

    private static readonly string[] s_module =
        ["Errors", "Session", "Input", "Progress", "Queries", "Files", "Views", "Completion", "Serving", "Batches", "Pipeline", "Commands"];

    public static TheoryData<string, string, string> Assemblies => new()
    {
        { "EcsTaskDef.Core", "netstandard2.0", "EcsTaskDef" },
        { "EcsTaskDef.Core", "net8.0", "EcsTaskDef" },
        { "EcsTaskDef.PowerShell", "netstandard2.0", "EcsTaskDef.PowerShell" },
        { "EcsTaskDef.PowerShell", "net8.0", "EcsTaskDef.PowerShell" },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_room_names_only_rooms_below_it(string project, string framework, string root)
    {
        string[] rooms = project == "EcsTaskDef.Core" ? s_engine : s_module;
        using ModuleDefinition module = ShippedAssembly.Open(project, framework);
        string[] unknown =
            [.. module.Types.Select(type => Room(type, root)).Where(room => room is not null && !rooms.Contains(room)).Distinct()!];
        Assert.Empty(unknown);
        string found = string.Join("\n", Upwards(RoomReferences.Of(module), rooms, root));
        Assert.True(found.Length == 0, found);
    }

    [Fact]
    public void A_reference_upwards_is_caught()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(FloorLawTests).Assembly.Location);
        string[] rooms = ["Laws.Upper", "Laws.Lower"];
        IReadOnlyCollection<(TypeDefinition From, TypeDefinition To)> references = RoomReferences.Of(module);
        string caught = Assert.Single(Upwards(references, rooms, "EcsTaskDef.Core.Tests"));
        Assert.Equal("Laws.Upper.Above names Laws.Lower.Below", caught);
        Assert.Empty(Upwards(references, [.. rooms.Reverse()], "EcsTaskDef.Core.Tests"));
    }

    [Fact]
    public void A_folder_is_a_namespace()
    {
        List<string> wrong = new();
        foreach (string file in Repository.Sources())
        {
            if (Regex.Match(File.ReadAllText(file), @"^namespace ([\w.]+)", RegexOptions.Multiline)
                is not { Success: true } declared) continue;
            string[] steps = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!)
                .Split(Path.DirectorySeparatorChar);
            if (steps[0] == "EcsTaskDef.Core") steps[0] = "EcsTaskDef";

            // Stand-ins for AWS's classes have AWS's names.
            if (steps is ["EcsTaskDef.AWSTools", "Amazon", ..]) steps = steps[1..];

            // Classes that carry AWS's names stand in folders of these.
            if (steps is ["EcsTaskDef.AWSTools", "Amazon", ..]) steps = steps[1..];
            if (declared.Groups[1].Value != string.Join('.', steps)) wrong.Add(
                $"{Path.GetRelativePath(Repository.Root, file)}: {declared.Groups[1].Value}");
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Upwards(IEnumerable<(TypeDefinition From, TypeDefinition To)> references, string[] rooms,
        string root) =>
        from reference in references
        let room = Room(reference.From, root)
        let named = Room(reference.To, root)
        where room is not null && named is not null && rooms.Contains(room) && rooms.Contains(named)
            && Array.IndexOf(rooms, named) > Array.IndexOf(rooms, room)
        orderby room
        select $"{room}.{reference.From.Name} names {named}.{reference.To.Name}";

    // Null for what the compiler made and for the root's own file of differences between the frameworks.
    private static string? Room(TypeDefinition type, string root) =>
        type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..] : null;
}
