namespace EcsTaskDef.Help;

/// <summary>An example: what is said before its code, the code, and what is said after it.</summary>
internal sealed record HelpExample(
    string Title, IReadOnlyList<string> Introduction, string Code, IReadOnlyList<string> Remarks);
