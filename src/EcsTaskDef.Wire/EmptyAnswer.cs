namespace EcsTaskDef.Wire;

/// <summary>The answer of TagResource and UntagResource: <c>{}</c> (docs/ECS.md §4.7 [captured]).</summary>
public readonly record struct EmptyAnswer;
