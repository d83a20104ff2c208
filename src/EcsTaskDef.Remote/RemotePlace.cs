namespace EcsTaskDef.Remote;

/// <summary>Where operations are sent, as errors name it.</summary>
/// <param name="Location">The location.</param>
/// <param name="Region">The region.</param>
internal sealed record RemotePlace(RegistryLocation Location, string Region)
{
    /// <summary>The profile; null = none was named.</summary>
    public string? Profile => Location.Profile;

    /// <summary>In words: <c>AWS (aws:prod, eu-west-1)</c>.</summary>
    public string Name => Location.Kind == RegistryLocationKind.Aws ? $"AWS ({Location}, {Region})" : Location.Text;
}
