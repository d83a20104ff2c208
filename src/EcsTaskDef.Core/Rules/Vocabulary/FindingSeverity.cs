namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>How much a finding matters.</summary>
/// <remarks>ConvertTo-Json writes enumerations of this size as texts.</remarks>
public enum FindingSeverity : long
{
    /// <summary>ECS refuses the definition.</summary>
    Error,

    /// <summary>ECS accepts it, and it will be regretted.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Info,
}
