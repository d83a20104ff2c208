namespace EcsTaskDef.PowerShell.Input;

/// <summary>A task definition that a cmdlet was given.</summary>
/// <param name="Target">The user's input.</param>
/// <param name="File">The file it comes from; null = none.</param>
/// <param name="Read">Reads it; may throw.</param>
/// <param name="Origin">Where it is from, if it is a revision; null = a text, a file, or an object that does not say.</param>
internal readonly record struct GivenDefinition(object? Target, string? File, Func<Registration> Read, Origin? Origin = null);
