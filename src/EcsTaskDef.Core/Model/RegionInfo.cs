namespace EcsTaskDef.Model;

/// <summary>A listed region.</summary>
/// <param name="Name">Its name, e.g. <c>eu-west-1</c>.</param>
/// <param name="Description">Its place in words, e.g. <c>Europe (Ireland)</c>.</param>
/// <param name="Partition">Its partition, e.g. <c>aws</c>.</param>
public sealed record RegionInfo(string Name, string Description, string Partition);
