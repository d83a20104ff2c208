using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Reading;

/// <summary>A family as a row.</summary>
/// <param name="Summary">What the registry says of it.</param>
/// <param name="Images">The images of its latest revision.</param>
/// <param name="InUse">Whether a task or service uses one of its revisions; null = it is not known yet.</param>
internal sealed record FamilyRow(FamilySummary Summary, string Images, bool? InUse);
