namespace EcsTaskDef.PowerShell.Input;

/// <summary>As <see cref="ContainerDefinitionArgument"/>, for a proxy.</summary>
public sealed record ProxyConfigurationArgument : Model.ProxyConfiguration
{
    public NameValuePair? Property { get; init; }
}
