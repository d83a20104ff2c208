namespace EcsTaskDef.PowerShell.Input;

/// <summary>A store as its cmdlets show it: what it holds, the region of the session, and its settings.</summary>
internal static class DescribedStore
{
    private const string DefaultRegion = "DefaultRegion";

    /// <summary>The description with the properties on it.</summary>
    /// <param name="store">What the store holds.</param>
    /// <param name="defaultRegion">The region of the session.</param>
    /// <param name="settings">The settings kept in the store.</param>
    /// <param name="onlyRegions">The regions to show; null = all.</param>
    public static PSObject Of(
        StoreDescription store, string defaultRegion, RuntimeSettings settings, IReadOnlyList<string>? onlyRegions = null)
    {
        if (onlyRegions is not null)
            store = store with { Regions = store.Regions.Where(one => onlyRegions.Contains(one.Region)).ToArray() };
        PSObject output = PSObject.AsPSObject(store);
        Add(DefaultRegion, defaultRegion);

        // Under the names that Set-TaskDefinitionStore has for them.
        Add("Clock", settings.Clock);
        Add("TaskDelay", settings.TaskDelays);
        Add("TaskRun", settings.TaskRuns.Count == 0 ? null : settings.TaskRuns.Select(static r => $"{r.Key}: {r.Value}").ToArray());
        Add("PropagationWindow", settings.PropagationWindow);
        Add("PropagationSeed", settings.PropagationSeed);
        Add("RegistrationQuota", settings.RegistrationQuota);
        Add("InactiveRetention", settings.InactiveRetention);
        return output;

        void Add(string name, object? value) => output.Properties.Add(new PSNoteProperty(name, value));
    }
}
