namespace EcsTaskDef.AWSTools.Generator;

/// <summary>What AWS.Tools.ECS offers: its cmdlets with their parameters, and the types that they take and give.</summary>
internal sealed record CmdletTable
{
    /// <summary>The release of AWS.Tools.ECS that the names were taken down from.</summary>
    public required string Version { get; init; }

    /// <summary>Where the names were taken down from.</summary>
    public required string Source { get; init; }

    /// <summary>In alphabetical order.</summary>
    public required IReadOnlyList<TableCmdlet> Cmdlets { get; init; }

    /// <summary>The members of each structure, and their types.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Structures { get; init; }

    /// <summary>The values of each type that has a fixed set of them.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Constants { get; init; }

    /// <summary>The members of each exception beyond its message, and their types.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Exceptions { get; init; }

    /// <summary>The cmdlets that the store answers.</summary>
    public IEnumerable<TableCmdlet> Offered => Cmdlets.Where(static cmdlet => cmdlet.Parameters is not null);
}
