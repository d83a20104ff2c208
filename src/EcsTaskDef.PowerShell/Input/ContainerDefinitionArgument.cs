namespace EcsTaskDef.PowerShell.Input;

/// <summary>
/// The type of a parameter that takes containers: PowerShell completes its members in <c>@{ }</c>, and what is in them, in the singular
/// too. Nothing is ever kept in it (<see cref="StructureTransformationAttribute"/>).
/// </summary>
public sealed record ContainerDefinitionArgument : Model.ContainerDefinition
{
    public Model.EnvironmentFile? EnvironmentFile { get; init; }

    public Model.HostEntry? ExtraHost { get; init; }

    public new LinuxParametersArgument? LinuxParameters { get; init; }

    public new LogConfigurationArgument? LogConfiguration { get; init; }

    public Model.MountPoint? MountPoint { get; init; }

    public Model.PortMapping? PortMapping { get; init; }

    public Model.ResourceRequirement? ResourceRequirement { get; init; }

    public Model.Secret? Secret { get; init; }

    public Model.SystemControl? SystemControl { get; init; }

    public Model.Ulimit? Ulimit { get; init; }
}

/// <summary>As <see cref="ContainerDefinitionArgument"/>, for what a container has of Linux.</summary>
public sealed record LinuxParametersArgument : Model.LinuxParameters
{
    public Model.Device? Device { get; init; }
}

/// <summary>As <see cref="ContainerDefinitionArgument"/>, for a container's log.</summary>
public sealed record LogConfigurationArgument : Model.LogConfiguration
{
    public Model.Secret? SecretOption { get; init; }
}
