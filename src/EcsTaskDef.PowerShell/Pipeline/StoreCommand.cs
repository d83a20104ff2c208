
namespace EcsTaskDef.PowerShell.Pipeline;

/// <summary>A cmdlet about the store as a whole.</summary>
public abstract class StoreCommand : RegistryCommand
{
    private const string DefaultRegion = "DefaultRegion";

    private protected override bool UsesRegistry => false;

    /// <summary>Writes the store's description with this session's region; of one region only, where one is named.</summary>
    /// <param name="onlyRegion">The region to show; null = all.</param>
    private protected void WriteDescription(string? onlyRegion = null)
    {
        if (!Try(Store, () => Wait(token => OpenStore.DescribeAsync(token)), out StoreDescription description)) return;
        if (onlyRegion is not null)
        {
            description = description with
            {
                Regions = description.Regions
                    .Where(region => string.Equals(region.Region, onlyRegion, StringComparison.Ordinal)).ToArray(),
            };
        }

        PSObject output = PSObject.AsPSObject(description);
        output.Properties.Add(new PSNoteProperty(DefaultRegion, RegionName));
        foreach ((string name, object? value) in Settings(OpenStore.RuntimeSettings)) output.Properties.Add(new PSNoteProperty(name, value));
        WriteObject(output);
    }

    // Under the names that Set-TaskDefinitionStore has for them.
    private static (string Name, object? Value)[] Settings(RuntimeSettings settings) => new (string, object?)[]
    {
        ("Clock", settings.Clock),
        ("TaskDelay", settings.TaskDelays),
        ("PropagationWindow", settings.PropagationWindow),
        ("PropagationSeed", settings.PropagationSeed),
        ("RegistrationQuota", settings.RegistrationQuota),
        ("InactiveRetention", settings.InactiveRetention),
    };
}
