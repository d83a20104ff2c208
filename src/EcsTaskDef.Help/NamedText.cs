namespace EcsTaskDef.Help;

/// <summary>A type that a cmdlet takes or gives, and what is said about it.</summary>
internal sealed record NamedText(string Name, IReadOnlyList<string> Text);
