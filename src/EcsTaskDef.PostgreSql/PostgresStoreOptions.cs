namespace EcsTaskDef.PostgreSql;

/// <summary>How a store on PostgreSQL is reached: what its location says, and what processes decide for themselves.</summary>
internal sealed record PostgresStoreOptions
{
    /// <summary>The schema where a location names none.</summary>
    public const string DefaultSchema = "ecstaskdef";

    /// <summary>The location as people read it; it has no password.</summary>
    public required string Location { get; init; }

    /// <summary>What Npgsql is given. It has a password only where PGPASSWORD, a password file or a service file had one.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The schema that has the store's tables.</summary>
    public string Schema { get; init; } = DefaultSchema;

    /// <summary>The account asked for, twelve digits; null = the store's own.</summary>
    public string? Account { get; init; }

    /// <summary>Where time comes from; null = the database, so that all hosts have one clock.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>For how long something is tried again that has certainly not happened, before the caller hears of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Of several hosts the one that can be written to; false = any.</summary>
    public bool NeedsPrimary { get; init; } = true;

    /// <summary>The versions of the tables that this software knows.</summary>
    public SchemaVersions Versions { get; init; } = SchemaVersions.Known;

    /// <summary>Receives warnings that belong to no answer; null = nobody.</summary>
    public Action<EcsException>? Warn { get; init; }

    /// <summary>What is taken from the process and its host.</summary>
    public Surroundings Surroundings { get; init; } = Surroundings.Real;
}
