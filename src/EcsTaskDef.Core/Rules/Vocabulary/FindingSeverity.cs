namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>ECS refuses the definition.</summary>
    Error,

    /// <summary>ECS accepts it, and it will be regretted.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Info,
}
