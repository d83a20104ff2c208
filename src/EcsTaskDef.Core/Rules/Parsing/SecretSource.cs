namespace EcsTaskDef.Rules.Parsing;

/// <summary>Where a secret is kept, as its ARN says.</summary>
internal enum SecretSource
{
    /// <summary>The text is no ARN of a secret.</summary>
    None,

    /// <summary>A parameter of Systems Manager.</summary>
    Parameter,

    /// <summary>A secret of Secrets Manager.</summary>
    Secret,
}
