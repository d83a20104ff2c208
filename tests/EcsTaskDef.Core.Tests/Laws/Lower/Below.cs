namespace EcsTaskDef.Core.Tests.Laws.Lower;

/// <summary>Named by a type of another room.</summary>
internal sealed class Below;
