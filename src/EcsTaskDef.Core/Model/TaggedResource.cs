namespace EcsTaskDef.Model;

/// <summary>What a <c>resourceArn</c> names.</summary>
/// <param name="Type">The type as in the ARN, e.g. <c>container-instance</c>.</param>
/// <param name="Cluster">The cluster it is in; empty for a task definition; a cluster's own name.</param>
/// <param name="Name">Its name or id.</param>
/// <param name="Definition">The revision, where it is a task definition.</param>
internal sealed record TaggedResource(string Type, string Cluster, string Name, TaskDefinitionReference? Definition = null);
