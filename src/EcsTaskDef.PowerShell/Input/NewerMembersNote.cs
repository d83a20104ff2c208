using System.Collections;
using System.Text.Json;

namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The property <c>AdditionalMembers</c> of a revision, and of each structure in it, that keeps members newer than this software. All
/// others have no such property.
/// </summary>
internal static class NewerMembersNote
{
    public const string Name = "AdditionalMembers";

    /// <summary>
    /// Adds it where it belongs. The revision has one, if an empty one, wherever the members are: what PowerShell writes of it as JSON
    /// leaves them out, and must not pass for the whole.
    /// </summary>
    public static void AddTo(TaskDefinition revision)
    {
        if (!NewerMembers.AreIn(revision) || PSObject.AsPSObject(revision).Properties[Name] is not null) return;
        AddTo((EcsStructure)revision);
        if (NewerMembers.Of(revision) is null) Add(revision, new Dictionary<string, JsonElement>());
    }

    private static void AddTo(EcsStructure structure)
    {
        if (NewerMembers.Of(structure) is { } more) Add(structure, more);
        foreach (StructureMember member in ValueShape.Of(structure.GetType()).Members)
        {
            object? value = member.Get(structure);
            if (value is EcsStructure inner) AddTo(inner);
            else if (value is IEnumerable list and not string)
                foreach (EcsStructure item in list.OfType<EcsStructure>()) AddTo(item);
        }
    }

    private static void Add(EcsStructure structure, IDictionary<string, JsonElement> members) =>
        PSObject.AsPSObject(structure).Properties.Add(new PSNoteProperty(Name, members));
}
