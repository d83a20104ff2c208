using EcsTaskDef.Rules.Parsing;
using EcsTaskDef.Storage;

namespace EcsTaskDef.Engine.Region;

/// <summary>The plans of operations that name revisions.</summary>
internal static class ReadPlans
{
    /// <summary>The plan of an operation that reads one revision, or a family's latest ACTIVE one.</summary>
    public static ReadPlan Of(TaskDefinitionReference reference) => new() { Revisions = [(reference.Family, reference.Revision)] };

    /// <summary>
    /// The plan of an operation on revisions as a caller names them, by <c>family:revision</c> or ARN. What is not of that form is left
    /// out: its refusal comes later, and reads nothing.
    /// </summary>
    public static ReadPlan OfNames(IEnumerable<string> names)
    {
        List<(string, int?)> revisions = new();
        foreach (string name in names)
        {
            string rest = name.Substring(name.LastIndexOf('/') + 1);
            int colon = rest.LastIndexOf(':');
            if (colon > 0 && EcsName.IsValid(rest.Substring(0, colon))
                && int.TryParse(rest.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int revision))
                revisions.Add((rest.Substring(0, colon), revision));
        }

        return new ReadPlan { Revisions = revisions };
    }
}
