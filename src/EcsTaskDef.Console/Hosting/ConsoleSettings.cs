using EcsTaskDef.Registry;

namespace EcsTaskDef.Console.Hosting;

/// <summary>What the console is given by the server that hosts it.</summary>
public sealed record ConsoleSettings
{
    /// <summary>The path under which all of it lies.</summary>
    public const string Root = "/console";

    /// <summary>The registries of the store.</summary>
    public required IRegistryHost Host { get; init; }

    /// <summary>The store's folder, for the commands that are shown.</summary>
    public required string StorePath { get; init; }

    /// <summary>Who acts: the user that the registrations of this console name.</summary>
    public required string User { get; init; }

    /// <summary>The region that is shown where no address names one and none has anything.</summary>
    public required string Region { get; init; }

    /// <summary>This software's version.</summary>
    public required string Version { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider Clock { get; init; }
}
