namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>What rules may know of the registry that judges.</summary>
internal sealed record RuleContext(string Account, string Region, string Partition)
{
    /// <summary>
    /// Whether somebody said whose the store is. Nobody's account is the default one, so every ARN of a real account would
    /// be another account's: what ECS refuses about that says nothing there.
    /// </summary>
    public bool HasAccount => Account != RegistryHostOptions.DefaultAccount;
}
