using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Refusals;

/// <summary>
/// Members that ECS does not know, with the nearest name that it does, and members that are there twice. Evidence:
/// docs/ECS.md §1.1 [seen]. The names are the model's own.
/// </summary>
internal static class MemberRule
{
    public static readonly Rule Unknown = Rule.Warns(nameof(SR.MemberUnknown), "[seen]");
    public static readonly Rule Misspelt = Rule.Warns(nameof(SR.MemberMisspelt), "[seen]");
    public static readonly Rule OfAnswer = Rule.Informs(nameof(SR.MemberOfAnswer), "[seen]");
    public static readonly Rule Twice = Rule.Warns(nameof(SR.MemberTwice), "ours");

    /// <summary>Reports the members that reading noted; paths are those in the text.</summary>
    public static void Check(ReadingNotes notes, Report report)
    {
        foreach (UnusualMember member in notes.Members)
        {
            string path = member.Path.ToString();
            if (member.IsRepeated) report.Add(Twice, path, member.Name);
            else if (member.Path.IsAtTop && ValueShape.Of(typeof(TaskDefinition)).Find(member.Name) is not null) report.Add(OfAnswer, path, member.Name);
            else if (!member.IsNull || Nearest(member.Structure, member.Name) is not null) AddUnknown(member.Structure, member.Name, path, report);
        }
    }

    /// <summary>Reports the members that a definition keeps without knowing them.</summary>
    public static void Check(EcsStructure structure, string path, Report report)
    {
        ValueShape shape = ValueShape.Of(structure.GetType());
        foreach (StructureMember member in shape.Members)
        {
            if (member.Get(structure) is not { } value) continue;
            if (value is EcsStructure inner) Check(inner, $"{path}.{member.Name}", report);
            if (value is not IEnumerable<EcsStructure> items) continue;
            int index = 0;
            foreach (EcsStructure item in items) Check(item, $"{path}.{member.Name}[{index++}]", report);
        }

        if (structure.AdditionalMembers is not { } more) return;
        foreach (string name in more.Keys) AddUnknown(shape, name, $"{path}.{name}", report);
    }

    private static void AddUnknown(ValueShape structure, string name, string path, Report report)
    {
        if (Nearest(structure, name) is { } nearest) report.Add(Misspelt, path, name, nearest);
        else report.Add(Unknown, path, name);
    }

    private static string? Nearest(ValueShape structure, string name)
    {
        const int MaxLength = 64;
        if (name.Length > MaxLength) return null;
        string? nearest = null;
        int least = Math.Max(1, name.Length / 4) + 1;
        foreach (StructureMember member in structure.Members)
        {
            int distance = Distance(name.ToLowerInvariant(), member.Name.ToLowerInvariant());
            if (distance >= least) continue;
            (least, nearest) = (distance, member.Name);
        }

        return nearest;
    }

    // Optimal string alignment: letters missing, added, changed or swapped with their neighbour.
    private static int Distance(string left, string right)
    {
        int[,] costs = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++) costs[i, 0] = i;
        for (int j = 0; j <= right.Length; j++) costs[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = costs[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(change, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }

        return costs[left.Length, right.Length];
    }
}
