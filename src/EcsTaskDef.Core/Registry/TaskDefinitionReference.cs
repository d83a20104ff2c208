using System;
using System.Globalization;
using EcsTaskDef.Errors;

namespace EcsTaskDef.Registry;

/// <summary>
/// What a caller means by a task definition: <c>family</c>, <c>family:revision</c> or an ARN. Parsed as ECS semantics §2
/// says: everything up to <c>task-definition/</c> is cut off, the rest split at its last colon. What is cut off must be
/// the beginning of an ECS ARN: who names something else does not mean a revision of ours that is called alike.
/// </summary>
internal sealed record TaskDefinitionReference
{
    private const string ResourceType = "task-definition/";

    public required string Family { get; init; }

    /// <summary>Null = the family alone was given.</summary>
    public int? Revision { get; init; }

    /// <summary>The ARN's partition, region and account; null when no ARN was given.</summary>
    public (string Partition, string Region, string Account)? Place { get; init; }

    /// <exception cref="EcsException">Blank, or the revision is not a positive whole number.</exception>
    public static TaskDefinitionReference Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw EcsErrors.InvalidParameter(SR.TaskDefinitionBlank, SR.AdviceReference);
        return TryParse(text!) ?? throw EcsErrors.InvalidParameter(SR.RevisionNumberInvalid, SR.AdviceRevisionNumber);
    }

    /// <summary>Null when what follows the last colon is not a positive whole number.</summary>
    public static TaskDefinitionReference? TryParse(string text)
    {
        int type = text.IndexOf(ResourceType, StringComparison.Ordinal);
        (string, string, string)? place = type < 0 ? null : Arn(text.Substring(0, type));
        string name = type == 0 || place is not null ? text.Substring(type + ResourceType.Length) : text;
        int colon = name.LastIndexOf(':');
        if (colon < 0) return new TaskDefinitionReference { Family = name, Place = place };

        bool isNumber = int.TryParse(name.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int revision);
        return isNumber && revision > 0
            ? new TaskDefinitionReference { Family = name.Substring(0, colon), Revision = revision, Place = place }
            : null;
    }

    // arn:{partition}:ecs:{region}:{account}: stands before the resource; anything else names no place.
    private static (string Partition, string Region, string Account)? Arn(string head)
    {
        string[] parts = head.Split(':');
        return parts.Length == 6 && parts[0] == "arn" && parts[2] == "ecs" && parts[5].Length == 0
            ? (parts[1], parts[3], parts[4])
            : null;
    }
}
