namespace EcsTaskDef.Rules;

/// <summary>What rules may know of the registry that judges.</summary>
internal sealed record RuleContext(string Account, string Region, string Partition);
