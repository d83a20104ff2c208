namespace EcsTaskDef.Help;

/// <summary>One way to call a cmdlet.</summary>
/// <param name="Name">The parameter set's name.</param>
/// <param name="IsDefault">Whether the page marks it as the default.</param>
/// <param name="Text">The line, with its breaks taken out.</param>
/// <param name="Parameters">The names of the parameters in their order.</param>
internal sealed record SyntaxSet(string Name, bool IsDefault, string Text, IReadOnlyList<string> Parameters);
