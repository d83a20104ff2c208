namespace EcsTaskDef.Settings;

/// <summary>What a location names.</summary>
public enum RegistryLocationKind
{
    /// <summary>A store on disk.</summary>
    Folder,

    /// <summary>The real ECS.</summary>
    Aws,

    /// <summary>An endpoint that speaks ECS.</summary>
    Endpoint,

    /// <summary>A store in a PostgreSQL database.</summary>
    Database,
}
