namespace EcsTaskDef.AWSTools.Generator;

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Member">The member of the request that it sets: <c>networkConfiguration.awsvpcConfiguration.subnets</c>.</param>
/// <param name="Type">Its type, as the table spells types.</param>
internal sealed record TableParameter(string Name, string Member, string Type)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public bool IsMandatory { get; init; }

    /// <summary>Whether it stands first without its name and takes values from the pipeline.</summary>
    public bool IsPiped { get; init; }
}
