namespace EcsTaskDef.Help;

/// <summary>A parameter: what is said about it, and the facts under it.</summary>
internal sealed record HelpParameter(string Name, IReadOnlyList<string> Description, ParameterFacts Facts);
