using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules;

/// <summary>
/// What is wrong with the text before any rule can judge: JSON and types, all of them, where ECS names only the first.
/// Evidence: docs/ECS.md §3.2, 1; texts §1.3.
/// </summary>
internal static class ReadingRule
{
    public static readonly Rule NotJson = Rule.CannotBeRead(nameof(SR.InputNotJson), "code [guess], text ours");
    public static readonly Rule TypeWrong = Rule.CannotBeRead(
        nameof(SR.MemberTypeWrong), "texts of docs/ECS.md §1.3 [seen], some by pattern [guess]");

    /// <summary>
    /// Reads a registration; null when nothing of it can be read. What is wrong is added to the findings, with paths in the text.
    /// </summary>
    public static RegisterTaskDefinitionRequest? Read(ReadOnlyMemory<byte> text, ReadingNotes notes, List<Finding> findings)
    {
        try
        {
            object request = new CarefulReader(text, ValueShape.Of(typeof(TaskDefinition)), notes).Read(ValueShape.Of(typeof(RegisterTaskDefinitionRequest)));
            findings.AddRange(notes.Faults.Select(Unreadable));
            return notes.HasTooManyFaults ? null : (RegisterTaskDefinitionRequest)request;
        }
        catch (EcsException exception) when (exception.Kind == EcsErrorKind.Refusal)
        {
            findings.Add(Found(NotJson, exception));
            return null;
        }
    }

    /// <summary>A value that could not be read.</summary>
    public static Finding Unreadable(EcsException fault) => Found(TypeWrong, fault);

    // ECS gives some of these no text; a finding always has one.
    private static Finding Found(Rule rule, EcsException exception) =>
        new(rule, exception.Message.Length > 0 ? exception.Message : rule.Text, exception.Advice ?? rule.Fix, exception.JsonPath!);
}
