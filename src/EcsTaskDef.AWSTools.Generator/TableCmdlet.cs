namespace EcsTaskDef.AWSTools.Generator;

/// <summary>A cmdlet of AWS.Tools.ECS.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operation">The operation of ECS that it calls.</param>
internal sealed record TableCmdlet(string Name, string Operation)
{
    /// <summary>What it returns: a member of the response, <c>*</c> = the response, null = nothing.</summary>
    public string? Select { get; init; }

    /// <summary>The parameter in the question before a change; null = it changes nothing.</summary>
    public string? Target { get; init; }

    /// <summary>An older name; null = none.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether it reads all pages.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Its parameters in alphabetical order, those of every cmdlet excepted; null = the operation is not offered here.</summary>
    public IReadOnlyList<TableParameter>? Parameters { get; init; }

    public string Verb => Name[..Name.IndexOf('-')];

    public string Noun => Name[(Name.IndexOf('-') + 1)..];

    /// <summary>The name of its class, which is part of an error's id.</summary>
    public string ClassName => Verb + Noun + "Cmdlet";

    public string Response => Operation + "Response";
}
